/** One mystery order, as the lab reads it. */
import { exactDay } from '../../../helpers/days.ts';
import { money } from '../../../helpers/numbers.ts';
import { plural } from '../../../helpers/words.ts';
import { daysOverdue, parcelOf } from '../../../lab/parcel.ts';
import { stageOf } from '../../../lab/stage.ts';
import type { BusinessCalendar, Day } from '../../../scoring/day.ts';
import type { CorrectiveAction } from '../../../stores/corrective-actions.ts';
import type { Draw } from '../../../stores/lab/draws.ts';
import type { Identity } from '../../../stores/lab/identities.ts';
import type { MysteryOrder, OrderEntry } from '../../../stores/lab/mystery-orders.ts';
import { plainWord, safetyWords, sentence } from '../../desk/words.ts';
import { verificationWords } from '../verification-words.ts';
import { standingOf } from './next-step.ts';
import { presentBuyer } from './present-buyers.ts';

export interface KnownOrder {
  order: MysteryOrder;
  draw: Draw | null;
  /** The corrective action that it was bought for. */
  verifies: CorrectiveAction | null;
  identity: Identity | null;
  acts: readonly OrderEntry[];
  calendar: BusinessCalendar;
  today: Day;
  reader: string;
}

export function presentOrder(known: KnownOrder) {
  const { order, identity, calendar, today, reader } = known;
  const stage = stageOf(order);
  const parcel = parcelOf(order, calendar);
  const awaited = stage === 'ordered' || stage === 'shipped';
  const overdue = awaited ? daysOverdue(order, calendar, today) : 0;
  const { sentence: lead, step } = standingOf({ order, parcel, overdue, reader });
  return {
    title: `Mystery order ${order.id}`,
    ...{ lead, step, stage: stage === 'inspected' ? 'second look' : stage },
    overdue: overdue > 0 ? `${plural(overdue, 'day')} overdue` : null,
    crumbs: [{ href: '/lab/orders', label: 'Orders' }],
    path: `/lab/orders/${order.id}`,
    facts: [...orderFacts(known), ...verdictFacts(order)],
    parcel: parcelFacts(order, parcel),
    costs: costFacts(order),
    verification:
      known.verifies === null
        ? null
        : {
            href: `/actions/${known.verifies.id}`,
            text: verificationWords(known.verifies, { ...order, verdict: order.correctedVerdict ?? order.verdict }),
          },
    /** Until it is on its way, whoever buys types them into the shop. */
    buyer: identity !== null && stage === 'ordered' ? presentBuyer(identity, false) : null,
    notes: order.notes,
    withdrawn: order.withdrawnReason,
    events: known.acts.map(({ at, actor, action }) => ({ at, title: sentence(shortAct(action)), detail: actor })),
  };
}

const day = (text: string | null) => (text === null ? null : exactDay(text));

function orderFacts({ order, draw, identity }: KnownOrder) {
  const drawn = draw
    ? { value: draw.stratum === 'random' ? 'drawn at random' : 'drawn by risk', href: `/lab/draws/${draw.id}` }
    : { value: order.draw === 'random' ? 'random' : 'for a cause', hint: order.cause };
  const device = [order.category, order.grade]
    .map((word) => plainWord(word))
    .filter(Boolean)
    .join(', ');
  return [
    { label: 'Seller', value: order.sellerName, href: `/sellers/${encodeURIComponent(order.sellerId)}` },
    { label: 'Chosen', ...drawn },
    { label: 'Device', value: device || null, hint: order.model ?? '' },
    { label: 'Ordered', value: day(order.orderedOn), hint: order.market ?? '' },
    { label: 'Order number', value: order.orderId },
    {
      ...{
        label: 'Identity',
        value: identity?.name ?? null,
        hint: identity?.retired ? 'retired' : (identity?.market ?? ''),
      },
      ...(identity ? { href: `/lab/identities/${identity.id}` } : {}),
    },
    { label: 'Logged by', value: order.loggedBy },
  ];
}

/** Nothing of a grading is said before the verdict stands: a second person may be reading. */
function verdictFacts(order: MysteryOrder) {
  if (order.verdict === null) return [];
  const marks = [order.quality, order.delivery, order.packaging].map((mark) => mark ?? '–').join(' / ');
  const corrected = order.correctedVerdict === null ? '' : `corrected: ${order.correctedVerdict}`;
  return [
    { label: 'Inspected', value: day(order.inspectedOn) },
    { label: 'Marks', value: marks, hint: 'quality, delivery, packaging of 100' },
    {
      label: 'Verdict',
      value: order.verdict,
      hint: [safetyWords(order.safetyFinding), corrected].filter(Boolean).join(' · '),
    },
    ...(order.verdict === 'passed'
      ? []
      : [{ label: 'Elsewhere', value: 'the same at other sellers', href: `/lab/spread?order=${order.id}` }]),
  ];
}

function parcelFacts(order: MysteryOrder, parcel: ReturnType<typeof parcelOf>) {
  const toldBy = { feed: 'as the deliveries feed tells', hand: 'as it was typed in' };
  return {
    toldBy: parcel.toldBy === null ? 'nothing is known yet' : toldBy[parcel.toldBy],
    byHand: parcel.toldBy !== 'feed',
    rows: [
      { label: 'Promised', value: day(parcel.promisedOn) },
      { label: 'Shipped', value: day(parcel.shippedOn) },
      {
        label: 'Delivered',
        value: day(parcel.deliveredOn),
        hint: parcel.days === null ? '' : plural(parcel.days, 'day'),
      },
      { label: 'Carrier', value: parcel.carrier },
      { label: 'Reached the lab', value: day(order.receivedOn) },
    ],
  };
}

function costFacts({ priceMinor, shippingMinor, refundedMinor, currency }: MysteryOrder) {
  const amounts = [priceMinor, shippingMinor, refundedMinor];
  const all = (priceMinor ?? 0) + (shippingMinor ?? 0) - (refundedMinor ?? 0);
  return [
    { label: 'Price', value: money(priceMinor, currency) },
    { label: 'Shipping', value: money(shippingMinor, currency) },
    { label: 'Refunded', value: money(refundedMinor, currency) },
    { label: 'All in all', value: amounts.every((each) => each === null) ? null : money(all, currency) },
  ];
}

/** 'mystery order received' is 'received' on the page of that order. */
const shortAct = (action: string): string => action.replace(/^mystery order /, '');
