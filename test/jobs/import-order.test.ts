import { expect } from 'chai';
import fc from 'fast-check';
import { importPaths } from '../../jobs/import-feeds.ts';
import { dayOf } from '../../server/scoring/day.ts';
import { feedTotalsStore } from '../../server/stores/feed-totals.ts';
import { keptTotals } from '../../server/stores/kept-totals.ts';
import { createTestDatabase, describeOnEachDatabase, type TestDatabase } from '../support/databases.ts';
import { clear, content, importOptions, newInbox } from './import-support.ts';

type Rows = Record<'sellers' | 'orders' | 'deliveries' | 'reviews', string[]>;

const headers: Rows = {
  sellers: ['seller_id,name'],
  orders: ['order_id,seller_id,ordered_at,market,price_minor'],
  deliveries: ['order_id,promised_on,delivered_at'],
  reviews: ['review_id,order_id,rating,reviewed_at,body'],
};
const key = fc.nat(60);
const two = (value: number) => String(value).padStart(2, '0');
const at = fc.tuple(fc.nat(27), fc.nat(23)).map(([day, hour]) => `2026-10-${two(day + 1)}T${two(hour)}:00:00+02:00`);
const unique = (row: fc.Arbitrary<string>) =>
  fc.uniqueArray(row, { selector: (text) => text.split(',')[0], maxLength: 70 });
const rows: fc.Arbitrary<Rows> = fc.record({
  sellers: unique(key.map((id) => `s${id},Seller ${id}`)),
  orders: unique(fc.tuple(key, key, at, fc.constantFrom('', 'FR')).map(([o, s, t, m]) => `o${o},s${s},${t},${m},${o}`)),
  deliveries: unique(fc.tuple(key, at, fc.boolean()).map(([o, t, sent]) => `o${o},${t.slice(0, 10)},${sent ? t : ''}`)),
  reviews: unique(
    fc.tuple(key, key, fc.integer({ min: 1, max: 6 }), at).map(([r, o, n, t]) => `r${r},o${o},${n},${t},x`),
  ),
});

describeOnEachDatabase('the order of rows and files', (use, dialect) => {
  const inbox = newInbox(() => use().database);
  after(() => inbox.remove());

  it('makes no difference', async () => {
    const { database } = use();
    const shuffled = rows.chain((made) =>
      fc.record({
        made: fc.constant(made),
        orders: fc.shuffledSubarray(made.orders, { minLength: made.orders.length }),
        deliveries: fc.shuffledSubarray(made.deliveries, { minLength: made.deliveries.length }),
        reviews: fc.shuffledSubarray(made.reviews, { minLength: made.reviews.length }),
        files: fc.shuffledSubarray(['sellers', 'orders', 'deliveries', 'reviews'] as const, { minLength: 4 }),
        cut: fc.nat(70),
      }),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ made, files, cut, ...others }) => {
        const run = async (parts: [feed: keyof Rows, rows: string[]][]) => {
          await clear(database);
          for (const [index, [feed, lines]] of parts.entries()) {
            // Rows of six stars go into quarantine; enough good ones keep the file from being refused.
            const good =
              feed === 'reviews' ? Array.from({ length: 350 }, (_, n) => `g${n},o1,3,2026-10-01T00:00:00Z,x`) : [];
            const path = inbox.write(`${feed}-${index}.csv`, [...headers[feed], ...good, ...lines].join('\n'));
            await importPaths(database, [path], importOptions);
          }
          const store = feedTotalsStore((sql, values) => database.read(sql, values));
          const counted = { rows: await store.rows(), waiting: await store.waiting() };
          expect(await keptTotals(database)).to.deep.equal(counted);
          return content(database);
        };
        const inOrder = await run(
          (['sellers', 'orders', 'deliveries', 'reviews'] as const).map((feed) => [feed, made[feed]]),
        );
        const mixed = { ...made, ...others };
        const pieces = files.flatMap((feed): [keyof Rows, string[]][] => [
          [feed, mixed[feed].slice(cut)],
          [feed, mixed[feed].slice(0, cut)],
        ]);
        expect(await run(pieces)).to.deep.equal(inOrder);
      }),
      { numRuns: dialect === 'sqlite' ? 20 : 10 },
    );
  });
});

describeOnEachDatabase('a key that comes again and again in one file', (use) => {
  const inbox = newInbox(() => use().database);
  after(() => inbox.remove());

  const versions = 30_000;
  const line = (version: number) => `o1,s1,2026-10-${two(1 + (version % 20))}T10:00:00Z,FR,${version % 3}`;
  const file = (...more: string[]) =>
    [...headers.orders, ...Array.from({ length: versions }, (_, version) => line(version)), ...more].join('\n');

  it('holds its last version, counts on one day, and takes no longer for it', async () => {
    const { database } = use();
    const expected = async (version: number) => {
      const { orders, feed_days: days } = await content(database);
      const day = dayOf(`2026-10-${two(1 + (version % 20))}`);
      expect(orders).to.have.lengthOf(1);
      expect(orders?.[0]).to.include({ order_id: 'o1', price_minor: version % 3 });
      expect(
        days?.map((row) => row as { day: number; row_count: number }).map(({ day: on, row_count: rows }) => [on, rows]),
      ).to.deep.equal([[day, 1]]);
    };
    expect(await inbox.take('orders.csv', file())).to.include({ accepted: versions, unchanged: 0 });
    await expected(versions - 1);
    // Its first version changes the row, and the same line twice in a row changes nothing.
    const again = file(line(7), line(7), line(versions - 1));
    expect(await inbox.take('orders-again.csv', again)).to.include({ accepted: versions + 2, unchanged: 1 });
    await expected(versions - 1);
  });
});

describe('the two databases', () => {
  it('hold the same after the same files, and give the same account of them', async () => {
    const both: TestDatabase[] = [await createTestDatabase('sqlite'), await createTestDatabase('postgres')];
    const inboxes = both.map(({ database }) => newInbox(() => database));
    const order = fc
      .tuple(fc.nat(12), fc.nat(3), fc.nat(8), fc.constantFrom('FR', 'DE', undefined, null), fc.boolean())
      .map(([o, s, day, market, priced]) => ({
        order_id: `o${o}`,
        seller_id: `s${s}`,
        ordered_at: `2026-10-1${day}T10:00:00Z`,
        ...(market === undefined ? {} : { market }),
        ...(priced ? { price_minor: o } : {}),
      }));
    const files = fc.array(fc.array(order, { minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(files, async (made) => {
        const outcomes = [];
        for (const [index, { database }] of both.entries()) {
          await clear(database);
          const results = [];
          for (const [number, lines] of made.entries()) {
            const text = lines.map((line) => JSON.stringify(line)).join('\n');
            const result = await inboxes[index]!.take(`orders-${number}.ndjson`, text);
            results.push({ ...result, file: '', message: result.message.replace(/as .* on/, '') });
          }
          outcomes.push({ results, content: await content(database) });
        }
        expect(outcomes[1]).to.deep.equal(outcomes[0]);
      }),
      { numRuns: 40 },
    );
    for (const made of both) await made.drop();
    for (const inbox of inboxes) inbox.remove();
  });
});
