/** What the Innovation Lab has revealed. An order still under cover does not exist here. */
import { dayText, type Day } from '../scoring/day.ts';
import { failedVerdicts } from '../scoring/metrics/inspection.ts';
import { effectiveSafetyFinding } from './effective-verdict.ts';
import type { Read } from './read.ts';

const safetyFindings = ['counterfeit', 'previous_owner_data', 'battery_hazard', 'locked_device'];

export interface RevealedFindings {
  /** Sellers with a failed inspection. */
  failed: Set<number>;
  /** Sellers with a finding that endangers buyers. */
  unsafe: Set<number>;
  /** Sellers one of whose failed inspections this very night learned not to be one. */
  cleared: Set<number>;
}

/** Findings revealed by the night, from the day after `since` on, as the night knew them: corrected from the night that learned it. */
export async function revealedBetween(read: Read, since: Day, night: Day): Promise<RevealedFindings> {
  const rows = await read<FoundRow>(
    `SELECT seller, verdict, safety_finding, corrected_verdict, corrected_safety_finding, recounted_on FROM mystery_orders
     WHERE revealed_on IS NOT NULL AND revealed_on > ? AND revealed_on <= ? ORDER BY id`,
    [dayText(since), dayText(night)],
  );
  const now = dayText(night);
  const sellersOf = (some: readonly FoundRow[]) => new Set(some.map(({ seller }) => seller));
  const known = rows.map((row) => (row.recounted_on === null || row.recounted_on > now ? row : corrected(row)));
  const cleared = rows.filter((row, at) => row.recounted_on === now && hasFailed(row) && !hasFailed(known[at]!));
  return {
    failed: sellersOf(known.filter(hasFailed)),
    unsafe: sellersOf(known.filter(isUnsafe)),
    cleared: sellersOf(cleared),
  };
}

type FoundRow = { seller: number } & Record<
  'verdict' | 'safety_finding' | 'corrected_verdict' | 'corrected_safety_finding' | 'recounted_on',
  string | null
>;

const corrected = (row: FoundRow): FoundRow => ({
  ...row,
  verdict: row.corrected_verdict ?? row.verdict,
  safety_finding: row.corrected_safety_finding ?? row.safety_finding,
});
const hasFailed = ({ verdict }: FoundRow): boolean => verdict !== null && failedVerdicts.includes(verdict);
const isUnsafe = ({ safety_finding: found }: FoundRow): boolean => found !== null && safetyFindings.includes(found);

export interface UnjudgedFinding {
  /** Number of the mystery order. */
  id: number;
  sellerId: string;
  name: string;
  safetyFinding: string;
  revealedOn: string;
}

/** Safety findings revealed after the night: it could not judge them, the next one will. */
export async function unjudgedFindings(read: Read, night: Day): Promise<UnjudgedFinding[]> {
  const kinds = safetyFindings.map(() => '?').join(', ');
  return read<UnjudgedFinding>(
    `SELECT m.id AS id, v.seller_id AS "sellerId", v.name AS name, ${effectiveSafetyFinding} AS "safetyFinding", m.revealed_on AS "revealedOn"
     FROM mystery_orders m JOIN sellers v ON v.id = m.seller
     WHERE m.revealed_on > ? AND ${effectiveSafetyFinding} IN (${kinds}) AND v.name IS NOT NULL ORDER BY m.id`,
    [dayText(night), ...safetyFindings],
  );
}
