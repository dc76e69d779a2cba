/** Which people an address of `/people` asks for. What it does not understand is left out. */
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import { folded } from '../../stores/arrange-sellers.ts';
import { roles, type ListedPerson } from '../../stores/people.ts';
import { searched, word } from '../operations-desk/read-address.ts';
import { standing, standings } from './standing.ts';

export interface PeopleFilter {
  search: string | undefined;
  role: string | undefined;
  standing: string | undefined;
}

export const readFilter = (query: Record<string, unknown>): PeopleFilter => ({
  search: searched(query['search']),
  role: word(query['role'], roles),
  standing: word(query['standing'], Object.keys(standings)),
});

/** By a part of the name, the address or the seller's name or id. */
export function matchingPeople(people: readonly ListedPerson[], filter: PeopleFilter): ListedPerson[] {
  const wanted = filter.search === undefined ? null : folded(filter.search);
  return people.filter(
    (one) =>
      (filter.role === undefined || one.role === filter.role) &&
      (filter.standing === undefined || standing(one).standing === filter.standing) &&
      (wanted === null ||
        [one.name, one.email, one.sellerName, one.sellerId].some((text) => folded(text ?? '').includes(wanted))),
  );
}

export function presentFilters({ search, role, standing: chosen }: PeopleFilter, t: Texts) {
  const options = (known: readonly (readonly [string, string])[], value: string | undefined) => [
    { value: '', label: t('all') },
    ...known.map(([one, label]) => ({ value: one, label, selected: one === value })),
  ];
  const { said } = wordsIn(t.language);
  return [
    { name: 'search', label: t('Name, e-mail or seller'), value: search ?? '', search: true },
    {
      name: 'role',
      label: t('Role'),
      value: role ?? '',
      options: options(
        roles.map((one) => [one, said(one)]),
        role,
      ),
    },
    {
      name: 'standing',
      label: t('Standing'),
      value: chosen ?? '',
      options: options(
        Object.entries(standings).map(([one, words]) => [one, t(words)]),
        chosen,
      ),
    },
  ];
}
