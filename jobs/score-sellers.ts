/** Readings, levels, scores and ranks of a night. */
import { combinedEvidence, falseDiscoveryBar, shownOdds } from '../server/scoring/evidence.ts';
import { metrics } from '../server/scoring/metrics/index.ts';
import { rankSellers } from '../server/scoring/rank.ts';
import { readingOf, type ReadingInput } from '../server/scoring/reading.ts';
import type { ThresholdLevel } from '../server/scoring/policy.ts';
import { scoreOf, type ScoredMetric, type SellerScore } from '../server/scoring/score.ts';
import { writeStates, type States } from '../server/stores/detector-states.ts';
import { writeReadings, writeScores, type ScoredSeller, type SellerReading } from '../server/stores/night-results.ts';
import { lastNightBefore } from '../server/stores/nights.ts';
import type { Read } from '../server/stores/read.ts';
import { writeWeeks } from '../server/stores/weeks.ts';
import { judgingOf, type SellerNight } from './judge-sellers.ts';
import { postedOf, sellerPolicy, statesOf, type NightWork, type Step } from './night-work.ts';
import { tradeInScores } from './score-trade-ins.ts';
import { calendarsOf } from './source-calendar.ts';

export const scoringStep: Step = async (work, read) => {
  const nights = await readSellers(work, read);
  const judge = await judgingOf(work, read, suspendBar(work, nights));
  const changed = new Map<string, States>(metrics.map(({ key }) => [key, new Map()]));
  const scored: Omit<ScoredSeller, 'rank'>[] = [];
  const readings: SellerReading[] = [];
  for (const one of nights) {
    const before = scoreWith(one);
    const verdict = await judge(one, before.state === 'provisional');
    for (const [metric, state] of verdict.states) {
      one.states.set(metric, state);
      changed.get(metric)?.set(one.seller.id, state);
    }
    for (const reading of one.readings)
      readings.push({ seller: one.seller.id, reading, remarks: verdict.remarks.get(reading.metric) ?? null });
    const score = verdict.states.size > 0 ? scoreWith(one) : before;
    scored.push({ seller: one.seller.id, score, level: verdict.level, evidence: oddsOf(one, 'warn') });
  }
  const ranked = withRanks(work, scored);
  const before = await lastNightBefore(read, work.night);
  const writeTradeIns = await tradeInScores(work, read);
  return async (tx) => {
    await writeReadings(tx, work.night, readings);
    const buyers = await writeTradeIns(tx);
    await writeWeeks(tx, work.night, before);
    await writeScores(tx, work.night, ranked);
    for (const [metric, states] of changed) {
      await writeStates(tx, metric, states);
      for (const [seller, state] of states) work.memory.states.get(metric)?.set(seller, state);
    }
    return { readings: readings.length, sellers: ranked.length, buyers };
  };
};

/** Sellers with a name that have joined, or of whom something was posted. */
async function readSellers(work: NightWork, read: Read): Promise<SellerNight[]> {
  const { night, memory, version, method } = work;
  const posted = await postedOf(work, read);
  const sources: (Pick<ReadingInput, 'metric' | 'asOf' | 'lastPosting' | 'missing'> & { states: States })[] = [];
  for (const metric of metrics) {
    const { key } = metric;
    const last = posted.last(key);
    const missing = (await calendarsOf(work, read, metric)).some(({ first }) => first === null);
    const states = await statesOf(work, read, key);
    const asOf = last === -Infinity ? null : last;
    sources.push({ metric: key, asOf, lastPosting: posted.lastNight(key), missing, states });
  }
  return memory.sellers.flatMap((seller) => {
    const known = sources.some(({ states }) => states.has(seller.id));
    if (seller.name === null || (!known && (seller.joined === null || seller.joined > night))) return [];
    const policy = sellerPolicy(memory, version.policy, seller.id, night);
    const states: SellerNight['states'] = new Map();
    const readings = sources.map(({ states: all, ...source }) => {
      const detector = all.get(seller.id) ?? null;
      if (detector) states.set(source.metric, detector);
      return readingOf({ ...source, night, detector }, policy, method);
    });
    return [{ seller, policy, readings, states }];
  });
}

function scoreWith({ policy, readings, states }: SellerNight): SellerScore {
  const scored = readings.flatMap((reading): ScoredMetric[] => {
    const own = policy.metrics[reading.metric];
    if (!own) return [];
    return [
      {
        metric: reading.metric,
        policy: own,
        posterior: reading.posterior,
        expected: reading.expected ?? 0,
        staleNights: reading.staleNights,
        level: states.get(reading.metric)?.level ?? 'none',
        missing: reading.state === 'missing',
      },
    ];
  });
  return scoreOf(scored, policy);
}

/** The evidence a seller needs to be on the night's list of suspensions. */
function suspendBar({ version }: NightWork, nights: readonly SellerNight[]): (one: SellerNight) => boolean {
  const logs = new Map(nights.map((one) => [one, sellerEvidence(one, 'suspend')]));
  const bar = falseDiscoveryBar([...logs.values()], version.policy.levels.suspend.falseDiscovery);
  return (one) => (logs.get(one) ?? -Infinity) >= bar;
}

function sellerEvidence({ policy, readings }: SellerNight, level: ThresholdLevel): number {
  const screening = readings.find(({ metric }) => metric === 'bad-order')?.logEvidence[level] ?? null;
  const weighing = readings.filter(({ metric }) => (policy.metrics[metric]?.weight ?? 0) > 0);
  const others = weighing.map(({ logEvidence }) => logEvidence[level]).filter((log) => log !== null);
  return combinedEvidence(screening, others);
}

function oddsOf(one: SellerNight, level: ThresholdLevel): number | null {
  const log = sellerEvidence(one, level);
  return log === -Infinity ? null : shownOdds(log);
}

function withRanks({ memory }: NightWork, scored: readonly Omit<ScoredSeller, 'rank'>[]): ScoredSeller[] {
  const sellers = scored.flatMap(({ seller, score }) =>
    score.state === 'ranked' && score.moments
      ? [{ sellerId: memory.sellerOf.get(seller)?.sellerId ?? '', moments: score.moments }]
      : [],
  );
  const ranks = new Map(rankSellers(sellers).map((rank) => [rank.sellerId, rank]));
  return scored.map((one) => ({ ...one, rank: ranks.get(memory.sellerOf.get(one.seller)?.sellerId ?? '') ?? null }));
}
