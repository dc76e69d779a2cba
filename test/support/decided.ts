/** Decisions as a test needs them: made, told to the seller and in force, by the steps that the product takes. */
import { expect } from 'chai';
import type { Transaction } from '../../db/connect.ts';
import type { Measure } from '../../server/cases/decision.ts';
import type { Command } from '../../server/cases/step.ts';
import { dayOf, dayText, type Day } from '../../server/scoring/day.ts';
import { stepDecision } from '../../server/stores/decision-steps.ts';
import { recordDecision } from '../../server/stores/decisions.ts';
import { insertStatement } from '../../server/stores/statements.ts';

export interface Told {
  /** Null: of the person's own accord. */
  recommendation: number | null;
  seller: number;
  level: Measure;
  person?: string;
  reason?: string;
  /** Decided, delivered and in force on this day. */
  on: Day;
  /** Ends when this one starts. */
  replaces?: number | null;
}

/** @returns the decision's id, or null if the recommendation was not open any more */
export async function putInForce(tx: Transaction, { on, person = 'manager@test.example', ...told }: Told) {
  const [row] = await tx.all<{ sellerId: string }>('SELECT seller_id AS "sellerId" FROM sellers WHERE id = ?', [
    told.seller,
  ]);
  const at = `${dayText(on)}T09:00:00Z`;
  const alone = told.level === 'warn' || told.level === 'limit';
  const id = await recordDecision(tx, {
    ...{ reason: 'Clear enough.', decision: 'accepted', ...told, sellerId: row!.sellerId, person },
    ...{ state: alone ? 'decided' : 'proposed', decidedAt: at, inForceFrom: dayText(on), inForceTo: null },
    restriction: told.level === 'limit' ? { ordersPerDay: 5 } : null,
  });
  if (id === null) return null;
  await writeStatement(tx, id, told.seller, at);
  const approve: Command = { kind: 'approve', by: 'second@test.example', signedInSecondsAgo: 60 };
  const today = dayOf(dayText(on));
  for (const command of [...(alone ? [] : [approve]), { kind: 'deliver', today }, { kind: 'start', today }] as const)
    expect(await stepDecision(tx, id, command, { at, actor: person })).to.have.property('decision');
  return id;
}

/** That one was delivered, not what it says. */
export async function writeStatement(tx: Transaction, decision: number, seller: number, at: string): Promise<void> {
  await insertStatement(tx, {
    ...{ decision, seller, measure: 'warn', reference: `R-${decision}`, facts: '{}', factsSha256: '' },
    ...{ ground: 'late-delivery', groundVersion: 1, channel: 'letter', composedAt: at, deliveredAt: at, documents: [] },
  });
}
