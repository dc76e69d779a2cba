/** All that a week is drawn from. Its SHA-256 stands in the audit log before the draw, so the same draw can be made again. */
import type { Candidate, Market } from './candidate.ts';
import type { OrdersOf } from './random-stratum.ts';
import type { AwaitedAction } from './risk-stratum.ts';

/** Goes up whenever belief, priority or the risk stratum are reckoned in another way; the random stratum never changes its way. */
export const riskMethod = 1;

export interface Frame {
  /** The `riskMethod` of its time: only the same one draws the risk stratum again. */
  method: number;
  week: string;
  slots: number;
  randomSlots: number;
  /** The last day whose deliveries are counted, and how many days up to it. */
  until: string;
  days: number;
  /** By seller, then category: their order is part of the draw. */
  orders: readonly OrdersOf[];
  market: Market;
  /** The worthiest only, in no order that matters. */
  candidates: readonly Candidate[];
  actions: readonly AwaitedAction[];
}

/** How the slots of a week are split. */
export interface Budget {
  slots: number;
  /** A fraction of the slots. */
  randomShare: number;
}

/**
 * At least one slot is drawn at random: without any, nothing would be known of the market.
 *
 * @example randomSlotsOf({ slots: 10, randomShare: 0.4 }) // 4
 * @example randomSlotsOf({ slots: 2, randomShare: 0.1 }) // 1
 */
export const randomSlotsOf = ({ slots, randomShare }: Budget): number =>
  Math.min(slots, Math.max(1, Math.round(slots * randomShare)));
