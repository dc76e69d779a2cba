/**
 * The case mix, frozen on the first night of each quarter: how risky each cell's orders are, from those of the year before.
 * Orders whose risk opens from this night on take it up; those before keep what they had.
 */
import { estimateCaseMix, type CaseMix } from '../server/scoring/case-mix.ts';
import { dayText, quarterOf } from '../server/scoring/day.ts';
import { inForce, methodsOf, type Estimate, type EstimateHistory } from '../server/scoring/estimates.ts';
import { orderMetrics, type OrderMetric } from '../server/scoring/metrics/index.ts';
import { risksAt } from '../server/scoring/relative-risks.ts';
import { cellsOf, type Cells } from '../server/stores/cells.ts';
import { addToDays, type DayChange } from '../server/stores/daily-counts.ts';
import { cellCounts } from '../server/stores/estimate-sources.ts';
import { writeEstimates } from '../server/stores/estimates.ts';
import { excusedOrders, openingsFrom } from '../server/stores/outcomes.ts';
import type { Read } from '../server/stores/read.ts';
import { postedOf, type NightWork, type Step } from './night-work.ts';

/** A year, so that every season has its share. */
const daysLookedAt = 365;
/** Parcels are late in December whoever sends them. */
const bySeason = (metric: OrderMetric): boolean => metric.key === 'late-delivery';

export const caseMixStep: Step = async (work, read) => {
  const { night, memory } = work;
  const newest = inForce(memory.estimates['case-mix'], night);
  if (newest && newest.night >= quarterOf(night)) return () => Promise.resolve({});
  const document: Record<string, CaseMix | null> = {};
  const cells = await cellsOf(read);
  for (const metric of orderMetrics) document[metric.key] = await mixOf(work, read, metric, cells);
  const made: Estimate<'case-mix'> = { kind: 'case-mix', night, version: `case-mix ${dayText(night)}`, document };
  const estimates = { ...memory.estimates, 'case-mix': [...memory.estimates['case-mix'], made] };
  const changes = await changedRisks(work, read, estimates, cells);
  return async (tx) => {
    await writeEstimates(tx, [made]);
    await addToDays(tx, changes);
    memory.estimates = estimates;
    memory.methodOf = methodsOf(estimates);
    return { 'case mix': 1 };
  };
};

/** From orders whose time has run out, so that none counts as good only because it is young. */
async function mixOf(work: NightWork, read: Read, metric: OrderMetric, cells: Cells): Promise<CaseMix | null> {
  const last = (await postedOf(work, read)).last(metric.key);
  if (last === -Infinity) return null;
  const openedBy = last - metric.horizon;
  const stretch = { metric: metric.key, base: metric.base, after: openedBy - daysLookedAt, until: openedBy, openedBy };
  const counts = await cellCounts(read, stretch, bySeason(metric));
  return estimateCaseMix(counts.map(({ cell, ...count }) => ({ ...cells.byId(cell), ...count })));
}

/** What orders that are counted already, with a risk that opens from this night on, weigh more or less. */
async function changedRisks(
  { night, memory }: NightWork,
  read: Read,
  estimates: EstimateHistory,
  cells: Cells,
): Promise<DayChange[]> {
  const [before, after] = [risksAt(memory.estimates), risksAt(estimates)];
  const excused = await excusedOrders(read);
  const changes = new Map<string, DayChange>();
  for await (const { order, seller, cell, moments } of openingsFrom(read, night)) {
    for (const { key: metric, base } of orderMetrics) {
      const day = moments[base];
      if (day === null || day < night || excused.has(`${order} ${metric}`)) continue;
      const risk = after(metric, cells.byId(cell), day) - before(metric, cells.byId(cell), day);
      if (risk === 0) continue;
      const key = `${metric} ${day} ${seller}`;
      const change = changes.get(key);
      if (change) change.risk += risk;
      else changes.set(key, { metric, day, seller, opened: 0, risk, reported: 0, occurred: 0 });
    }
  }
  return [...changes.values()];
}
