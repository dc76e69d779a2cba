/** Posts a night: what was reported and what was expected of each seller, metric by metric, and the detector's next state. */
import { advance, freshState, type DetectorState } from '../server/scoring/detector.ts';
import type { Day } from '../server/scoring/day.ts';
import { postableDays } from '../server/scoring/freshness.ts';
import { expectedEvents } from '../server/scoring/ledger.ts';
import { allMetrics, type Metric } from '../server/scoring/metrics/index.ts';
import { writeStates, type States } from '../server/stores/detector-states.ts';
import { writeExcusedExpected, type ExcusedExpected } from '../server/stores/excused-expected.ts';
import { closeDays, firstLedgerDay, writeLedger, type LedgerRow } from '../server/stores/ledger.ts';
import { policyInForce } from '../server/stores/policies.ts';
import type { Read } from '../server/stores/read.ts';
import { postedOf, rulesOf, sellerPolicy, statesOf, type NightWork, type Step } from './night-work.ts';
import { gatherPosting, type SellerPosting } from './gather-posting.ts';
import { replayedState } from './replay-detector.ts';
import { calendarsOf } from './source-calendar.ts';

/** One step for each metric. A metric posted already has no days left and posts nothing. */
export const postingSteps: readonly Step[] = allMetrics.map((metric) => (work, read) => postMetric(work, read, metric));

async function postMetric(work: NightWork, read: Read, metric: Metric) {
  const { night, memory } = work;
  const days = await daysToPost(work, read, metric);
  if (days.length === 0) return () => Promise.resolve({});
  const states = await statesOf(work, read, metric.key);
  const postings = await gatherPosting(work, read, metric, days);
  const rows: LedgerRow[] = [];
  const excused: ExcusedExpected[] = [];
  const changed: States = new Map();
  for (const [seller, posting] of postings) {
    const taken = excusedExpected(work, metric, seller, posting);
    const row = ledgerRow(work, metric, seller, posting, taken);
    if (row) rows.push(row);
    excused.push(...taken);
    const state = await nextState(work, read, metric, states.get(seller) ?? null, { seller, posting, row, taken });
    if (state) changed.set(seller, state);
  }
  return async (tx: Parameters<Awaited<ReturnType<Step>>>[0]) => {
    await writeLedger(tx, rows);
    await writeExcusedExpected(tx, metric.key, excused);
    await writeStates(tx, metric.key, changed);
    await closeDays(tx, metric.key, days, night);
    for (const [seller, state] of changed) states.set(seller, state);
    memory.posted?.add(metric.key, days, night);
    return { rows: rows.length, days: days.length };
  };
}

/** Days that are complete in every feed of the metric and in no ledger yet; the ledger begins with its first night. */
async function daysToPost(work: NightWork, read: Read, metric: Metric): Promise<Day[]> {
  const posted = await postedOf(work, read);
  const first = Math.min(await firstLedgerDay(read), work.night);
  return (
    postableDays(await calendarsOf(work, read, metric), work.night, first, (day) => posted.has(metric.key, day)) ?? []
  );
}

function ledgerRow(
  work: NightWork,
  { key }: Metric,
  seller: number,
  posting: SellerPosting,
  taken: readonly ExcusedExpected[],
): LedgerRow | null {
  const { night, memory, version } = work;
  const policy = sellerPolicy(memory, version.policy, seller, night);
  const acceptable = policy.metrics[key]?.acceptable ?? null;
  const own = acceptable === null ? 0 : Math.max(0, expectedEvents(posting.units, acceptable, policy.delta));
  const expected = taken.reduce((left, one) => left - one.expected, own);
  const observed = posting.reported - posting.retracted;
  if (observed === 0 && posting.retracted === 0 && expected === 0 && taken.length === 0) return null;
  return { night, seller, metric: key, observed, withdrawn: posting.retracted, expected, orderCount: posting.opened };
}

/** What incidents took out of each night before, by the policy that the night was posted with. */
function excusedExpected(
  work: NightWork,
  { key }: Metric,
  seller: number,
  { excused, corrected, retracted }: SellerPosting,
) {
  const { memory, night: learned } = work;
  const nights = [...(excused ?? [])].sort(([one], [other]) => one - other);
  const taken = nights.flatMap(([night, units]): ExcusedExpected[] => {
    const policy = sellerPolicy(memory, policyInForce(memory.versions, night).policy, seller, night);
    const acceptable = policy.metrics[key]?.acceptable ?? null;
    if (acceptable === null || units === 0) return [];
    return [{ seller, night, learned, expected: expectedEvents(units, acceptable, policy.delta) }];
  });
  // As many events given back as taken back: no sum shows it, but nights before are others than they were.
  const unseen = corrected && retracted === 0 && taken.length === 0;
  return unseen ? [{ seller, night: learned, learned, expected: 0 }] : taken;
}

interface Posted {
  seller: number;
  posting: SellerPosting;
  row: LedgerRow | null;
  /** What incidents took out of the nights before. */
  taken: readonly ExcusedExpected[];
}

async function nextState(
  work: NightWork,
  read: Read,
  metric: Metric,
  state: DetectorState | null,
  { seller, posting, row, taken }: Posted,
): Promise<DetectorState | null> {
  const { night, memory, version, method } = work;
  const rules = rulesOf(sellerPolicy(memory, version.policy, seller, night), method, metric.key);
  if (!rules) return null;
  const window = windowAfter(state, posting);
  if (!row) return sameWindow(state, window) ? null : { ...(state ?? freshState(night)), ...window };
  if (row.withdrawn !== 0 || taken.length > 0) {
    const replayed = await replayedState(work, read, metric.key, seller, row, taken);
    return { ...replayed, ...window, level: state?.level ?? 'none', calm: state?.calm ?? 0 };
  }
  const before = state && isUnposted(state) ? null : state;
  return { ...advance(before, { night, observed: row.observed, expected: row.expected }, rules), ...window };
}

/** Sums that the posting gives in full replace what was there; otherwise it gives what they change by. */
function windowAfter(state: DetectorState | null, { window }: SellerPosting) {
  const before = window.whole ? { events: 0, exposure: 0 } : (state ?? { events: 0, exposure: 0 });
  return {
    events: Math.max(0, before.events + window.events),
    exposure: Math.max(0, before.exposure + window.exposure),
  };
}

const sameWindow = (state: DetectorState | null, { events, exposure }: { events: number; exposure: number }): boolean =>
  (state?.events ?? 0) === events && (state?.exposure ?? 0) === exposure;

/** A state that only counts orders: its detector has not begun. */
const isUnposted = (state: DetectorState): boolean =>
  state.observed === 0 && state.expected === 0 && state.evidence.warn === null;
