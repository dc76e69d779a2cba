/** Whose sellers are whose, and what an assignment would change. */
import { address, columnHeads, columnsIn, pagerOf, type Column } from '../../helpers/addresses.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { levels } from '../../scoring/policy.ts';
import type { AssignableSeller } from '../../stores/assignments.ts';
import type { Member } from '../../stores/teams.ts';
import { listed, originWords, plainWordIn, severity } from '../desk/words.ts';
import { differs, filterNames, type AssignAddress, type AssignFilter } from './assign-query.ts';
import { nameAndAddress } from './colleagues.ts';
import { counting, opening } from './counting.ts';
import { portfolioTabs } from './tabs.ts';

/** Instead of an e-mail: what the sellers feed says is to count again. */
export const theFeed = 'feed';

const columns: readonly Column[] = [
  { key: 'name', label: message('Seller'), sort: 'ascending' },
  { key: 'country', label: message('Comes from'), className: 'wide', sort: 'ascending' },
  { key: 'level', label: message('Level'), sort: 'descending' },
  { key: 'manager', label: message('Who looks after it'), sort: 'ascending' },
  { key: 'feed', label: message('The feed says'), className: 'wide' },
];

export interface ShownAssignment {
  sellers: readonly AssignableSeller[];
  found: readonly AssignableSeller[];
  asked: AssignAddress;
  size: number;
  people: readonly Member[];
}

export function presentAssign({ sellers, found, asked, size, people }: ShownAssignment, t: Texts) {
  const { query, page, filter } = asked;
  const names = new Map(people.map(({ email, name }) => [email, name]));
  const filtered = filterNames.some((name) => filter[name]);
  return {
    title: t('Assignment'),
    lead: leadOf(sellers, t),
    tabs: portfolioTabs('/assign', t),
    columns: columnHeads(columnsIn(columns, t), '/assign', { ...query, sort: query['sort'] ?? 'name' }),
    filters: filtersOf(sellers, filter, names, t),
    handed: filter.handed ?? null,
    keep: ['sort', 'handed'].flatMap((name) => (query[name] ? [{ name, value: query[name] }] : [])),
    kept: Object.entries(query).flatMap(([name, value]) => (value ? [{ name, value }] : [])),
    clear: filtered ? address('/assign', { sort: query['sort'] }) : null,
    rows: found.slice((page - 1) * size, page * size).map((one) => presentSeller(one, names, t)),
    everything: everythingWords(found.length, size, t),
    filtered,
    pager: pagerOf('/assign', query, page, size, found.length),
  };
}

function everythingWords(total: number, size: number, t: Texts): string {
  const values = { n: total, total: numbersIn(t.language).count(total) };
  return total > size
    ? t('all {total} that match, those on other pages too', values)
    : t('{n, plural, =1 {the one that matches} other {all {total} that match}}', values);
}

const presentSeller = (one: AssignableSeller, names: ReadonlyMap<string, string>, t: Texts) => ({
  id: one.seller,
  sellerId: one.sellerId,
  name: one.name,
  href: `/sellers/${encodeURIComponent(one.sellerId)}`,
  origin: originWords(one, t),
  level: one.level,
  outline: one.level !== null && severity[one.level] > severity.watch,
  manager: one.manager === null ? null : (names.get(one.manager) ?? one.manager),
  email: one.manager,
  assignedAt: one.assignedAt,
  assignedBy: one.assignedBy,
  feed: one.feed,
  differs: differs(one),
});

function leadOf(sellers: readonly AssignableSeller[], t: Texts): string {
  if (sellers.length === 0) return t('No seller has arrived yet.');
  const nobody = sellers.filter(({ manager }) => manager === null).length;
  const unlike = sellers.filter(differs).length;
  return [
    t('{n, plural, one {{number} seller.} other {{number} sellers.}}', opening(sellers.length, t)),
    nobody === 0
      ? t('Each has somebody who looks after it.')
      : t(
          '{n, plural, one {{number} of them has nobody who looks after it.} other {{number} of them have nobody who looks after it.}}',
          opening(nobody, t),
        ),
    unlike === 0
      ? ''
      : t(
          '{n, plural, one {For {number} seller the feed says another person; what was assigned here counts.} other {For {number} sellers the feed says another person; what was assigned here counts.}}',
          counting(unlike, t),
        ),
  ]
    .filter(Boolean)
    .join(' ');
}

function filtersOf(
  sellers: readonly AssignableSeller[],
  filter: AssignFilter,
  names: ReadonlyMap<string, string>,
  t: Texts,
) {
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
  const special: Record<string, string> = { nobody: t('nobody'), differs: t('another than the feed says') };
  const managers = ['nobody', 'differs', ...words(({ manager }) => manager)];
  return [
    { name: 'search', label: t('Name or id'), value: filter.search ?? '', search: true },
    {
      name: 'care',
      label: t('Looked after by'),
      value: filter.care ?? '',
      options: options(t('anybody'), managers, filter.care, (one) => special[one] ?? names.get(one) ?? one),
    },
    {
      name: 'level',
      label: t('Level'),
      value: filter.level ?? '',
      options: options(t('all'), levels, filter.level, (one) => wordsIn(t.language).statusWord(one)),
    },
    {
      name: 'kind',
      label: t('Kind'),
      value: filter.kind ?? '',
      options: options(
        t('all'),
        words(({ kind }) => kind),
        filter.kind,
        (one) => plainWordIn(one, t),
      ),
    },
    {
      name: 'country',
      label: t('Country'),
      value: filter.country ?? '',
      options: options(
        t('all'),
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
  t: Texts,
) {
  const member = people.find(({ email }) => email === to);
  const whom = to === theFeed ? t('whom the feed names') : member ? nameAndAddress(member) : to;
  const from = Map.groupBy(sellers, ({ manager }) => manager);
  return {
    title: t('Assign sellers'),
    lead: t(
      '{n, plural, one {{number} seller goes to {person}. Nothing is changed yet.} other {{number} sellers go to {person}. Nothing is changed yet.}}',
      { ...opening(sellers.length, t), person: whom },
    ),
    crumbs: [{ href: '/assign', label: t('Assignment') }],
    from: listed(
      [...from]
        .sort(([, a], [, b]) => b.length - a.length)
        .map(([who, some]) => {
          const number = numbersIn(t.language).count(some.length);
          return who === null
            ? t('{number} from nobody', { number })
            : t('{number} from {person}', { number, person: who });
        }),
      t,
    ),
    to,
    follows: to === theFeed,
    everything,
    number: sellers.length,
    named: sellers.slice(0, named).map(({ name, sellerId, manager }) => ({ name, sellerId, manager })),
    rest: Math.max(0, sellers.length - named),
    hidden: [
      ...filterNames.flatMap((name) => (filter[name] ? [{ name, value: filter[name] }] : [])),
      ...(everything ? [] : sellers.map(({ sellerId }) => ({ name: 'seller', value: sellerId }))),
    ],
  };
}
