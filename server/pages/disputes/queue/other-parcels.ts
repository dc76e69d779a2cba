/** What became of the carrier's other parcels of the days of a contested order: a strike shows in those of everybody. */
import type { Context } from '../../../context.ts';
import { address } from '../../../helpers/addresses.ts';
import { dayStretch } from '../../../helpers/day-stretch.ts';
import { numbersIn } from '../../../helpers/numbers-in.ts';
import type { Texts } from '../../../languages/texts.ts';
import { dayOf, dayText, type Day } from '../../../scoring/day.ts';
import { lateDelivery } from '../../../scoring/metrics/late-delivery.ts';
import { carriedParcels, type CarrierDays, type Parcels } from '../../../stores/carrier-days.ts';
import type { Dispute } from '../../../stores/disputes.ts';
import { declaredIncidents, type DeclaredIncident } from '../../../stores/incidents.ts';
import { onceEachNight } from '../../../stores/night-memo.ts';
import { orderFacts } from '../../../stores/order-facts.ts';
import { publishedNight } from '../../../stores/published-night.ts';
import { readCommitted } from '../../../stores/read.ts';

/** Promised so many days before and after; and the days before those, to hold them against. */
const around = 3;
const usual = 14;

/** Null where nobody knows who carried the order, or for which day it was promised. */
export async function otherParcels(t: Texts, { database }: Context, dispute: Dispute) {
  const { order, carrier, market, seller } = dispute;
  const read = readCommitted(database);
  const [known] = await orderFacts(read, [order]);
  const promised = known?.facts.delivery?.promisedDay ?? null;
  const last = await publishedNight(database);
  if (carrier === null || market === null || promised === null || !last) return null;
  const days: CarrierDays = { carrier, market, from: promised - around, to: Math.min(promised + around, last.night) };
  if (days.to < days.from) return null;
  const between = (from: Day, to: Day) =>
    onceEachNight(database, last, `parcels ${JSON.stringify([seller, carrier, market, from, to])}`, () =>
      carriedParcels(read, { ...days, from, to }, seller),
    );
  const then = await between(days.from, days.to);
  const before = await between(days.from - usual, days.from - 1);
  const [from, to] = [dayText(days.from), dayText(days.to)];
  return {
    lead: t('{carrier} in {market}, promised for {days}:', {
      carrier,
      market,
      days: dayStretch({ from, to }, t.language),
    }),
    facts: [
      { label: t('Other sellers'), value: lateWords(t, then.others) },
      { label: t('Other sellers, the {days} days before', { days: usual }), value: lateWords(t, before.others) },
      { label: t('This seller'), value: lateWords(t, then.own) },
      { label: t('This seller, the {days} days before', { days: usual }), value: lateWords(t, before.own) },
    ],
    incidents: (await declaredIncidents(read))
      .filter((one) => covers(one, days))
      .map(({ id, name }) => ({ href: `/incidents/${id}`, name })),
    declare: address('/incidents/new', {
      ...{ name: t('Late parcels of {carrier}', { carrier }), metrics: lateDelivery.key, market, carrier, from, to },
    }),
  };
}

function lateWords(t: Texts, { due, late }: Parcels): string {
  if (due === 0) return t('no parcels');
  const { count, percent } = numbersIn(t.language);
  return t('{late} of {due} came late, {share}', { late: count(late), due: count(due), share: percent(late / due) });
}

const covers = (one: DeclaredIncident, { carrier, market, from, to }: CarrierDays): boolean =>
  one.revokedAt === null &&
  one.metrics.includes(lateDelivery.key) &&
  (one.carrier === null || one.carrier === carrier) &&
  (one.market === null || one.market === market) &&
  dayOf(one.from) <= to &&
  dayOf(one.to) >= from;
