/** A version of the policy that sellers were told of, beside the one that it takes the place of. */
import type { Database } from '../../../db/connect.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import type { Policy } from '../../scoring/policy.ts';
import { policyDocument, writtenVersions, type WrittenVersion } from '../../stores/desk-policies.ts';

export interface AnnouncedRules {
  version: WrittenVersion;
  /** For all sellers; null: it was taken back, or there is nothing before it. */
  compared: { before: Policy; after: Policy } | null;
  hasBegun: boolean;
  /** Others that are announced and have not begun, by their numbers. */
  others: number[];
}

/** @param asked a version's number, or the one that comes next; null: there is none */
export async function announcedRules(
  database: Database,
  asked: number | 'next',
  today: Day,
): Promise<AnnouncedRules | null> {
  // The one that comes into force last is first.
  const versions = await writtenVersions(database);
  const standing = versions.filter(({ withdrawnAt }) => withdrawnAt === null);
  const coming = standing.filter(({ effectiveFrom }) => effectiveFrom > dayText(today));
  const version = asked === 'next' ? coming.at(-1) : versions.find((one) => one.version === asked);
  if (!version) return null;
  const before = standing.find((one) => isBefore(one, version));
  return {
    version,
    compared:
      version.withdrawnAt === null && before
        ? {
            before: await policyDocument(database, before.version),
            after: await policyDocument(database, version.version),
          }
        : null,
    hasBegun: version.effectiveFrom <= dayText(today),
    others: coming.filter((one) => one !== version).map((one) => one.version),
  };
}

/** Of two that begin on one day the newer counts. */
const isBefore = (one: WrittenVersion, other: WrittenVersion): boolean =>
  one.effectiveFrom < other.effectiveFrom || (one.effectiveFrom === other.effectiveFrom && one.version < other.version);
