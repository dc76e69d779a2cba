/** The policy as it held for a seller, from each night on that changed it: a new version, or the end of the trial period. */
import { dayText, parseDay, type Day } from '../../scoring/day.ts';
import { allMetrics } from '../../scoring/metrics/index.ts';
import { policyFor, type Policy } from '../../scoring/policy.ts';
import type { Seller } from '../../stores/desk-seller.ts';
import { policyInForce, type PolicyVersion } from '../../stores/policies.ts';
import type { Cell } from '../desk/csv.ts';

export function ruleRows(versions: readonly PolicyVersion[], seller: Seller, from: Day, until: Day): Cell[][] {
  const { kind, country: market, joinedOn } = seller;
  const joined = joinedOn === null ? null : parseDay(joinedOn);
  const rows: Cell[][] = [];
  let before: Policy | null = null;
  for (let night = from; night <= until; night++) {
    const { version, policy } = policyInForce(versions, night);
    const own = policyFor(policy, { kind, market, joined }, night);
    if (own !== before) rows.push(...rowsOf(own, night, version));
    before = own;
  }
  return rows;
}

function rowsOf(policy: Policy, from: Day, version: number): Cell[][] {
  const { delta, halfLifeDays, windowDays, staleNights, detector, prior } = policy;
  return allMetrics.flatMap(({ key }): Cell[][] => {
    const own = policy.metrics[key];
    if (!own) return [];
    return [
      [
        ...[dayText(from), version, key, own.acceptable, own.warn, own.limit, own.suspend, own.weight],
        ...[delta, halfLifeDays, windowDays, staleNights, detector.restart, detector.ratios.join(' ')],
        ...[prior.shape, prior.rate],
      ],
    ];
  });
}
