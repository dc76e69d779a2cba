/**
 * Decisions to look at again: since they were made something they stand on has left the figures, and without it these do not
 * recommend as much. People's decisions stand until people end them, so nothing here does more than say so.
 */
import { levelRanks } from '../../cases/contested.ts';
import { measureRank } from '../../cases/decision.ts';
import type { Context } from '../../context.ts';
import { dayOf, type Day } from '../../scoring/day.ts';
import type { Level } from '../../scoring/policy.ts';
import { sellerById, scoresOnNight } from '../../stores/desk-seller.ts';
import { disputesWhere, type Dispute } from '../../stores/disputes.ts';
import { acceptedMetrics } from '../../stores/given-answers.ts';
import {
  correctedFindings,
  correctedLevels,
  restingMeasures,
  takenOut,
  type CorrectedFinding,
  type CorrectedLevel,
  type RestingMeasure,
} from '../../stores/lost-ground.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import { readCommitted } from '../../stores/read.ts';
import { figuresWithout } from '../disputes/contested-outcome.ts';
import { contestedNight } from '../disputes/without-orders.ts';
import { explainedSeller } from '../explain/explained.ts';

/** What has left, by our number of it; a feed that corrected itself has none. */
export type Cause = { kind: 'dispute' | 'incident' | 'finding'; id: number } | { kind: 'feed' };

export interface LostGround {
  decision: RestingMeasure;
  /** What the figures recommend without it. */
  level: Level;
  /** The night that took it out; null: tonight's will. */
  night: Day | null;
  causes: Cause[];
}

/** @param seller null: of all sellers, in the order in which they were decided */
export async function lostGround(context: Context, last: PublishedNight, seller: number | null): Promise<LostGround[]> {
  const read = readCommitted(context.database);
  const resting = await restingMeasures(read, seller);
  if (resting.length === 0) return [];
  const sellers = [...new Set(resting.map((one) => one.seller))];
  const levels = await correctedLevels(read, sellers);
  const findings = await correctedFindings(read, sellers);
  const scores = await scoresOnNight(context.database, last.night, sellers);
  const tonight = await takenOutTonight(context, last, sellers);
  const lost: LostGround[] = [];
  for (const decision of resting) {
    const decided = context.calendar(Date.parse(decision.decidedAt) / 1000);
    const level = scores.get(decision.seller)?.level ?? 'none';
    const causes = await causesOf(context, decision, decided, { levels, findings });
    if (causes.length > 0 && isLess(level, decision)) lost.push({ decision, level, night: decision.closed, causes });
    const coming = tonight.get(decision.seller);
    const since = coming?.disputes.filter(({ answers }) => (answers[0]?.at ?? '') > decision.decidedAt) ?? [];
    if (coming && decision.closed === null && since.length > 0 && isLess(coming.level, decision))
      lost.push({
        ...{ decision, level: coming.level, night: null },
        causes: since.map(({ id }) => ({ kind: 'dispute', id })),
      });
  }
  return lost;
}

const isLess = (level: Level, { measure, level: recommended }: RestingMeasure): boolean =>
  levelRanks[level] < Math.min(measureRank(measure), levelRanks[recommended]);

interface Corrected {
  levels: readonly CorrectedLevel[];
  findings: readonly CorrectedFinding[];
}

/** Why the case ended, if something that a person corrected ended it after the decision; else none. */
async function causesOf(
  { database }: Context,
  { seller, grounds, closed }: RestingMeasure,
  decided: Day,
  { levels, findings }: Corrected,
): Promise<Cause[]> {
  if (closed === null || closed < decided) return [];
  const causes = new Map<string, Cause>();
  for (const one of findings.filter((finding) => finding.seller === seller && dayOf(finding.recountedOn) === closed))
    causes.set(`finding ${one.id}`, { kind: 'finding', id: one.id });
  for (const { metric } of levels.filter((one) => one.seller === seller && one.closed === closed)) {
    if (!grounds.includes(metric)) continue;
    const stretch = { seller, metric, from: decided, to: closed };
    for (const number of await takenOut(readCommitted(database), stretch)) causes.set(String(number), causeOf(number));
  }
  return [...causes.values()];
}

const causeOf = (number: number | null): Cause =>
  number === null ? { kind: 'feed' } : number < 0 ? { kind: 'dispute', id: -number } : { kind: 'incident', id: number };

interface Coming {
  level: Level;
  disputes: Dispute[];
}

/** By seller: what was accepted since the last night, and what the figures recommend without it. */
async function takenOutTonight(
  context: Context,
  last: PublishedNight,
  sellers: readonly number[],
): Promise<Map<number, Coming>> {
  const { database } = context;
  const coming = new Map<number, Coming>();
  const waiting = await disputesWhere(readCommitted(database), 'd.counted = 0 ORDER BY d.id', []);
  for (const [id, disputes] of Map.groupBy(waiting, (one) => one.seller)) {
    const seller = sellers.includes(id) ? await sellerById(database, id) : null;
    const explained = seller && (await explainedSeller(database, seller, last));
    if (!explained || explained.underWay) continue;
    const orders = disputes.map(({ order, answers }) => ({ order, metrics: acceptedMetrics(answers[0]) }));
    const { without } = await figuresWithout(context, await contestedNight(context, explained), orders);
    coming.set(id, { level: without, disputes });
  }
  return coming;
}
