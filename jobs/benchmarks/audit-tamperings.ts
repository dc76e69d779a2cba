/** What somebody who has the database file could do to its audit log, around the triggers. */
import type { Database, Transaction } from '../../db/connect.ts';
import { lowerAuditGuard, raiseAuditGuard } from '../../db/migrations/0017-audit-guard.ts';
import type { StoredEntry } from '../../server/stores/audit-check.ts';
import { hashOf, seal } from '../../server/stores/audit.ts';

type Tampering = (database: Database, at: number) => Promise<void>;

const around =
  (work: (tx: Transaction, at: number) => Promise<unknown>): Tampering =>
  (database, at) =>
    database.transaction(async (tx) => {
      await lowerAuditGuard(tx.knex);
      await work(tx, at);
      await raiseAuditGuard(tx.knex);
    });

const entries = (tx: Transaction) => tx.knex<StoredEntry>('audit');

const numbered = (tx: Transaction, from: number, to: number) => entries(tx).where('id', from).update({ id: to });

export const tamperings: Record<string, Tampering> = {
  'an edit': around((tx, at) => entries(tx).where('id', at).update({ actor: 'nobody' })),
  'a deletion': around((tx, at) => entries(tx).where('id', at).del()),
  'an insertion': around(async (tx, at) => {
    const [one] = await entries(tx).where('id', at);
    const later = await entries(tx).where('id', '>', at).orderBy('id', 'desc');
    for (const { id } of later) await numbered(tx, id, id + 1);
    if (one) await entries(tx).insert({ ...one, id: at + 1, hash: hashOf(one.hash, one), previous_hash: one.hash });
  }),
  'a swap': around(async (tx, at) => {
    await numbered(tx, at, -1);
    await numbered(tx, at + 500, at);
    await numbered(tx, -1, at + 500);
  }),
  'a truncation at the end': around((tx, at) => entries(tx).where('id', '>', at).del()),
  'a truncation at the beginning': around((tx) => entries(tx).where('id', '<', 100).del()),
  'an end rewritten with every hash and the seal': around(async (tx, at) => {
    const [before] = await entries(tx).where('id', at - 1);
    let previous = before?.hash ?? '';
    for (const one of await entries(tx).where('id', '>=', at).orderBy('id')) {
      const changed = one.id === at ? { ...one, actor: 'nobody' } : one;
      const hash = hashOf(previous, changed);
      await entries(tx).where('id', one.id).update({ actor: changed.actor, previous_hash: previous, hash });
      previous = hash;
    }
    await tx.knex<{ name: string; value: string }>('settings').where('name', seal).update({ value: previous });
  }),
};
