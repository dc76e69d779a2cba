/**
 * Plays the Innovation Lab of the sample: it plans its weeks, buys, inspects, has a second person grade, reveals, and asks for
 * what is to be put right; shops answer and do it. What happened in the last days is left to the visitor.
 */
import { labIdentity, labMarkets } from '../../db/sample/lab-identities.ts';
import { findingsOf, labReach, sampleMysteryOrders, type SampleFindings } from '../../db/sample/mystery-orders.ts';
import type { SampleOptions } from '../../db/sample/write-sample-feeds.ts';
import { clockAt } from '../../server/clock.ts';
import type { Context } from '../../server/context.ts';
import { nextIdentity, wearOf } from '../../server/lab/identity-wear.ts';
import { dayOf, dayText, weekOf, type Day } from '../../server/scoring/day.ts';
import { looksBad, orderToTest } from '../../server/stores/demo.ts';
import { orderDraw, plannedDraws } from '../../server/stores/lab/draws.ts';
import { addIdentity, identities, retireIdentity } from '../../server/stores/lab/identities.ts';
import { changeLabBudget } from '../../server/stores/lab/lab-budget.ts';
import { logMysteryOrder, type NewMysteryOrder } from '../../server/stores/lab/mystery-orders.ts';
import { sellerKey } from '../../server/stores/people-changes.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { keepPlans } from '../lab/keep-plans.ts';
import { drawLabPictures } from './lab-pictures.ts';
import { inspector, workOn, type OpenOrder } from './work-on-order.ts';

const budget = { slots: 5, randomShare: 0.4, moneyMinor: 400_000, currency: 'EUR', automatic: true };
/** Draws of the last days are still to be placed. */
const leftToPlace = 4;
/** Identities that wore out in the last days are the visitor's to retire. */
const leftToRetire = 14;
const identitiesAMarket = 4;

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
  const pictures = drawLabPictures(
    seed,
    forCause.map(({ category }) => category),
  );
  const open = new Map<number, OpenOrder>();
  let count = 0;

  const founding = { at: `${dayText(begins)}T08:00:00Z`, by: inspector.first };
  await database.transaction((tx) => changeLabBudget(tx, budget, founding));

  /** Those that sellers know by now buy no more; each market keeps some that nobody knows. */
  async function rotateIdentities(day: Day): Promise<void> {
    const act = { at: `${dayText(day)}T07:30:00Z`, by: inspector.first };
    const known = await identities(read);
    const worn = known.filter(({ retired, uses }) => !retired && wearOf({ uses }, day).length > 0);
    const fresh = known.filter((one) => !one.retired && !worn.includes(one));
    await database.transaction(async (tx) => {
      for (const { id } of day > until - leftToRetire ? [] : worn)
        await retireIdentity(tx, id, { ...act, reason: 'Sellers are likely to know it by now.' });
      for (const market of labMarkets) {
        const there = known.filter((one) => one.market === market).length;
        const lacking = Math.max(0, identitiesAMarket - fresh.filter((one) => one.market === market).length);
        for (let more = 0; more < lacking; more++) await addIdentity(tx, labIdentity(seed, market, there + more), act);
      }
    });
  }

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
      if (today === begins || weekOf(today) === today) await rotateIdentities(today);
      await keepPlans(at(8));
      await buyForCause(today);
      await buyDrawn(today);
      for (const order of open.values()) if (await workOn(at(14), order, today, until)) open.delete(order.id);
    },
  };
}
