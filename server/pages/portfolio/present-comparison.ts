/** Two sellers side by side: one row for each figure, with its interval, its base and whether they differ. */
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { thresholdLevels } from '../../scoring/policy.ts';
import { briefPercent } from '../desk/figures.ts';
import { metricWords } from '../metric-words.ts';
import { levelToShow } from '../desk/present-seller.ts';
import { originWords } from '../desk/words.ts';
import { comparable, rateOf, scoreOf, type ComparedSeller } from './compared-seller.ts';
import { differenceWords, verdictOf, type ComparedFigure, type Interval } from './differences.ts';

const verdictWords = {
  differ: message('clearly differ'),
  overlap: message('cannot be told apart'),
  unknown: message('no figure of one'),
};

export function presentComparison(
  a: ComparedSeller,
  b: ComparedSeller,
  rates: ReadonlyMap<string, (number | null)[]>,
  t: Texts,
) {
  const scores: ComparedFigure = { label: t('score'), unit: 'points', a: scoreOf(a.facts), b: scoreOf(b.facts) };
  const shared = comparable(a.facts, b.facts);
  const figures = shared.map(({ key }): ComparedFigure & { key: string } => ({
    ...{ key, label: metricWords(t, key).name, unit: 'percent' },
    ...{ a: rateOf(a.facts, key), b: rateOf(b.facts, key) },
  }));
  return {
    lead: differenceWords([scores, ...figures], a.seller.name, b.seller.name, t),
    a: presentSide(a, t),
    b: presentSide(b, t),
    score: { ...wordsOf(scores, t), a: cellOf(scores.a, 'points', t), b: cellOf(scores.b, 'points', t) },
    rows: figures.map((figure) => ({
      ...wordsOf(figure, t),
      label: metricWords(t, figure.key).label,
      max: axisOf(a, b, figure),
      a: {
        ...cellOf(figure.a, 'percent', t),
        ...aboutMetric(a, figure.key, t),
        trend: rates.get(`${a.seller.id} ${figure.key}`) ?? [],
      },
      b: {
        ...cellOf(figure.b, 'percent', t),
        ...aboutMetric(b, figure.key, t),
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

const wordsOf = (figure: ComparedFigure, t: Texts) => ({
  label: figure.label,
  verdict: t(verdictWords[verdictOf(figure)]),
  differ: verdictOf(figure) === 'differ',
});

function cellOf({ value, low, high }: Interval, unit: ComparedFigure['unit'], t: Texts) {
  const { inUnit, rangeInUnit } = numbersIn(t.language);
  const known = isNumber(value);
  return {
    ...{ value, low, high },
    text: known ? inUnit(value, unit) : null,
    interval: known ? rangeInUnit(low, high, unit) : null,
  };
}

/** The base of a figure and the thresholds that hold for this very seller. */
function aboutMetric({ facts }: ComparedSeller, metric: string, t: Texts) {
  const reading = facts.readings.get(metric);
  const bounds = facts.thresholds[metric];
  const thresholds = thresholdLevels
    .filter((level) => isNumber(bounds?.[level]))
    .map((level) => `${wordsIn(t.language).statusWord(level)} ${briefPercent(bounds?.[level], t)}`);
  return {
    base: isNumber(reading?.exposure) ? metricWords(t, metric).base(Math.round(reading.exposure)) : null,
    thresholds: thresholds.join(', '),
    warn: bounds?.warn ?? null,
    limit: bounds?.limit ?? null,
    suspend: bounds?.suspend ?? null,
    held: facts.held.get(metric)?.level ?? null,
  };
}

function presentSide({ seller, href, facts, trend, ordersAWeek, openCase, cases, inForce }: ComparedSeller, t: Texts) {
  const { rank, range } = numbersIn(t.language);
  const { score } = facts;
  const ranked = score?.state === 'ranked' && isNumber(score.rank);
  return {
    name: seller.name,
    sellerId: seller.sellerId,
    href,
    origin: originWords(seller, t),
    rank: ranked ? rank(score.rank) : null,
    rankRange: ranked ? range(score.rankLow, score.rankHigh) : null,
    figures: score && levelToShow({ level: score.level, provisional: score.state === 'provisional' }, inForce),
    trend,
    orders: ordersAWeek,
    openCase,
    cases,
    inForce,
    manager: seller.managerEmail,
  };
}
