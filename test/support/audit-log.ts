/** A log with entries of every shape, and what somebody who has the file could do to it: around the triggers. */
import type { Database, Transaction } from '../../db/connect.ts';
import { numberOn } from '../../db/load.ts';
import { lowerAuditGuard, raiseAuditGuard } from '../../db/migrations/0017-audit-guard.ts';
import { beginning, canonicalJson, hashOf, seal, type SealedEntry } from '../../server/stores/audit.ts';

export interface WrittenEntry extends SealedEntry {
  id: number;
  previous_hash: string;
  hash: string;
}

const texts = ['plain', '"quoted"\n', 'grün 🙂', 'a\u2028b', "=1+1'", '你好', '\\'];

/** The nth entry, written minute by minute from the beginning of 2026 on. */
export const nthEntry = (nth: number): SealedEntry => ({
  at: `${new Date(Date.UTC(2026, 0, 1) + nth * 60_000).toISOString().slice(0, 19)}Z`,
  actor: nth % 3 ? 'anna@test.example' : 'command line',
  action: nth % 5 ? 'decision recorded' : 'signed in',
  subject: `seller ${texts[nth % texts.length]} ${nth}`,
  detail: canonicalJson({ reason: `${texts[(nth * 3) % texts.length]} ${nth}`, b: null, a: [nth, 0.1] }),
});

/** Each sealed to the one before it, numbered from 1. */
export function chained(entries: readonly SealedEntry[], from = beginning, first = 1): WrittenEntry[] {
  let previous = from;
  return entries.map((entry, index) => {
    const hash = hashOf(previous, entry);
    const written = { ...entry, id: first + index, previous_hash: previous, hash };
    previous = hash;
    return written;
  });
}

/** What a person with the file may do: no trigger stands in the way. */
export const aroundTheGuard = (database: Database, work: (tx: Transaction) => Promise<unknown>): Promise<void> =>
  database.transaction(async (tx) => {
    await lowerAuditGuard(tx.knex);
    await work(tx);
    await raiseAuditGuard(tx.knex);
  });

const columns = ['id', 'at', 'actor', 'action', 'subject', 'detail', 'previous_hash', 'hash'];

/** The log as a whole, with the seal of its newest entry. */
export const writeLog = (database: Database, log: readonly WrittenEntry[]): Promise<void> =>
  aroundTheGuard(database, async (tx) => {
    for (const table of ['audit', 'audit_heads']) await tx.run(`DELETE FROM ${table}`);
    await tx.run("DELETE FROM settings WHERE name LIKE 'audit%'");
    await insertEntries(tx, log);
    await tx.insertMany('settings', ['name', 'value'], [[seal, log.at(-1)?.hash ?? beginning]]);
    await numberOn(database, tx);
  });

export const insertEntries = (tx: Transaction, log: readonly WrittenEntry[]): Promise<void> =>
  tx.insertMany(
    'audit',
    columns,
    log.map(({ id, at, actor, action, subject, detail, previous_hash: previous, hash }) => [
      ...[id, at, actor, action, subject, detail],
      ...[previous, hash],
    ]),
  );
