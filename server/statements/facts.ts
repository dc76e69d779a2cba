/** All that a statement of reasons is made from. Frozen as JSON with the statement: days are text, nothing is looked up again. */
import type { Exception, Measure, Restriction } from '../cases/decision.ts';
import type { Marketplace } from '../stores/marketplace.ts';

/** What happened with one order, for the annex. Nothing of the buyer: no name, no text, no address. */
export type Happened =
  | { kind: 'late'; promised: string; delivered: string; days: number }
  | { kind: 'missing'; promised: string }
  | { kind: 'complaint' | 'return'; day: string; reason: string | null }
  | { kind: 'review'; day: string; stars: number }
  | { kind: 'cancelled' }
  | { kind: 'reply'; day: string; answered: string }
  | { kind: 'silence'; day: string };

export interface AnnexOrder {
  orderId: string;
  orderedOn: string;
  happened: readonly Happened[];
}

/** A metric behind the decision as it stood on the night of the case. */
export interface Figure {
  metric: string;
  events: number | null;
  exposure: number | null;
  /** Events ÷ exposure; where those are not kept, the rate as it was shown. */
  rate: number | null;
  /** Where it was counted: the rate that is estimated from it, with its 95 % interval, as the pages show it; older statements have none. */
  estimate?: { rate: number; low: number; high: number } | null | undefined;
  /** The same with the last weeks counting most, which is held against the threshold; older statements and cases have none. */
  lately?: number | null | undefined;
  threshold: number | null;
  /** Odds that the true rate is above the threshold. */
  odds: number | null;
  periodFrom: string;
  periodTo: string;
  since: { day: string; observed: number; expected: number } | null;
}

export interface EarlierMeasure {
  measure: Measure;
  reference: string;
  from: string;
  until: string | null;
}

export interface GroundFacts {
  key: string;
  version: number;
  clause: string;
  texts: Readonly<Record<string, { title: string; text: string }>>;
}

/** A rate clearly below a bound for some nights in a row, in about so many orders; a danger that must be gone, or a test that must pass. */
export type WayBack = { metric: string; below: number; nights: number; orders: number | null } | 'danger' | 'tests';

export interface StatementFacts {
  reference: string;
  /** `YYYY-MM-DDTHH:MM:SSZ`, and the business day of it. */
  issuedAt: string;
  issuedOn: string;
  /** The last day to appeal: six months later. */
  complainUntil: string;
  /** Where the seller reads it and appeals. */
  portal: string;
  marketplace: Marketplace;
  seller: { sellerId: string; name: string; country: string | null };
  measure: Measure;
  restriction: Restriction | null;
  scope: { markets: readonly string[]; categories: readonly string[] };
  /** First and last day (inclusive; null: until it is lifted). */
  from: string;
  until: string | null;
  exception: Exception | null;
  ground: GroundFacts | null;
  /** The night whose numbers stand behind it; null: no night recommended anything. */
  night: string | null;
  /** What the night recommended. */
  recommended: Measure | null;
  figures: readonly Figure[];
  /** What test purchases found, once revealed to the seller. */
  findings: readonly { finding: string; revealedOn: string }[];
  /** Nights in a row clearly below its threshold after which the program takes a recommendation back; older statements have none. */
  calmNights?: number;
  /** So many test purchases failed that testing was stopped; statements of before this ground have none. */
  testing?: { category: string | null; failed: number; tested: number };
  /** The words of the person who decided, where no figure speaks. */
  words: string | null;
  conditions: string;
  /** The conditions as the program proposed them, so that each language says them; null: a person's own words. */
  wayBack: WayBack | null;
  orders: readonly AnnexOrder[];
  /** All orders behind the figures; the annex may list the latest of them only. */
  ordersInAll: number;
  earlier: readonly EarlierMeasure[];
  secondPerson: boolean;
}
