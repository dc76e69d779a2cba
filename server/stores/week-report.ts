/**
 * What a week brought, as it stood at its end: asked again a month later, the same rows come back. Its nights are those of its
 * seven days; a decision or task belongs to the week of its instant.
 */
import type { DecisionState } from '../cases/decision.ts';
import type { Day } from '../scoring/day.ts';
import { assignedTo, managerOf } from './manager-of.ts';
import type { Level } from './night-rows.ts';
import { weeklyOf, type WeeklyScope } from './preferences.ts';
import type { Read } from './read.ts';
import { readerOf, type StaffReader, type StoredReader } from './staff-readers.ts';

/** The first and last night, and the instants at which its days begin and end, the end not included. */
export interface Week {
  first: Day;
  last: Day;
  from: string;
  to: string;
}

interface OfSeller {
  seller: number;
  sellerId: string;
  name: string;
  managerEmail: string | null;
}

const seller = `v.id AS seller, v.seller_id AS "sellerId", v.name AS name, ${managerOf} AS "managerEmail"`;

export interface Standing extends OfSeller {
  score: number | null;
  level: Level;
  state: 'ranked' | 'provisional';
  rank: number | null;
}

/** Every seller as one night left it, by our key. */
export const standingsOfNight = (read: Read, night: Day): Promise<Standing[]> =>
  read<Standing>(
    `SELECT ${seller}, s.score AS score, s.level AS level, s.state AS state, s.rank AS rank
     FROM scores s JOIN sellers v ON v.id = s.seller ${assignedTo} WHERE s.night = ? AND v.name IS NOT NULL ORDER BY v.id`,
    [night],
  );

export interface ReportedCase extends OfSeller {
  id: number;
  level: Level;
  state: string;
  since: Day;
  closed: Day | null;
  grounds: string[];
}

/** Cases that a night of the week opened, or ended. */
export async function casesOfWeek(read: Read, { first, last }: Week): Promise<ReportedCase[]> {
  const rows = await read<Omit<ReportedCase, 'grounds'> & { grounds: string }>(
    `SELECT ${seller}, r.id AS id, r.level AS level, r.state AS state, r.since AS since, r.closed AS closed,
       r.grounds AS grounds
     FROM recommendations r JOIN sellers v ON v.id = r.seller ${assignedTo}
     WHERE v.name IS NOT NULL AND (r.since BETWEEN ? AND ? OR r.closed BETWEEN ? AND ?) ORDER BY r.since, r.id`,
    [first, last, first, last],
  );
  return rows.map((row) => ({ ...row, grounds: JSON.parse(row.grounds) as string[] }));
}

export interface ReportedDecision extends OfSeller {
  id: number;
  level: 'warn' | 'limit' | 'suspend' | 'end';
  decision: string;
  state: DecisionState;
  person: string;
  reason: string;
  decidedAt: string;
  secondAt: string | null;
  notifiedAt: string | null;
  startedAt: string | null;
  closedAt: string | null;
  inForceFrom: string | null;
  inForceTo: string | null;
}

const decision = `${seller}, d.id AS id, d.level AS level, d.decision AS decision, d.state AS state, d.person AS person,
  d.reason AS reason, d.decided_at AS "decidedAt", d.second_at AS "secondAt", d.notified_at AS "notifiedAt",
  d.started_at AS "startedAt", d.closed_at AS "closedAt", d.in_force_from AS "inForceFrom", d.in_force_to AS "inForceTo"
  FROM decisions d JOIN sellers v ON v.id = d.seller ${assignedTo}`;

/** What people decided in the week. */
export const decisionsOfWeek = (read: Read, { from, to }: Week): Promise<ReportedDecision[]> =>
  read<ReportedDecision>(
    `SELECT ${decision} WHERE v.name IS NOT NULL AND d.decided_at >= ? AND d.decided_at < ? ORDER BY d.decided_at, d.id`,
    [from, to],
  );

/** Measures that had begun by the end of the week and had not ended. */
export const measuresAt = (read: Read, { to }: Week): Promise<ReportedDecision[]> =>
  read<ReportedDecision>(
    `SELECT ${decision} WHERE v.name IS NOT NULL AND d.started_at < ? AND (d.closed_at IS NULL OR d.closed_at >= ?)
     ORDER BY d.started_at, d.id`,
    [to, to],
  );

export interface ReportedTask {
  id: number;
  title: string;
  assignee: string;
  dueOn: string;
  doneAt: string | null;
  sellerName: string | null;
}

/** Tasks done in the week, and those that were open at its end. */
export const tasksOfWeek = (read: Read, { from, to }: Week): Promise<ReportedTask[]> =>
  read<ReportedTask>(
    `SELECT t.id AS id, t.title AS title, t.assignee AS assignee, t.due_on AS "dueOn", t.done_at AS "doneAt",
       v.name AS "sellerName"
     FROM tasks t LEFT JOIN sellers v ON v.id = t.seller
     WHERE t.made_at < ? AND (t.done_at IS NULL OR t.done_at >= ?) ORDER BY t.due_on, t.id`,
    [to, from],
  );

/** The feeds as the last published night of the week found them; null without one. */
export async function lastNightOf(read: Read, { first, last }: Pick<Week, 'first' | 'last'>) {
  const [row] = await read<{ night: Day; summary: string }>(
    'SELECT night, summary FROM nights WHERE night BETWEEN ? AND ? ORDER BY night DESC LIMIT 1',
    [first, last],
  );
  return row ?? null;
}

export interface WeeklyReader extends StaffReader {
  email: string;
  weekly: WeeklyScope;
  /** Whose sellers: of the team with the own address; null: everybody's. */
  emails: string[] | null;
}

/** Managers and administrators who wish the report by e-mail, by our key. */
export async function weeklyReaders(read: Read): Promise<WeeklyReader[]> {
  const people = await read<StoredReader & { email: string; team: number | null }>(
    `SELECT id, email, role, team, preferences FROM people WHERE role IN ('manager', 'admin') AND disabled_at IS NULL ORDER BY id`,
  );
  return people.flatMap((reader) => {
    const { email, team } = reader;
    const weekly = weeklyOf(reader.preferences);
    if (weekly === null) return [];
    const mates = people.filter((mate) => mate.email === email || (team !== null && mate.team === team));
    const emails = weekly === 'all' ? null : weekly === 'team' ? mates.map((mate) => mate.email) : [email];
    return [{ ...readerOf(reader), email, weekly, emails }];
  });
}
