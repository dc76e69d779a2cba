/** What sellers were told before the inbox was one is in it afterwards, with what is known of who read it. */
import { expect } from 'chai';
import { migrate, migrateThrough, pendingMigrations } from '../../db/migrate.ts';
import { createTestDatabase } from '../support/databases.ts';

describe('the migration to one inbox', () => {
  for (const dialect of ['sqlite', 'postgres'] as const) {
    it(`keeps statements, verdicts and actions, and what was opened (${dialect})`, async () => {
      const made = await createTestDatabase(dialect, { empty: true });
      const { database } = made;
      try {
        const all = await pendingMigrations(database);
        await migrateThrough(database, all.slice(0, all.indexOf('0037-seller-notices')));
        await database.transaction(async (tx) => {
          await tx.run(
            `INSERT INTO people (id, email, name, role, seller, preferences, created_at)
             VALUES (4, 'a@nova.test', 'Ada', 'seller', 7, '{}', '2026-01-01T00:00:00Z')`,
          );
          for (const [id, delivered, opened] of [
            [1, '2026-02-01T08:00:00Z', '2026-02-02T08:00:00Z'],
            [2, '2026-02-03T08:00:00Z', null],
            [3, null, null],
          ] as const)
            await tx.run(
              `INSERT INTO statements (id, decision, seller, measure, reference, facts, facts_sha256, ground, ground_version, channel,
                 composed_at, delivered_at, opened_at, opened_by) VALUES (?, ?, 7, 'limit', '', '{}', '', '', 0, 'portal', '', ?, ?, ?)`,
              [id, id, delivered, opened, opened && 'a@nova.test'],
            );
          for (const [id, revealed] of [
            [1, '2026-02-05'],
            [2, null],
          ] as const)
            await tx.run(
              `INSERT INTO mystery_orders (id, seller, draw, ordered_on, verdict, notes, logged_by, logged_at, revealed_on)
               VALUES (?, 7, 'random', '2026-01-20', 'blocker', '', 'lab', '2026-01-20T09:00:00Z', ?)`,
              [id, revealed],
            );
        });
        await migrate(database);
        const told = await database.read(
          'SELECT once, seller, page, is_news AS news FROM seller_notices ORDER BY once',
        );
        expect(told).to.deep.equal([
          { once: 'statement:1', seller: 7, page: '/statements/1', news: 0 },
          { once: 'statement:2', seller: 7, page: '/statements/2', news: 1 },
          { once: 'verdict:1:reveal', seller: 7, page: '/verdicts/1', news: 0 },
        ]);
        const read = await database.read('SELECT person, read_at, is_opened FROM notice_readers');
        expect(read).to.deep.equal([{ person: 4, read_at: '2026-02-02T08:00:00Z', is_opened: 1 }]);
      } finally {
        await made.drop();
      }
    });
  }
});
