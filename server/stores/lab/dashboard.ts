/** What the lab's first page asks: where the orders stand, what waits for a person, what the concluded ones came to. */
import type { Row } from '../../../db/connect.ts';
import { failedVerdicts } from '../../scoring/metrics/inspection.ts';
import type { ConcludedOrder } from '../../lab/lab-figures.ts';
import type { InspectionResult } from '../../lab/result.ts';
import { effectiveVerdict } from '../effective-verdict.ts';
import type { Read } from '../read.ts';
import { orderIn, selection, sources, type MysteryOrder } from './mystery-orders.ts';

/** All that are neither revealed nor withdrawn, the oldest first. */
export async function ordersUnderCover(read: Read): Promise<MysteryOrder[]> {
  const rows = await read<Row>(
    `${selection} ${sources} WHERE m.revealed_on IS NULL AND m.withdrawn_on IS NULL ORDER BY m.ordered_on, m.id`,
  );
  return rows.map(orderIn);
}

export interface LabTallies {
  /** Draws for which an order is still to be placed. */
  planned: number;
  revealed: number;
  /** Sellers' answers that the lab has to decide. */
  answers: number;
  /** Corrective actions that sellers say are done. */
  actionsDone: number;
}

/** Counted by indexes: none of it reads the orders themselves. */
export async function labTallies(read: Read): Promise<LabTallies> {
  const [row] = await read<LabTallies>(
    `SELECT (SELECT COUNT(*) FROM lab_draws d WHERE d.state = 'planned') AS planned,
       (SELECT COUNT(*) FROM mystery_orders m WHERE m.revealed_on IS NOT NULL) AS revealed,
       (SELECT COUNT(*) FROM verdict_answers a WHERE a.state = 'open') AS answers,
       (SELECT COUNT(*) FROM corrective_actions c WHERE c.state = 'done') AS "actionsDone"`,
  );
  const count = (name: keyof LabTallies) => Number(row?.[name] ?? 0);
  return {
    planned: count('planned'),
    revealed: count('revealed'),
    answers: count('answers'),
    actionsDone: count('actionsDone'),
  };
}

interface ConcludedRow {
  draw: 'random' | 'for_cause';
  drawn: number | null;
  orderedOn: string;
  concludedOn: string;
  verdict: string | null;
  costMinor: number | string | null;
  currency: string | null;
  findings: number;
  /** Of one still under cover, whose findings are in no table yet. */
  result: string | null;
}

/** Those ordered from a day on, revealed or not, the oldest first. @param from `YYYY-MM-DD` */
export async function concludedOrders(read: Read, from: string): Promise<ConcludedOrder[]> {
  const rows = await read<ConcludedRow>(
    `SELECT m.draw AS draw, m.lab_draw AS drawn, m.ordered_on AS "orderedOn", m.inspected_on AS "concludedOn",
       ${effectiveVerdict} AS verdict, m.currency AS currency,
       m.price_minor + COALESCE(m.shipping_minor, 0) - COALESCE(m.refunded_minor, 0) AS "costMinor",
       (SELECT COUNT(*) FROM findings f WHERE f.mystery_order = m.id) AS findings,
       CASE WHEN m.revealed_on IS NULL THEN (SELECT c.result FROM lab_conclusions c WHERE c.mystery_order = m.id) END AS result
     FROM mystery_orders m
     WHERE m.ordered_on >= ? AND m.inspected_on IS NOT NULL AND m.verdict IS NOT NULL AND m.withdrawn_on IS NULL
     ORDER BY m.ordered_on, m.id`,
    [from],
  );
  return rows.map(({ draw, drawn, verdict, costMinor, findings, result, ...row }) => ({
    ...row,
    stratum: draw === 'random' ? 'random' : drawn === null ? 'cause' : 'risk',
    failed: verdict !== null && failedVerdicts.includes(verdict),
    costMinor: costMinor === null ? null : Number(costMinor),
    findings: result === null ? Number(findings) : findingsIn(JSON.parse(result) as InspectionResult),
  }));
}

/** As many findings as its reveal will write. */
function findingsIn({ wrong, safetyFinding }: InspectionResult): number {
  const grave = wrong.filter(({ severity }) => severity !== 'minor').length;
  return grave === 0 && safetyFinding !== 'none' ? 1 : grave;
}
