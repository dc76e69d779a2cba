/** A small marketplace, told order by order in days, written as feed files and taken in by the real import. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importPaths } from '../../jobs/import-feeds.ts';
import { clockAt } from '../../server/clock.ts';
import type { Config } from '../../server/config.ts';
import { readConfig } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { createLog } from '../../server/log.ts';
import { noHolidays } from '../../server/scoring/business-time.ts';
import { businessCalendar, dayOf, dayText, type Day } from '../../server/scoring/day.ts';
import type { TestDatabase } from './databases.ts';

export interface ToldOrder {
  id: string;
  seller: string;
  placed: Day;
  buyer?: string;
  promised?: Day;
  delivered?: Day;
  cancelled?: Day;
  review?: { day: Day; rating: number };
  complaint?: { day: Day; fault?: string };
  return?: { day: Day; reason: string };
}

export const feeds = ['orders', 'deliveries', 'reviews', 'complaints', 'returns'] as const;
export type FeedName = (typeof feeds)[number];

/** Day 0 of the tests' stories: a Monday. */
export const dayZero = dayOf('2026-03-02');

/** A context whose clock stands at noon of a day, with an inbox of its own. */
export function nightContext(
  { database, url }: Pick<TestDatabase, 'database' | 'url'>,
  today: Day,
  inbox: string,
  more: Partial<Config> = {},
): Context {
  return {
    database,
    config: { ...readConfig({}), databaseUrl: url, inbox, ...more },
    clock: clockAt(`${dayText(today)}T12:00:00Z`),
    calendar: businessCalendar(more.timeZone ?? 'UTC'),
    holidays: noHolidays,
    log: createLog('silent'),
  };
}

const at = (day: Day | undefined): string => (day === undefined ? '' : `${dayText(day)}T12:00:00Z`);
const on = (day: Day | undefined): string => (day === undefined ? '' : dayText(day));

const headers: Record<FeedName | 'sellers' | 'trade_ins' | 'coverage', string> = {
  sellers: 'seller_id,name,kind,country,joined_on',
  orders: 'order_id,seller_id,ordered_at,buyer_ref,cancelled_at,cancelled_by',
  deliveries: 'order_id,promised_on,delivered_at',
  reviews: 'review_id,order_id,rating,reviewed_at',
  complaints: 'complaint_id,order_id,opened_at,reason,fault',
  returns: 'return_id,order_id,opened_at,reason',
  trade_ins:
    'trade_in_id,seller_id,offered_at,offer_minor,currency,received_at,inspected_at,counter_offer_minor,customer_decision,decided_at,paid_at,sent_back_at',
  coverage: 'feed,day,rows',
};

export const sellerLine = (id: string, joined?: Day): string => `${id},Shop ${id},repairer,FR,${on(joined)}`;

export function feedLines(orders: readonly ToldOrder[]): Record<FeedName, string[]> {
  return {
    orders: orders.map(
      (o) => `${o.id},${o.seller},${at(o.placed)},${o.buyer ?? ''},${at(o.cancelled)},${o.cancelled ? 'seller' : ''}`,
    ),
    deliveries: orders
      .filter((o) => o.promised !== undefined || o.delivered !== undefined)
      .map((o) => `${o.id},${on(o.promised)},${at(o.delivered)}`),
    reviews: orders.flatMap((o) => (o.review ? [`R-${o.id},${o.id},${o.review.rating},${at(o.review.day)}`] : [])),
    complaints: orders.flatMap((o) =>
      o.complaint ? [`C-${o.id},${o.id},${at(o.complaint.day)},defective,${o.complaint.fault ?? ''}`] : [],
    ),
    returns: orders.flatMap((o) => (o.return ? [`T-${o.id},${o.id},${at(o.return.day)},${o.return.reason}`] : [])),
  };
}

export interface ToldTradeIn {
  id: string;
  seller: string;
  offered: Day;
  received?: Day;
  inspected?: Day;
  countered?: boolean;
  decision?: 'accepted' | 'rejected';
  decided?: Day;
  paid?: Day;
  sentBack?: Day;
}

export const tradeInLines = (devices: readonly ToldTradeIn[]): string[] =>
  devices.map(({ id, seller, offered, countered, decision, ...days }) =>
    [
      ...[id, seller, at(offered), '20000', 'EUR', at(days.received), at(days.inspected), countered ? '15000' : ''],
      ...[decision ?? '', at(days.decided), at(days.paid), at(days.sentBack)],
    ].join(','),
  );

/** The devices as they are known at the end of a day. */
export function devicesKnownBy(devices: readonly ToldTradeIn[], day: Day): ToldTradeIn[] {
  return devices
    .filter(({ offered }) => offered <= day)
    .map((device) => {
      const known = { ...device };
      for (const when of ['received', 'inspected', 'decided', 'paid', 'sentBack'] as const)
        if ((known[when] ?? day) > day) delete known[when];
      if (known.inspected === undefined) delete known.countered;
      if (known.decided === undefined) delete known.decision;
      return known;
    });
}

/** The sources' word that these feeds are complete on these days. */
export function coverageLines(from: Day, to: Day, names: readonly (FeedName | 'trade_ins')[] = feeds): string[] {
  const days = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return days.flatMap((day) => names.map((feed) => `${feed},${dayText(day)},`));
}

/** Takes lines of feeds in, one file for each. */
export async function load(
  { database, calendar, clock }: Context,
  lines: Partial<Record<keyof typeof headers, readonly string[]>>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-feeds-'));
  try {
    for (const [feed, rows] of Object.entries(lines)) {
      if (rows.length > 0) writeFileSync(join(folder, `${feed}.csv`), feedFile(feed as FeedName, rows));
    }
    const results = await importPaths(database, [folder], { calendar, clock });
    const bad = results.find((result) => result.state === 'refused' || result.quarantined > 0);
    if (bad) throw new Error(`${bad.file}: ${bad.message} (${bad.quarantined} rows in quarantine)`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const feedFile = (feed: keyof typeof headers, rows: readonly string[]): string =>
  `${[headers[feed], ...rows].join('\n')}\n`;

/** The orders as they are known at the end of a day: what lies after it has not happened yet. */
export function knownBy(orders: readonly ToldOrder[], day: Day): ToldOrder[] {
  return orders
    .filter(({ placed }) => placed <= day)
    .map((order) => {
      const known = { ...order };
      if (known.delivered !== undefined && known.delivered > day) delete known.delivered;
      if (known.cancelled !== undefined && known.cancelled > day) delete known.cancelled;
      for (const fact of ['review', 'complaint', 'return'] as const)
        if ((known[fact]?.day ?? day) > day) delete known[fact];
      return known;
    });
}

/**
 * Takes in what is known of the orders at the end of a day, with the sources' word that nothing is missing.
 *
 * @param since the first day for which they give it
 * @param without feeds that do not come: neither rows nor the word
 */
export async function loadKnown(
  context: Context,
  orders: readonly ToldOrder[],
  day: Day,
  { since = dayZero, without = [] }: { since?: Day; without?: readonly FeedName[] } = {},
): Promise<void> {
  const lines = feedLines(knownBy(orders, day));
  for (const feed of without) lines[feed] = [];
  const whole = feeds.filter((feed) => !without.includes(feed));
  await load(context, { ...lines, coverage: coverageLines(since, day, whole) });
}
