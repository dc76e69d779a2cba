/** Collects what orders, or other things of a seller, change in the counts when they are counted again: day sums, arrears, events. */
import type { Day } from '../server/scoring/day.ts';
import { orderMetrics } from '../server/scoring/metrics/index.ts';
import type { CountedAs, Moments } from '../server/scoring/order.ts';
import type { RiskOf } from '../server/scoring/relative-risks.ts';
import type { KnownCell } from '../server/stores/cells.ts';
import type { Arrear, DayChange } from '../server/stores/daily-counts.ts';
import type { PostedDays } from '../server/stores/ledger.ts';
import type { OrderEvent, OutcomeOf } from '../server/stores/outcomes.ts';

/** The days on which risks open; null: not (yet, or ever). */
type Days<M> = { [moment in keyof M]: Day | null };

/** How an order was last counted, or is to be counted: in which cell, which risks opened when, which metrics it is out of. */
export interface Counted<M = Moments> {
  cell: KnownCell;
  moments: M;
  /** Metrics that an incident takes it out of. */
  excused: ReadonlySet<string>;
}

export interface OrderChanges<M = Moments> {
  /** Takes an order in: how it was counted, and how it is to be counted now. */
  take(
    order: NamedOrder,
    now: CountedAs<M>,
    before: (Omit<Counted<M>, 'excused'> & { seller: number }) | undefined,
    events: OrderEvent[],
  ): void;
  outcomes: (OutcomeOf<M> & { order: number })[];
  written: OrderEvent[];
  deleted: OrderEvent[];
  days(): DayChange[];
  arrears(): Arrear[];
}

export interface NamedOrder {
  key: number;
  seller: number;
  cell: KnownCell;
}

/**
 * @param posted what each metric's ledger holds already: changes to it are arrears
 * @param night the night that will post them
 * @param riskOf the relative risk of an order, in millionths
 */
export const orderChanges = (posted: PostedDays, night: Day, riskOf: RiskOf): OrderChanges =>
  changesOf<Moments>(orderMetrics, posted, night, riskOf);

/** The same for whatever these metrics count. */
export function changesOf<M extends Days<M>>(
  counted: readonly { key: string; base: keyof M }[],
  posted: PostedDays,
  night: Day,
  riskOf: RiskOf,
): OrderChanges<M> {
  const days = new Map<number, DayChange>();
  const arrears = new Map<number, Arrear>();
  const changes: OrderChanges<M> = {
    outcomes: [],
    written: [],
    deleted: [],
    days: () =>
      [...days.values()].filter(({ opened, risk, reported, occurred }) => opened || risk || reported || occurred),
    arrears: () => [...arrears.values()].filter(isChange),
    take({ key, seller, cell }, { moments, events, excused }, before, stored) {
      const now = { cell, moments, excused: new Set(Object.keys(excused)) };
      const excusedBefore = new Set(stored.filter(({ incident }) => incident !== null).map(({ metric }) => metric));
      const then = before && { ...before, excused: excusedBefore };
      const moved = then !== undefined && then.seller !== seller;
      if (moved) {
        openRisks(then.seller, then, undefined);
        reportEvents(key, then.seller, nothing, stored);
      }
      openRisks(seller, moved ? undefined : then, now);
      reportEvents(key, seller, { events, excused }, stored);
      if (!then || moved || then.cell.id !== cell.id || !sameMoments(then.moments, moments))
        changes.outcomes.push({ order: key, seller, cell: cell.id, moments });
    },
  };
  return changes;

  function openRisks(seller: number, before: Counted<M> | undefined, after: Counted<M> | undefined): void {
    counted.forEach(({ key, base }, index) => {
      const [old, now] = [openedOn(before, key, base), openedOn(after, key, base)];
      if (old === now && before?.cell.id === after?.cell.id) return;
      const [wasExcused, isExcused] = [before?.excused.has(key) ?? false, after?.excused.has(key) ?? false];
      if (old !== null && before) open(index, key, seller, old, -1, riskOf(key, before.cell, old), isExcused);
      if (now !== null && after) open(index, key, seller, now, 1, riskOf(key, after.cell, now), wasExcused);
    });
  }

  /** @param byIncident an incident takes it out of the days that are posted, or gives it back to them */
  function open(
    index: number,
    metric: string,
    seller: number,
    day: Day,
    sign: 1 | -1,
    risk: number,
    byIncident: boolean,
  ): void {
    const change = dayChange(index, metric, seller, day);
    change.opened += sign;
    change.risk += sign * risk;
    if (day > posted.last(metric)) return;
    const arrear = arrearOf(index, metric, seller, day);
    arrear.opened += sign;
    if (byIncident) arrear.excused -= sign * risk;
    else arrear.risk += sign * risk;
  }

  function reportEvents(
    order: number,
    seller: number,
    now: Pick<CountedAs<M>, 'events' | 'excused'>,
    stored: readonly OrderEvent[],
  ): void {
    counted.forEach(({ key }, index) => {
      const known = stored.filter((event) => event.seller === seller && event.metric === key);
      const incident = now.excused[key]?.incident ?? null;
      const event = now.events[key] ?? now.excused[key];
      const same = event && known.find(({ day }) => day === event.day);
      for (const old of known) if (old !== same) forget(index, old);
      if (!event) return;
      const named = { seller, metric: key, order, day: event.day, opened: event.opened };
      if (incident !== null) excuse(index, same ?? null, { ...named, incident });
      else if (!same) add(index, { ...named, posted: null, retracted: null, incident: null });
      else if (same.retracted !== null) restore(index, { ...same, opened: event.opened });
      else if (same.opened !== event.opened) reopen(index, same, event.opened);
    });
  }

  function add(index: number, event: OrderEvent): void {
    changes.written.push(event);
    report(index, event, 1);
    occur(index, event, event.opened, 1);
    if (posted.has(event.metric, event.day)) arrearOf(index, event.metric, event.seller, event.day).reported += 1;
  }

  /** The order does not have this event, or not on this day. */
  function forget(index: number, event: OrderEvent): void {
    if (event.retracted === null) uncount(index, event);
    if (event.posted === null) changes.deleted.push(event);
    else if (event.retracted === null || event.incident !== null)
      changes.written.push({ ...event, retracted: event.retracted ?? night, incident: null });
  }

  /** The order has it, and an incident is why: it is kept as a trace and does not count. */
  function excuse(
    index: number,
    known: OrderEvent | null,
    event: Pick<OrderEvent, 'seller' | 'metric' | 'day' | 'order' | 'opened' | 'incident'>,
  ): void {
    if (known?.retracted === null) uncount(index, known);
    if (known?.incident === event.incident && known.opened === event.opened) return;
    changes.written.push({ ...event, posted: known?.posted ?? null, retracted: known?.retracted ?? night });
  }

  function uncount(index: number, event: OrderEvent): void {
    report(index, event, -1);
    occur(index, event, event.opened, -1);
    if (!posted.has(event.metric, event.day)) return;
    const arrear = arrearOf(index, event.metric, event.seller, event.day);
    if (event.posted === null) arrear.reported -= 1;
    else correct(arrear, 1);
  }

  /** It was withdrawn or excused once and counts again: on its first night, if one has posted it. */
  function restore(index: number, event: OrderEvent): void {
    if (event.posted === null) return add(index, { ...event, retracted: null, incident: null });
    changes.written.push({ ...event, retracted: null, incident: null });
    report(index, event, 1);
    occur(index, event, event.opened, 1);
    correct(arrearOf(index, event.metric, event.seller, event.day), -1);
  }

  function reopen(index: number, event: OrderEvent, opened: Day): void {
    changes.written.push({ ...event, opened });
    occur(index, event, event.opened, -1);
    occur(index, event, opened, 1);
  }

  function report(index: number, { metric, seller, day }: OrderEvent, sign: 1 | -1): void {
    dayChange(index, metric, seller, day).reported += sign;
  }

  function occur(index: number, { metric, seller, day }: OrderEvent, opened: Day, sign: 1 | -1): void {
    dayChange(index, metric, seller, opened).occurred += sign;
    if (day <= posted.last(metric)) arrearOf(index, metric, seller, opened).occurred += sign;
  }

  function dayChange(index: number, metric: string, seller: number, day: Day): DayChange {
    const key = keyOf(index, seller, day);
    let change = days.get(key);
    if (!change) days.set(key, (change = { metric, day, seller, opened: 0, risk: 0, reported: 0, occurred: 0 }));
    return change;
  }

  function arrearOf(index: number, metric: string, seller: number, day: Day): Arrear {
    const key = keyOf(index, seller, day);
    let arrear = arrears.get(key);
    if (!arrear) {
      arrear = {
        metric,
        seller,
        day,
        opened: 0,
        risk: 0,
        excused: 0,
        occurred: 0,
        reported: 0,
        retracted: 0,
        corrections: 0,
      };
      arrears.set(key, arrear);
    }
    return arrear;
  }
}

/** What is no order lies in no cell of the case mix. */
export const noCell: KnownCell = { id: 0, category: '', grade: '', market: '' };

function correct(arrear: Arrear, sign: 1 | -1): void {
  arrear.retracted += sign;
  arrear.corrections += 1;
}

const nothing: Pick<CountedAs<unknown>, 'events' | 'excused'> = { events: {}, excused: {} };

function openedOn<M extends Days<M>>(counted: Counted<M> | undefined, metric: string, base: keyof M): Day | null {
  return counted && !counted.excused.has(metric) ? counted.moments[base] : null;
}

/** One number for metric, seller and day: half the time of a text. Days reach 2243, sellers 100 million. */
const keyOf = (index: number, seller: number, day: Day): number => (index * 100_000_000 + seller) * 100_000 + day;

function sameMoments<M extends Days<M>>(one: M, other: M): boolean {
  return (Object.keys(other) as (keyof M)[]).every((moment) => one[moment] === other[moment]);
}

const isChange = ({ opened, risk, excused, occurred, reported, corrections }: Arrear): boolean =>
  opened !== 0 || risk !== 0 || excused !== 0 || occurred !== 0 || reported !== 0 || corrections !== 0;
