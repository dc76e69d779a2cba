/** The questions that hot pages ask are look-ups in an index: none reads all orders, all scores or all readings. */
import { expect } from 'chai';
import type { Database } from '../../db/connect.ts';
import { ordersOfAll, rankedSellers, scoreTrends } from '../../server/stores/desk-sellers.ts';
import {
  ledgerOf,
  readingsOf,
  readingPoint,
  revealedFindings,
  scoresOf,
  sellerBySellerId,
} from '../../server/stores/desk-seller.ts';
import { readingsOfSellers } from '../../server/stores/desk-today.ts';
import { sellerStates, volumesOf } from '../../server/stores/explained-seller.ts';
import { eventsOfOrder, latestEvents } from '../../server/stores/one-event.ts';
import { countBehind, orderStories, ordersBehind } from '../../server/stores/orders-behind.ts';
import { sellersIn } from '../../server/stores/market-weeks.ts';
import { publishedNight } from '../../server/stores/published-night.ts';
import { readingsOnNights } from '../../server/stores/score-change.ts';
import { enteredTonight, lastingCases, ordersPlaced, standings } from '../../server/stores/seller-activity.ts';
import { breachesOf, decisionsOf, recommendationsOf } from '../../server/stores/seller-history.ts';
import { viewedSeller } from '../../server/stores/seller-sheets.ts';
import { weeksOf } from '../../server/stores/seller-weeks.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { listeningTo, type Asked } from '../support/listening.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';
import { writtenNight as night } from '../support/written-nights.ts';

describe('the queries of hot pages (sqlite)', () => {
  let made: TestDatabase;
  let asked: Asked[];
  let listening: Database;

  before(async () => {
    made = await createTestDatabase('sqlite');
    await writeMarketplace(made.database);
    ({ listening, asked } = listeningTo(made.database));
  });
  after(() => made.drop());

  async function planned(question: (database: Database) => Promise<unknown>, step: RegExp): Promise<string[]> {
    asked.length = 0;
    await question(listening);
    const found: string[] = [];
    for (const { sql, values } of asked) {
      const plan = await made.database.read<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, values as never);
      for (const { detail } of plan) if (step.test(detail)) found.push(`${detail} in ${sql.slice(0, 80)}`);
    }
    return found;
  }

  /** Tables read from end to end: not the days and metrics (w) that a query lists itself, nor the nights, of which only the last is read. */
  const scan = /^SCAN (?!days|w$|nights$|(\d+ )?CONSTANT)/;

  const behind = { seller: nova, metric: 'late-delivery', from: night - 179, to: night, until: night, night };
  const questions: Record<string, (database: Database) => Promise<unknown>> = {
    'the published night': (database) => publishedNight(database),
    'the ranking': (database) => rankedSellers(database, night),
    'orders of all': (database) => ordersOfAll(database, night, 28),
    'sellers of a market': (database) => sellersIn(database, 'FR', night),
    'trends of a page': (database) => scoreTrends(database, [night - 7, night], [1, 2, 3]),
    standings: (database) => standings(database, [1, 2], '2026-11-22'),
    'lasting cases': (database) => lastingCases(database),
    'readings of a page': (database) => readingsOfSellers(database, [1, 2], night),
    'orders a week': (database) => ordersPlaced(database, [1, 2], night, 28),
    'entries of tonight': (database) => enteredTonight(database, [1, 2], night),
    'one seller': (database) => sellerBySellerId(database, 'NOVA'),
    'one seller with its sheet': (database) => viewedSeller(database, 'NOVA'),
    'its scores': (database) => scoresOf(database, nova, [night - 7, night]),
    'its readings': (database) => readingsOf(database, nova, night),
    'its detectors': (database) => sellerStates(database, nova),
    'its volume': (database) => volumesOf(database, nova, ['complaint', 'return'], night - 89, night),
    'its latest events': (database) => latestEvents(database, nova, ['late-delivery'], night, 8),
    'events of an order': (database) => eventsOfOrder(database, nova, 'O-1', night),
    'its readings of two nights': (database) => readingsOnNights(database, nova, [night - 1, night]),
    'its reading of a week ago': (database) => readingPoint(database, nova, 'late-delivery', night - 7),
    'its weeks': (database) => weeksOf(database, nova, 'late-delivery', night, 60),
    'its ledger': (database) => ledgerOf(database, nova, 'late-delivery', night - 365, night),
    'its orders behind a figure': (database) => ordersBehind(database, behind, 1),
    'how many they are': (database) => countBehind(database, behind),
    'what happened with them': (database) => orderStories(database, ['ORD-1', 'ORD-2']),
    'its history': async (database) => [
      await breachesOf(database, nova),
      await recommendationsOf(database, nova),
      await decisionsOf(database, nova),
      await revealedFindings(database, nova),
    ],
  };

  for (const [name, question] of Object.entries(questions)) {
    it(`looks ${name} up`, async () => expect(await planned(question, scan)).to.deep.equal([]));
  }

  for (const name of ['its history', 'its weeks', 'its readings of two nights', 'its orders behind a figure'])
    it(`sorts nothing for ${name}`, async () =>
      expect(await planned(questions[name]!, /TEMP B-TREE/)).to.deep.equal([]));
});
