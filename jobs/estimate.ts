/**
 * What a night estimates before it posts: weekly the delay curves, the priors and the clustering, each quarter the case mix.
 * Made from what earlier nights posted, so that what is expected of a night is known before what is observed.
 */
import { clusteringPool, addSeller, pooledClustering, type ClusteringPool } from '../server/scoring/clustering.ts';
import { dayText, weekOf } from '../server/scoring/day.ts';
import { defaultCurves } from '../server/scoring/delay-curves.ts';
import { delayWindow, estimateCurve } from '../server/scoring/delay-estimate.ts';
import { inForce, methodsOf, type Estimate, type EstimateDocuments } from '../server/scoring/estimates.ts';
import { fitGammaPrior } from '../server/scoring/gamma-prior.ts';
import { allMetrics } from '../server/scoring/metrics/index.ts';
import { delayCounts, sellerWeeks } from '../server/stores/estimate-sources.ts';
import { estimateHistory, writeEstimates } from '../server/stores/estimates.ts';
import { readIn, type Read } from '../server/stores/read.ts';
import { caseMixStep } from './estimate-case-mix.ts';
import { postedOf, type NightWork, type Step } from './night-work.ts';

/** Half a year of weeks tells how sellers differ, and how their own weeks do. */
const weeksLookedAt = 26;

const weeklyStep: Step = async (work, read) => {
  const { night, memory } = work;
  const newest = inForce(memory.estimates.curves, night);
  if (newest && newest.night >= weekOf(night)) return () => Promise.resolve({});
  const curves = await estimateCurves(work, read);
  const { prior, clustering } = await estimateSellers(work, read);
  const name = dayText(night);
  const made: Estimate[] = [
    { kind: 'curves', night, version: `curves ${name}`, document: curves },
    { kind: 'prior', night, version: `prior ${name}`, document: prior },
    { kind: 'clustering', night, version: `clustering ${name}`, document: clustering },
  ];
  return async (tx) => {
    await writeEstimates(tx, made);
    memory.estimates = await estimateHistory(readIn(tx));
    memory.methodOf = methodsOf(memory.estimates);
    return { estimates: made.length };
  };
};

export const estimateSteps: readonly Step[] = [weeklyStep, caseMixStep];

async function estimateCurves(work: NightWork, read: Read): Promise<EstimateDocuments['curves']> {
  const posted = await postedOf(work, read);
  const delayed = allMetrics.filter(({ key, horizon }) => horizon > 0 && posted.last(key) > -Infinity);
  if (delayed.length === 0) return {};
  const last = Math.min(...delayed.map(({ key }) => posted.last(key)));
  const counts = await delayCounts(read, last - delayWindow);
  const curves: [string, EstimateDocuments['curves'][string]][] = delayed.map(({ key, horizon }) => {
    const known = (counts.get(key) ?? []).filter(({ opened, age }) => opened + age <= posted.last(key));
    const curve = estimateCurve(known, posted.last(key), horizon, defaultCurves[key]);
    const events = known.reduce((sum, { events }) => sum + events, 0);
    return [key, curve && { shares: curve.shares, events }];
  });
  return Object.fromEntries(curves);
}

interface SellersOfMetric {
  observed: number[];
  expected: number[];
  weeks: { observed: number[]; expected: number[] }[];
}

/** How much sellers differ, and how much the weeks of one seller do: both from the same weeks. */
async function estimateSellers(
  { night, version }: NightWork,
  read: Read,
): Promise<Pick<EstimateDocuments, 'prior' | 'clustering'>> {
  const until = weekOf(night) - 1;
  const byMetric = new Map<string, SellersOfMetric>();
  for await (const { metric, observed, expected } of sellerWeeks(read, until - 7 * weeksLookedAt, until)) {
    let sellers = byMetric.get(metric);
    if (!sellers) byMetric.set(metric, (sellers = { observed: [], expected: [], weeks: [] }));
    sellers.observed.push(Math.max(0, sumOf(observed)));
    sellers.expected.push(sumOf(expected));
    sellers.weeks.push({ observed, expected });
  }
  const prior: Record<string, EstimateDocuments['prior'][string]> = {};
  const clustering: Record<string, EstimateDocuments['clustering'][string]> = {};
  for (const [metric, { observed, expected, weeks }] of [...byMetric].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const fitted = fitGammaPrior(observed, expected);
    prior[metric] = fitted && { ...fitted, sellers: expected.filter((value) => value > 0).length };
    const pool: ClusteringPool = clusteringPool();
    for (const one of weeks) addSeller(pool, one.observed, one.expected, fitted ?? version.policy.prior);
    const cv2 = pooledClustering(pool);
    clustering[metric] = cv2 === null ? null : { cv2, sellers: pool.values.length };
  }
  return { prior, clustering };
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
