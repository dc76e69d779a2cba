/** Sellers that people gave into somebody's care. What the feed says stands beside it and is never changed. */
import type { Database, Transaction } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import { assignedTo, managerOf } from './manager-of.ts';
import type { Level } from './night-rows.ts';

export interface Care {
  seller: number;
  /** The e-mail of whom a person assigned it to; null: nobody did, the feed counts. */
  assigned: string | null;
  assignedBy: string | null;
  assignedAt: string | null;
  /** What the sellers feed says. */
  feed: string | null;
}

const careColumns = `v.id AS seller, assigned.manager_email AS assigned, assigned.assigned_by AS "assignedBy",
  assigned.assigned_at AS "assignedAt", v.manager_email AS feed`;

/** Who looks after one seller, and who says so. */
export async function careOf(database: Database, seller: number): Promise<Care | null> {
  const [care] = await database.read<Care>(
    `SELECT ${careColumns} FROM sellers v ${assignedTo} WHERE v.id = ? ORDER BY v.id`,
    [seller],
  );
  return care ?? null;
}

/** The same for every seller with a name, by our key. */
export const allCares = (database: Database): Promise<Care[]> =>
  database.read<Care>(`SELECT ${careColumns} FROM sellers v ${assignedTo} WHERE v.name IS NOT NULL ORDER BY v.id`);

export interface Portfolio {
  /** Null: nobody looks after them. */
  manager: string | null;
  sellers: number;
}

/** How many sellers with a name each person looks after. */
export const portfolios = (database: Database): Promise<Portfolio[]> =>
  database.read<Portfolio>(
    `SELECT ${managerOf} AS manager, COUNT(*) AS sellers FROM sellers v ${assignedTo} WHERE v.name IS NOT NULL
     GROUP BY ${managerOf} ORDER BY manager`,
  );

/** Our keys of the sellers with a name whom a person looks after. */
export async function inCareOf(tx: Transaction, email: string): Promise<number[]> {
  const rows = await tx.all<{ id: number }>(
    `SELECT v.id AS id FROM sellers v ${assignedTo} WHERE ${managerOf} = ? AND v.name IS NOT NULL ORDER BY v.id`,
    [email],
  );
  return rows.map(({ id }) => id);
}

/** Gives sellers into one person's care, whoever had them. */
export async function assignSellers(
  tx: Transaction,
  sellers: readonly number[],
  { to, by, at }: { to: string; by: string; at: string },
): Promise<void> {
  await tx.insertMany(
    'assignments',
    ['seller', 'manager_email', 'assigned_by', 'assigned_at'],
    sellers.map((seller) => [seller, to, by, at]),
    { key: ['seller'], update: ['manager_email', 'assigned_by', 'assigned_at'] },
  );
}

export interface HandOver {
  /** Names it: every seller that went with it was assigned at this instant. */
  at: string;
  from: string;
  to: string;
}

/** The latest times that everything of a person went to another, as the audit log has them. */
export async function latestHandOvers(database: Database, most: number): Promise<HandOver[]> {
  const rows = await database.read<{ at: string; subject: string; detail: string }>(
    "SELECT at, subject, detail FROM audit WHERE action = 'everything handed over' ORDER BY id DESC LIMIT ?",
    [most],
  );
  return rows.map(({ at, subject, detail }) => ({
    ...{ at, from: subject.replace(/^person /, '') },
    to: (JSON.parse(detail) as { to: string }).to,
  }));
}

/** The feed counts again for these sellers. */
export async function followFeed(tx: Transaction, sellers: readonly number[]): Promise<void> {
  for (const seller of sellers) await tx.run('DELETE FROM assignments WHERE seller = ?', [seller]);
}

export interface AssignableSeller extends Care {
  sellerId: string;
  name: string;
  kind: string | null;
  country: string | null;
  /** Of the last night; null where it did not know the seller. */
  level: Level | null;
  rank: number | null;
  /** Who looks after it: whom it was assigned to, else whom the feed names. */
  manager: string | null;
}

/** Every seller with a name, whether a night has scored it or not, by our key. */
export const assignableSellers = (database: Database, night: Day): Promise<AssignableSeller[]> =>
  database.read<AssignableSeller>(
    `SELECT ${careColumns}, v.seller_id AS "sellerId", v.name AS name, v.kind AS kind, v.country AS country, s.level AS level,
       s.rank AS rank, ${managerOf} AS manager
     FROM sellers v ${assignedTo} LEFT JOIN scores s ON s.night = ? AND s.seller = v.id
     WHERE v.name IS NOT NULL ORDER BY v.id`,
    [night],
  );
