/** Estimates in words and figures, each beside the default it replaces. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { RiskCell } from '../../scoring/case-mix.ts';
import { curveUnit, defaultCurves, stepCurve } from '../../scoring/delay-curves.ts';
import type { EstimateDocuments } from '../../scoring/estimates.ts';
import { allMetrics, orderMetrics } from '../../scoring/metrics/index.ts';
import { metricWords } from '../metric-words.ts';

const ages = [1, 7, 14, 30] as const;

/** Which share is known so many days after; only of figures whose news takes time. */
export function presentCurves(document: EstimateDocuments['curves'] = {}, t: Texts) {
  const { count, percent } = numbersIn(t.language);
  return allMetrics
    .filter(({ horizon }) => horizon > 0)
    .map(({ key, horizon }) => {
      const standard = (defaultCurves[key] ?? stepCurve).shares;
      const own = document[key] ?? null;
      const at = (shares: readonly number[], age: number) =>
        percent((shares[Math.min(age, shares.length - 1)] ?? curveUnit) / curveUnit);
      return {
        key,
        label: metricWords(t, key).label,
        horizon,
        events: own ? count(own.events) : null,
        ages: ages.map((age) => ({ age, own: own ? at(own.shares, age) : null, standard: at(standard, age) })),
      };
    });
}

/** Each category by each figure that has a case mix: how many times the average risk. */
export function presentCaseMix(document: EstimateDocuments['case-mix'] = {}, t: Texts) {
  const { count, decimal, percent } = numbersIn(t.language);
  const { said } = wordsIn(t.language);
  const mixes = orderMetrics.flatMap(({ key }) => {
    const mix = document[key];
    return mix ? [{ label: metricWords(t, key).label, mix }] : [];
  });
  const names = new Set(mixes.flatMap(({ mix }) => Object.keys(mix.cells.within ?? {})));
  return {
    figures: mixes.map(({ label }) => label),
    averages: mixes.map(({ mix }) => percent(mix.rate)),
    cells: mixes.map(({ mix }) => count(cellsWithin(mix.cells))),
    categories: [...names].sort().map((name) => ({
      name: name === '' ? t('unknown') : said(name),
      risks: mixes.map(({ mix }) => decimal(mix.cells.within?.[name]?.risk ?? null, 2)),
    })),
  };
}

const cellsWithin = ({ within = {} }: RiskCell): number =>
  Object.values(within).reduce((sum, cell) => sum + 1 + cellsWithin(cell), 0);

export function presentPriors(document: EstimateDocuments['prior'] = {}, t: Texts) {
  const { count, decimal } = numbersIn(t.language);
  return allMetrics.flatMap(({ key }) => {
    const own = document[key];
    if (!own) return [];
    const { label } = metricWords(t, key);
    const { shape, rate, sellers } = own;
    return [
      {
        ...{ key, label, sellers: count(sellers), mean: decimal(shape / rate, 2), worth: decimal(rate) },
        spread: decimal((Math.sqrt(shape) / rate) * 100, 0),
      },
    ];
  });
}

/** Said of a seller who expects ten events a week. */
const eventsAWeek = 10;

export function presentClustering(document: EstimateDocuments['clustering'] = {}, t: Texts) {
  const { decimal } = numbersIn(t.language);
  return allMetrics.flatMap(({ key }) => {
    const own = document[key];
    const { label } = metricWords(t, key);
    return own ? [{ key, label, cv2: decimal(own.cv2, 3), phi: decimal(1 + own.cv2 * eventsAWeek, 2) }] : [];
  });
}
