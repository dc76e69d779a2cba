/** Collects what orders change in the counts when they are counted again: day sums, arrears, events. */
import type { Day } from '../server/scoring/day.ts';
import { riskUnit } from '../server/scoring/ledger.ts';
import { metrics } from '../server/scoring/metrics/index.ts';
import type { Moments, Outcome } from '../server/scoring/order.ts';
import type { Arrear, DayChange } from '../server/stores/daily-counts.ts';
import type { PostedDays } from '../server/stores/ledger.ts';
import type { OrderEvent, StoredOutcome } from '../server/stores/outcomes.ts';

export interface OrderChanges {
  /** Takes an order in: what was stored of it, and what it counts as now. */
  take(order: number, seller: number, outcome: Outcome, stored: StoredOutcome | undefined, events: OrderEvent[]): void;
  outcomes: (StoredOutcome & { order: number })[];
  written: OrderEvent[];
  deleted: OrderEvent[];
  days(): DayChange[];
  arrears(): Arrear[];
}

/**
 * @param posted what each metric's ledger holds already: changes to it are arrears
 * @param night the night that will post them
 */
export function orderChanges(posted: PostedDays, night: Day): OrderChanges {
  const days = new Map<number, DayChange>();
  const arrears = new Map<number, Arrear>();
  const changes: OrderChanges = {
    outcomes: [],
    written: [],
    deleted: [],
    days: () => [...days.values()].filter(({ opened, reported, occurred }) => opened || reported || occurred),
    arrears: () => [...arrears.values()].filter(isChange),
    take(order, seller, outcome, stored, events) {
      const moved = stored !== undefined && stored.seller !== seller;
      const before = moved ? undefined : stored?.moments;
      if (moved) {
        openRisks(stored.seller, stored.moments, undefined);
        reportEvents(order, stored.seller, {}, events);
      }
      openRisks(seller, before, outcome.moments);
      reportEvents(order, seller, outcome.events, events);
      if (!before || !sameMoments(before, outcome.moments))
        changes.outcomes.push({ order, seller, moments: outcome.moments });
    },
  };
  return changes;

  function openRisks(seller: number, before: Moments | undefined, after: Moments | undefined): void {
    metrics.forEach(({ key, base }, index) => {
      const [old, now] = [before?.[base] ?? null, after?.[base] ?? null];
      if (old === now) return;
      if (old !== null) open(index, key, seller, old, -1);
      if (now !== null) open(index, key, seller, now, 1);
    });
  }

  function open(index: number, metric: string, seller: number, day: Day, sign: 1 | -1): void {
    const change = dayChange(index, metric, seller, day);
    change.opened += sign;
    change.risk += sign * riskUnit;
    if (day > posted.last(metric)) return;
    const arrear = arrearOf(index, metric, seller, day);
    arrear.opened += sign;
    arrear.risk += sign * riskUnit;
  }

  function reportEvents(order: number, seller: number, now: Outcome['events'], stored: readonly OrderEvent[]): void {
    metrics.forEach(({ key }, index) => {
      const known = stored.filter((event) => event.seller === seller && event.metric === key);
      const event = now[key];
      const same = event && known.find(({ day }) => day === event.day);
      for (const old of known) if (old !== same && old.retracted === null) drop(index, old);
      if (!event) return;
      if (!same) add(index, { seller, metric: key, order, ...event, posted: null, retracted: null });
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

  function drop(index: number, event: OrderEvent): void {
    if (event.posted === null) changes.deleted.push(event);
    else changes.written.push({ ...event, retracted: night });
    report(index, event, -1);
    occur(index, event, event.opened, -1);
    if (!posted.has(event.metric, event.day)) return;
    const arrear = arrearOf(index, event.metric, event.seller, event.day);
    if (event.posted === null) arrear.reported -= 1;
    else arrear.retracted += 1;
  }

  /** It was posted once and withdrawn once: the withdrawal is taken back, so that it stands on its first night again. */
  function restore(index: number, event: OrderEvent): void {
    changes.written.push({ ...event, retracted: null });
    report(index, event, 1);
    occur(index, event, event.opened, 1);
    arrearOf(index, event.metric, event.seller, event.day).retracted -= 1;
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
      arrear = { metric, seller, day, opened: 0, risk: 0, occurred: 0, reported: 0, retracted: 0 };
      arrears.set(key, arrear);
    }
    return arrear;
  }
}

/** One number for metric, seller and day: half the time of a text. Days reach 2243, sellers 100 million. */
const keyOf = (index: number, seller: number, day: Day): number => (index * 100_000_000 + seller) * 100_000 + day;

const sameMoments = (one: Moments, other: Moments): boolean =>
  one.placed === other.placed &&
  one.due === other.due &&
  one.delivered === other.delivered &&
  one.settled === other.settled &&
  one.reviewed === other.reviewed;

const isChange = ({ opened, occurred, reported, retracted }: Arrear): boolean =>
  opened !== 0 || occurred !== 0 || reported !== 0 || retracted !== 0;
