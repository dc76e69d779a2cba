/** What the stages of a night share: the night, the policy in force, and what was read once and need not be read again. */
import type { Transaction } from '../db/connect.ts';
import type { Context } from '../server/context.ts';
import type { Day } from '../server/scoring/day.ts';
import { feedCalendar, type FeedCalendar } from '../server/scoring/freshness.ts';
import { methodsOf, type EstimateHistory } from '../server/scoring/estimates.ts';
import { clusteringOf, type Method } from '../server/scoring/method.ts';
import type { DetectorRules } from '../server/scoring/detector.ts';
import { policyFor, type Policy } from '../server/scoring/policy.ts';
import { detectorStates, type States } from '../server/stores/detector-states.ts';
import { estimateHistory } from '../server/stores/estimates.ts';
import type { FeedDay } from '../server/stores/feed-days.ts';
import { postedDays, type PostedDays } from '../server/stores/ledger.ts';
import { nightSellers, type NightSeller } from '../server/stores/night-sellers.ts';
import { policyInForce, policyVersions, type PolicyVersion } from '../server/stores/policies.ts';
import type { Read } from '../server/stores/read.ts';

/** What a step of a stage does: reads and computes, and gives back what is to be written. */
export type Step = (work: NightWork, read: Read) => Promise<(tx: Transaction) => Promise<Counts>>;
export type Counts = Record<string, number>;

/** Lives as long as one process holds the run, so nothing in it can have been changed by another. */
export interface Memory {
  versions: PolicyVersion[];
  sellers: NightSeller[];
  /** By our id. */
  sellerOf: Map<number, NightSeller>;
  /** As of the moment when every row they speak of was counted. */
  feedDays: Map<string, FeedDay[]>;
  estimates: EstimateHistory;
  methodOf: (night: Day) => Method;
  states: Map<string, States>;
  posted: PostedDays | null;
}

export interface NightWork {
  context: Context;
  night: Day;
  version: PolicyVersion;
  /** From the estimates in force; the night's own belong to it from the moment they are made. */
  readonly method: Method;
  memory: Memory;
  /** The calendar of a feed as of this night. */
  feed(feed: string): FeedCalendar;
}

export async function remember(read: Read, feedDays: readonly FeedDay[]): Promise<Memory> {
  const byFeed = new Map<string, FeedDay[]>();
  for (const day of feedDays) {
    const known = byFeed.get(day.feed);
    if (known) known.push(day);
    else byFeed.set(day.feed, [day]);
  }
  const sellers = await nightSellers(read);
  const estimates = await estimateHistory(read);
  return {
    versions: await policyVersions(read),
    sellers,
    sellerOf: new Map(sellers.map((seller) => [seller.id, seller])),
    feedDays: byFeed,
    estimates,
    methodOf: methodsOf(estimates),
    states: new Map(),
    posted: null,
  };
}

export function nightWork(context: Context, night: Day, memory: Memory): NightWork {
  const calendars = new Map<string, FeedCalendar>();
  return {
    context,
    night,
    version: policyInForce(memory.versions, night),
    get method() {
      return memory.methodOf(night);
    },
    memory,
    feed: (feed) => {
      let calendar = calendars.get(feed);
      if (!calendar) {
        const days = memory.feedDays.get(feed) ?? [];
        calendar = feedCalendar(
          days.map(({ day, rows, covered, confirmedBy }) => ({ day, rows, covered, confirmed: confirmedBy !== null })),
          night,
        );
        calendars.set(feed, calendar);
      }
      return calendar;
    },
  };
}

export async function statesOf({ memory }: NightWork, read: Read, metric: string): Promise<States> {
  let states = memory.states.get(metric);
  if (!states) memory.states.set(metric, (states = await detectorStates(read, metric)));
  return states;
}

export async function postedOf({ memory }: NightWork, read: Read): Promise<PostedDays> {
  return (memory.posted ??= await postedDays(read));
}

/** The policy as a seller meets it on a night; of a seller that has gone from the table, the policy as it is. */
export function sellerPolicy(memory: Memory, policy: Policy, seller: number, night: Day): Policy {
  const subject = memory.sellerOf.get(seller);
  return subject ? policyFor(policy, subject, night) : policy;
}

/** Null for a metric that the policy does not name. */
export function rulesOf(policy: Policy, method: Method, metric: string): DetectorRules | null {
  const own = policy.metrics[metric];
  if (!own) return null;
  return {
    metric: own,
    halfLifeDays: policy.halfLifeDays,
    detector: policy.detector,
    clustering: clusteringOf(method, metric),
  };
}
