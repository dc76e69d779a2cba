/** Disputes that were answered when there was one answer to each: it is their first one afterwards, and the other way round. */
import { expect } from 'chai';
import type { Database } from '../../db/connect.ts';
import { migrate, migrateThrough, pendingMigrations, unmigrate } from '../../db/migrate.ts';
import * as corrections from '../../db/migrations/0045-dispute-corrections.ts';
import { createTestDatabase } from '../support/databases.ts';

const name = '0045-dispute-corrections';
const answered = { closed_by: 'ana@test.example', closed_at: '2026-02-02T08:00:00Z' };
const states = [
  { id: 1, state: 'partly', answer: 'Sorry.', counted_on: '2026-02-03', ...answered },
  { id: 2, state: 'open', answer: null, counted_on: null, closed_by: null, closed_at: null },
  {
    id: 3,
    state: 'withdrawn',
    answer: null,
    counted_on: null,
    closed_by: 'shop@x.test',
    closed_at: answered.closed_at,
  },
];
const points = [
  { dispute: 1, number: 1, verdict: 'accepted', answer: 'You are right.' },
  { dispute: 1, number: 2, verdict: null, answer: 'We tell of it.' },
  { dispute: 2, number: 1, verdict: null, answer: null },
  { dispute: 3, number: 1, verdict: null, answer: null },
];

async function fill(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    for (const { id, state, answer, counted_on: on, closed_by: by, closed_at: at } of states)
      await tx.run(
        `INSERT INTO disputes (id, seller, order_key, reason, state, filed_by, filed_at, due_on, form_id, effect, closed_by, closed_at,
           answer, counted, counted_on) VALUES (?, 7, 7, 'carrier', ?, 'shop@x.test', '2026-02-01T08:00:00Z', '2026-02-09', ?, '{}', ?, ?, ?, 1, ?)`,
        [id, state, `form ${id}`, by, at, answer, on],
      );
    const rows = points.map(({ dispute, number, verdict, answer }) => [dispute, number, 'Not ours.', verdict, answer]);
    await tx.insertMany('dispute_points', ['dispute', 'number', 'claim', 'verdict', 'answer'], rows);
  });
}

describe('the migration to answers that can be corrected', () => {
  for (const dialect of ['sqlite', 'postgres'] as const) {
    it(`keeps each answer with its points, and can be undone (${dialect})`, async () => {
      const made = await createTestDatabase(dialect, { empty: true });
      const { database } = made;
      const read = (sql: string) => database.read<Record<string, unknown>>(sql);
      try {
        const before = (await pendingMigrations(database)).filter((one) => one !== name);
        await migrateThrough(database, before);
        await fill(database);
        expect(await migrate(database)).to.deep.equal([name]);
        expect(await read('SELECT id, answers, withdrawn_by FROM disputes ORDER BY id')).to.deep.equal([
          { id: 1, answers: 1, withdrawn_by: null },
          { id: 2, answers: 0, withdrawn_by: null },
          { id: 3, answers: 0, withdrawn_by: 'shop@x.test' },
        ]);
        expect(await read('SELECT * FROM dispute_answers')).to.deep.equal([
          {
            ...{ dispute: 1, number: 1, state: 'partly', answered_by: 'ana@test.example' },
            ...{ answered_at: '2026-02-02T08:00:00Z', closing: 'Sorry.', reason: null, counted_on: '2026-02-03' },
          },
        ]);
        expect(
          await read('SELECT point, verdict, words FROM dispute_point_answers ORDER BY dispute, answer, point'),
        ).to.deep.equal([
          { point: 1, verdict: 'accepted', words: 'You are right.' },
          { point: 2, verdict: null, words: 'We tell of it.' },
        ]);
        await corrections.down(database.knex);
        expect(
          await read('SELECT id, state, answer, counted_on, closed_by, closed_at FROM disputes ORDER BY id'),
        ).to.deep.equal(states);
        expect(
          await read('SELECT dispute, number, verdict, answer FROM dispute_points ORDER BY dispute, number'),
        ).to.deep.equal(points);
        await corrections.up(database.knex);
        await unmigrate(database);
      } finally {
        await made.drop();
      }
    });
  }
});
