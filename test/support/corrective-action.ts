/** A corrective action that the seller says is done, and the draw of the order that verifies it. */
import type { Database } from '../../db/connect.ts';
import { giveEvidence } from '../../server/stores/action-files.ts';
import { askForAction } from '../../server/stores/corrective-actions.ts';
import { plannedDraws, writeDraws } from '../../server/stores/lab/draws.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { revealedOrder } from './graded-order.ts';

const at = '2026-11-22T08:00:00Z';

export interface DoneAction {
  id: number;
  /** The mystery order behind it. */
  mysteryOrder: number;
}

/** @param seller our key  @param item what was wrong in the order that it is about */
export async function doneAction(database: Database, seller: number, item: string): Promise<DoneAction> {
  const mysteryOrder = await revealedOrder(database, { seller, wrong: [item] });
  const [finding] = await database.read<{ id: number }>('SELECT id FROM findings WHERE mystery_order = ? ORDER BY id', [
    mysteryOrder,
  ]);
  const id = await database.transaction(async (tx) => {
    const about = { seller, sellerId: `S-${seller}`, mysteryOrder, finding: finding!.id };
    const asked = { text: 'Check it.', dueOn: '2026-12-01', askedBy: 'ana@test.example', askedAt: at };
    const made = (await askForAction(tx, { ...about, ...asked }))!;
    const evidence = { text: 'It is done now.', file: null, by: 'shop@test.example', at, expected: 1 };
    await giveEvidence(tx, made, evidence);
    return made;
  });
  return { id, mysteryOrder };
}

/** Draws the action, as the next plan does. @returns the draw */
export async function drawFor(database: Database, action: number, seller: number): Promise<number> {
  await database.transaction(async (tx) => {
    const [last] = await tx.all<{ id: number | null }>('SELECT MAX(id) AS id FROM lab_plans');
    const plan = Number(last?.id ?? 0) + 1;
    await tx.run(
      `INSERT INTO lab_plans (id, week, slots, random_slots, seed, commitment, committed_by, committed_at)
       VALUES (?, ?, 1, 0, 's', 'c', 'lab', ?)`,
      [plan, `week ${plan}`, at],
    );
    const reasons = [{ kind: 'action', action } as const];
    const draw = { plan, position: 1, stratum: 'risk', seller, category: 'smartphones', reasons } as const;
    await writeDraws(tx, [{ ...draw, reasons: [...reasons], chance: null, action }]);
  });
  return (await plannedDraws(readCommitted(database))).at(-1)!.id;
}
