/** What is to be said of a figure besides its numbers: a level that is held back, and rows that say too little. */
import { count, odds } from '../../helpers/numbers.ts';
import type { Policy } from '../../scoring/policy.ts';
import type { Hindrance, Remarks } from '../../scoring/recommendation.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { levelNoun, listed } from './words.ts';

/** 'The evidence for a limit is there (320 : 1); it is held back: no warning has stood for 7 days yet.' */
export function heldBackWords({ remarks, evidence }: Reading, levels: Policy['levels']): string | null {
  if (!remarks?.heldBack) return null;
  const { level, by } = remarks.heldBack;
  const why = listed(by.map((hindrance) => hindranceWords(hindrance, level, levels)));
  return `The evidence for ${levelNoun[level]} is there (${odds(evidence[level])}); it is held back: ${why}.`;
}

function hindranceWords(by: Hindrance, level: 'warn' | 'limit' | 'suspend', levels: Policy['levels']): string {
  switch (by) {
    case 'stale':
      return 'the figure is not up to date';
    case 'provisional':
      return 'the seller has too few orders to be judged';
    case 'data-quality':
      return 'too many returns give no reason';
    case 'chance':
      return `the rate as it is now is less than ${Math.round(levels[level].chance * 100)}\u202f% likely to be above the threshold`;
    case 'events':
      return `fewer than ${levels.limit.events} different buyers met with it`;
    case 'warning':
      return `no warning has stood for ${levels.limit.warnedDays} days yet`;
    case 'second-source':
      return 'no second source speaks for it, neither another metric at limit nor a failed inspection';
    case 'false-discovery':
      return 'among all sellers of the night it may still be chance';
  }
}

/** '12 of its 40 returns in 180 days give no reason, more than a fifth: …' */
export function poorDataWords(metric: string, remarks: Remarks | null | undefined): string | null {
  if (!remarks?.poorData) return null;
  const { withoutReason, returns } = remarks.poorData;
  const through = metric === 'return' ? '' : ' Many of the orders counted here are returns.';
  return `Data quality: ${count(withoutReason)} of its ${count(returns)} returns in 180 days give no reason, more than a fifth.${through} The figure is shown and raises no level.`;
}

export const remarkWords = (reading: Reading, levels: Policy['levels']): string[] =>
  [poorDataWords(reading.metric, reading.remarks), heldBackWords(reading, levels)].filter((text) => text !== null);
