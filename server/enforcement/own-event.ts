/** What a seller's own programs are told: of that seller alone, and without the number that counts the events of all. */
import type { DecisionEvent, NoticeEvent } from './event.ts';

/** A night's score, as a program reads it. */
export interface ToldScore {
  /** `YYYY-MM-DD` */
  night: string;
  score: number | null;
  low: number | null;
  high: number | null;
  state: 'ranked' | 'provisional';
  level: string;
}

/** A night has changed a seller's score. */
export interface ScorecardEvent {
  id: string;
  type: 'scorecard.published';
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  at: string;
  seller_id: string;
  now: ToldScore;
  /** Of the night before; null: this is the first. */
  before: ToldScore | null;
}

export type OwnEvent = Omit<DecisionEvent, 'sequence'> | Omit<NoticeEvent, 'sequence'> | ScorecardEvent;

/** Named field by field: what an event says to the marketplace besides is not for sellers. */
export function ownEvent(told: DecisionEvent | NoticeEvent): OwnEvent {
  const { id, type, at } = told;
  if ('notice' in told) {
    const { seller_id, notice, kind, page } = told;
    return { id, type, at, seller_id, notice, kind, page };
  }
  const { seller_id, decision, standing } = told;
  return { id, type, at, seller_id, decision, standing };
}

/**
 * Whether a seller's program is told of a night: only where something has changed that a page shows. A score is shown in cents
 * of a point: 80.004 after 80.001 is none.
 */
export const hasChanged = (now: ToldScore, before: ToldScore | null): boolean =>
  before === null ||
  shown(now.score) !== shown(before.score) ||
  now.state !== before.state ||
  now.level !== before.level;

const shown = (score: number | null): string => score?.toFixed(2) ?? '–';
