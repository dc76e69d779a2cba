/** The outbox of e-mails: what is written in the transaction of its cause goes out afterwards, each letter once. */
import type { Transaction } from '../../db/connect.ts';
import type { Config } from '../config.ts';
import type { Read } from './read.ts';

/** `in-app`: no letter goes out. `sending`: it is on its way, or was when the process died; it is never sent again by itself. */
export type LetterState = 'in-app' | 'pending' | 'sending' | 'sent' | 'failed';

export interface NewLetter {
  /** The letter's own key: one letter for each, ever. Say what it is about and to whom: `statement:17:4`. */
  once: string;
  kind: string;
  /** A person who may sign in (their address as it is when the letter goes out), or any address. */
  to: { person: number } | { address: string };
  /** `en`, `fr`, `de`, `es` or `it`; a statement is attached in this language. */
  language?: string;
  subject: string;
  /** Plain text. */
  body: string;
  /** The statement whose PDF goes with it. */
  attachment?: number | null;
  /** Closed by `letterSeal`: takes the place of `sealedMark` in the body when the letter goes out, and is forgotten then. */
  sealed?: string;
  state: 'in-app' | 'pending';
  /** `YYYY-MM-DDTHH:MM:SSZ`, also the first moment it may go out. */
  createdAt: string;
}

export interface PendingLetter {
  id: number;
  email: string;
  language: string;
  subject: string;
  body: string;
  attachment: number | null;
  sealed: string | null;
  attempts: number;
}

/** Where in a body stands what is sealed. */
export const sealedMark = '[…]';

/** How a letter begins: without a post office it is only shown in the program. */
export const firstState = ({ smtpUrl }: Pick<Config, 'smtpUrl'>): 'in-app' | 'pending' =>
  smtpUrl === null ? 'in-app' : 'pending';

const columns = ['once', 'kind', 'person', 'address', 'language', 'subject', 'body', 'attachment', 'sealed', 'state'];
const times = ['attempts', 'next_attempt_at', 'created_at'];

/** Letters whose key is known are left as they are. */
export async function addLetters(tx: Transaction, letters: readonly NewLetter[]): Promise<void> {
  const rows = letters.map((letter) => [
    ...[letter.once, letter.kind],
    ...('person' in letter.to ? [letter.to.person, null] : [null, letter.to.address]),
    ...[letter.language ?? 'en', letter.subject, letter.body, letter.attachment ?? null],
    ...[letter.sealed ?? null, letter.state],
    ...[0, letter.createdAt, letter.createdAt],
  ]);
  await tx.insertMany('letters', [...columns, ...times], rows, { key: ['once'], update: [] });
}

/** Letters that may go out now, the oldest first; none to people who may not sign in any more. */
export async function pendingLetters(read: Read, now: string): Promise<PendingLetter[]> {
  return read<PendingLetter>(
    `SELECT l.id AS id, COALESCE(p.email, l.address) AS email, l.language AS language, l.subject AS subject, l.body AS body,
       l.attachment AS attachment, l.sealed AS sealed, l.attempts AS attempts
     FROM letters l LEFT JOIN people p ON p.id = l.person
     WHERE l.state = 'pending' AND l.next_attempt_at <= ? AND (l.person IS NULL OR (p.id IS NOT NULL AND p.disabled_at IS NULL))
     ORDER BY l.id`,
    [now],
  );
}

/** @returns whether the letter is ours to send until `until`: nobody else has taken it. */
export async function takeLetter(tx: Transaction, id: number, until: string): Promise<boolean> {
  const changed = await tx.run(
    "UPDATE letters SET state = 'sending', attempts = attempts + 1, next_attempt_at = ? WHERE id = ? AND state = 'pending'",
    [until, id],
  );
  return changed === 1;
}

export type Settled =
  | { state: 'sent'; at: string }
  | { state: 'pending'; nextAttemptAt: string; failure: string }
  | { state: 'failed'; failure: string };

export async function settleLetter(tx: Transaction, id: number, settled: Settled): Promise<void> {
  if (settled.state === 'sent') {
    await tx.run("UPDATE letters SET state = 'sent', sent_at = ?, failure = NULL, sealed = NULL WHERE id = ?", [
      settled.at,
      id,
    ]);
    return;
  }
  const next = settled.state === 'pending' ? settled.nextAttemptAt : null;
  if (next === null) await tx.run('UPDATE letters SET sealed = NULL WHERE id = ?', [id]);
  await tx.run(
    'UPDATE letters SET state = ?, failure = ?, next_attempt_at = COALESCE(?, next_attempt_at) WHERE id = ?',
    [settled.state, settled.failure, next, id],
  );
}

/** Letters that a killed process had in its hands may have gone out: better none than two. A person may send them again. */
export async function giveUpInterrupted(tx: Transaction, now: string): Promise<void> {
  await tx.run(
    "UPDATE letters SET state = 'failed', failure = 'interrupted', sealed = NULL WHERE state = 'sending' AND next_attempt_at <= ?",
    [now],
  );
}

/** Tries the letters of a statement again that could not be sent. @returns how many. */
export async function retryLetters(tx: Transaction, attachment: number, now: string): Promise<number> {
  return tx.run(
    `UPDATE letters SET state = 'pending', attempts = 0, next_attempt_at = ?, failure = NULL
     WHERE attachment = ? AND state = 'failed'`,
    [now, attachment],
  );
}

export interface SentLetter {
  id: number;
  email: string;
  language: string;
  subject: string;
  body: string;
  state: LetterState;
  attempts: number;
  createdAt: string;
  sentAt: string | null;
  failure: string | null;
}

/** The letters that carry a statement, in the order they were written. */
export async function lettersWith(read: Read, attachment: number): Promise<SentLetter[]> {
  return read<SentLetter>(
    `SELECT l.id AS id, COALESCE(p.email, l.address) AS email, l.language AS language, l.subject AS subject, l.body AS body,
       l.state AS state, l.attempts AS attempts, l.created_at AS "createdAt", l.sent_at AS "sentAt", l.failure AS failure
     FROM letters l LEFT JOIN people p ON p.id = l.person WHERE l.attachment = ? ORDER BY l.id`,
    [attachment],
  );
}
