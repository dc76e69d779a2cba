/** The lab's orders as a list: those at one stage, and how many stand where. */
import type { Database, Row } from '../../../db/connect.ts';
import type { Stage } from '../../lab/stage.ts';
import { orderIn, selection, sources, type MysteryOrder } from './mystery-orders.ts';

/** `stageOf` as the databases say it. */
const stage = `CASE WHEN m.withdrawn_on IS NOT NULL THEN 'withdrawn' WHEN m.revealed_on IS NOT NULL THEN 'revealed'
  WHEN m.concluded_at IS NOT NULL OR m.inspected_on IS NOT NULL THEN 'concluded'
  WHEN i.submitted_at IS NOT NULL THEN 'inspected' WHEN i.id IS NOT NULL THEN 'inspecting'
  WHEN m.received_on IS NOT NULL THEN 'received'
  WHEN m.shipped_on IS NOT NULL OR d.shipped_at IS NOT NULL THEN 'shipped' ELSE 'ordered' END`;

export type OrderStage = Exclude<Stage, 'planned'>;

/** A page of them, or of those at one stage, the latest first. */
export async function mysteryOrders(
  database: Database,
  at: OrderStage | null,
  limit: number,
  offset: number,
): Promise<MysteryOrder[]> {
  const rows = await database.read<Row>(
    `${selection} ${sources} WHERE CAST(? AS TEXT) IS NULL OR ${stage} = ? ORDER BY m.ordered_on DESC, m.id DESC LIMIT ? OFFSET ?`,
    [at, at, limit, offset],
  );
  return rows.map(orderIn);
}

/** How many stand at each stage; a stage that none has reached is not named. */
export async function mysteryOrderCounts(database: Database): Promise<Partial<Record<OrderStage, number>>> {
  const rows = await database.read<{ stage: OrderStage; number: number }>(
    `SELECT ${stage} AS stage, CAST(COUNT(*) AS INTEGER) AS number ${sources} GROUP BY 1 ORDER BY 1`,
  );
  return Object.fromEntries(rows.map((row) => [row.stage, row.number]));
}
