/** What differs between two policies, in the reader's language: their own room knows none. */
import { figuresIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { placeOf, type PolicyDifference } from '../../scoring/policy-differences.ts';
import { metricWords } from '../metric-words.ts';

/** What the policy calls its figures, and the words that stand for some of their values. */
export const figureNames: readonly string[] = [
  ...[message('acceptable'), message('weight'), message('leads to at most')],
  ...[message('odds'), message('chance'), message('buyers'), message('days after a warning')],
  message('share of false ones'),
  message('allowance for a wrong benchmark'),
  message('half-life of the shown rate (days)'),
  message('window of counts (days)'),
  message('nights a stale metric keeps its loss'),
  message('share of sellers that holds a night'),
  ...[message('prior, shape'), message('prior, rate')],
  ...[message('leaving a level: chance below'), message('leaving a level: calm nights')],
  ...[message('trial period (days)'), message('trial period: thresholds ×')],
  ...[message('detector: ratios'), message('detector: restart')],
  ...[message('no level'), message('any level'), message('changed')],
];

export function placeIn(t: Texts, path: string): string {
  const { of, key, figure } = placeOf(path);
  if (of === 'overrides') return t('exception “{name}”:', { name: key });
  if (of === null) return t(figure);
  const label = of === 'metrics' ? metricWords(t, key).label : wordsIn(t.language).statusWord(key);
  return t('{label}: {words}', { label, words: t(figure) });
}

/** A value is a word, or a figure as English writes it. */
const valueIn = (t: Texts, value: string): string =>
  /\d/.test(value)
    ? figuresIn(t.language)(value)
        .replace(' %', '\u202f%')
        .replaceAll(/ (?=:|1$)/g, '\u00a0')
    : t(value);

/** @param difference as its own room tells it */
export const saidIn = <Difference extends PolicyDifference>(t: Texts, difference: Difference): Difference => ({
  ...difference,
  place: placeIn(t, difference.path),
  before: valueIn(t, difference.before),
  after: valueIn(t, difference.after),
});

/** 'Complaints: limit 1.5 % → 1.2 %' */
export const changeWords = (t: Texts, difference: PolicyDifference): string => {
  const { place, before, after } = saidIn(t, difference);
  return t('{place} {before} → {after}', { place, before, after });
};
