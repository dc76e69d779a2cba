/** The views of the queue that a person keeps, on the queue itself: open one, or keep the present one. */
import { address, type Query } from '../../helpers/addresses.ts';
import type { SavedFilter } from '../../stores/saved-filters.ts';

/** @param query what the present address asks for */
export function presentSaved(saved: readonly SavedFilter[], query: Query) {
  const present = queryText(query);
  return {
    saved: saved.map((one) => ({
      name: one.name,
      href: one.query === '' ? '/today' : `/today?${one.query}`,
      current: one.query === present,
    })),
    toSave: present,
    isSaved: saved.some((one) => one.query === present),
  };
}

/** As it stands behind `/today?`, always in the same order. */
export const queryText = (query: Query): string => address('', query).replace(/^\?/, '');
