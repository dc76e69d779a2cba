/** The nights that were worked on, one line each. */
import type { NightResult } from '../night.ts';
import { table } from './output.ts';

export const printNights = (results: readonly NightResult[]): Promise<void> =>
  table(
    ['night', 'state', 'sellers', 'ranked', 'opened', 'ended', 'seconds'],
    results.map(({ night, state, sellers, ranked, opened, ended, held, seconds }) => [
      night,
      held ? `${state}, upward recommendations held` : state,
      sellers,
      ranked,
      byLevel(opened),
      byLevel(ended),
      seconds,
    ]),
  );

const byLevel = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([level, count]) => `${count} ${level}`)
    .join(', ') || '–';
