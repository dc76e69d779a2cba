/** A ledger written night by night by hand, with all a replay asks for beside it. */
import type { Database, Value } from '../../db/connect.ts';
import type { Day } from '../../server/scoring/day.ts';
import { defaultPolicy, type Policy } from '../../server/scoring/policy.ts';
import { publish, writeSellers } from './written-nights.ts';

export interface WrittenLedger {
  from: Day;
  nights: number;
  /** Late deliveries of each seller on the nth night; 25 orders fall due and ten are placed every day. */
  late: readonly ((nth: number) => number)[];
}

export const ordersDue = 25;
export const ordersPlaced = 10;

/** Only late deliveries count, so that they alone make a seller's score and level. */
export const latePolicy = (change: (policy: Policy) => void = () => undefined): Policy => {
  const policy = structuredClone(defaultPolicy);
  for (const [key, metric] of Object.entries(policy.metrics)) if (key !== 'late-delivery') metric.weight = 0;
  change(policy);
  return policy;
};

export async function writeLedgerNights(database: Database, { from, nights, late }: WrittenLedger): Promise<void> {
  await writeSellers(
    database,
    late.map((_, index) => ({ id: index + 1, name: `Shop ${index + 1}` })),
  );
  const policy = [1, '1970-01-01', '2026-01-01T00:00:00Z', 'Assay', 'By hand', JSON.stringify(latePolicy())];
  const ledger: Value[][] = [];
  const placed: Value[][] = [];
  const posted: Value[][] = [];
  const expected = ordersDue * 0.04 * 1.1;
  for (let nth = 0; nth < nights; nth++) {
    const night = from + nth;
    posted.push(['late-delivery', night, night]);
    late.forEach((of, index) => {
      ledger.push([night, index + 1, 'late-delivery', of(nth), 0, expected, ordersDue]);
      placed.push(['cancellation', night, index + 1, ordersPlaced, 0, 0, 0]);
    });
  }
  await database.transaction(async (tx) => {
    const policies = ['version', 'effective_from', 'announced_at', 'author', 'note', 'document'];
    await tx.insertMany('policies', policies, [policy]);
    const entries = ['night', 'seller', 'metric', 'observed', 'withdrawn', 'expected', 'order_count'];
    await tx.insertMany('ledger', entries, ledger);
    const counts = ['metric', 'day', 'seller', 'opened', 'risk', 'reported', 'occurred'];
    await tx.insertMany('daily_counts', counts, placed);
    await tx.insertMany('posted_days', ['metric', 'day', 'night'], posted);
  });
  for (let nth = 0; nth < nights; nth++) await publish(database, from + nth);
}
