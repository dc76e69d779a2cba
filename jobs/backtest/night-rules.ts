/** The rules that each seller meets on a night: those of the policy being tried, and how the ledger's expected events turn into its own. */
import type { Day } from '../../server/scoring/day.ts';
import { tableRules, type TableRules } from '../../server/scoring/detector-table.ts';
import { expectedScale } from '../../server/scoring/expected-scale.ts';
import type { Method } from '../../server/scoring/method.ts';
import { policyFor, type Policy } from '../../server/scoring/policy.ts';
import type { NightSeller } from '../../server/stores/night-sellers.ts';
import { rulesOf } from '../night-work.ts';
import { metricKeys } from './marketplace.ts';

export interface MetricRules extends TableRules {
  /** Expected events under this policy ÷ those of the ledger. */
  scale: number;
}

/** By the place of a metric; null where the policy does not judge it, or where nothing is known of what was expected. */
export type SellerRules = readonly (MetricRules | null)[];

export interface NightRules {
  policyOf(seller: NightSeller): Policy;
  rulesOf(seller: NightSeller): SellerRules;
}

/**
 * @param tried the policy being tried on this night
 * @param posted the policy under which the night was posted
 */
export function nightRules(night: Day, method: Method, tried: Policy, posted: Policy): NightRules {
  const known = new Map<Policy, Map<Policy, SellerRules>>();
  const policyOf = (seller: NightSeller) => policyFor(tried, seller, night);
  return {
    policyOf,
    rulesOf: (seller) => {
      const [policy, basis] = [policyOf(seller), policyFor(posted, seller, night)];
      let byBasis = known.get(policy);
      if (!byBasis) known.set(policy, (byBasis = new Map<Policy, SellerRules>()));
      let rules = byBasis.get(basis);
      if (!rules) byBasis.set(basis, (rules = made(policy, basis, method)));
      return rules;
    },
  };
}

function made(policy: Policy, basis: Policy, method: Method): SellerRules {
  const { warn, limit, suspend } = policy.levels;
  const bars = { warn: warn.evidence, limit: limit.evidence, suspend: suspend.evidence };
  return metricKeys.map((key) => {
    const own = rulesOf(policy, method, key);
    const scale = expectedScale(key, policy, basis);
    return own === null || scale === null ? null : { ...tableRules(own, bars), scale };
  });
}
