/** In which figures two sellers clearly differ, and in which they cannot be told apart. */
import { decimal, isNumber, percent } from '../../helpers/numbers.ts';
import { listed } from '../desk/words.ts';

export interface Interval {
  value: number | null;
  low: number | null;
  high: number | null;
}

export interface ComparedFigure {
  /** In the middle of a sentence: 'late delivery'. */
  label: string;
  unit: 'percent' | 'points';
  a: Interval;
  b: Interval;
}

export type Verdict = 'differ' | 'overlap' | 'unknown';

/** Intervals apart from each other: a stricter test than whether the difference is other than nothing. */
export function verdictOf({ a, b }: Pick<ComparedFigure, 'a' | 'b'>): Verdict {
  const known = [a, b].every(({ value, low, high }) => isNumber(value) && isNumber(low) && isNumber(high));
  if (!known) return 'unknown';
  return (a.high as number) < (b.low as number) || (b.high as number) < (a.low as number) ? 'differ' : 'overlap';
}

const say = (unit: ComparedFigure['unit'], { value }: Interval): string =>
  unit === 'percent' ? percent(value) : decimal(value);

/** 'They clearly differ in late delivery (Nova 9.1 %, Quiet 1.2 %). In complaints and returns they cannot be told apart: …' */
export function differenceWords(figures: readonly ComparedFigure[], a: string, b: string): string {
  const of = (verdict: Verdict) => figures.filter((figure) => verdictOf(figure) === verdict);
  const [apart, alike, unknown] = [of('differ'), of('overlap'), of('unknown')];
  const differ = listed(
    apart.map(({ label, unit, ...each }) => `${label} (${a} ${say(unit, each.a)}, ${b} ${say(unit, each.b)})`),
  );
  const labels = (some: readonly ComparedFigure[]) => listed(some.map(({ label }) => label));
  return [
    apart.length === 0 ? 'No figure of theirs clearly differs.' : `They clearly differ in ${differ}.`,
    alike.length === 0 ? '' : `In ${labels(alike)} they cannot be told apart: the intervals overlap.`,
    unknown.length === 0 ? '' : `Nothing can be said of ${labels(unknown)}: one of them has no figure.`,
  ]
    .filter(Boolean)
    .join(' ');
}
