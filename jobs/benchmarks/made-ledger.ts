/** A made ledger: a year of nights of a large marketplace, a tenth of its sellers at twice the acceptable rate for a while. */
import type { Database, Value } from '../../db/connect.ts';
import type { Day } from '../../server/scoring/day.ts';
import { metrics } from '../../server/scoring/metrics/index.ts';
import { defaultPolicy } from '../../server/scoring/policy.ts';

export interface MadeLedger {
  sellers: number;
  from: Day;
  to: Day;
}

const judged = metrics.filter(({ key }) => (defaultPolicy.metrics[key]?.acceptable ?? null) !== null);

export async function writeMadeLedger(database: Database, made: MadeLedger): Promise<number> {
  await writeFrame(database, made);
  const { sellers, from, to } = made;
  const random = generator(20_261_122);
  const ordersOf = Array.from({ length: sellers }, () => Math.exp(random() * 3.5 + random() * 3.5 - 3));
  let rows = 0;
  for (let night = from; night <= to; night++) {
    const ledger: Value[][] = [];
    const placed: Value[][] = [];
    for (let seller = 1; seller <= sellers; seller++) {
      const orders = ordersOf[seller - 1]!;
      const worse = seller % 10 === 0 && night > from + ((seller * 7) % (to - from + 1)) ? 2 : 0.8;
      placed.push(['cancellation', night, seller, Math.max(1, Math.round(orders)), 0, 0, 0]);
      for (const { key, horizon } of judged) {
        // What is known at once has a row where there is an order that day; what is known later has one while any order may still tell.
        const opened = orders * (key === 'low-review' ? 0.3 : key === 'slow-reply' || key === 'inspection' ? 0.02 : 1);
        if (random() > 1 - Math.exp(-opened * (horizon + 1))) continue;
        const expected = opened * defaultPolicy.metrics[key]!.acceptable!;
        ledger.push([night, seller, key, poisson(expected * worse, random), 0, expected * 1.1, Math.round(orders)]);
      }
    }
    rows += ledger.length;
    await database.transaction(async (tx) => {
      await tx.insertMany('ledger', columns.ledger, ledger);
      await tx.insertMany('daily_counts', columns.daily_counts, placed);
    });
  }
  return rows;
}

const columns = {
  ledger: ['night', 'seller', 'metric', 'observed', 'withdrawn', 'expected', 'order_count'],
  daily_counts: ['metric', 'day', 'seller', 'opened', 'risk', 'reported', 'occurred'],
  sellers: ['id', 'seller_id', 'name', 'kind', 'country', 'joined_on', 'import_id'],
  policies: ['version', 'effective_from', 'announced_at', 'author', 'note', 'document'],
};

async function writeFrame(database: Database, { sellers, from, to }: MadeLedger): Promise<void> {
  const at = '2026-01-01T00:00:00Z';
  const nights = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  await database.transaction(async (tx) => {
    const rows = Array.from({ length: sellers }, (_, index): Value[] => {
      return [index + 1, `seller-${index + 1}`, `Seller ${index + 1}`, 'trader', 'FR', '2024-01-01', 1];
    });
    await tx.insertMany('sellers', columns.sellers, rows);
    const policy = [1, '1970-01-01', at, 'Assay', '', JSON.stringify(defaultPolicy)];
    await tx.insertMany('policies', columns.policies, [policy]);
    await tx.insertMany(
      'nights',
      ['night', 'policy', 'method', 'summary', 'published_at'],
      nights.map((night) => [night, 1, '{}', '{}', at]),
    );
    await tx.insertMany(
      'posted_days',
      ['metric', 'day', 'night'],
      judged.flatMap(({ key }) => nights.map((night) => [key, night, night])),
    );
  });
}

/** Mulberry32: the same numbers each time. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Knuth's product of uniforms: rates here are small. */
function poisson(mean: number, random: () => number): number {
  const bar = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > bar; product *= random()) count++;
  return count;
}
