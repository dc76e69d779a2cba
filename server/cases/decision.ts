/** A decision as the rules see it: what was decided, by whom, and how far it has come. */
import type { Day } from '../scoring/day.ts';

/** What a decision does to a seller, mildest first. `end`: the marketplace ends its service to the seller. */
export const measures = ['warn', 'limit', 'suspend', 'end'] as const;
export type Measure = (typeof measures)[number];

/** @example measureRank('limit') // 1 */
export const measureRank = (measure: Measure): number => measures.indexOf(measure);

/** A warning takes nothing from the seller; the others restrict it. */
export const isRestriction = (measure: Measure): boolean => measure !== 'warn';

/** What one person alone must not do. */
export const needsSecondPerson = (measure: Measure): boolean => measureRank(measure) >= measureRank('suspend');

/**
 * recorded: nothing is to be carried out (a false alarm, a wait) · proposed: waits for the second person · decided: the
 * statement of reasons is to be delivered · notified: the seller has it · in-force · the rest are ends.
 */
export const decisionStates = [
  'recorded',
  'proposed',
  'decided',
  'notified',
  'in-force',
  'ended',
  'lifted',
  'overturned',
  'refused',
  'withdrawn',
] as const;
export type DecisionState = (typeof decisionStates)[number];

export const isOver = (state: DecisionState): boolean =>
  !['proposed', 'decided', 'notified', 'in-force'].includes(state);

/** Why the 30 days before ending the service do not apply (Regulation (EU) 2019/1150, Article 4(4)). */
export const exceptions = ['legal-obligation', 'imperative-reason', 'repeated-infringement'] as const;
export type Exception = (typeof exceptions)[number];

/** Where a measure holds; without any market or category on the whole account. */
export interface Scope {
  markets?: readonly string[];
  categories?: readonly string[];
}

/** The number that a limit carries. */
export type Restriction = { ordersPerDay: number } | { shareOfListings: number };

export interface DecisionFacts {
  measure: Measure;
  state: DecisionState;
  /** E-mail of who decided, or proposed. */
  person: string;
  secondPerson: string | null;
  /** First and last day (inclusive; null: until another decision). */
  from: Day | null;
  until: Day | null;
  exception: Exception | null;
  /** The day on which the statement of reasons reached the seller. */
  notified: Day | null;
  /** Somebody has appealed against it, and nobody has answered yet. */
  appealed: boolean;
  /** An appeal of the seller against a milder measure waits for its answer: until then this one does not begin. */
  heldByAppeal: boolean;
  /** An open dispute of the seller decides what the figures recommend: until it is answered this one does not begin. */
  heldByDispute: boolean;
}
