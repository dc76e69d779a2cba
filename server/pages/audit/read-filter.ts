/** The filters of the audit log as an address says them, and as a form asks for them. */
import { localeOf, type Texts } from '../../languages/texts.ts';
import { parseDay } from '../../scoring/day.ts';
import type { AuditFilter } from '../../stores/desk-audit.ts';
import { searched } from '../operations-desk/read-address.ts';
import { actionIn, actorIn } from './entry-words.ts';

export function readFilter(given: Record<string, unknown>): AuditFilter {
  const day = (value: unknown) => (typeof value === 'string' && parseDay(value) !== null ? value : undefined);
  return {
    search: searched(given['search']),
    subject: searched(given['subject']),
    action: searched(given['action']),
    actor: searched(given['actor']),
    from: day(given['from']),
    to: day(given['to']),
  };
}

export const isFiltered = (filter: AuditFilter): boolean => Object.values(filter).some((value) => value !== undefined);

export function filterFields(
  t: Texts,
  filter: AuditFilter,
  { actors, actions }: { actors: string[]; actions: string[] },
) {
  const options = (
    words: readonly (readonly [value: string, label: string])[],
    chosen: string | undefined,
    all = t('all'),
  ) => [{ value: '', label: all }, ...words.map(([value, label]) => ({ value, label, selected: value === chosen }))];
  const done = actions.map((action) => [action, actionIn(t, action)] as const);
  const byName = new Intl.Collator(localeOf(t.language)).compare;
  done.sort(([, a], [, b]) => byName(a, b));
  return [
    { name: 'search', label: t('Words'), search: true, placeholder: t('Anywhere in an entry'), value: filter.search },
    { name: 'subject', label: t('Seller or subject'), placeholder: t('Name or number'), value: filter.subject },
    {
      name: 'action',
      label: t('Action'),
      value: filter.action,
      options: options(done, filter.action, t('all of them')),
    },
    {
      name: 'actor',
      label: t('Done by'),
      value: filter.actor,
      options: options(
        actors.map((actor) => [actor, actorIn(t, actor)]),
        filter.actor,
      ),
    },
    { name: 'from', label: t('From'), type: 'date', value: filter.from },
    { name: 'to', label: t('To'), type: 'date', value: filter.to },
  ];
}
