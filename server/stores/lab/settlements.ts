/**
 * Two gradings that differ are settled item by item: by a third person at once; by one of the two graders as a proposal that
 * the other one confirms, where a lab has no third person at hand.
 */
import type { Transaction } from '../../../db/connect.ts';
import { differencesOf, settledResult, type Difference, type Side } from '../../lab/compare-gradings.ts';
import type { InspectionResult } from '../../lab/result.ts';
import { appendAudit } from '../audit.ts';
import { readIn, type Read } from '../read.ts';
import { conclude, type Act } from './conclusions.ts';
import { inspectionFacts, submittedGradings, type SubmittedGrading } from './gradings.ts';

export type Choices = Readonly<Record<string, Side>>;

export interface Settlement {
  choices: Choices;
  reason: string;
  proposedBy: string;
  proposedAt: string;
  confirmedBy: string | null;
  confirmedAt: string | null;
}

export interface GradedTwice {
  first: SubmittedGrading;
  second: SubmittedGrading;
  differences: Difference[];
  settlement: Settlement | null;
  /** Null: nothing is concluded yet. */
  basis: 'one' | 'agreed' | 'settled' | null;
}

/** Null unless both gradings are done. */
export async function gradedTwice(read: Read, mysteryOrder: number): Promise<GradedTwice | null> {
  const [first, second] = await submittedGradings(read, mysteryOrder);
  if (!first || !second) return null;
  const [row] = await read<Omit<Settlement, 'choices'> & { choices: string }>(
    `SELECT choices AS choices, reason AS reason, proposed_by AS "proposedBy", proposed_at AS "proposedAt",
       confirmed_by AS "confirmedBy", confirmed_at AS "confirmedAt"
     FROM lab_settlements WHERE mystery_order = ? ORDER BY mystery_order`,
    [mysteryOrder],
  );
  const [concluded] = await read<{ basis: GradedTwice['basis'] }>(
    'SELECT basis AS basis FROM lab_conclusions WHERE mystery_order = ? ORDER BY mystery_order',
    [mysteryOrder],
  );
  return {
    ...{ first, second, differences: differencesOf(first.checklist, first, second) },
    settlement: row ? { ...row, choices: JSON.parse(row.choices) as Choices } : null,
    basis: concluded?.basis ?? null,
  };
}

/** The verdict that would follow from these choices. */
export async function foreseenResult(
  read: Read,
  mysteryOrder: number,
  { first, second }: GradedTwice,
  choices: Choices,
): Promise<InspectionResult> {
  return settledResult(first.checklist, first, second, choices, await inspectionFacts(read, mysteryOrder));
}

export interface NewSettlement extends Act {
  choices: Choices;
  reason: string;
}

/**
 * @returns `settled`: the verdict stands; `proposed`: the other grader has to confirm it; `incomplete`: an item has no
 * choice; `gone`: it was settled, withdrawn or never differed
 */
export async function settle(
  tx: Transaction,
  mysteryOrder: number,
  settlement: NewSettlement,
): Promise<'settled' | 'proposed' | 'incomplete' | 'gone'> {
  const graded = await openDifference(tx, mysteryOrder);
  if (!graded) return 'gone';
  const { choices, reason, at, actor } = settlement;
  if (graded.differences.some(({ item }) => choices[item.key] === undefined)) return 'incomplete';
  const isGrader = actor === graded.first.inspector || actor === graded.second.inspector;
  await tx.run('DELETE FROM lab_settlements WHERE mystery_order = ? AND confirmed_at IS NULL', [mysteryOrder]);
  await tx.run(
    `INSERT INTO lab_settlements (mystery_order, choices, reason, proposed_by, proposed_at, confirmed_by, confirmed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [mysteryOrder, JSON.stringify(choices), reason, actor, at, isGrader ? null : actor, isGrader ? null : at],
  );
  if (!isGrader) return (await stand(tx, mysteryOrder, graded, settlement)) ? 'settled' : 'gone';
  const subject = `mystery order ${mysteryOrder}`;
  await appendAudit(tx, { at, actor, action: 'mystery order settlement proposed', subject, detail: {} });
  return 'proposed';
}

/**
 * Confirms what the other grader proposed; a third person may confirm it too.
 *
 * @param seen when the proposal was made that the person had before their eyes
 * @returns false if it is their own, another one by now, or settled
 */
export async function confirmSettlement(
  tx: Transaction,
  mysteryOrder: number,
  seen: string,
  act: Act,
): Promise<boolean> {
  const graded = await openDifference(tx, mysteryOrder);
  const proposal = graded?.settlement;
  if (!graded || !proposal || proposal.proposedAt !== seen || proposal.proposedBy === act.actor) return false;
  const changed = await tx.run(
    `UPDATE lab_settlements SET confirmed_by = ?, confirmed_at = ?
     WHERE mystery_order = ? AND proposed_at = ? AND confirmed_at IS NULL`,
    [act.actor, act.at, mysteryOrder, seen],
  );
  return changed === 1 && stand(tx, mysteryOrder, graded, { ...act, ...proposal });
}

/** Locks the order; null unless its two gradings still differ. */
async function openDifference(tx: Transaction, mysteryOrder: number): Promise<GradedTwice | null> {
  const open = await tx.run(
    `UPDATE mystery_orders SET second_reason = second_reason
     WHERE id = ? AND concluded_at IS NULL AND withdrawn_on IS NULL AND revealed_on IS NULL`,
    [mysteryOrder],
  );
  return open === 1 ? gradedTwice(readIn(tx), mysteryOrder) : null;
}

async function stand(
  tx: Transaction,
  mysteryOrder: number,
  graded: GradedTwice,
  { choices, reason, ...act }: NewSettlement,
): Promise<boolean> {
  const result = await foreseenResult(readIn(tx), mysteryOrder, graded, choices);
  return conclude(tx, mysteryOrder, 'settled', result, act, reason);
}
