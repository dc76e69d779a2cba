/** What a statement of reasons is made from: the decision, its case, the seller, its people, and the measures before. */
import type { Exception, Measure, Restriction, Scope, DecisionState } from '../cases/decision.ts';
import type { Level } from '../scoring/policy.ts';
import { effectiveSafetyFinding } from './effective-verdict.ts';
import { hasJoined } from './people-joined.ts';
import type { Read } from './read.ts';

export interface DecidedCase {
  decision: number;
  state: DecisionState;
  recommendation: number | null;
  seller: number;
  measure: Measure;
  reason: string;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  decidedAt: string;
  /** `YYYY-MM-DD` */
  from: string | null;
  until: string | null;
  scope: Scope;
  restriction: Restriction | null;
  conditions: string;
  ground: string | null;
  exception: Exception | null;
  secondPerson: string | null;
  /** Counts up with each step of the decision. */
  version: number;
}

/** What a statement says of a decision; `decision` is null as long as that is not recorded. */
export type StatedDecision = Omit<DecidedCase, 'decision' | 'state' | 'version'> & { decision: number | null };

interface DecidedRow extends Omit<DecidedCase, 'scope' | 'restriction'> {
  scope: string;
  restriction: string | null;
}

export async function decidedCase(read: Read, decision: number): Promise<DecidedCase | null> {
  const [row] = await read<DecidedRow>(
    `SELECT id AS decision, state, recommendation, seller, level AS measure, reason, decided_at AS "decidedAt",
       in_force_from AS "from", in_force_to AS "until", scope, restriction, conditions, ground, exception,
       second_person AS "secondPerson", version
     FROM decisions WHERE id = ?`,
    [decision],
  );
  if (!row) return null;
  return {
    ...row,
    scope: JSON.parse(row.scope) as Scope,
    restriction: row.restriction === null ? null : (JSON.parse(row.restriction) as Restriction),
  };
}

export interface CaseBehind {
  level: Level;
  since: number;
  grounds: string[];
  snapshot: unknown;
}

export async function caseBehind(read: Read, recommendation: number): Promise<CaseBehind | null> {
  const [row] = await read<{ level: Level; since: number; grounds: string; snapshot: string }>(
    'SELECT level, since, grounds, snapshot FROM recommendations WHERE id = ?',
    [recommendation],
  );
  return (
    (row && {
      ...row,
      grounds: JSON.parse(row.grounds) as string[],
      snapshot: JSON.parse(row.snapshot) as unknown,
    }) ??
    null
  );
}

export interface MeasureBefore {
  decision: number;
  measure: Measure;
  decidedAt: string;
  from: string;
  until: string | null;
}

/** The number of no decision: they count upwards from 1. */
const none = -1;

/** Measures that were in force on or after a day and were not overturned, the oldest first; the decision itself apart. */
export async function measuresSince(
  read: Read,
  seller: number,
  day: string,
  but: number | null,
): Promise<MeasureBefore[]> {
  return read<MeasureBefore>(
    `SELECT id AS decision, level AS measure, decided_at AS "decidedAt", in_force_from AS "from", in_force_to AS "until"
     FROM decisions WHERE seller = ? AND id <> ? AND started_at IS NOT NULL AND state IN ('in-force', 'ended', 'lifted')
       AND in_force_from IS NOT NULL AND (in_force_to IS NULL OR in_force_to >= ?) ORDER BY in_force_from, id`,
    [seller, but ?? none, day],
  );
}

export interface StatementReader {
  id: number;
  email: string;
  name: string;
  /** What they chose; null: the language of the seller's country. */
  language: string | null;
}

/** The people of a seller who sign in. */
export async function statementReaders(read: Read, seller: number): Promise<StatementReader[]> {
  const rows = await read<{ id: number; email: string; name: string; preferences: string }>(
    `SELECT p.id AS id, p.email AS email, p.name AS name, p.preferences AS preferences FROM people p
     WHERE p.role = 'seller' AND p.seller = ? AND p.disabled_at IS NULL AND ${hasJoined} ORDER BY p.id`,
    [seller],
  );
  return rows.map(({ preferences, ...row }) => ({
    ...row,
    language: (JSON.parse(preferences) as { language?: string }).language ?? null,
  }));
}

/** Test purchases revealed to the seller from one day to another that found a danger, unless that was corrected since. */
export async function revealedDangers(read: Read, seller: number, from: string, to: string) {
  return read<{ finding: string; revealedOn: string }>(
    `SELECT ${effectiveSafetyFinding} AS finding, revealed_on AS "revealedOn" FROM mystery_orders
     WHERE seller = ? AND ${effectiveSafetyFinding} <> 'none' AND withdrawn_on IS NULL
       AND revealed_on IS NOT NULL AND revealed_on >= ? AND revealed_on <= ? ORDER BY revealed_on, id`,
    [seller, from, to],
  );
}
