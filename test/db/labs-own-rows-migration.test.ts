/** Files that told of an order which the lab has revealed as its own are counted again; no others. */
import { expect } from 'chai';
import { migrate, migrateThrough, pendingMigrations } from '../../db/migrate.ts';
import { createTestDatabase } from '../support/databases.ts';

describe('the migration to the lab’s own rows', () => {
  for (const dialect of ['sqlite', 'postgres'] as const) {
    it(`has those files counted again (${dialect})`, async () => {
      const made = await createTestDatabase(dialect, { empty: true });
      const { database } = made;
      try {
        const all = await pendingMigrations(database);
        await migrateThrough(database, all.slice(0, all.indexOf('0030-labs-own-rows')));
        const files =
          'id file feed lines accepted unchanged quarantined blank waiting state message warnings started_at counted_at';
        const orders = 'seller draw order_id ordered_on notes logged_by logged_at revealed_on counted_on';
        const day = '2026-10-01';
        const at = `${day}T09:00:00Z`;
        const order = (id: string, revealed: string | null) => [
          1,
          'random',
          id,
          day,
          '',
          'lab',
          at,
          revealed,
          revealed,
        ];
        await database.transaction(async (tx) => {
          const file = (id: number) => [id, `${id}.csv`, 'reviews', 1, 1, 0, 0, 0, 0, 'imported', '', '[]', at, at];
          await tx.insertMany('imports', files.split(' '), [1, 2, 3, 4].map(file));
          await tx.insertMany('mystery_orders', orders.split(' '), [order('A', day), order('B', null)]);
          await tx.insertMany(
            'reviews',
            ['review_id', 'order_id', 'rating', 'reviewed_at', 'import_id'],
            [
              ['R1', 'A', 1, 1_790_000_000, 1],
              ['R2', 'B', 1, 1_790_000_000, 2],
              ['R3', 'C', 1, 1_790_000_000, 3],
            ],
          );
          const complaint = ['C1', 'A', 1_790_000_000, 4];
          await tx.insertMany('complaints', ['complaint_id', 'order_id', 'opened_at', 'import_id'], [complaint]);
        });
        await migrate(database);
        const again = await database.read('SELECT id FROM imports WHERE counted_at IS NULL ORDER BY id');
        expect(again).to.deep.equal([{ id: 1 }, { id: 4 }]);
      } finally {
        await made.drop();
      }
    });
  }
});
