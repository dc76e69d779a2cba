/** Draws: whom the lab tests, why, and what became of it. Nobody outside the lab reads from here. */
import type { Transaction } from '../../../db/connect.ts';
import type { DrawReason } from '../../lab/planner/draw-reason.ts';
import type { Read } from '../read.ts';

export type Stratum = 'random' | 'risk';
export type DrawState = 'planned' | 'ordered' | 'skipped';

export interface Draw {
  id: number;
  plan: number;
  /** The Monday of its plan. */
  week: string;
  /** From 1, in the order of the draw. */
  position: number;
  stratum: Stratum;
  seller: number;
  sellerId: string;
  sellerName: string;
  /** As the marketplace names it; null: its orders tell none. */
  category: string | null;
  reasons: DrawReason[];
  /** Of the random stratum: how likely each slot was to draw this one. */
  chance: number | null;
  /** The corrective action that it verifies. */
  action: number | null;
  state: DrawState;
  skippedReason: string | null;
  skippedBy: string | null;
  skippedAt: string | null;
  /** The order that carries it out, the latest if one was withdrawn. */
  mysteryOrder: number | null;
}

const selection = `SELECT d.id AS id, d.plan AS plan, p.week AS week, d.position AS position, d.stratum AS stratum,
    d.seller AS seller, v.seller_id AS "sellerId", COALESCE(v.name, v.seller_id) AS "sellerName", d.category AS category,
    d.reasons AS reasons, d.chance AS chance, d.action AS action, d.state AS state, d.skipped_reason AS "skippedReason",
    d.skipped_by AS "skippedBy", d.skipped_at AS "skippedAt",
    (SELECT MAX(m.id) FROM mystery_orders m WHERE m.lab_draw = d.id) AS "mysteryOrder"
  FROM lab_draws d JOIN lab_plans p ON p.id = d.plan JOIN sellers v ON v.id = d.seller`;

type DrawRow = Omit<Draw, 'reasons'> & { reasons: string };
const drawOf = (row: DrawRow): Draw => ({ ...row, reasons: JSON.parse(row.reasons) as DrawReason[] });

/** The draw with this number, whatever became of it; null: there is none. */
export async function plannedDraw(read: Read, id: number): Promise<Draw | null> {
  const [row] = await read<DrawRow>(`${selection} WHERE d.id = ? ORDER BY d.id`, [id]);
  return row ? drawOf(row) : null;
}

/** Those for which an order is still to be placed, the oldest plan first. */
export async function plannedDraws(read: Read): Promise<Draw[]> {
  const rows = await read<DrawRow>(`${selection} WHERE d.state = 'planned' ORDER BY p.week, d.position, d.id`);
  return rows.map(drawOf);
}

/** All draws of a plan, in the order of the draw. */
export async function drawsOf(read: Read, plan: number): Promise<Draw[]> {
  const rows = await read<DrawRow>(`${selection} WHERE d.plan = ? ORDER BY d.position, d.id`, [plan]);
  return rows.map(drawOf);
}

/** How far the draws of a plan have come. */
export interface DrawTally {
  toPlace: number;
  underWay: number;
  done: number;
  skipped: number;
}

/** By plan; a plan without draws is left out. */
export async function drawTallies(read: Read): Promise<Map<number, DrawTally>> {
  const judged = '(m.concluded_at IS NOT NULL OR m.inspected_on IS NOT NULL)';
  const sum = (fits: string, name: string) => `SUM(CASE WHEN ${fits} THEN 1 ELSE 0 END) AS "${name}"`;
  const rows = await read<Record<'plan' | keyof DrawTally, number>>(
    `SELECT d.plan AS plan, ${sum("d.state = 'planned'", 'toPlace')}, ${sum("d.state = 'skipped'", 'skipped')},
       ${sum(`d.state = 'ordered' AND ${judged}`, 'done')}, ${sum(`d.state = 'ordered' AND NOT ${judged}`, 'underWay')}
     FROM lab_draws d LEFT JOIN mystery_orders m ON m.id = (SELECT MAX(o.id) FROM mystery_orders o WHERE o.lab_draw = d.id)
     GROUP BY d.plan ORDER BY d.plan`,
  );
  return new Map(
    rows.map(({ plan, toPlace, underWay, done, skipped }) => [
      plan,
      { toPlace: Number(toPlace), underWay: Number(underWay), done: Number(done), skipped: Number(skipped) },
    ]),
  );
}

/** Its order was placed. False: it was not planned any more, and nothing was changed. */
export async function orderDraw(transaction: Transaction, id: number): Promise<boolean> {
  const changed = await transaction.run(`UPDATE lab_draws SET state = 'ordered' WHERE id = ? AND state = 'planned'`, [
    id,
  ]);
  return changed === 1;
}

export interface Skipped {
  reason: string;
  by: string;
  at: string;
}

/** It cannot be carried out, and nothing takes its place. False: it was not planned any more. */
export async function skipDraw(transaction: Transaction, id: number, { reason, by, at }: Skipped): Promise<boolean> {
  const changed = await transaction.run(
    `UPDATE lab_draws SET state = 'skipped', skipped_reason = ?, skipped_by = ?, skipped_at = ?
     WHERE id = ? AND state = 'planned'`,
    [reason, by, at, id],
  );
  return changed === 1;
}

export type NewDraw = Pick<
  Draw,
  'plan' | 'position' | 'stratum' | 'seller' | 'category' | 'reasons' | 'chance' | 'action'
>;

export async function writeDraws(transaction: Transaction, draws: readonly NewDraw[]): Promise<void> {
  await transaction.insertMany(
    'lab_draws',
    ['plan', 'position', 'stratum', 'seller', 'category', 'reasons', 'chance', 'action', 'state'],
    draws.map(({ plan, position, stratum, seller, category, reasons, chance, action }) => [
      ...[plan, position, stratum, seller, category, JSON.stringify(reasons), chance, action, 'planned'],
    ]),
  );
}
