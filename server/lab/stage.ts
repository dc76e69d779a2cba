/** How far a mystery order has come, from the draw to the reveal. */
export const stages = [
  /** Drawn, and not ordered yet: such a draw has no mystery order. */
  'planned',
  'ordered',
  'shipped',
  'received',
  /** Somebody has begun the first inspection. */
  'inspecting',
  /** Graded once; a second person has to grade it, or the two differ. */
  'inspected',
  /** The verdict stands, still under cover. */
  'concluded',
  'revealed',
  'withdrawn',
] as const;
export type Stage = (typeof stages)[number];

export interface Progress {
  shippedOn: string | null;
  receivedOn: string | null;
  inspectedOn: string | null;
  concludedAt: string | null;
  revealedOn: string | null;
  withdrawnOn: string | null;
  /** What the deliveries feed says of it; null: nothing yet. */
  feed: { shippedAt: number | null } | null;
  /** The first grading; null: nobody has begun. */
  firstGrading: { submittedAt: string | null } | null;
}

/**
 * The stage of an order; `planned` is said of draws only.
 *
 * @example a parcel that has arrived and nothing more: 'received'
 */
export function stageOf(order: Progress): Exclude<Stage, 'planned'> {
  if (order.withdrawnOn !== null) return 'withdrawn';
  if (order.revealedOn !== null) return 'revealed';
  // A verdict from the time before gradings were kept has its day only.
  if (order.concludedAt !== null || order.inspectedOn !== null) return 'concluded';
  if (order.firstGrading !== null) return order.firstGrading.submittedAt === null ? 'inspecting' : 'inspected';
  if (order.receivedOn !== null) return 'received';
  return order.shippedOn !== null || (order.feed?.shippedAt ?? null) !== null ? 'shipped' : 'ordered';
}
