/** What every tab of the morning shows besides its own rows: the tabs and their counts, read once for each revision. */
import type { Request } from 'express';
import type { Person } from '../../access/route.ts';
import { type Context } from '../../context.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { recentDecisions } from '../../stores/desk-today.ts';
import { endingMeasures } from '../../stores/lasting-measures.ts';
import { onceEachRevision } from '../../stores/night-memo.ts';
import { managesSellers, openCases } from '../../stores/open-cases.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import { readCommitted } from '../../stores/read.ts';
import { countReleased } from '../../stores/released-cases.ts';
import { savedFilters } from '../../stores/saved-filters.ts';
import { teamEmails } from '../../stores/teams.ts';
import { publishedName } from '../desk/shown-night.ts';
import { decidedDays } from '../desk/present-decided.ts';
import { readFilters, readScope, type Asker, type Filters, type Scope } from './choice.ts';
import { endingDays } from './present-ending.ts';
import { releasedNights } from './present-released.ts';

export interface Frame extends Awaited<ReturnType<typeof commonOf>> {
  last: PublishedNight;
  published: string;
  today: Day;
  asker: Asker;
  scope: Scope;
  filters: Filters;
  page: number;
  /** The first instant of the decided tab. */
  since: string;
}

export async function frameOf(request: Request, { database, calendar, clock }: Context, last: PublishedNight) {
  const person = request.person as Person;
  const today = calendar(clock.now());
  const published = publishedName(request);
  const once = <Answer>(question: string, ask: () => Promise<Answer>) =>
    onceEachRevision(database, published, question, ask);
  const { email } = person;
  const own = await once(`own ${person.id}`, async () => ({
    team: await teamEmails(database, email),
    manages: await managesSellers(database, email),
    saved: await savedFilters(database, person.id),
  }));
  const opens = person.role === 'manager' && own.manages ? 'mine' : 'all';
  const since = `${dayText(today - decidedDays)}T00:00:00Z`;
  const frame: Frame = {
    last,
    published,
    today,
    since,
    asker: { email, team: own.team, today: dayText(today) },
    scope: readScope(request.query) ?? opens,
    filters: readFilters(request.query),
    page: Math.min(Math.max(1, Math.trunc(Number(request.query['page'])) || 1), 100_000),
    ...(await once(`frame of the queue ${today}`, () => commonOf(database, last.night, today, since))),
  };
  return { ...frame, saved: own.saved };
}

async function commonOf(database: Context['database'], night: Day, today: Day, since: string) {
  const read = readCommitted(database);
  return {
    all: await openCases(read),
    ending: await endingMeasures(read, dayText(today), dayText(today + endingDays)),
    released: await countReleased(read, night - releasedNights),
    decided: (await recentDecisions(database, since, 1, 0)).total,
  };
}
