/** Two sellers side by side: one row for each figure, with its interval, its base and whether they differ. */
import { count, decimal, interval, isNumber, percent } from '../../helpers/numbers.ts';
import { thresholdLevels } from '../../scoring/policy.ts';
import { briefPercent } from '../desk/figures.ts';
import { metricWords, originWords } from '../desk/words.ts';
import { comparable, rateOf, scoreOf, type ComparedSeller } from './compared-seller.ts';
import { differenceWords, verdictOf, type ComparedFigure, type Interval } from './differences.ts';

const verdictWords = { differ: 'clearly differ', overlap: 'cannot be told apart', unknown: 'no figure of one' };

export function presentComparison(a: ComparedSeller, b: ComparedSeller, rates: ReadonlyMap<string, (number | null)[]>) {
  const scores: ComparedFigure = { label: 'score', unit: 'points', a: scoreOf(a.facts), b: scoreOf(b.facts) };
  const shared = comparable(a.facts, b.facts);
  const figures = shared.map(({ key }): ComparedFigure & { key: string } => ({
    ...{ key, label: metricWords(key).label.toLowerCase(), unit: 'percent' },
    ...{ a: rateOf(a.facts, key), b: rateOf(b.facts, key) },
  }));
  return {
    lead: differenceWords([scores, ...figures], a.seller.name, b.seller.name),
    a: presentSide(a),
    b: presentSide(b),
    score: { ...wordsOf(scores), a: cellOf(scores.a, decimal), b: cellOf(scores.b, decimal) },
    rows: figures.map((figure) => ({
      ...wordsOf(figure),
      label: metricWords(figure.key).label,
      max: axisOf(a, b, figure),
      a: {
        ...cellOf(figure.a, percent),
        ...aboutMetric(a, figure.key),
        trend: rates.get(`${a.seller.id} ${figure.key}`) ?? [],
      },
      b: {
        ...cellOf(figure.b, percent),
        ...aboutMetric(b, figure.key),
        trend: rates.get(`${b.seller.id} ${figure.key}`) ?? [],
      },
    })),
  };
}

/** One axis for both, long enough for their thresholds. */
function axisOf(a: ComparedSeller, b: ComparedSeller, figure: ComparedFigure & { key: string }): number {
  const bounds = [a, b].flatMap(({ facts }) => thresholdLevels.map((level) => facts.thresholds[figure.key]?.[level]));
  return Math.max(0.001, ...[figure.a.high, figure.b.high, ...bounds].filter(isNumber));
}

const wordsOf = (figure: ComparedFigure) => ({
  label: figure.label,
  verdict: verdictWords[verdictOf(figure)],
  differ: verdictOf(figure) === 'differ',
});

const cellOf = ({ value, low, high }: Interval, say: (value: unknown) => string) => ({
  value,
  low,
  high,
  text: isNumber(value) ? say(value) : null,
  interval: isNumber(value) ? (say === percent ? interval(low, high) : `${decimal(low)}–${decimal(high)}`) : null,
});

/** The base of a figure and the thresholds that hold for this very seller. */
function aboutMetric({ facts }: ComparedSeller, metric: string) {
  const reading = facts.readings.get(metric);
  const bounds = facts.thresholds[metric];
  const thresholds = thresholdLevels
    .filter((level) => isNumber(bounds?.[level]))
    .map((level) => `${level} ${briefPercent(bounds?.[level])}`);
  return {
    base: isNumber(reading?.exposure) ? `${count(reading.exposure)} ${metricWords(metric).base}` : null,
    thresholds: thresholds.join(', '),
    warn: bounds?.warn ?? null,
    limit: bounds?.limit ?? null,
    suspend: bounds?.suspend ?? null,
    held: facts.held.get(metric)?.level ?? null,
  };
}

/** A level that is in force is said once. */
function presentSide({ seller, href, facts, trend, ordersAWeek, openCase, cases, inForce }: ComparedSeller) {
  const { score } = facts;
  const ranked = score?.state === 'ranked' && isNumber(score.rank);
  return {
    name: seller.name,
    sellerId: seller.sellerId,
    href,
    origin: originWords(seller),
    rank: ranked ? `#${count(score.rank)}` : null,
    rankRange: ranked ? `${count(score.rankLow)}–${count(score.rankHigh)}` : null,
    level:
      score === null || score.level === inForce
        ? null
        : score.state === 'provisional' && score.level === 'none'
          ? 'too-few'
          : score.level,
    trend,
    orders: ordersAWeek,
    openCase,
    cases,
    inForce,
    manager: seller.managerEmail,
  };
}
