/** What people are told after a night: rows they see in the program, and letters if there is a post. */
import type { Transaction } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { Read } from './read.ts';

/** `in-app`: no letter goes out. `sending`: a letter is on its way, or was when the process died; it is never sent again. */
export type NoticeState = 'in-app' | 'pending' | 'sending' | 'sent' | 'failed';

export interface NewNotice {
  night: Day;
  person: number;
  kind: string;
  subject: string;
  body: string;
  state: NoticeState;
  createdAt: string;
}

export interface PendingNotice {
  id: number;
  email: string;
  subject: string;
  body: string;
  attempts: number;
}

const columns = ['night', 'person', 'kind', 'subject', 'body', 'state', 'attempts', 'created_at'];

/** A person is told of a night once. */
export async function addNotices(tx: Transaction, notices: readonly NewNotice[]): Promise<void> {
  const rows = notices.map(({ night, person, kind, subject, body, state, createdAt }) => [
    night,
    person,
    kind,
    subject,
    body,
    state,
    0,
    createdAt,
  ]);
  await tx.insertMany('notices', columns, rows, { key: ['night', 'person', 'kind'], update: [] });
}

export async function pendingNotices(read: Read): Promise<PendingNotice[]> {
  return read<PendingNotice>(
    `SELECT n.id AS id, p.email AS email, n.subject AS subject, n.body AS body, n.attempts AS attempts
     FROM notices n JOIN people p ON p.id = n.person
     WHERE n.state = 'pending' AND p.disabled_at IS NULL ORDER BY n.id`,
  );
}

/** @returns whether the letter is ours to send: nobody else has taken it. */
export async function takeNotice(tx: Transaction, id: number): Promise<boolean> {
  const changed = await tx.run(
    "UPDATE notices SET state = 'sending', attempts = attempts + 1 WHERE id = ? AND state = 'pending'",
    [id],
  );
  return changed === 1;
}

export async function settleNotice(
  tx: Transaction,
  id: number,
  state: 'sent' | 'pending' | 'failed',
  sentAt: string | null,
): Promise<void> {
  await tx.run('UPDATE notices SET state = ?, sent_at = ? WHERE id = ?', [state, sentAt, id]);
}

/** Letters that a killed process had in its hands may have gone out: better none than two. */
export async function giveUpInterrupted(tx: Transaction): Promise<void> {
  await tx.run("UPDATE notices SET state = 'failed' WHERE state = 'sending'");
}

export interface Recipient {
  id: number;
  email: string;
}

/** Managers and administrators who may sign in. */
export async function nightRecipients(read: Read): Promise<Recipient[]> {
  return read<Recipient>(
    "SELECT id, email FROM people WHERE role IN ('manager', 'admin') AND disabled_at IS NULL ORDER BY id",
  );
}
