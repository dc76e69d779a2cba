/** Events as they leave the program: once numbered they never change, on whichever way they are read. */
import type { DecisionState, Measure } from '../cases/decision.ts';
import type { Standing, ToldMeasure } from './standing.ts';

/** `decision.in_force`, …: the state that a decision has come to. */
export type EventType = `decision.${string}` | 'night.published' | 'notice.added' | 'webhook.test';

interface Told {
  /** The same on every way and in every repetition: whoever has seen it has seen this event. */
  id: string;
  type: EventType;
  /** Counts up without gaps over all events, in the order in which they became known. */
  sequence: number;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  at: string;
}

export interface DecisionEvent extends Told {
  seller_id: string;
  decision: ToldMeasure & { state: DecisionState; version: number };
  /** All that holds for the seller after this event: the newest standing of a seller is enough. */
  standing: Standing;
}

export interface ToldCase {
  seller_id: string;
  seller_name: string | null;
  case: number;
  level: Measure;
}

/** What a night asks people to do: no seller is restricted by it. */
export interface NightEvent extends Told {
  /** `YYYY-MM-DD` */
  night: string;
  opened: readonly ToldCase[];
  raised: readonly ToldCase[];
  ended: readonly ToldCase[];
  /** How many of the opened ones are held back because too many came at once. */
  held: number;
}

/** Something new in a seller's inbox. */
export interface NoticeEvent extends Told {
  /** Null: every seller is told. */
  seller_id: string | null;
  notice: number;
  kind: string;
  /** Where it leads, such as `/disputes/7`; null: all is said in it. */
  page: string | null;
}

export interface TestEvent extends Told {
  text: string;
}

export type ToldEvent = DecisionEvent | NightEvent | NoticeEvent | TestEvent;

/** @example eventTypeOf('decision.in-force') // 'decision.in_force' */
export const eventTypeOf = (kind: string): EventType => kind.replaceAll('-', '_') as EventType;

export const eventId = (key: number): string => `evt_${key}`;

/** What one may ask to be told, as a person chooses it: a program of the marketplace, and one of a seller about that seller. */
export const marketplaceGroups = ['standing', 'steps', 'night'] as const;
export const sellerGroups = ['standing', 'figures', 'notices'] as const;
export type EventGroup = (typeof marketplaceGroups)[number] | (typeof sellerGroups)[number];

export const noticeKind = 'notice.added';

const standingKinds = ['in-force', 'ended', 'lifted', 'overturned'];

/** @example groupOf('decision.proposed') // 'steps' */
export function groupOf(kind: string): EventGroup {
  if (kind === 'night.published') return 'night';
  if (kind === noticeKind) return 'notices';
  return standingKinds.includes(kind.replace('decision.', '')) ? 'standing' : 'steps';
}

/** The kinds of the outbox that change what holds for a seller. */
export const standingChanges: readonly string[] = standingKinds.map((state) => `decision.${state}`);
