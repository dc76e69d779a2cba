/** The versions of the policy. Append-only; a night uses the newest of those in force on its day. */
import type { Transaction } from '../../db/connect.ts';
import { dayText, type Day } from '../scoring/day.ts';
import { defaultPolicy, storedPolicy, type Policy } from '../scoring/policy.ts';
import type { Read } from './read.ts';

export interface PolicyVersion {
  version: number;
  /** `YYYY-MM-DD` */
  effectiveFrom: string;
  announcedAt: string;
  author: string;
  note: string;
  policy: Policy;
}

interface PolicyRow {
  version: number;
  effective_from: string;
  announced_at: string;
  author: string;
  note: string;
  document: string;
}

/** All versions but those that were taken back before they began, oldest first. */
export async function policyVersions(read: Read): Promise<PolicyVersion[]> {
  const rows = await read<PolicyRow>(
    `SELECT version, effective_from, announced_at, author, note, document FROM policies WHERE withdrawn_at IS NULL
     ORDER BY version`,
  );
  return rows.map(({ version, effective_from: effectiveFrom, announced_at: announcedAt, author, note, document }) => ({
    version,
    effectiveFrom,
    announcedAt,
    author,
    note,
    policy: storedPolicy(document),
  }));
}

/** The version of a night: of those whose first day has come, the one that came last; of two on one day, the newer. */
export function policyInForce(versions: readonly PolicyVersion[], night: Day): PolicyVersion {
  const day = dayText(night);
  const begun = versions.filter((version) => version.effectiveFrom <= day);
  const [first, ...rest] = begun.length > 0 ? begun : versions.slice(0, 1);
  if (!first) throw new Error('there is no policy: run a night once, it writes the default one');
  return rest.reduce((newest, one) => (one.effectiveFrom >= newest.effectiveFrom ? one : newest), first);
}

/** An installation starts with the default policy, in force from the beginning of time so that history can be entered. */
export async function ensurePolicy(tx: Transaction, at: string): Promise<void> {
  const row = [1, '1970-01-01', at, 'Assay', 'The default policy', JSON.stringify(defaultPolicy)];
  await tx.run(
    `INSERT INTO policies (version, effective_from, announced_at, author, note, document)
     SELECT CAST(? AS INTEGER), ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM policies)`,
    row,
  );
}
