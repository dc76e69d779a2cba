/** What the lab may spend each week: orders, the share drawn at random, money. */
import type { Database, Transaction } from '../../../db/connect.ts';
import { appendAudit } from '../audit.ts';
import { readSetting } from '../settings.ts';
import type { Read } from '../read.ts';

export interface LabBudget {
  /** Orders a week. */
  slots: number;
  /** A fraction of them. */
  randomShare: number;
  /** Null: no limit. */
  moneyMinor: number | null;
  currency: string;
  /** Whether the program plans the week by itself on Monday morning, if nobody has. */
  automatic: boolean;
}

/** Off at first: a plan commits money and people's days, so somebody of the lab says once that it may go by itself. */
const atFirst: LabBudget = { slots: 10, randomShare: 0.4, moneyMinor: null, currency: 'EUR', automatic: false };
const setting = 'lab budget';

export async function labBudget(database: Database): Promise<LabBudget> {
  const stored = await readSetting(database, setting);
  return stored === null ? atFirst : { ...atFirst, ...(JSON.parse(stored) as Partial<LabBudget>) };
}

export async function changeLabBudget(
  tx: Transaction,
  budget: LabBudget,
  { at, by }: { at: string; by: string },
): Promise<void> {
  await tx.run(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [setting, JSON.stringify(budget)],
  );
  await appendAudit(tx, { at, actor: by, action: 'lab budget changed', subject: 'lab budget', detail: { ...budget } });
}

/** What an order has cost so far, price and parcel, of those placed from this day on; null: none in this currency. */
export async function costOfAnOrder(read: Read, currency: string, from: string): Promise<number | null> {
  const [row] = await read<{ cost: number | string | null; orders: number }>(
    `SELECT SUM(m.price_minor + COALESCE(m.shipping_minor, 0)) AS cost, COUNT(*) AS orders FROM mystery_orders m
     WHERE m.currency = ? AND m.price_minor IS NOT NULL AND m.withdrawn_on IS NULL AND m.ordered_on >= ?`,
    [currency, from],
  );
  return row && row.cost !== null && row.orders > 0 ? Number(row.cost) / row.orders : null;
}

/**
 * How many of the slots the money is enough for.
 *
 * @example affordable({ slots: 10, moneyMinor: 200_000 }, 31_000) // 6
 */
export const affordable = (
  { slots, moneyMinor }: Pick<LabBudget, 'slots' | 'moneyMinor'>,
  costMinor: number | null,
): number =>
  moneyMinor === null || costMinor === null || costMinor <= 0
    ? slots
    : Math.min(slots, Math.floor(moneyMinor / costMinor));

/** What the orders of a plan have cost, by currency: price and parcel, less what came back. */
export async function spentOn(read: Read, plan: number): Promise<{ minor: number; currency: string }[]> {
  const rows = await read<{ minor: number | string; currency: string }>(
    `SELECT SUM(m.price_minor + COALESCE(m.shipping_minor, 0) - COALESCE(m.refunded_minor, 0)) AS minor, m.currency AS currency
     FROM mystery_orders m JOIN lab_draws d ON d.id = m.lab_draw
     WHERE d.plan = ? AND m.price_minor IS NOT NULL AND m.currency IS NOT NULL GROUP BY m.currency ORDER BY m.currency`,
    [plan],
  );
  return rows.map(({ minor, currency }) => ({ minor: Number(minor), currency }));
}
