/** Sellers with open disputes, as the queue says it beside their cases. */
import { levelRanks, mildest } from '../cases/contested.ts';
import type { Level } from '../scoring/policy.ts';
import { inStretches, marks } from './in-list.ts';
import type { Read } from './read.ts';

export interface ContestedSeller {
  open: number;
  /** The oldest of them. */
  first: number;
  /** What the figures would recommend without what is contested, as it was filed; null: not less, or not known. */
  spared: Level | null;
}

/** By our key of the seller. */
export async function contestedSellers(read: Read, sellers: readonly number[]): Promise<Map<number, ContestedSeller>> {
  const rows = await inStretches(sellers, (list) =>
    read<{ seller: number; id: number; spares: Level | null }>(
      `SELECT seller, id, spares FROM disputes WHERE seller IN (${marks}) AND state = 'open' ORDER BY id`,
      list,
    ),
  );
  const found = new Map<number, ContestedSeller>();
  for (const { seller, id, spares } of rows) {
    const known = found.get(seller) ?? { open: 0, first: id, spared: null };
    const levels = [known.spared, spares].filter((level): level is Level => level !== null && level in levelRanks);
    found.set(seller, { ...known, open: known.open + 1, spared: mildest(levels) });
  }
  return found;
}
