/** What the figures recommend of a seller with and without everything that its open disputes contest. */
import type { Context } from '../../context.ts';
import { mildest, sparedLevel, type Contested } from '../../cases/contested.ts';
import type { Level } from '../../scoring/policy.ts';
import { openDisputesOf, sparesOf, type Dispute } from '../../stores/disputes.ts';
import { readCommitted } from '../../stores/read.ts';
import type { Explained } from '../explain/explained.ts';
import { contestedNight, withoutOrders, type ContestedNight, type ContestedOrder } from './without-orders.ts';

export interface ContestedOutcome {
  open: Dispute[];
  /** Null while a night is worked out. */
  figures: Contested | null;
  /** What the figures would recommend where that is less, now or when one of them was filed; null: nothing hangs on them. */
  spared: Level | null;
}

/** Null: nothing is contested. */
export async function contestedOutcome(context: Context, explained: Explained): Promise<ContestedOutcome | null> {
  const read = readCommitted(context.database);
  const open = await openDisputesOf(read, explained.seller.id);
  if (open.length === 0) return null;
  const stored = await sparesOf(read, explained.seller.id);
  const figures = explained.underWay
    ? null
    : await figuresWithout(context, await contestedNight(context, explained), ordersOf(open));
  const now = figures && sparedLevel(figures);
  return { open, figures, spared: mildest([...stored, ...(now ? [now] : [])]) };
}

export const ordersOf = (disputes: readonly Dispute[]): ContestedOrder[] =>
  disputes.map(({ order, points }) => ({ order, metrics: points.flatMap(({ metric }) => metric ?? []) }));

export async function figuresWithout(
  context: Context,
  night: ContestedNight,
  orders: readonly ContestedOrder[],
): Promise<Contested> {
  const { before, after } = await withoutOrders(context, night, orders);
  return { with: before.level, without: after.level };
}
