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
  /** There is a breach, a recommendation, a decision or a revealed finding. */
  storied: boolean;
}

const unmarked: SellerMarks = { notes: 0, lastNote: null, openTasks: 0, nextDue: null, storied: false };

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
    : new Set<number>();
  const known = marks.get(seller) ?? unmarked;
  return judged.has(seller) ? { ...known, storied: true } : known;
}

/** Only nights open these. */
async function judgedSellers(database: Database): Promise<Set<number>> {
  const rows = await database.read<{ seller: number }>(
    'SELECT seller FROM breaches UNION SELECT seller FROM recommendations ORDER BY seller',
  );
  return new Set(rows.map(({ seller }) => seller));
}

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
  const told = await database.read<{ seller: number }>(
    'SELECT seller FROM decisions UNION SELECT seller FROM mystery_orders WHERE revealed_on IS NOT NULL ORDER BY seller',
  );
  for (const { seller } of told) add(seller, { storied: true });
  return marks;
}
