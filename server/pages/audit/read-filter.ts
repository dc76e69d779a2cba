/** The filters of the audit log as an address says them, and as a form asks for them. */
import { parseDay } from '../../scoring/day.ts';
import type { AuditFilter } from '../../stores/desk-audit.ts';
import { searched } from '../operations-desk/read-address.ts';

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

export function filterFields(filter: AuditFilter, { actors, actions }: { actors: string[]; actions: string[] }) {
  const options = (words: string[], chosen: string | undefined) => [
    { value: '', label: 'all' },
    ...words.map((word) => ({ value: word, label: word, selected: word === chosen })),
  ];
  return [
    { name: 'search', label: 'Words', search: true, placeholder: 'Anywhere in an entry', value: filter.search },
    { name: 'subject', label: 'Seller or subject', placeholder: 'Name or number', value: filter.subject },
    { name: 'action', label: 'Action', value: filter.action, options: options(actions, filter.action) },
    { name: 'actor', label: 'By', value: filter.actor, options: options(actors, filter.actor) },
    { name: 'from', label: 'From', type: 'date', value: filter.from },
    { name: 'to', label: 'To', type: 'date', value: filter.to },
  ];
}
