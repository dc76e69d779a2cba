/** Judges sellers: gathers what a level needs besides the figures (buyers, warnings, inspections) and asks the rules. */
import type { DetectorState } from '../server/scoring/detector.ts';
import { release } from '../server/scoring/detector.ts';
import type { Policy } from '../server/scoring/policy.ts';
import type { Level } from '../server/scoring/policy.ts';
import type { Reading } from '../server/scoring/reading.ts';
import { judgeSeller, type JudgedMetric, type Remarks, type Verdict } from '../server/scoring/recommendation.ts';
import { warnedDaysAgo } from '../server/stores/decisions.ts';
import { correctedOn } from '../server/stores/ledger.ts';
import type { NightSeller } from '../server/stores/night-sellers.ts';
import type { Read } from '../server/stores/read.ts';
import { revealedBetween } from '../server/stores/revealed-inspections.ts';
import { stoppedTesting } from '../server/stores/revealed-testing.ts';
import { distinctBuyers } from '../server/stores/window-events.ts';
import type { NightWork } from './night-work.ts';
import { poorReturnsOf, type PoorData } from './poor-returns.ts';

export interface SellerNight {
  seller: NightSeller;
  policy: Policy;
  /** One for each metric. */
  readings: Reading[];
  /** By metric; none for a metric of which nothing was posted. */
  states: Map<string, DetectorState>;
}

export interface SellerVerdict {
  level: Level;
  /** States that the verdict changed, by metric. */
  states: Map<string, DetectorState>;
  /** By metric; none where the figures say everything. */
  remarks: Map<string, Remarks>;
}

export async function judgingOf(work: NightWork, read: Read, isOnDiscoveryList: (one: SellerNight) => boolean) {
  const { night, version } = work;
  const warned = await warnedDaysAgo(read, night);
  const corrected = await correctedOn(read, night);
  const { failed, unsafe, cleared } = await revealedBetween(read, night - version.policy.windowDays, night);
  const stopped = await stoppedTesting(read, night);
  const poorReturns = poorReturnsOf(work, read);
  return async (one: SellerNight, provisional: boolean): Promise<SellerVerdict> => {
    const { seller, policy, states } = one;
    const judged: JudgedMetric[] = [];
    const poor = await poorReturns(one);
    for (const reading of one.readings) {
      const state = states.get(reading.metric);
      if (!state || reading.state === 'missing') continue;
      const own = await judgedMetric(work, read, one, reading, state);
      const isCorrected = corrected.has(`${seller.id} ${reading.metric}`);
      judged.push({ ...own, corrected: isCorrected, poorData: poor.has(reading.metric) });
    }
    const verdict = judgeSeller(
      {
        provisional,
        warnedDaysAgo: warned.get(seller.id) ?? null,
        failedInspection: failed.has(seller.id),
        onDiscoveryList: isOnDiscoveryList(one),
        safetyFinding: unsafe.has(seller.id),
        testingStopped: stopped.has(seller.id),
        inspectionCorrected: cleared.has(seller.id),
        metrics: judged,
      },
      policy,
    );
    const changed: SellerVerdict['states'] = new Map();
    for (const { metric, level, calm, released } of verdict.metrics) {
      const state = states.get(metric);
      if (!state || (state.level === level && state.calm === calm && released.length === 0)) continue;
      changed.set(metric, { ...release(state, released), level, calm });
    }
    return { level: verdict.level, states: changed, remarks: remarksOf(verdict, poor) };
  };
}

function remarksOf({ metrics }: Verdict, poor: ReadonlyMap<string, PoorData>): SellerVerdict['remarks'] {
  const remarks: SellerVerdict['remarks'] = new Map();
  for (const { metric, heldBack } of metrics) {
    const poorData = poor.get(metric);
    if (heldBack || poorData) remarks.set(metric, { ...(heldBack && { heldBack }), ...(poorData && { poorData }) });
  }
  return remarks;
}

async function judgedMetric(
  { version }: NightWork,
  read: Read,
  { seller, policy }: SellerNight,
  reading: Reading,
  state: DetectorState,
): Promise<Omit<JudgedMetric, 'corrected'>> {
  // Buyers are counted only where their number can matter: where the evidence for a limit is there.
  const { limit } = reading.logEvidence;
  const asks = limit !== null && limit >= Math.log(policy.levels.limit.evidence) - 1e-6 && reading.asOf !== null;
  const until = reading.asOf ?? 0;
  return {
    metric: reading.metric,
    fresh: reading.staleNights === 0 && reading.asOf !== null,
    logEvidence: reading.logEvidence,
    chanceAbove: reading.chanceAbove,
    eventsFromBuyers: asks
      ? await distinctBuyers(read, seller.id, reading.metric, until - version.policy.windowDays, until)
      : 0,
    level: state.level,
    calm: state.calm,
    peak: state.peak,
  };
}
