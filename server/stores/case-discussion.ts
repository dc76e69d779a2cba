/** What people say to each other about a case. */
import type { Database, Transaction } from '../../db/connect.ts';
import { appendAudit } from './audit.ts';
import type { Read } from './read.ts';

export interface Comment {
  id: number;
  person: string;
  personName: string | null;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  at: string;
  text: string;
  /** E-mails of the colleagues who were told. */
  mentions: string[];
}

/** All that was said about a case, the first word first. */
export async function commentsOn(database: Database, recommendation: number): Promise<Comment[]> {
  const rows = await database.read<Omit<Comment, 'mentions'> & { mentions: string }>(
    `SELECT c.id AS id, c.person AS person, p.name AS "personName", c.at AS at, c.text AS text, c.mentions AS mentions
     FROM case_comments c LEFT JOIN people p ON p.email = c.person WHERE c.recommendation = ? ORDER BY c.id`,
    [recommendation],
  );
  return rows.map(({ mentions, ...row }) => ({ ...row, mentions: JSON.parse(mentions) as string[] }));
}

export interface Candidate {
  id: number;
  email: string;
  name: string;
}

/** Whom a word about a case can call: everyone who may open it, by name. */
export const mentionCandidates = (read: Read): Promise<Candidate[]> =>
  read<Candidate>(
    `SELECT id, email, name FROM people WHERE role IN ('manager', 'admin') AND disabled_at IS NULL
     ORDER BY name, email`,
  );

export interface NewComment {
  recommendation: number;
  sellerId: string;
  person: string;
  at: string;
  text: string;
  mentions: readonly string[];
}

/**
 * Adds a word to the discussion, with its audit entry.
 *
 * @returns its id; null if it is the same person's last word sent twice.
 */
export async function addComment(tx: Transaction, comment: NewComment): Promise<number | null> {
  const { recommendation, person, at, text, mentions, sellerId } = comment;
  const [last] = await tx.all<{ person: string; text: string }>(
    'SELECT person, text FROM case_comments WHERE recommendation = ? ORDER BY id DESC LIMIT 1',
    [recommendation],
  );
  if (last?.person === person && last.text === text) return null;
  const [row] = await tx.all<{ id: number }>(
    'INSERT INTO case_comments (recommendation, person, at, text, mentions) VALUES (?, ?, ?, ?, ?) RETURNING id',
    [recommendation, person, at, text, JSON.stringify(mentions)],
  );
  const detail = { recommendation, comment: row!.id, mentions };
  await appendAudit(tx, { at, actor: person, action: 'comment added', subject: `seller ${sellerId}`, detail });
  return row!.id;
}
