/**
 * Sellers whose testing is stopped by what the lab has revealed, and by nothing else: the rules of the lab's planner
 * (server/lab/planner/testing-state.ts) over the revealed verdicts, in the order in which they were revealed.
 */
import { testingOf } from '../lab/planner/testing-state.ts';
import { dayText, type Day } from '../scoring/day.ts';
import { failedVerdicts } from '../scoring/metrics/inspection.ts';
import type { Read } from './read.ts';

/** The ground of a recommendation. It is no metric: no rate stands behind it. */
export const testingStopped = 'testing-stopped';

export interface StoppedTesting {
  seller: number;
  category: string | null;
  /** Test orders since the testing was tightened, and those of them that failed. */
  tested: number;
  failed: number;
  /** The failed ones, the oldest first. */
  orders: { id: number; revealedOn: string }[];
}

interface VerdictRow {
  id: number;
  seller: number;
  category: string | null;
  verdict: string;
  corrected: string | null;
  recountedOn: string | null;
  revealedOn: string;
}

/**
 * As a night knew it: a corrected verdict counts from the night on that learned it. Of several categories of one seller the
 * one with the most failures.
 *
 * @param seller only this one; null: everybody
 */
export async function stoppedTesting(
  read: Read,
  night: Day,
  seller: number | null = null,
): Promise<Map<number, StoppedTesting>> {
  const now = dayText(night);
  const rows = await read<VerdictRow>(
    `SELECT id, seller, category, verdict, corrected_verdict AS corrected, recounted_on AS "recountedOn",
       revealed_on AS "revealedOn"
     FROM mystery_orders WHERE revealed_on IS NOT NULL AND revealed_on <= ? AND verdict IS NOT NULL
       ${seller === null ? '' : 'AND seller = ?'} ORDER BY revealed_on, id`,
    seller === null ? [now] : [now, seller],
  );
  const found = new Map<number, StoppedTesting>();
  for (const own of Map.groupBy(rows, (row) => `${row.seller} ${row.category ?? ''}`).values()) {
    const stopped = stoppedBy(own, now);
    const before = stopped && found.get(stopped.seller);
    if (stopped && (!before || stopped.failed > before.failed)) found.set(stopped.seller, stopped);
  }
  return found;
}

function stoppedBy(rows: readonly VerdictRow[], now: string): StoppedTesting | null {
  const passed = rows.map(({ verdict, corrected, recountedOn }) => {
    const counts = recountedOn !== null && recountedOn <= now ? (corrected ?? verdict) : verdict;
    return !failedVerdicts.includes(counts);
  });
  // Whether it is steady is not asked: a run of passed tests speaks for the seller here.
  const { state, since, stoppedAfter } = testingOf(passed, true);
  if (state !== 'stopped') return null;
  const tested = since + (stoppedAfter ?? 0);
  const first = rows.length - tested;
  const failed = rows.filter((_, at) => at >= first && !passed[at]);
  const { seller, category } = rows[0]!;
  const orders = failed.map(({ id, revealedOn }) => ({ id, revealedOn }));
  return { seller, category, tested, failed: failed.length, orders };
}
