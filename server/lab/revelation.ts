/** What a reveal releases, frozen: all that managers and the seller ever learn of a mystery order. */
import type { ChecklistItem } from './checklist.ts';
import type { Grade, InspectionResult, WrongItem } from './result.ts';

/** Days that the seller has to answer, counted from the day after the reveal. */
export const daysToAnswer = 10;

/** What was wrong, with what the checklist says of it: whoever reads it can look in the same way. */
export interface RevealedItem extends WrongItem {
  /** The mark in which its points were lost. */
  mark: ChecklistItem['mark'];
  /** Where it belongs, since a label may say 'It is clean.': 'Outside'; empty, as the help: not kept. */
  group: string;
  /** How to look. */
  help: string;
}

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
  result: Omit<InspectionResult, 'wrong'> & { wrong: readonly RevealedItem[] };
  /** How many people graded it, each without seeing the other's answers. */
  gradings: number;
  /** In the order in which they are shown. grading: whose photo it is; not there in copies of before 2026-11-23. */
  photos: readonly {
    id: number;
    view: string;
    label: string;
    caption: string;
    width: number;
    height: number;
    grading?: 'first' | 'second';
  }[];
}
