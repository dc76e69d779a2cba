/**
 * Plays the Innovation Lab of the sample: it plans its weeks, buys, inspects, has a second person grade, reveals, and asks for
 * what is to be put right; shops answer and do it. What happened in the last days is left to the visitor.
 */
import { labIdentities } from '../../db/sample/lab-identities.ts';
import { findingsOf, labReach, sampleMysteryOrders, type SampleFindings } from '../../db/sample/mystery-orders.ts';
import type { SampleOptions } from '../../db/sample/write-sample-feeds.ts';
import { clockAt } from '../../server/clock.ts';
import { instantText, type Context } from '../../server/context.ts';
import { nextIdentity } from '../../server/lab/identity-wear.ts';
import { dayOf, dayText, type Day } from '../../server/scoring/day.ts';
import { looksBad, orderToTest } from '../../server/stores/demo.ts';
import { orderDraw, plannedDraws } from '../../server/stores/lab/draws.ts';
import { addIdentity, identities } from '../../server/stores/lab/identities.ts';
import { changeLabBudget } from '../../server/stores/lab/lab-budget.ts';
import { logMysteryOrder, type NewMysteryOrder } from '../../server/stores/lab/mystery-orders.ts';
import { planWeek } from '../../server/stores/lab/plan-week.ts';
import { sellerKey } from '../../server/stores/people-changes.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { drawLabPictures } from './lab-pictures.ts';
import { inspector, workOn, type OpenOrder } from './work-on-order.ts';

const budget = { slots: 6, randomShare: 0.5, moneyMinor: 400_000, currency: 'EUR', automatic: false };
/** Draws of the last days are still to be placed. */
const leftToPlace = 4;

export interface LabPlayer {
  /** The morning after the night. */
  morning(night: Day): Promise<void>;
}

export async function createLabPlayer(context: Context, options: SampleOptions): Promise<LabPlayer> {
  const { database } = context;
  const { seed, until } = options;
  const read = readCommitted(database);
  const begins = until - labReach;
  const forCause = sampleMysteryOrders(options);
  const pictures = drawLabPictures(seed, forCause.length);
  const open = new Map<number, OpenOrder>();
  let count = 0;

  const founding = { at: `${dayText(begins)}T08:00:00Z`, by: inspector.first };
  await database.transaction(async (tx) => {
    await changeLabBudget(tx, budget, founding);
    for (const identity of labIdentities) await addIdentity(tx, identity, founding);
  });

  async function buy(order: NewMysteryOrder, found: SampleFindings, photos: OpenOrder['photos'], draw: number | null) {
    const id = await database.transaction(async (tx) => {
      if (draw !== null && !(await orderDraw(tx, draw))) throw new Error(`The demo could not order draw ${draw}`);
      return logMysteryOrder(tx, order);
    });
    open.set(id, { id, found, photos, nth: count++ });
  }

  async function purchase(seller: number, category: string | null, day: Day) {
    const real = await orderToTest(read, { seller, category, day });
    const market = real?.market ?? null;
    const known = await identities(read);
    const identity = nextIdentity(known, { seller, market }, day) ?? nextIdentity(known, { seller, market: null }, day);
    return {
      ...{ seller, category: real?.category ?? category, grade: real?.grade ?? 'good', orderId: real?.orderId ?? null },
      ...{
        orderedOn: dayText(day),
        receivedOn: null,
        inspectedOn: null,
        quality: null,
        delivery: null,
        packaging: null,
      },
      ...{ verdict: null, safetyFinding: null, notes: '', identity, market, model: null },
      ...{ priceMinor: real?.priceMinor ?? 24_900, shippingMinor: 0, currency: real?.currency ?? 'EUR' },
      ...{ loggedBy: inspector.first, loggedAt: `${dayText(day)}T09:30:00Z` },
    };
  }

  async function buyForCause(day: Day): Promise<void> {
    for (const [nth, one] of forCause.entries()) {
      if (one.ordered !== day) continue;
      const seller = await database.transaction((tx) => sellerKey(tx, one.sellerId));
      if (seller === null) throw new Error(`The sample has no seller ${one.sellerId}`);
      const { category, grade, cause } = one;
      const bought = { ...(await purchase(seller, category, day)), category, grade, cause, draw: 'for_cause' as const };
      await buy(bought, one, { number: nth, pictures }, null);
    }
  }

  async function buyDrawn(day: Day): Promise<void> {
    for (const draw of await plannedDraws(read)) {
      const age = (draw.id * 7) % 4;
      if (day < dayOf(draw.week) + age || day > until - leftToPlace) continue;
      const bought = await purchase(draw.seller, draw.category, day);
      const isBad = await looksBad(read, draw.seller);
      const order = { ...bought, draw: draw.stratum === 'random' ? ('random' as const) : ('for_cause' as const) };
      await buy({ ...order, labDraw: draw.id }, findingsOf(options, draw.id, bought.grade, isBad), null, draw.id);
    }
  }

  return {
    async morning(night) {
      const today = night + 1;
      if (today < begins || today > until) return;
      const at = (hour: number): Context => ({
        ...context,
        clock: clockAt(`${dayText(today)}T${String(hour).padStart(2, '0')}:00:00Z`),
      });
      if (isMonday(today)) {
        const act = { at: instantText(at(8).clock.now()), by: inspector.first };
        await planWeek(database, dayText(today), act);
      }
      await buyForCause(today);
      await buyDrawn(today);
      for (const order of open.values()) if (await workOn(at(14), order, today, until)) open.delete(order.id);
    },
  };
}

/** 1970-01-05 was one. */
const isMonday = (day: Day): boolean => (day - 4) % 7 === 0;
