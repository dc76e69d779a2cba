/** What came out, in sentences: “With ‘Complaints: limit’ 1.2 % instead of 1.5 %, seven more sellers would have been limited …” */
import { count } from '../../helpers/numbers.ts';
import type { BacktestResult } from '../../scoring/backtest-result.ts';
import type { LevelTotals } from '../../scoring/backtest.ts';
import { thresholdLevels, type ThresholdLevel } from '../../scoring/policy.ts';
import { counted, listed, sentence } from '../desk/words.ts';

export const done: Record<ThresholdLevel, string> = { warn: 'warned', limit: 'limited', suspend: 'suspended' };

export function headline(result: BacktestResult): string {
  if (result.changes.length === 0) return 'The draft says the same as the policy in force.';
  const moved = thresholdLevels.filter((level) => hasMoved(result.totals.levels[level]));
  const same = thresholdLevels.filter((level) => !moved.includes(level)).map((level) => done[level]);
  const changed = changeWords(result);
  if (moved.length === 0) return `${changed}, the same sellers would have been ${listed(same)}, on the same nights.`;
  const [first = '', ...others] = moved.map((level) => levelWords(level, result.totals.levels[level]));
  const rest = same.length > 0 ? [`The same sellers would have been ${listed(same)}.`] : [];
  return [`${changed}, ${first}`, ...others.map(sentence), ...rest].join(' ');
}

const hasMoved = ({ gained, lost, earlier, later, draftOnly, inForceOnly }: LevelTotals): boolean =>
  gained + lost + earlier + later + draftOnly + inForceOnly > 0;

/** 'With “Complaints: limit” 1.2 % instead of 1.5 %' */
function changeWords({ changes }: BacktestResult): string {
  const said = changes.slice(0, 2).map(({ place, before, after }) => `“${place}” ${after} instead of ${before}`);
  const more = changes.length - said.length;
  return `With ${listed([...said, ...(more > 0 ? [counted(more, 'other change')] : [])])}`;
}

function levelWords(level: ThresholdLevel, totals: LevelTotals): string {
  const { gained, lost, earlier, earlierNights, later, laterNights } = totals;
  const parts = [
    gained > 0 ? `${counted(gained, 'more seller')} would have been ${done[level]}` : '',
    lost > 0 ? `${counted(lost, 'seller')} would no longer have been ${done[level]}` : '',
    earlier > 0
      ? `${counted(earlier, 'seller')} would have been ${done[level]} ${meanNights(earlierNights, earlier)} earlier`
      : '',
    later > 0
      ? `${counted(later, 'seller')} would have been ${done[level]} ${meanNights(laterNights, later)} later`
      : '',
  ].filter(Boolean);
  const moved =
    parts.length > 0
      ? listed(parts)
      : `the same sellers would have been ${done[level]}, some of them for longer or shorter`;
  return `${moved}.${ordersWords(level, totals)}`;
}

const meanNights = (nights: number, sellers: number): string =>
  sellers === 1 ? counted(nights, 'night') : `${counted(Math.round(nights / sellers), 'night')} on average`;

/** What that means for customers: orders on days when one of the two policies has the seller at the level and the other has not. */
function ordersWords(level: ThresholdLevel, { draftOnly, inForceOnly }: LevelTotals): string {
  const parts = [
    draftOnly > 0 ? `${orders(draftOnly)} placed with sellers ${done[level]} by the draft alone` : '',
    inForceOnly > 0 ? `${orders(inForceOnly)} placed with sellers ${done[level]} by the policy in force alone` : '',
  ].filter(Boolean);
  return parts.length > 0 ? ` ${listed(parts)}.` : '';
}

const orders = (number: number): string => (number === 1 ? '1 order was' : `${count(number)} orders were`);
