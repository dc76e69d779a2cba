/** T4: a marketplace of good sellers and of good ones gone bad, watched for two years by the product and by an eBay-like rule. */
import { randomOf } from '../../../db/sample/random.ts';
import type { DetectorState } from '../../../server/scoring/detector.ts';
import { defaultMethod } from '../../../server/scoring/method.ts';
import { defaultPolicy, levelRank, type Policy } from '../../../server/scoring/policy.ts';
import { isProvisional } from '../../../server/scoring/score.ts';
import { ebayLikeBreach, ebayLikeRule } from '../yardsticks/ebay-like-rule.ts';
import { degraded, drawnCauses, weeklyOrders } from './made-sellers.ts';
import { marketDays, marketMetrics, type MarketDays } from './market-seller.ts';
import { scoredMetrics } from './scored-metrics.ts';
import { year } from './target.ts';
import { watchSeller } from './watched-seller.ts';

export interface MarketplaceSetup {
  seed: number;
}

/** `strict`: the product with odds of 50 : 1 asked for a warning instead of 20 : 1, to show what the bar does. */
const rules = ['warning', 'strict', 'limit', 'ebay-like at limit', 'ebay-like at acceptable'] as const;
export type MarketRule = (typeof rules)[number];
export interface RuleCounts {
  /** Times that a good seller came to be warned about in the second year, and how many sellers that were. */
  falseWarnings: number;
  falselyWarned: number;
  /** Sellers gone bad that were under a warning within 180 days, and their nights to it (null: not within them). */
  found: number;
  nights: (number | null)[];
}

export interface MarketplaceCounts {
  good: number;
  bad: number;
  rules: Record<MarketRule, RuleCounts>;
}

/** One seller in ten goes bad, on a night of the first half of the second year. */
const badShare = 0.1;
const within = 180;

export function watchMarketplace({ seed }: MarketplaceSetup, from: number, to: number): MarketplaceCounts {
  const counts: MarketplaceCounts = { good: 0, bad: 0, rules: forRules(noCounts) };
  for (let seller = from; seller < to; seller++) {
    const random = randomOf(seed, 401, seller);
    const before = drawnCauses(random, true);
    const turns = random.chance(badShare) ? year + random.between(0, year - within - 1) : null;
    const after = turns === null ? before : degraded(random, before);
    const made = marketDays(random, {
      perWeek: weeklyOrders(random),
      days: 2 * year,
      causesOn: (day) => (turns !== null && day >= turns ? after : before),
    });
    if (turns === null) counts.good++;
    else counts.bad++;
    const ranks = levelsByProduct(made, defaultPolicy);
    const isWarned = ranks.some((level) => level >= levelRank('warn'));
    const warned = {
      warning: ranks.map((level) => level >= levelRank('warn')),
      limit: ranks.map((level) => level >= levelRank('limit')),
      // Who is never warned at 20 : 1 is not at 50 : 1 either.
      strict: (isWarned ? levelsByProduct(made, strict) : ranks).map((level) => level >= levelRank('warn')),
      ...warnedLikeEbay(made),
    };
    for (const rule of rules) tally(counts.rules[rule], warned[rule], turns);
  }
  return counts;
}

const forRules = <T>(of: () => T) => Object.fromEntries(rules.map((rule) => [rule, of()])) as Record<MarketRule, T>;
const { levels } = defaultPolicy;
const strict: Policy = { ...defaultPolicy, levels: { ...levels, warn: { ...levels.warn, evidence: 50 } } };

const noCounts = (): RuleCounts => ({ falseWarnings: 0, falselyWarned: 0, found: 0, nights: [] });

/** The rank of the level, night by night. */
function levelsByProduct(made: MarketDays, policy: Policy): number[] {
  const watched = watchSeller(marketMetrics, { policy, method: defaultMethod, isProvisional: tooFew });
  return Array.from({ length: 2 * year }, (_, night) => {
    const level = watched.night(
      night,
      marketMetrics.map((metric) => ({
        observed: made[metric].observed[night]!,
        expected: made[metric].expected[night]! * (1 + policy.delta),
      })),
    );
    return levelRank(level);
  });
}

const tooFew = (states: readonly (DetectorState | null)[]): boolean =>
  isProvisional(scoredMetrics(marketMetrics, states), defaultPolicy);

/** What the rule finds bad stays so until it looks again. */
function warnedLikeEbay(made: MarketDays) {
  const breaches = (night: number, of: 'limit' | 'acceptable'): boolean =>
    marketMetrics.some((metric) => ebayLikeBreach(made[metric], night, defaultPolicy.metrics[metric]![of]!));
  const nights = (of: 'limit' | 'acceptable'): boolean[] => {
    let bad = false;
    return Array.from({ length: 2 * year }, (_, night) => {
      if (night % ebayLikeRule.every === 0) bad = breaches(night, of);
      return bad;
    });
  };
  return { 'ebay-like at limit': nights('limit'), 'ebay-like at acceptable': nights('acceptable') };
}

function tally(counts: RuleCounts, warned: readonly boolean[], turns: number | null): void {
  if (turns === null) {
    const rises = warned.filter((now, night) => night >= year && now && !warned[night - 1]).length;
    counts.falseWarnings += rises;
    if (rises > 0) counts.falselyWarned++;
    return;
  }
  const night = warned.indexOf(true, turns);
  const isFound = night >= 0 && night - turns <= within;
  if (isFound) counts.found++;
  counts.nights.push(isFound ? night - turns : null);
}
