/** A new version of the policy: appended, never edited, and never in force on a night that people have seen already. */
import { isDeepStrictEqual } from 'node:util';
import type { Database, Transaction } from '../../db/connect.ts';
import { dayText, type Day } from '../scoring/day.ts';
import { announcedUndone, differenceWords, type PolicyDifference } from '../scoring/policy-differences.ts';
import { isTooSoon, noticeDays } from '../scoring/policy-notice.ts';
import type { Policy } from '../scoring/policy.ts';
import { appendAudit } from './audit.ts';
import { ensurePolicy, policyInForce, policyVersions, type PolicyVersion } from './policies.ts';
import { readIn } from './read.ts';
import { bumpRevision } from './settings.ts';

export interface NewPolicy {
  policy: Policy;
  effectiveFrom: Day;
  author: string;
  note: string;
  /** The instant of the announcement. */
  at: string;
  /** The day on which it is announced. Left out: its first day, by which every other version has begun. */
  today?: Day;
  /** The announced version that it may undo; `any` for whichever there is. */
  undoing?: number | 'any' | null;
  /** Why sellers are told later than the notice asks. */
  shortNotice?: string | null;
  /** Tells sellers of it, in the same transaction. Not called before the first night: nobody is judged by any rules yet. */
  tell?: (
    tx: Transaction,
    told: { version: number; effectiveFrom: string; shortNotice: string | null },
  ) => Promise<void>;
}

/** A night on or after its first day is published. */
export class BackdatedError extends Error {
  readonly night: Day;
  /** The first day that it may begin on. */
  readonly first: Day;
  constructor(night: Day) {
    super(`the night of ${dayText(night)} is published: let the policy begin on ${dayText(night + 1)} or later`);
    this.night = night;
    this.first = night + 1;
  }
}

/** It would take back what a version announced that has not begun yet. */
export class UndoneError extends Error {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly changes: readonly PolicyDifference[];
  constructor({ version, effectiveFrom }: PolicyVersion, changes: readonly PolicyDifference[]) {
    const words = changes.map(differenceWords).join('; ');
    super(`version ${version}, announced for ${effectiveFrom}, would be undone: ${words}`);
    this.version = version;
    this.effectiveFrom = effectiveFrom;
    this.changes = changes;
  }
}

/** It would ask more of sellers sooner than they must be told. */
export class NoticeError extends Error {
  /** The first day that the notice allows. */
  readonly earliest: string;
  constructor(earliest: string) {
    super(`sellers must be told ${noticeDays} days before: it may begin on ${earliest}, or sooner with a reason`);
    this.earliest = earliest;
  }
}

/**
 * @returns the number of the new version; null if the policy of that day says the same already, and nothing was written
 * @throws BackdatedError if a night on or after its first day is published.
 * @throws NoticeError if it is not only milder, begins within the notice, and no reason is given.
 * @throws UndoneError if it takes back what an announced version changes, and was not told that it may.
 */
export function publishPolicy(database: Database, given: NewPolicy): Promise<number | null> {
  const { policy, author, note, at } = given;
  const effectiveFrom = dayText(given.effectiveFrom);
  return database.transaction(async (tx) => {
    await ensurePolicy(tx, at);
    const [{ last } = { last: null }] = await tx.all<{ last: Day | null }>('SELECT MAX(night) AS last FROM nights');
    if (last !== null && given.effectiveFrom <= last) throw new BackdatedError(last);
    const versions = await policyVersions(readIn(tx));
    const known = policyInForce(versions, given.effectiveFrom);
    if (isDeepStrictEqual(known.policy, JSON.parse(JSON.stringify(policy)))) return null;
    const dayToday = given.today ?? given.effectiveFrom;
    const today = policyInForce(versions, dayToday);
    const sooner = isTooSoon({
      known: known.policy,
      policy,
      from: given.effectiveFrom,
      today: dayToday,
      judged: last !== null,
    });
    const shortNotice = given.shortNotice?.trim() ?? '';
    if (sooner && shortNotice === '') throw new NoticeError(dayText(dayToday + noticeDays));
    const undone = announcedUndone(today.policy, known.policy, policy);
    const may = given.undoing === 'any' || given.undoing === known.version;
    if (undone.length > 0 && !may) throw new UndoneError(known, undone);
    // Numbered by hand: the first version came with its number, which PostgreSQL's own counter does not know.
    const [{ newest } = { newest: 0 }] = await tx.all<{ newest: number }>(
      'SELECT MAX(version) AS newest FROM policies',
    );
    const version = newest + 1;
    await tx.run(
      `INSERT INTO policies (version, effective_from, announced_at, author, note, document, short_notice)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [version, effectiveFrom, at, author, note, JSON.stringify(policy), sooner ? shortNotice : null],
    );
    const detail = { effectiveFrom, note, ...(sooner ? { shortNotice } : {}) };
    await appendAudit(tx, { at, actor: author, action: 'policy published', subject: `version ${version}`, detail });
    await bumpRevision(tx);
    if (last !== null) await given.tell?.(tx, { version, effectiveFrom, shortNotice: sooner ? shortNotice : null });
    return version;
  });
}
