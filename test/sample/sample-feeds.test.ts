import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { writeSampleFeeds, type SampleOptions } from '../../db/sample/write-sample-feeds.ts';
import { businessCalendar, dayOf, parseDay } from '../../server/scoring/day.ts';

type Row = Record<string, string>;
const until = dayOf('2026-11-21');
const small: SampleOptions = { seed: 20_261, until, sellers: 60, months: 6, orders: 20_000 };
const folders: string[] = [];

function write(options: SampleOptions): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-sample-'));
  folders.push(folder);
  writeSampleFeeds(folder, options);
  return folder;
}

const digest = (folder: string) =>
  createHash('sha256')
    .update(
      readdirSync(folder)
        .sort()
        .map((file) => file + readFileSync(join(folder, file), 'utf8'))
        .join(''),
    )
    .digest('hex');

function rowsOf(folder: string, feed: string): Row[] {
  const files = readdirSync(folder).filter((file) => file.startsWith(feed));
  return files.flatMap((file) => parse<Row>(readFileSync(join(folder, file)), { columns: true }));
}

const valuesOf = (rows: Row[], column: string) => [...new Set(rows.map((row) => row[column]!))].sort();
const forms = [
  { ending: '_at', allows: (value: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) },
  { ending: '_on', allows: (value: string) => parseDay(value) !== null },
  { ending: '_minor', allows: (value: string) => /^[1-9]\d*$/.test(value) },
];
const share = (part: number, whole: number) => part / whole;

describe('The sample marketplace', () => {
  let rows: Record<'sellers' | 'orders' | 'deliveries' | 'reviews' | 'complaints' | 'returns' | 'trade_ins', Row[]>;
  let flawed: Row[];
  let coverage: Row[];
  let ordered: Map<string, Row>;

  before(() => {
    const folder = write(small);
    const of = (feed: string) => rowsOf(folder, feed);
    const whole = of('reviews');
    flawed = whole.filter((row) => row['review_id']!.startsWith('V59'));
    rows = {
      sellers: of('sellers'),
      orders: of('orders'),
      deliveries: of('deliveries'),
      reviews: whole.filter((row) => !flawed.includes(row)),
      complaints: of('complaints'),
      returns: of('returns'),
      trade_ins: of('trade_ins'),
    };
    coverage = of('coverage');
    ordered = new Map(rows.orders.map((order) => [order['order_id']!, order]));
  });
  after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

  it('is the same to the byte for the same seed and last day, and another for another seed', () => {
    const tiny = { ...small, sellers: 40, months: 2, orders: 3000 };
    const once = digest(write(tiny));
    expect(digest(write(tiny))).to.equal(once);
    expect(digest(write({ ...tiny, seed: 7 }))).not.to.equal(once);
  });

  it('has all kinds, markets, grades and categories', () => {
    expect(rows.sellers).to.have.length(60);
    expect(valuesOf(rows.sellers, 'name')).to.have.length(60);
    expect(valuesOf(rows.sellers, 'kind')).to.have.length(8);
    expect(valuesOf(rows.sellers, 'country')).to.have.length(17);
    expect(valuesOf(rows.orders, 'market')).to.have.length(17);
    expect(valuesOf(rows.orders, 'grade')).to.deep.equal(['excellent', 'fair', 'good', 'premium']);
    expect(valuesOf(rows.orders, 'category')).to.have.length(12);
    expect(valuesOf(rows.orders, 'currency')).to.deep.equal(['EUR', 'GBP', 'JPY', 'PLN', 'SEK', 'USD']);
    expect(valuesOf(rows.orders, 'cancelled_by')).to.deep.equal(['', 'buyer', 'platform', 'seller']);
  });

  it('has keys that are there once and partners that are there', () => {
    const sellers = new Set(valuesOf(rows.sellers, 'seller_id'));
    for (const [feed, key] of [
      ['orders', 'order_id'],
      ['deliveries', 'order_id'],
      ['reviews', 'review_id'],
      ['complaints', 'complaint_id'],
      ['returns', 'return_id'],
      ['trade_ins', 'trade_in_id'],
    ] as const) {
      expect(valuesOf(rows[feed], key), feed).to.have.length(rows[feed].length);
    }
    expect([...rows.orders, ...rows.trade_ins].every((row) => sellers.has(row['seller_id']!))).to.be.true;
    for (const feed of ['deliveries', 'reviews', 'complaints', 'returns'] as const) {
      expect(
        rows[feed].every((row) => ordered.has(row['order_id']!)),
        feed,
      ).to.be.true;
    }
  });

  it('tells no event before its order and none after the last day', () => {
    const end = '2026-11-21T23:59:59Z';
    for (const [feed, columns] of [
      ['orders', ['ordered_at', 'cancelled_at']],
      ['deliveries', ['shipped_at', 'delivered_at']],
      ['reviews', ['reviewed_at']],
      ['complaints', ['opened_at', 'first_reply_at', 'closed_at', 'withdrawn_at']],
      ['returns', ['opened_at', 'received_at', 'closed_at']],
    ] as const) {
      for (const row of rows[feed]) {
        const placed = ordered.get(row['order_id']!)!['ordered_at']!;
        for (const column of columns) {
          const at = row[column]!;
          if (at !== '' && (at < placed || at > end)) expect.fail(`${feed} ${JSON.stringify(row)} ordered ${placed}`);
        }
      }
    }
    const delivered = new Map(rows.deliveries.map((row) => [row['order_id']!, row['delivered_at']!]));
    for (const row of [...rows.reviews, ...rows.returns]) {
      const opened = row['reviewed_at'] ?? row['opened_at']!;
      expect(opened >= delivered.get(row['order_id']!)! && delivered.get(row['order_id']!) !== '').to.be.true;
    }
  });

  it('uses the words and the forms of the contract', () => {
    const words: [keyof typeof rows, string, string][] = [
      ['complaints', 'fault', 'seller buyer carrier platform none unknown'],
      ['returns', 'fault', 'seller buyer carrier platform none unknown'],
      [
        'complaints',
        'reason',
        'defective not_as_described wrong_item missing_part not_delivered late battery locked_device invoice other',
      ],
      [
        'returns',
        'reason',
        'change_of_mind defective not_as_described wrong_item missing_part damaged_in_transit counterfeit locked_device warranty other',
      ],
      ['complaints', 'resolution', 'refund replace repair advice rejected'],
      ['returns', 'resolution', 'refund replace repair advice rejected'],
      ['reviews', 'rating', '1 2 3 4 5'],
      ['trade_ins', 'customer_decision', 'accepted rejected'],
    ];
    for (const [feed, column, allowed] of words) {
      const known = valuesOf(rows[feed], column).filter((word) => word !== '');
      expect(allowed.split(' '), `${feed}.${column}`).to.include.members(known);
    }
    const faults: string[] = [];
    for (const feed of ['orders', 'deliveries', 'reviews', 'complaints', 'returns', 'trade_ins'] as const) {
      for (const row of rows[feed]) {
        for (const [column, value] of Object.entries(row)) {
          const form = forms.find(({ ending }) => column.endsWith(ending));
          if (value !== '' && form && !form.allows(value)) faults.push(`${feed}.${column}: ${value}`);
        }
      }
    }
    expect(faults).to.deep.equal([]);
  });

  it('has healthy rates around the acceptable ones, and many sizes of seller', () => {
    const placed = rows.orders.length;
    expect(placed).to.be.within(17_000, 23_000);
    const late = rows.deliveries.filter((row) => row['delivered_at']!.slice(0, 10) > row['promised_on']!).length;
    expect(share(late, placed)).to.be.within(0.012, 0.06);
    expect(share(rows.reviews.length, placed)).to.be.within(0.36, 0.46);
    const low = rows.reviews.filter((row) => Number(row['rating']) <= 2).length;
    expect(share(low, rows.reviews.length)).to.be.within(0.025, 0.09);
    expect(share(rows.complaints.length, placed)).to.be.within(0.004, 0.02);
    expect(share(rows.returns.length, placed)).to.be.within(0.03, 0.07);
    const counts = new Map<string, number>();
    for (const { seller_id: id } of rows.orders) counts.set(id!, (counts.get(id!) ?? 0) + 1);
    const sizes = rows.sellers.map((seller) => counts.get(seller['seller_id']!) ?? 0).sort((a, b) => a - b);
    expect(sizes.at(-1)! / placed).to.be.within(0.15, 0.25);
    expect(sizes[30]).to.be.below(150);
    const tiny = rows.sellers.find((seller) => seller['name'] === 'Atelier Brévent')!;
    expect(counts.get(tiny['seller_id']!)).to.equal(3);
  });

  it('writes reviews with quotes, line breaks and emoji in several languages', () => {
    const bodies = rows.reviews.map((row) => `${row['title']} ${row['body']}`);
    expect(bodies.some((body) => body.includes('"'))).to.be.true;
    expect(bodies.some((body) => body.includes('\n'))).to.be.true;
    expect(bodies.some((body) => body.includes('👍'))).to.be.true;
    expect(valuesOf(rows.reviews, 'language')).to.have.length(13);
  });

  it('brings five reviews that cannot be taken as they are, among many good ones of the same file', () => {
    expect(
      flawed.map((row) => [row['order_id']!.slice(0, 3), row['rating'], row['reviewed_at']!.slice(5, 10)]),
    ).to.deep.equal([
      ['O20', '6', '10-28'],
      ['', '4', '10-28'],
      ['O20', '5', '02-30'],
      ['O99', '5', '10-28'],
      ['O99', '2', '10-28'],
    ]);
  });

  it('covers every day of every feed but the silent days of the returns', () => {
    const covered = (feed: string) => coverage.filter((row) => row['feed'] === feed);
    expect(covered('orders')).to.have.length(182);
    const missing = 182 - covered('returns').length;
    expect(missing).to.be.within(6, 20);
    expect(covered('returns').at(-1)!['day']).to.equal('2026-11-19');
    for (const { feed, day, rows: said } of coverage) {
      const column = {
        orders: 'ordered_at',
        deliveries: 'delivered_at',
        reviews: 'reviewed_at',
        trade_ins: 'offered_at',
      }[feed!];
      if (day !== '2026-11-20') continue;
      const counted = rows[feed as 'orders'].filter((row) => row[column ?? 'opened_at']!.startsWith(day)).length;
      expect(Number(said), feed).to.equal(counted);
    }
  });

  it('keeps its business days in another time zone', () => {
    const folder = write({ ...small, sellers: 40, months: 2, orders: 3000, timeZone: 'Asia/Tokyo' });
    const calendar = businessCalendar('Asia/Tokyo');
    const days = rowsOf(folder, 'orders').map((row) => calendar(Date.parse(row['ordered_at']!) / 1000));
    expect(Math.max(...days)).to.equal(until);
    expect(Math.min(...days)).to.equal(until - 60);
  });
});
