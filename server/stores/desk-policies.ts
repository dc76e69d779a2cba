/** The versions of the policy, as pages show them. A version never changes once written, so each is parsed once. */
import type { Database } from '../../db/connect.ts';
import { dayText, type Day } from '../scoring/day.ts';
import { defaultPolicy, storedPolicy, type Policy } from '../scoring/policy.ts';

export interface PolicyVersion {
  version: number;
  effectiveFrom: string;
  announcedAt: string;
  author: string;
  note: string;
}

export interface WrittenVersion extends PolicyVersion {
  /** Why it counts sooner than the notice asks. */
  shortNotice: string | null;
  /** It was taken back before it began. */
  withdrawnAt: string | null;
  withdrawnBy: string | null;
  withdrawnReason: string | null;
}

/** Everything that was ever announced; the one that comes into force last is first. */
export async function writtenVersions(database: Database): Promise<WrittenVersion[]> {
  return database.read<WrittenVersion>(
    `SELECT version, effective_from AS "effectiveFrom", announced_at AS "announcedAt", author, note,
       short_notice AS "shortNotice", withdrawn_at AS "withdrawnAt", withdrawn_by AS "withdrawnBy",
       withdrawn_reason AS "withdrawnReason" FROM policies ORDER BY effective_from DESC, version DESC`,
  );
}

/** Those that count or will; the one that comes into force last is first. */
export async function policyVersions(database: Database): Promise<PolicyVersion[]> {
  return database.read<PolicyVersion>(
    `SELECT version, effective_from AS "effectiveFrom", announced_at AS "announcedAt", author, note FROM policies
     WHERE withdrawn_at IS NULL ORDER BY effective_from DESC, version DESC`,
  );
}

/** The version in force on a day; null before the first one. */
export async function versionInForce(database: Database, day: Day): Promise<PolicyVersion | null> {
  return (await policyVersions(database)).find((each) => each.effectiveFrom <= dayText(day)) ?? null;
}

const parsed = new WeakMap<Database, Map<number, Policy>>();

/** The document of a version; the default one where no such version is written. */
export async function policyDocument(database: Database, version: number): Promise<Policy> {
  let known = parsed.get(database);
  if (!known) parsed.set(database, (known = new Map<number, Policy>()));
  const found = known.get(version);
  if (found) return found;
  const [row] = await database.read<{ document: string }>('SELECT document FROM policies WHERE version = ?', [version]);
  if (!row) return defaultPolicy;
  // Checked when it was published; a night reads it the same way.
  const policy = storedPolicy(row.document);
  known.set(version, policy);
  return policy;
}
