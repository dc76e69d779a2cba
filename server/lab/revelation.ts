/** What a reveal releases, frozen: all that managers and the seller ever learn of a mystery order. */
import type { Grade, InspectionResult } from './result.ts';

/** Days that the seller has to answer, counted from the day after the reveal. */
export const daysToAnswer = 10;

export interface Revelation {
  /** The order of the marketplace that it was; null: its number was never noted. */
  orderId: string | null;
  draw: 'random' | 'for_cause';
  category: string | null;
  gradeSold: Grade | null;
  orderedOn: string;
  receivedOn: string | null;
  inspectedOn: string;
  delivery: { promisedOn: string | null; shippedOn: string | null; carrier: string | null; days: number | null };
  checklist: { kind: string; version: number };
  result: InspectionResult;
  /** How many people graded it, each without seeing the other's answers. */
  gradings: number;
  /** In the order in which they are shown. */
  photos: readonly { id: number; view: string; label: string; caption: string; width: number; height: number }[];
}
