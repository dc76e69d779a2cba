/**
 * A second implementation of the numbers, deliberately plain and without a line in common, reckons them from the raw orders of
 * a sample marketplace and comes to the product's figures. Its files here import nothing of the product.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { dayOf } from '../../server/scoring/day.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { daysIn } from './calendar.ts';
import { compare, type Comparison } from './compare.ts';
import { recomputedOfAll } from '../support/recomputed.ts';
import { expectNone } from './expect-none.ts';
import type { RawRows } from './raw-rows.ts';
import { workOffSample } from './sample-marketplace.ts';

/** Mondays, first nights of quarters, nights in and after a gap of the returns, the night on which corrections come. */
const nights = (
  '2026-06-15 2026-06-16 2026-06-22 2026-06-30 2026-07-01 2026-07-06 2026-07-20 2026-07-28 2026-08-03 2026-08-08 2026-08-17 ' +
  '2026-08-20 2026-08-21 2026-08-22 2026-08-24 2026-09-07 2026-09-20 2026-09-30 2026-10-01 2026-10-05 2026-10-07'
)
  .split(' ')
  .map(dayOf);

describe('the plain second implementation', () => {
  let made: TestDatabase;
  let found: Comparison;
  let known: RawRows;

  before(async () => {
    made = await createTestDatabase('sqlite');
    const { database } = made;
    const knowledge = await workOffSample(database);
    known = knowledge.at(-1)!.rows;
    found = await compare((sql) => database.read(sql), knowledge, nights, daysIn('UTC'));
  });
  after(async () => made.drop());

  it('shares no code with the product', () => {
    const files = 'raw-rows calendar definitions given ledger gamma evidence reckon compare'.split(' ');
    for (const file of files) {
      const text = readFileSync(join(import.meta.dirname, `${file}.ts`), 'utf8');
      for (const [, imported = ''] of text.matchAll(/from '([^']+)'/g))
        expect(files, `${file}.ts imports ${imported}`).to.include(imported.replace(/^\.\/(.+)\.ts$/, '$1'));
    }
  });

  it('meets every odd kind of order', () => {
    const { orders } = known;
    const kinds = {
      'cancelled by the seller': orders.filter(({ cancelledBy }) => cancelledBy === 'seller').length,
      'never delivered': orders.filter(({ deliveredAt }) => deliveredAt === null).length,
      'delivered without a promise': orders.filter((one) => one.promisedDay === null && one.deliveredAt !== null)
        .length,
      'cancelled and delivered': orders.filter((one) => one.cancelledAt !== null && one.deliveredAt !== null).length,
      'complaints of unknown fault': orders.filter(({ complaints }) =>
        complaints.some(({ fault }) => fault === 'unknown'),
      ).length,
      'reviewed months later': orders.filter(({ reviews, orderedAt }) =>
        reviews.some(({ reviewedAt }) => reviewedAt - orderedAt > 60 * 86_400),
      ).length,
    };
    for (const [kind, count] of Object.entries(kinds)) expect(count, kind).to.be.above(10);
  });

  it('agrees on what was observed and expected, night by night', () => expectNone(found, ['O', 'E']));

  it('agrees on events, exposure and the shrunk rate with its interval', () =>
    expectNone(found, ['events', 'exposure', 'expected', 'ratio', 'rate', 'low', 'high']));

  it('agrees on the evidence', () => expectNone(found, ['evidence', 'scores.evidence']));

  it('agrees on the scores', () => expectNone(found, ['score', 'state']));

  it('is not alone: the script that sellers have comes to the same figures from their own exports', async () => {
    const { sellers, figures, faults } = await recomputedOfAll(made.database);
    expect(faults).to.deep.equal([]);
    expect(sellers).to.equal(44);
    expect(figures).to.be.greaterThan(3_000);
  });
});
