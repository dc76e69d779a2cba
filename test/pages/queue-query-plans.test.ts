/** What the morning asks is looked up by keys: none of it reads all orders, all sellers or all readings. */
import { expect } from 'chai';
import type { Database } from '../../db/connect.ts';
import { formerCases, newestOrders } from '../../server/stores/case-news.ts';
import { labReplies } from '../../server/stores/lab-replies.ts';
import { endingMeasures, lastingMeasures } from '../../server/stores/lasting-measures.ts';
import { openCases } from '../../server/stores/open-cases.ts';
import { readCommitted, type Read } from '../../server/stores/read.ts';
import { countReleased, releasedCases } from '../../server/stores/released-cases.ts';
import { savedFilters } from '../../server/stores/saved-filters.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { listeningTo, type Asked } from '../support/listening.ts';
import { nova, quiet, writeMarketplace } from '../support/written-marketplace.ts';
import { writtenNight as night } from '../support/written-nights.ts';

describe('the queries of the queue (sqlite)', () => {
  let made: TestDatabase;
  let asked: Asked[];
  let listening: Database;
  let read: Read;

  before(async () => {
    made = await createTestDatabase('sqlite');
    await writeMarketplace(made.database);
    ({ listening, asked } = listeningTo(made.database));
    read = readCommitted(listening);
  });
  after(() => made.drop());

  const questions: Record<string, () => Promise<unknown>> = {
    openCases: () => openCases(read),
    newestOrders: () =>
      newestOrders(
        read,
        [nova, quiet].map((seller) => ({ seller, metric: 'late-delivery' })),
        night,
      ),
    formerCases: () => formerCases(read, [nova, quiet]),
    lastingMeasures: () => lastingMeasures(read, [nova, quiet]),
    endingMeasures: () => endingMeasures(read, '2026-11-22', '2026-11-29'),
    releasedCases: () => releasedCases(read, night - 30, 50, 0),
    countReleased: () => countReleased(read, night - 30),
    labReplies: () => labReplies(read, 'ana@test.example', '2026-11-22', '2026-11-15'),
    savedFilters: () => savedFilters(listening, 1),
  };

  for (const [name, question] of Object.entries(questions))
    it(`${name} reads no table from end to end`, async () => {
      asked.length = 0;
      await question();
      const scans: string[] = [];
      for (const { sql, values } of asked) {
        const plan = await made.database.read<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, values as never);
        for (const { detail } of plan) if (/^SCAN (?!pair|\(|(\d+ )?CONSTANT)/.test(detail)) scans.push(detail);
      }
      expect(asked).to.not.have.length(0);
      expect(scans).to.deep.equal([]);
    });
});
