/** T6: exactly acceptable sellers before, during and after two weeks without a feed. */
import { randomOf } from '../../../db/sample/random.ts';
import { advanceEvidence, logEvidence, noEvidence } from '../../../server/scoring/evidence.ts';
import { defaultPolicy } from '../../../server/scoring/policy.ts';
import { allCauses } from './causes.ts';
import { eachMetric, marketDays, marketMetrics, type MarketDays, type MarketMetric } from './market-seller.ts';
import {
  badSeenOn,
  gated,
  lastNight,
  needs,
  outage,
  outageFeeds,
  postingsOf,
  ungated,
  type OutageFeed,
  type Posting,
} from './outage-views.ts';

export interface OutageSetup {
  seed: number;
  perWeek: number;
}

/** Sellers with an alarm on any metric between the outage and a month after it. */
export interface OutageCounts {
  sellers: number;
  undisturbed: number;
  /** By feed: with the outage, only because of it, and only without it. */
  gated: Record<OutageFeed, { alarms: number; more: number; fewer: number }>;
  ungated: Record<OutageFeed, number>;
}

const rules = { ...defaultPolicy.detector, phi: 1 };
const bar = Math.log(defaultPolicy.levels.limit.evidence);

const eachFeed = <T>(of: (feed: OutageFeed) => T): Record<OutageFeed, T> =>
  Object.fromEntries(outageFeeds.map((feed) => [feed, of(feed)])) as Record<OutageFeed, T>;

export function watchOutages({ seed, perWeek }: OutageSetup, from: number, to: number): OutageCounts {
  const counts: OutageCounts = {
    sellers: to - from,
    undisturbed: 0,
    gated: eachFeed(() => ({ alarms: 0, more: 0, fewer: 0 })),
    ungated: eachFeed(() => 0),
  };
  for (let seller = from; seller < to; seller++) {
    const { made, badSeen } = madeSeller(seed, perWeek, seller);
    const before = eachMetric((metric) => evidenceBefore(made, metric));
    const alarms = (metric: MarketMetric, postings: readonly Posting[]): boolean => reaches(before[metric], postings);
    const calm = eachMetric((metric) => alarms(metric, postingsOf(made[metric].observed, made[metric].expected)));
    const waiting = eachMetric((metric) => alarms(metric, gated(made[metric].observed, made[metric].expected)));
    const undisturbed = marketMetrics.some((metric) => calm[metric]);
    if (undisturbed) counts.undisturbed++;
    for (const feed of outageFeeds) {
      const withOutage = marketMetrics.some((metric) => (needs(metric, feed) ? waiting : calm)[metric]);
      if (withOutage) counts.gated[feed].alarms++;
      if (withOutage && !undisturbed) counts.gated[feed].more++;
      if (!withOutage && undisturbed) counts.gated[feed].fewer++;
      const seen = new Map(ungated(made, feed, badSeen[feed]));
      const rash = marketMetrics.some((metric) => {
        const postings = seen.get(metric);
        return postings ? alarms(metric, postings) : calm[metric];
      });
      if (rash) counts.ungated[feed]++;
    }
  }
  return counts;
}

function madeSeller(seed: number, perWeek: number, seller: number) {
  const days = lastNight + 1;
  const badSeen = eachFeed(() => new Float64Array(days));
  const made = marketDays(randomOf(seed, 601, perWeek, seller), {
    perWeek,
    days,
    causesOn: () => allCauses(1),
    follow: (order) => {
      if (order.cancelled !== null) return;
      for (const feed of outageFeeds) {
        const day = badSeenOn(order, feed);
        if (day !== null && day >= 0 && day < days) badSeen[feed][day]! += 1;
      }
    },
  });
  return { made, badSeen };
}

/** Against the acceptable rate, up to the night before the outage. */
function evidenceBefore(made: MarketDays, metric: MarketMetric): number[] {
  const { observed, expected } = made[metric];
  let logs = noEvidence(rules);
  for (let night = 0; night < outage.from; night++)
    logs = advanceEvidence(logs, observed[night]!, expected[night]! * (1 + defaultPolicy.delta), rules);
  return logs;
}

function reaches(before: readonly number[], postings: readonly Posting[]): boolean {
  let logs = [...before];
  return postings.some(({ observed, expected, nights }) => {
    logs = advanceEvidence(logs, observed, expected, rules, nights);
    return logEvidence(logs) >= bar;
  });
}
