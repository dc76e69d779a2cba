/** Of which sellers there is anything to tell, and what people wrote and planned about them: all of them in a few questions. */
import type { Database } from '../../db/connect.ts';
import { onceEachNight, onceEachRevision } from './night-memo.ts';
import type { PublishedNight } from './published-night.ts';

export interface SellerMarks {
  notes: number;
  /** The newest day that a note speaks of. */
  lastNote: string | null;
  openTasks: number;
  /** The first day on which one of them is due. */
  nextDue: string | null;
  /** The e-mail of whom a person assigned it to; null: nobody did, the feed counts. */
  assigned: string | null;
  /** What there is at least one of. Of plans and disputes: open ones; of findings: revealed ones. */
  has: Partial<Record<Told, true>>;
}

type Told = 'breaches' | 'recommendations' | 'decisions' | 'findings' | 'plans' | 'disputes';

const unmarked: SellerMarks = { notes: 0, lastNote: null, openTasks: 0, nextDue: null, assigned: null, has: {} };

/** @param published of the session that asks: whoever writes any of it calls `bumpRevision` */
export async function marksOfSeller(
  database: Database,
  published: string,
  last: PublishedNight | null,
  seller: number,
): Promise<SellerMarks> {
  const marks = await onceEachRevision(database, published, 'marks of sellers', () => allMarks(database));
  const judged = last
    ? await onceEachNight(database, last, 'judged sellers', () => judgedSellers(database))
    : new Map<number, SellerMarks['has']>();
  const known = marks.get(seller) ?? unmarked;
  const has = judged.get(seller);
  return has ? { ...known, has: { ...known.has, ...has } } : known;
}

/** Only nights open these. */
async function judgedSellers(database: Database): Promise<Map<number, SellerMarks['has']>> {
  const judged = new Map<number, SellerMarks['has']>();
  for (const told of ['breaches', 'recommendations'] as const) {
    const rows = await database.read<{ seller: number }>(`SELECT DISTINCT seller FROM ${told} ORDER BY seller`);
    for (const { seller } of rows) judged.set(seller, { ...judged.get(seller), [told]: true });
  }
  return judged;
}

/** What people write. */
const toldBy: Record<Exclude<Told, 'breaches' | 'recommendations'>, string> = {
  decisions: 'SELECT DISTINCT seller FROM decisions ORDER BY seller',
  findings: 'SELECT DISTINCT seller FROM mystery_orders WHERE revealed_on IS NOT NULL ORDER BY seller',
  plans: "SELECT DISTINCT seller FROM plans WHERE state = 'open' ORDER BY seller",
  disputes: "SELECT DISTINCT seller FROM disputes WHERE state = 'open' ORDER BY seller",
};

async function allMarks(database: Database): Promise<Map<number, SellerMarks>> {
  const marks = new Map<number, SellerMarks>();
  const add = (seller: number, more: Partial<SellerMarks>) =>
    marks.set(seller, { ...(marks.get(seller) ?? unmarked), ...more });
  const notes = await database.read<{ seller: number; notes: number; last: string | null }>(
    `SELECT seller, COUNT(*) AS notes, MAX(happened_on) AS last FROM seller_notes WHERE withdrawn_at IS NULL
     GROUP BY seller ORDER BY seller`,
  );
  for (const { seller, notes: count, last } of notes) add(seller, { notes: count, lastNote: last });
  const tasks = await database.read<{ seller: number; open: number; next: string | null }>(
    `SELECT seller, COUNT(*) AS open, MIN(due_on) AS next FROM tasks WHERE done_at IS NULL AND seller IS NOT NULL
     GROUP BY seller ORDER BY seller`,
  );
  for (const { seller, open, next } of tasks) add(seller, { openTasks: open, nextDue: next });
  const assigned = await database.read<{ seller: number; email: string }>(
    'SELECT seller, manager_email AS email FROM assignments ORDER BY seller',
  );
  for (const { seller, email } of assigned) add(seller, { assigned: email });
  for (const [told, sql] of Object.entries(toldBy))
    for (const { seller } of await database.read<{ seller: number }>(sql))
      add(seller, { has: { ...marks.get(seller)?.has, [told]: true } });
  return marks;
}
