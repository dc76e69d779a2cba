/** What the Innovation Lab has revealed. An order still under cover does not exist here. */
import { dayText, type Day } from '../scoring/day.ts';
import { failedVerdicts } from '../scoring/metrics/inspection.ts';
import type { Read } from './read.ts';

const safetyFindings = ['counterfeit', 'previous_owner_data', 'battery_hazard', 'locked_device'];

export interface RevealedFindings {
  /** Sellers with a failed inspection. */
  failed: Set<number>;
  /** Sellers with a finding that endangers buyers. */
  unsafe: Set<number>;
}

/** Findings revealed by the night, from the day after `since` on. */
export async function revealedBetween(read: Read, since: Day, night: Day): Promise<RevealedFindings> {
  const rows = await read<{ seller: number; verdict: string | null; safety_finding: string | null }>(
    `SELECT seller, verdict, safety_finding FROM mystery_orders
     WHERE revealed_on IS NOT NULL AND revealed_on > ? AND revealed_on <= ? ORDER BY id`,
    [dayText(since), dayText(night)],
  );
  const failed = rows.filter(({ verdict }) => verdict !== null && failedVerdicts.includes(verdict));
  const unsafe = rows.filter((row) => row.safety_finding !== null && safetyFindings.includes(row.safety_finding));
  return {
    failed: new Set(failed.map(({ seller }) => seller)),
    unsafe: new Set(unsafe.map(({ seller }) => seller)),
  };
}

export interface UnjudgedFinding {
  sellerId: string;
  name: string;
  safetyFinding: string;
  revealedOn: string;
}

/** Safety findings revealed after the night: it could not judge them, the next one will. */
export async function unjudgedFindings(read: Read, night: Day): Promise<UnjudgedFinding[]> {
  const kinds = safetyFindings.map(() => '?').join(', ');
  return read<UnjudgedFinding>(
    `SELECT v.seller_id AS "sellerId", v.name AS name, m.safety_finding AS "safetyFinding", m.revealed_on AS "revealedOn"
     FROM mystery_orders m JOIN sellers v ON v.id = m.seller
     WHERE m.revealed_on > ? AND m.safety_finding IN (${kinds}) AND v.name IS NOT NULL ORDER BY m.id`,
    [dayText(night), ...safetyFindings],
  );
}
