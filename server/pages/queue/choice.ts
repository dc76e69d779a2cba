/** Which part of the queue the address asks for. What it does not understand is left out. */
import type { Query } from '../../helpers/addresses.ts';
import { isMetric } from '../../scoring/metrics/index.ts';
import type { OpenCase } from '../../stores/open-cases.ts';
import { word } from '../desk/sellers-query.ts';
import { sleeps } from './present-marks.ts';

export const scopes = ['mine', 'team', 'all', 'snoozed', 'expired', 'released', 'decided'] as const;
export type Scope = (typeof scopes)[number];

export interface Filters {
  level?: string | undefined;
  country?: string | undefined;
  kind?: string | undefined;
  metric?: string | undefined;
}

/** Who asks, and on which day (`YYYY-MM-DD`): what `mine`, `team` and `snoozed` depend on. */
export interface Asker {
  email: string;
  /** The e-mails of the person's team; the own one alone without a team. */
  team: readonly string[];
  today: string;
}

export const readScope = (query: Record<string, unknown>): Scope | undefined =>
  scopes.find((scope) => scope === word(query['scope']));

export const readFilters = (query: Record<string, unknown>): Filters => ({
  level: word(query['level'], (text) => ['warn', 'limit', 'suspend'].includes(text)),
  country: word(query['country']),
  kind: word(query['kind']),
  metric: word(query['metric'], isMetric),
});

/** Scopes that show cases of the queue; the others show what has left it. */
export const isQueue = (scope: Scope): boolean => scope !== 'released' && scope !== 'decided';

/** In somebody's hands counts as theirs, whoever looks after the seller. */
const inHandsOf = ({ managerEmail, claimedBy }: OpenCase, emails: readonly string[]): boolean =>
  (managerEmail !== null && emails.includes(managerEmail)) || (claimedBy !== null && emails.includes(claimedBy));

const inScope: Record<Scope, (one: OpenCase, asker: Asker) => boolean> = {
  mine: (one, { email, today }) => !sleeps(one, today) && inHandsOf(one, [email]),
  team: (one, { team, today }) => !sleeps(one, today) && inHandsOf(one, team),
  all: (one, { today }) => !sleeps(one, today),
  snoozed: (one, { today }) => sleeps(one, today),
  // A snooze that ran out stays marked until somebody answers.
  expired: (one, { today }) => one.snoozedUntil !== null && !sleeps(one, today),
  released: () => false,
  decided: () => false,
};

export const chosen = (one: OpenCase, scope: Scope, filters: Filters, asker: Asker): boolean =>
  inScope[scope](one, asker) &&
  (filters.level === undefined || one.level === filters.level) &&
  (filters.country === undefined || one.country === filters.country) &&
  (filters.kind === undefined || one.kind === filters.kind) &&
  (filters.metric === undefined || one.grounds.includes(filters.metric));

/** As it stands in the address. */
export const choiceQuery = (scope: Scope, filters: Filters): Query => ({ scope, ...filters });
