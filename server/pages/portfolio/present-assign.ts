/** Whose sellers are whose, and what an assignment would change. */
import { address, columnHeads, pagerOf, type Column } from '../../helpers/addresses.ts';
import { statusWord } from '../../helpers/marks.ts';
import { levels } from '../../scoring/policy.ts';
import type { AssignableSeller } from '../../stores/assignments.ts';
import type { Member } from '../../stores/teams.ts';
import { counted, listed, originWords, plainWord, sentence } from '../desk/words.ts';
import { differs, filterNames, type AssignAddress, type AssignFilter } from './assign-query.ts';
import { nameAndAddress } from './colleagues.ts';
import { portfolioTabs } from './tabs.ts';

/** Instead of an e-mail: what the sellers feed says is to count again. */
export const theFeed = 'feed';

const columns: readonly Column[] = [
  { key: 'name', label: 'Seller', sort: 'ascending' },
  { key: 'country', label: 'From', className: 'wide', sort: 'ascending' },
  { key: 'level', label: 'Level', sort: 'descending' },
  { key: 'manager', label: 'Who looks after it', sort: 'ascending' },
  { key: 'feed', label: 'The feed says', className: 'wide' },
];

export interface ShownAssignment {
  sellers: readonly AssignableSeller[];
  found: readonly AssignableSeller[];
  asked: AssignAddress;
  size: number;
  people: readonly Member[];
}

export function presentAssign({ sellers, found, asked, size, people }: ShownAssignment) {
  const { query, page, filter } = asked;
  const names = new Map(people.map(({ email, name }) => [email, name]));
  const filtered = filterNames.some((name) => filter[name]);
  return {
    title: 'Assignment',
    lead: leadOf(sellers),
    tabs: portfolioTabs('/assign'),
    columns: columnHeads(columns, '/assign', { ...query, sort: query['sort'] ?? 'name' }),
    filters: filtersOf(sellers, filter, names),
    keep: query['sort'] ? [{ name: 'sort', value: query['sort'] }] : [],
    kept: Object.entries(query).flatMap(([name, value]) => (value ? [{ name, value }] : [])),
    clear: filtered ? address('/assign', { sort: query['sort'] }) : null,
    rows: found.slice((page - 1) * size, page * size).map((one) => presentSeller(one, names)),
    total: found.length,
    more: found.length > size,
    filtered,
    pager: pagerOf('/assign', query, page, size, found.length),
  };
}

const presentSeller = (one: AssignableSeller, names: ReadonlyMap<string, string>) => ({
  id: one.seller,
  sellerId: one.sellerId,
  name: one.name,
  href: `/sellers/${encodeURIComponent(one.sellerId)}`,
  origin: originWords(one),
  level: one.level === 'none' ? 'fine' : one.level,
  manager: one.manager === null ? null : (names.get(one.manager) ?? one.manager),
  email: one.manager,
  assignedAt: one.assignedAt,
  assignedBy: one.assignedBy,
  feed: one.feed,
  differs: differs(one),
});

function leadOf(sellers: readonly AssignableSeller[]): string {
  if (sellers.length === 0) return 'No seller has arrived yet.';
  const nobody = sellers.filter(({ manager }) => manager === null).length;
  const unlike = sellers.filter(differs).length;
  const all = `${sentence(counted(sellers.length, 'seller'))}.`;
  const open =
    nobody === 0
      ? 'Each has somebody who looks after it.'
      : `${sentence(counted(nobody, 'of them', 'of them'))} ${nobody === 1 ? 'has' : 'have'} nobody who looks after it.`;
  const feed =
    unlike === 0
      ? ''
      : ` For ${counted(unlike, 'seller')} the feed says another person; what was assigned here counts.`;
  return `${all} ${open}${feed}`;
}

function filtersOf(sellers: readonly AssignableSeller[], filter: AssignFilter, names: ReadonlyMap<string, string>) {
  const words = (of: (one: AssignableSeller) => string | null) =>
    [...new Set(sellers.map(of))].filter((one) => one !== null).sort();
  const options = (
    all: string,
    values: readonly string[],
    chosen: string | undefined,
    say: (value: string) => string,
  ) => [
    { value: '', label: all, selected: chosen === undefined },
    ...values.map((value) => ({ value, label: say(value), selected: value === chosen })),
  ];
  const special: Record<string, string> = { nobody: 'nobody', differs: 'another than the feed says' };
  const managers = ['nobody', 'differs', ...words(({ manager }) => manager)];
  return [
    { name: 'search', label: 'Name or id', value: filter.search ?? '', search: true },
    {
      name: 'care',
      label: 'Looked after by',
      value: filter.care ?? '',
      options: options('anybody', managers, filter.care, (one) => special[one] ?? names.get(one) ?? one),
    },
    {
      name: 'level',
      label: 'Level',
      value: filter.level ?? '',
      options: options('all', levels, filter.level, (one) => statusWord(one)),
    },
    {
      name: 'kind',
      label: 'Kind',
      value: filter.kind ?? '',
      options: options(
        'all',
        words(({ kind }) => kind),
        filter.kind,
        plainWord,
      ),
    },
    {
      name: 'country',
      label: 'Country',
      value: filter.country ?? '',
      options: options(
        'all',
        words(({ country }) => country),
        filter.country,
        (one) => one,
      ),
    },
  ];
}

/** How many names a preview lists before it only counts. */
const named = 30;

export function presentPreview(
  { sellers, to, everything }: { sellers: readonly AssignableSeller[]; to: string; everything: boolean },
  people: readonly Member[],
  filter: AssignFilter,
) {
  const member = people.find(({ email }) => email === to);
  const whom = to === theFeed ? 'whom the feed names' : member ? nameAndAddress(member) : to;
  const from = new Map<string, number>();
  for (const { manager } of sellers) from.set(manager ?? 'nobody', (from.get(manager ?? 'nobody') ?? 0) + 1);
  return {
    title: 'Assign sellers',
    lead: `${sentence(counted(sellers.length, 'seller'))} ${sellers.length === 1 ? 'goes' : 'go'} to ${whom}. Nothing is changed yet.`,
    crumbs: [{ href: '/assign', label: 'Assignment' }],
    from: listed(
      [...from].sort(([, a], [, b]) => b - a).map(([who, number]) => `${number.toLocaleString('en')} from ${who}`),
    ),
    to,
    follows: to === theFeed,
    everything,
    count: sellers.length,
    named: sellers.slice(0, named).map(({ name, sellerId, manager }) => ({ name, sellerId, manager })),
    rest: Math.max(0, sellers.length - named),
    hidden: [
      ...filterNames.flatMap((name) => (filter[name] ? [{ name, value: filter[name] }] : [])),
      ...(everything ? [] : sellers.map(({ sellerId }) => ({ name: 'seller', value: sellerId }))),
    ],
  };
}
