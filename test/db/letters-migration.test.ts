/** Letters of an older installation move over as they are. */
import { expect } from 'chai';
import { migrate, migrateThrough, pendingMigrations } from '../../db/migrate.ts';
import { createTestDatabase } from '../support/databases.ts';

describe('the migration to letters', () => {
  for (const dialect of ['sqlite', 'postgres'] as const) {
    it(`keeps every notice (${dialect})`, async () => {
      const made = await createTestDatabase(dialect, { empty: true });
      const { database } = made;
      try {
        const all = await pendingMigrations(database);
        await migrateThrough(database, all.slice(0, all.indexOf('0015-letters-and-statements')));
        await database.transaction((tx) =>
          tx.run(
            `INSERT INTO notices (night, person, kind, subject, body, state, attempts, created_at, sent_at)
             VALUES (20500, 4, 'night', 'One', 'Two', 'sent', 1, '2026-02-16T03:00:00Z', '2026-02-16T03:00:01Z')`,
          ),
        );
        await migrate(database);
        const [letter] = await database.read(
          'SELECT once, person, subject, body, state, attempts, sent_at FROM letters',
        );
        expect(letter).to.deep.equal({
          ...{ once: 'night:20500:4', person: 4, subject: 'One', body: 'Two', state: 'sent', attempts: 1 },
          sent_at: '2026-02-16T03:00:01Z',
        });
        await database.transaction((tx) =>
          tx.run(
            `INSERT INTO letters (once, kind, language, subject, body, state, attempts, next_attempt_at, created_at)
             VALUES ('a', 'b', 'en', '', '', 'pending', 0, '', '')`,
          ),
        );
      } finally {
        await made.drop();
      }
    });
  }
});
