/** What the marketplace's people said about a plan when only the last word fitted is the first word afterwards. */
import { expect } from 'chai';
import { migrate, migrateThrough, pendingMigrations, unmigrate } from '../../db/migrate.ts';
import { createTestDatabase } from '../support/databases.ts';

describe('the migration to words about plans', () => {
  for (const dialect of ['sqlite', 'postgres'] as const) {
    it(`keeps each remark with its day and author, and can be undone (${dialect})`, async () => {
      const made = await createTestDatabase(dialect, { empty: true });
      const { database } = made;
      try {
        await migrateThrough(
          database,
          (await pendingMigrations(database)).filter((name) => name !== '0043-plan-words'),
        );
        await database.transaction(async (tx) => {
          for (const [id, remark] of [
            [1, 'Good.'],
            [2, null],
          ] as const)
            await tx.run(
              `INSERT INTO plans (id, seller, metric, cause, state, begun_by, begun_at, form_id, remark, remark_by, remark_at, version)
               VALUES (?, 7, 'complaint', 'Boxes', 'open', 'a@nova.test', '2026-02-01T08:00:00Z', ?, ?, ?, ?, 1)`,
              [id, `form ${id}`, remark, remark && 'ana@test.example', remark && '2026-02-02T08:00:00Z'],
            );
        });
        expect(await migrate(database)).to.deep.equal(['0043-plan-words']);
        const words = await database.read('SELECT plan, side, text, person, at FROM plan_words ORDER BY id');
        const by = { person: 'ana@test.example', at: '2026-02-02T08:00:00Z' };
        expect(words).to.deep.equal([{ plan: 1, side: 'marketplace', text: 'Good.', ...by }]);
        await unmigrate(database);
      } finally {
        await made.drop();
      }
    });
  }
});
