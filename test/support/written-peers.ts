/** A marketplace in which volumes and rates are known, ranked by the night's own formula: for pages that compare sellers. */
import type { Database, Value } from '../../db/connect.ts';
import { rankSellers } from '../../server/scoring/rank.ts';
import { publish, writePolicy, writeReadings, writeSellers, writtenNight as night } from './written-nights.ts';

export interface WrittenPeer {
  id: number;
  name: string;
  kind: string;
  country: string;
  category: string | null;
  orders: number;
  late: number;
  /** Mean and standard deviation of the score; without them there are too few orders for one. */
  score: [mean: number, deviation: number] | null;
}

/** Forty ordinary sellers: 1,000 orders each and some 30 late ones, a third of them repairers. */
export const ordinaryPeers = Array.from({ length: 40 }, (_, index): WrittenPeer => {
  const id = index + 1;
  return {
    ...{ id, name: `Ordinary ${id}`, kind: id % 3 === 0 ? 'repairer' : 'trader', country: id % 2 ? 'FR' : 'IT' },
    ...{ category: id % 4 ? 'smartphones' : 'laptops', orders: 1000, late: 26 + ((id * 7) % 9) },
    score: [70 + ((id * 11) % 13), 4],
  };
});

const plain = { kind: 'factory', country: 'DE', category: null };

export const awful: WrittenPeer = { ...plain, id: 91, name: 'Awful', orders: 800, late: 160, score: [20, 2] };
export const superb: WrittenPeer = { ...plain, id: 92, name: 'Superb', orders: 3000, late: 20, score: [95, 1] };
export const unlucky: WrittenPeer = { ...plain, id: 93, name: 'Unlucky One', orders: 1, late: 1, score: null };
export const unseen: WrittenPeer = { ...plain, id: 94, name: 'Unseen', orders: 0, late: 0, score: null };

/** Pages remember what they read of a night: another marketplace needs another night. */
export async function writePeers(
  database: Database,
  peers: readonly WrittenPeer[],
  { on = night, keepsMoments = true } = {},
): Promise<void> {
  await writePolicy(database);
  await writeSellers(
    database,
    peers.map(({ id, name, kind, country }) => ({ id, name, kind, country })),
  );
  await writeReadings(
    database,
    on,
    peers.map(({ id, orders, late }) => ({
      ...{ seller: id, metric: 'late-delivery', rate: 0.03, events: late, exposure: orders },
    })),
  );
  const moments = peers.flatMap(({ id, score }) =>
    score ? [{ sellerId: `S-${id}`, moments: { mean: score[0], variance: score[1] ** 2 } }] : [],
  );
  const ranks = new Map(rankSellers(moments).map((rank) => [rank.sellerId, rank]));
  const columns =
    'night seller score low high state rank rank_low rank_high percentile p_bottom5 losses level mean variance';
  const rows = peers.map(({ id, score }): Value[] => {
    const rank = ranks.get(`S-${id}`);
    const [mean, deviation] = score ?? [null, null];
    return [
      ...[on, id, mean, mean && mean - 5, mean && mean + 4, rank ? 'ranked' : 'provisional', rank?.rank ?? null],
      ...[rank?.rankLow ?? null, rank?.rankHigh ?? null, rank?.percentile ?? null, rank?.bottom5 ?? null],
      ...['{}', 'none', keepsMoments ? mean : null, keepsMoments && deviation !== null ? deviation ** 2 : null],
    ];
  });
  const categories = peers.flatMap(({ id, category }) => (category === null ? [] : [[id, category, on]]));
  await database.transaction(async (tx) => {
    await tx.insertMany('scores', columns.split(' '), rows);
    await tx.insertMany('main_categories', ['seller', 'category', 'night'], categories);
  });
  await publish(database, on, { sellers: peers.length, ranked: ranks.size });
}

export async function wipePeers(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    for (const table of 'nights scores readings sellers policies main_categories'.split(' '))
      await tx.run(`DELETE FROM ${table}`);
  });
}
