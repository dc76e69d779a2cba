/**
 * Orders that verify corrective actions. That one was planned or placed is known in the compartment only: outside it, an
 * action is done until the order is revealed, and then it is verified or failed.
 */
import type { Transaction } from '../../../db/connect.ts';
import { outcomeOf } from '../../lab/compare-gradings.ts';
import { judgeVerification, type Verification, type VerificationOutcome } from '../../lab/corrective-action.ts';
import type { Severity } from '../../lab/checklist.ts';
import type { InspectionResult, SafetyFinding, Verdict } from '../../lab/result.ts';
import { changeAction } from '../corrective-actions.ts';
import { readIn, type Read } from '../read.ts';
import { submittedGradings } from './gradings.ts';

export interface AwaitedVerification {
  /** The corrective action. */
  id: number;
  seller: number;
  sellerId: string;
  sellerName: string;
  /** What the order must be able to show: the item's key, in a device of this category. */
  item: string | null;
  severity: Severity | null;
  found: string | null;
  category: string | null;
  model: string | null;
  /** Since when the seller says that it is done. */
  doneAt: string;
}

/** A draw or an order that may still tell. A draw that was skipped, an order that was withdrawn and one that told nothing do not. */
const underWay = `SELECT 1 FROM lab_draws d LEFT JOIN mystery_orders o ON o.lab_draw = d.id
  WHERE d.action = a.id AND d.state <> 'skipped'
    AND (o.id IS NULL OR (o.withdrawn_on IS NULL AND o.revealed_on IS NULL))`;

/** Done, and no order planned or under way that finds out: the next plan draws them first. Those that wait longest first. */
export const awaitingVerification = (read: Read): Promise<AwaitedVerification[]> =>
  read<AwaitedVerification>(
    `SELECT a.id AS id, a.seller AS seller, v.seller_id AS "sellerId", COALESCE(v.name, v.seller_id) AS "sellerName",
       f.item AS item, f.severity AS severity, f.text AS found, COALESCE(f.category, m.category) AS category,
       COALESCE(f.model, m.model) AS model, a.evidence_at AS "doneAt"
     FROM corrective_actions a JOIN sellers v ON v.id = a.seller JOIN mystery_orders m ON m.id = a.mystery_order
       LEFT JOIN findings f ON f.id = a.finding
     WHERE a.state = 'done' AND NOT EXISTS (${underWay}) ORDER BY a.evidence_at, a.id`,
  );

export interface SettledVerification {
  action: number;
  outcome: VerificationOutcome;
}

export interface ToldVerification {
  action: number;
  /** Null: the order does not tell, or not yet. */
  outcome: VerificationOutcome | null;
}

/** What an order tells of the action that it was bought for, as it stands now; null: for none, or that one is over. */
export async function toldVerification(read: Read, mysteryOrder: number): Promise<ToldVerification | null> {
  const [bought] = await read<{ action: number; item: string | null }>(
    `SELECT a.id AS action, f.item AS item FROM mystery_orders m JOIN lab_draws d ON d.id = m.lab_draw
       JOIN corrective_actions a ON a.id = d.action LEFT JOIN findings f ON f.id = a.finding
     WHERE m.id = ? AND a.state = 'done' ORDER BY a.id`,
    [mysteryOrder],
  );
  if (!bought) return null;
  return { action: bought.action, outcome: judgeVerification(bought.item, await whatItTells(read, mysteryOrder)) };
}

/**
 * What a mystery order tells of the action that it was bought for: called once, in the transaction of its reveal. Null: it
 * was bought for no action, the action is over by now, or the order does not tell; then the next plan draws it again.
 */
export async function settleVerification(
  tx: Transaction,
  mysteryOrder: number,
  { at, by }: { at: string; by: string },
): Promise<SettledVerification | null> {
  const told = await toldVerification(readIn(tx), mysteryOrder);
  if (told === null || told.outcome === null) return null;
  const { action, outcome } = told;
  const changed = await changeAction(tx, action, { step: outcome, order: mysteryOrder }, { at, by });
  return changed ? { action, outcome } : null;
}

async function whatItTells(read: Read, mysteryOrder: number): Promise<Verification> {
  const [row] = await read<{ verdict: Verdict | null; safety: SafetyFinding | null; result: string | null }>(
    `SELECT m.verdict AS verdict, m.safety_finding AS safety, c.result AS result FROM mystery_orders m
       LEFT JOIN lab_conclusions c ON c.mystery_order = m.id WHERE m.id = ?`,
    [mysteryOrder],
  );
  const gradings = await submittedGradings(read, mysteryOrder);
  const result = row?.result ? (JSON.parse(row.result) as InspectionResult) : null;
  const looked = gradings.flatMap((grading) =>
    grading.checklist.items.map(({ key }) => key).filter((key) => outcomeOf(key, grading) !== 'skipped'),
  );
  return {
    verdict: row?.verdict ?? null,
    safetyFinding: row?.safety ?? 'none',
    wrong: (result?.wrong ?? []).map(({ item }) => item),
    lookedAt: gradings.length === 0 ? null : looked,
  };
}
