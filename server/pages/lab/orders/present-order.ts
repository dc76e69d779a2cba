/** One mystery order, as the lab reads it. */
import { daysIn } from '../../../helpers/days.ts';
import { numbersIn } from '../../../helpers/numbers-in.ts';
import type { Texts } from '../../../languages/texts.ts';
import { daysOverdue, parcelOf } from '../../../lab/parcel.ts';
import { stageOf } from '../../../lab/stage.ts';
import type { BusinessCalendar, Day } from '../../../scoring/day.ts';
import type { CorrectiveAction } from '../../../stores/corrective-actions.ts';
import type { Draw } from '../../../stores/lab/draws.ts';
import type { Identity } from '../../../stores/lab/identities.ts';
import type { MysteryOrder, OrderEntry } from '../../../stores/lab/mystery-orders.ts';
import { plainWordIn } from '../../desk/words.ts';
import { dangerNoun } from '../../inspections/verdict-words.ts';
import { verificationWords } from '../verification-words.ts';
import { stageWord } from '../words.ts';
import { actWords } from './act-words.ts';
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
  t: Texts;
}

export function presentOrder(known: KnownOrder) {
  const { order, identity, calendar, today, reader, t } = known;
  const stage = stageOf(order);
  const parcel = parcelOf(order, calendar);
  const awaited = stage === 'ordered' || stage === 'shipped';
  const overdue = awaited ? daysOverdue(order, calendar, today) : 0;
  const { sentence: lead, step } = standingOf({ order, parcel, overdue, reader, t });
  return {
    title: t('Mystery order {id}', { id: String(order.id) }),
    ...{ lead, step, stage: stageWord(stage, t) },
    overdue: overdue > 0 ? t('{n, plural, one {# day} other {# days}} overdue', { n: overdue }) : null,
    crumbs: [{ href: '/lab/orders', label: t('Orders') }],
    path: `/lab/orders/${order.id}`,
    facts: [...orderFacts(known), ...verdictFacts(order, t)],
    parcel: parcelFacts(order, parcel, t),
    costs: costFacts(order, t),
    verification:
      known.verifies === null
        ? null
        : {
            href: `/actions/${known.verifies.id}`,
            text: verificationWords(known.verifies, { ...order, verdict: order.correctedVerdict ?? order.verdict }, t),
          },
    /** Until it is on its way, whoever buys types them into the shop. */
    buyer: identity !== null && stage === 'ordered' ? presentBuyer(identity, false) : null,
    notes: order.notes,
    withdrawn: order.withdrawnReason,
    events: eventsOf(known.acts, t),
  };
}

/** What one person did several times in a row is one line, with the newest time. */
function eventsOf(acts: readonly OrderEntry[], t: Texts) {
  const runs: { entry: OrderEntry; times: number }[] = [];
  for (const entry of acts) {
    const last = runs.at(-1);
    if (last?.entry.action === entry.action && last.entry.actor === entry.actor) last.times += 1;
    else runs.push({ entry, times: 1 });
  }
  return runs.map(({ entry: { at, actor, action }, times }) => ({
    at,
    title:
      times === 1
        ? actWords(action, t)
        : t('{act} ({times} times)', { act: actWords(action, t), times: numbersIn(t.language).count(times) }),
    ...{ detail: actor, own: true },
  }));
}

const day = (text: string | null, t: Texts) => (text === null ? null : daysIn(t.language).exactDay(text));

function orderFacts({ order, draw, identity, t }: KnownOrder) {
  const drawn = draw
    ? {
        value: draw.stratum === 'random' ? t('drawn at random') : t('drawn by risk'),
        href: `/lab/draws/${draw.id}`,
      }
    : { value: order.draw === 'random' ? t('at random') : t('for a cause'), hint: order.cause, ownHint: true };
  const device = [plainWordIn(order.category, t), plainWordIn(order.grade, t)].filter(Boolean).join(', ');
  return [
    { label: t('Seller'), value: order.sellerName, href: `/sellers/${encodeURIComponent(order.sellerId)}`, own: true },
    { label: t('Chosen'), ...drawn },
    { label: t('Device'), value: device || null, hint: order.model ?? '', ownHint: true },
    { label: t('Ordered'), value: day(order.orderedOn, t), hint: order.market ?? '' },
    { label: t('Order number'), value: order.orderId, own: true },
    {
      ...{ label: t('Identity'), value: identity?.name ?? null, own: true },
      hint: identity?.retired ? t('retired') : (identity?.market ?? ''),
      ...(identity ? { href: `/lab/identities/${identity.id}` } : {}),
    },
    { label: t('Logged by'), value: order.loggedBy, own: true },
  ];
}

/** Nothing of a grading is said before the verdict stands: a second person may be reading. */
function verdictFacts(order: MysteryOrder, t: Texts) {
  if (order.verdict === null) return [];
  const marks = [order.quality, order.delivery, order.packaging].map((mark) => mark ?? '–').join(' / ');
  const { correctedVerdict } = order;
  const corrected =
    correctedVerdict === null ? '' : t('corrected: {verdict}', { verdict: plainWordIn(correctedVerdict, t) });
  return [
    { label: t('Inspected'), value: day(order.inspectedOn, t) },
    { label: t('Marks'), value: marks, hint: t('quality, delivery, packaging of 100') },
    {
      label: t('Verdict'),
      value: plainWordIn(order.verdict, t),
      hint: [dangerNoun(order.safetyFinding, t), corrected].filter(Boolean).join(' · '),
    },
    ...(order.verdict === 'passed'
      ? []
      : [{ label: t('Elsewhere'), value: t('the same at other sellers'), href: `/lab/spread?order=${order.id}` }]),
  ];
}

function parcelFacts(order: MysteryOrder, parcel: ReturnType<typeof parcelOf>, t: Texts) {
  const toldBy = { feed: t('As the deliveries feed tells.'), hand: t('As it was typed in.') };
  return {
    toldBy: parcel.toldBy === null ? t('Nothing is known yet.') : toldBy[parcel.toldBy],
    byHand: parcel.toldBy !== 'feed',
    rows: [
      { label: t('Promised'), value: day(parcel.promisedOn, t) },
      { label: t('Shipped'), value: day(parcel.shippedOn, t) },
      {
        label: t('Handed over'),
        value: day(parcel.deliveredOn, t),
        hint: parcel.days === null ? '' : t('{n, plural, one {# day} other {# days}}', { n: parcel.days }),
      },
      { label: t('Carrier'), value: parcel.carrier, own: true },
      { label: t('Reached the lab'), value: day(order.receivedOn, t) },
    ],
  };
}

function costFacts({ priceMinor, shippingMinor, refundedMinor, currency }: MysteryOrder, t: Texts) {
  const { money } = numbersIn(t.language);
  const amounts = [priceMinor, shippingMinor, refundedMinor];
  const all = (priceMinor ?? 0) + (shippingMinor ?? 0) - (refundedMinor ?? 0);
  return [
    { label: t('Price'), value: money(priceMinor, currency) },
    { label: t('Shipping'), value: money(shippingMinor, currency) },
    { label: t('Refunded'), value: money(refundedMinor, currency) },
    { label: t('All in all'), value: amounts.every((each) => each === null) ? null : money(all, currency) },
  ];
}
