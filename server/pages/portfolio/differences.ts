/** In which figures two sellers clearly differ, and in which they cannot be told apart. */
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
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

/** 'They clearly differ in late delivery (Nova 9.1 %, Quiet 1.2 %). In complaints and returns they cannot be told apart: …' */
export function differenceWords(figures: readonly ComparedFigure[], a: string, b: string, t: Texts): string {
  const of = (verdict: Verdict) => figures.filter((figure) => verdictOf(figure) === verdict);
  const [apart, alike, unknown] = [of('differ'), of('overlap'), of('unknown')];
  const { percent, decimal } = numbersIn(t.language);
  const differ = apart.map((figure) => {
    const say = figure.unit === 'percent' ? percent : decimal;
    const values = { left: say(figure.a.value), right: say(figure.b.value) };
    return t('{figure} ({a} {left}, {b} {right})', { figure: figure.label, a, b, ...values });
  });
  const labels = (some: readonly ComparedFigure[]) =>
    listed(
      some.map(({ label }) => label),
      t,
    );
  return [
    apart.length === 0
      ? t('No figure of theirs clearly differs.')
      : t('They clearly differ in {figures}.', { figures: listed(differ, t) }),
    alike.length === 0
      ? ''
      : t('In {figures} they cannot be told apart: the intervals overlap.', { figures: labels(alike) }),
    unknown.length === 0
      ? ''
      : t('Nothing can be said of {figures}: one of them has no figure.', { figures: labels(unknown) }),
  ]
    .filter(Boolean)
    .join(' ');
}
