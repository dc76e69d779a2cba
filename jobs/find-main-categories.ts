/** What each seller mostly sells, looked at once a week: a seller's peers are not to change overnight. */
import { weekday } from '../server/scoring/day.ts';
import { categoriesFound, categoryCounts, writeMainCategories } from '../server/stores/main-categories.ts';
import type { NightWork, Step } from './night-work.ts';

/** Thirteen weeks: about as long as an order takes to lose half of its weight. */
const daysBack = 91;
const monday = 0;

export const mainCategoryStep = (async ({ night }: Pick<NightWork, 'night'>, read) => {
  const last = await categoriesFound(read);
  // A night worked again finds what it found before.
  const isDue = last === null || last >= night || weekday(night) === monday || night - last >= 7;
  if (!isDue) return () => Promise.resolve({});
  const found = new Map<number, { seller: number; category: string; orders: number }>();
  for (const one of await categoryCounts(read, night - daysBack + 1, night)) {
    const most = found.get(one.seller);
    if (!most || one.orders > most.orders) found.set(one.seller, one);
  }
  return async (tx) => {
    await writeMainCategories(tx, night, [...found.values()]);
    return { categories: found.size };
  };
}) satisfies Step;
