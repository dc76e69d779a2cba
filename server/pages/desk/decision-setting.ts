/** What a decision stands on besides its case: the seller's volume and places, what is in force, the way back, the terms. */
import type { Database } from '../../../db/connect.ts';
import { measureRank, type Measure } from '../../cases/decision.ts';
import { endingNotice } from '../../cases/notice-period.ts';
import type { Context } from '../../context.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { revealedOrders } from '../../stores/case-facts.ts';
import { readSnapshot } from '../../stores/case-snapshot.ts';
import { ordersByDay, ordersByPlace } from '../../stores/case-volume.ts';
import { standingDecisions, type StoredDecision } from '../../stores/decision-steps.ts';
import { earlierRestrictions, type Case } from '../../stores/desk-recommendation.ts';
import type { Seller } from '../../stores/desk-seller.ts';
import { currentGrounds, type Ground as StoredGround } from '../../stores/grounds.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import { readCommitted } from '../../stores/read.ts';
import type { WayBack } from '../../statements/facts.ts';
import { ensureTexts } from '../../statements/ensure-texts.ts';
import { contestedOutcome, type ContestedOutcome } from '../disputes/contested-outcome.ts';
import { explainedSeller } from '../explain/explained.ts';
import { costDays, ordersPerDay, type SellerVolume } from './measure-cost.ts';
import { laterFindings, type LaterFinding } from './present-revealed.ts';
import { proposedWayBack } from './proposed-way-back.ts';

export interface Ground {
  key: string;
  label: string;
  /** Of the label, where it is not the reader's. */
  lang: string | null;
}

export interface DecisionSetting {
  today: Day;
  recommended: Measure;
  volume: SellerVolume;
  /** Measures about the seller that are not over, the oldest first. */
  standing: readonly StoredDecision[];
  /** Restrictions that were in force in the last 12 months, this case apart. */
  earlier: number;
  grounds: readonly Ground[];
  /** The ground that fits the case. */
  ground: string | null;
  /** The proposed way back. */
  wayBack: WayBack | null;
  /** What its open disputes leave of what is recommended; null: nothing is contested. */
  contested: ContestedOutcome | null;
  /** Something was found that endangers buyers. */
  danger: boolean;
  /** What the lab has revealed since the case was computed, as long as it asks for a decision. */
  later: readonly LaterFinding[];
}

/** Days of orders that show where a seller really sells. */
const placeDays = 90;

export async function decisionSetting(
  context: Context,
  found: Case,
  seller: Seller,
  last: PublishedNight,
  t: Texts,
): Promise<DecisionSetting> {
  const { database, clock, calendar } = context;
  const { night } = last;
  const today = calendar(clock.now());
  const read = readCommitted(database);
  const explained = await explainedSeller(database, seller, last);
  return {
    today,
    recommended: measureOf(found),
    volume: {
      daily: await ordersByDay(database, seller.id, night - costDays + 1, night),
      places: await ordersByPlace(database, seller.id, night - placeDays + 1, night),
    },
    standing: await standingDecisions(read, seller.id),
    earlier: await earlierRestrictions(read, seller.id, found.id, dayText(today - 365)),
    ...(await groundsFor(context, found.grounds, t)),
    wayBack: await proposedWayBack(database, explained, found.grounds),
    contested: await contestedOutcome(context, explained),
    danger: found.grounds.includes('safety'),
    later: await foundLater(database, found, { night, today }, t),
  };
}

async function foundLater(
  database: Database,
  { state, seller, snapshot, since }: Case,
  { night, today }: { night: Day; today: Day },
  t: Texts,
): Promise<LaterFinding[]> {
  if (state !== 'open' && state !== 'held') return [];
  const computed = readSnapshot(snapshot).night ?? since;
  return laterFindings(await revealedOrders(database, seller, dayText(computed + 1), dayText(today)), night, today, t);
}

/** The catalogue of grounds in the terms, and the one that serves what stands behind the case. */
async function groundsFor(
  context: Context,
  grounds: readonly string[],
  t: Texts,
): Promise<Pick<DecisionSetting, 'grounds' | 'ground'>> {
  await ensureTexts(context);
  const catalogue = await currentGrounds(readCommitted(context.database));
  const fitting = grounds.map((one) => catalogue.find(({ serves }) => serves.includes(one))).find(Boolean);
  return {
    grounds: catalogue.map((one) => ({ key: one.key, ...groundName(one, t) })),
    ground: fitting?.key ?? null,
  };
}

/** '7.1 Delivery in time', as the terms say it to the reader. */
export function groundName(
  { key, clause, texts }: Pick<StoredGround, 'key' | 'clause' | 'texts'>,
  { language }: Texts,
) {
  const own = texts[language]?.title ? language : 'en';
  return { label: `${clause} ${texts[own]?.title || key}`.trim(), lang: own === language ? null : own };
}

/** The measure that a case recommends. */
export const measureOf = ({ level }: Pick<Case, 'level'>): Measure =>
  level === 'limit' || level === 'suspend' ? level : 'warn';

/** The usual first day: a limit gives a day to prepare, the end of the service thirty. */
export function usualStart(measure: Measure, today: Day, excepted = false): Day {
  if (measure === 'limit') return today + 1;
  return measure === 'end' && !excepted ? today + endingNotice : today;
}

/** Half of what the seller sells a day, at least one. */
export function usualLimit(volume: SellerVolume): number | null {
  const perDay = ordersPerDay(volume);
  return perDay === null ? null : Math.max(1, Math.round(perDay / 2));
}

/** The measure that ends when a new one starts: the harshest of those that the seller has been told of. */
export function replacedBy({ standing }: Pick<DecisionSetting, 'standing'>): StoredDecision | null {
  const told = standing.filter(({ state }) => state === 'notified' || state === 'in-force');
  return told.sort((a, b) => measureRank(b.measure) - measureRank(a.measure) || b.id - a.id)[0] ?? null;
}
