/** A mystery order that the lab has revealed, and what it counts as. */
import type { Day } from './day.ts';
import { inspection } from './metrics/inspection.ts';
import type { CountedAs } from './order.ts';

export interface InspectionFacts {
  draw: 'random' | 'for_cause';
  verdict: string | null;
  /** The day on which it was shown to managers and to the seller. Before it, it does not exist. */
  revealed: Day;
}

/** Null: bought for a cause or without a verdict, and then it is in no rate. */
export interface InspectionMoments {
  revealed: Day | null;
}

export const inspectionMoments = ({ draw, verdict, revealed }: InspectionFacts): InspectionMoments => ({
  revealed: draw === 'random' && verdict !== null ? revealed : null,
});

export function inspectionOutcome(facts: InspectionFacts): CountedAs<InspectionMoments> {
  const moments = inspectionMoments(facts);
  const day = moments.revealed === null ? null : inspection.event(facts, moments);
  return { moments, events: day === null ? {} : { [inspection.key]: { day, opened: day } }, excused: {} };
}
