/** The verdict that stands after one grading or two, still under cover. */
import type { Transaction } from '../../../db/connect.ts';
import type { InspectionResult } from '../../lab/result.ts';
import { appendAudit } from '../audit.ts';

export interface Act {
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  at: string;
  actor: string;
  /** The business day, `YYYY-MM-DD`. */
  day: string;
}

export type Basis = 'one' | 'agreed' | 'settled';

/** Writes down the verdict that stands, once. Managers read the audit log too: no seller and no verdict in it. */
export async function conclude(
  tx: Transaction,
  mysteryOrder: number,
  basis: Basis,
  result: InspectionResult,
  { at, actor, day }: Act,
  conclusion = '',
): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE mystery_orders SET quality = ?, delivery = ?, packaging = ?, verdict = ?, safety_finding = ?, inspected_on = ?,
       concluded_at = ?, concluded_by = ?, conclusion = ?
     WHERE id = ? AND concluded_at IS NULL AND revealed_on IS NULL AND withdrawn_on IS NULL`,
    [
      ...[result.quality, result.delivery, result.packaging, result.verdict, result.safetyFinding, day],
      ...[at, actor, conclusion, mysteryOrder],
    ],
  );
  if (changed === 0) return false;
  await tx.run('INSERT INTO lab_conclusions (mystery_order, basis, result) VALUES (?, ?, ?)', [
    ...[mysteryOrder, basis, JSON.stringify(result)],
  ]);
  await appendAudit(tx, {
    ...{ at, actor, action: 'mystery order concluded', subject: `mystery order ${mysteryOrder}`, detail: {} },
  });
  return true;
}
