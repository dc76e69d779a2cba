/** What the lab has found so far and what is still out, seller by seller: under cover or revealed alike. */
import type { ConcludedTest as TestFacts } from '../../lab/planner/concluded-test.ts';
import { failedVerdicts } from '../../scoring/metrics/inspection.ts';
import { effectiveVerdict } from '../effective-verdict.ts';
import type { Read } from '../read.ts';

export interface ConcludedTest extends TestFacts {
  mysteryOrder: number;
  seller: number;
  draw: 'random' | 'for_cause';
}

const concluded = 'm.verdict IS NOT NULL AND m.inspected_on IS NOT NULL AND m.withdrawn_on IS NULL';

/** All that are concluded, the oldest first: of everybody, or of one seller. */
export async function concludedTests(read: Read, seller: number | null = null): Promise<ConcludedTest[]> {
  const rows = await read<Omit<ConcludedTest, 'passed'> & { verdict: string }>(
    `SELECT m.id AS "mysteryOrder", m.seller AS seller, m.category AS category, m.draw AS draw,
       ${effectiveVerdict} AS verdict, m.inspected_on AS "on"
     FROM mystery_orders m WHERE ${concluded} ${seller === null ? '' : 'AND m.seller = ?'} ORDER BY m.inspected_on, m.id`,
    seller === null ? [] : [seller],
  );
  return rows.map(({ verdict, ...row }) => ({ ...row, passed: !failedVerdicts.includes(verdict) }));
}

export interface PendingTests {
  seller: number;
  category: string | null;
  pending: number;
}

/** Drawn or ordered, without a verdict yet. */
export async function pendingTests(read: Read): Promise<PendingTests[]> {
  const rows = await read<PendingTests>(
    `SELECT seller AS seller, category AS category, COUNT(*) AS pending FROM (
       SELECT m.seller AS seller, m.category AS category FROM mystery_orders m
         WHERE m.verdict IS NULL AND m.withdrawn_on IS NULL
       UNION ALL
       SELECT d.seller AS seller, d.category AS category FROM lab_draws d WHERE d.state = 'planned') AS open_ones
     GROUP BY seller, category ORDER BY seller, category`,
  );
  return rows.map((row) => ({ ...row, pending: Number(row.pending) }));
}

/** The last day on which something was ordered from each seller, or drawn and is still to be ordered. */
export const lastOrders = (read: Read): Promise<{ seller: number; day: string }[]> =>
  read<{ seller: number; day: string }>(
    `SELECT seller AS seller, MAX(day) AS day FROM (
       SELECT m.seller AS seller, m.ordered_on AS day FROM mystery_orders m WHERE m.withdrawn_on IS NULL
       UNION ALL
       SELECT d.seller AS seller, p.week AS day FROM lab_draws d JOIN lab_plans p ON p.id = d.plan
         WHERE d.state = 'planned') AS placed
     GROUP BY seller ORDER BY seller`,
  );

export interface StratumCounts {
  failed: number;
  inspected: number;
  /** Drawn, and never to be carried out: skipped, or their order was withdrawn. */
  skipped: number;
  /** Drawn and still under way. */
  open: number;
}

/** What the random stratum has come to, of orders and draws from this day on. */
export async function randomStratumCounts(read: Read, from: string): Promise<StratumCounts> {
  const failed = failedVerdicts.map(() => '?').join(', ');
  const [orders] = await read<{ failed: number | null; inspected: number }>(
    `SELECT SUM(CASE WHEN ${effectiveVerdict} IN (${failed}) THEN 1 ELSE 0 END) AS failed, COUNT(*) AS inspected
     FROM mystery_orders m WHERE m.draw = 'random' AND ${concluded} AND m.ordered_on >= ?`,
    [...failedVerdicts, from],
  );
  const [draws] = await read<{ skipped: number | null; open: number | null }>(
    `SELECT SUM(CASE WHEN d.state = 'skipped' OR (d.state = 'ordered' AND m.withdrawn_on IS NOT NULL) THEN 1 ELSE 0 END) AS skipped,
       SUM(CASE WHEN d.state = 'planned' OR (d.state = 'ordered' AND m.withdrawn_on IS NULL AND m.verdict IS NULL) THEN 1 ELSE 0 END) AS open
     FROM lab_draws d JOIN lab_plans p ON p.id = d.plan
       LEFT JOIN mystery_orders m ON m.id = (SELECT MAX(o.id) FROM mystery_orders o WHERE o.lab_draw = d.id)
     WHERE d.stratum = 'random' AND p.week >= ?`,
    [from],
  );
  return {
    failed: Number(orders?.failed ?? 0),
    inspected: Number(orders?.inspected ?? 0),
    skipped: Number(draws?.skipped ?? 0),
    open: Number(draws?.open ?? 0),
  };
}
