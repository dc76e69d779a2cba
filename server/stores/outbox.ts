/** What the marketplace must learn of a seller's standing: written in the transaction that changed it, sent afterwards. */
import type { Transaction } from '../../db/connect.ts';
import type { DecisionState } from '../cases/decision.ts';
import { noticeKind } from '../enforcement/event.ts';
import { canonicalJson } from './audit.ts';

export interface OutboxEvent {
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  at: string;
  kind: `decision.${DecisionState}`;
  seller: number;
  decision: number;
  payload: Readonly<Record<string, unknown>>;
}

export async function addEvent(tx: Transaction, { at, kind, seller, decision, payload }: OutboxEvent): Promise<void> {
  await tx.run('INSERT INTO outbox (at, kind, seller, decision, payload) VALUES (?, ?, ?, ?, ?)', [
    at,
    kind,
    seller,
    decision,
    canonicalJson(payload),
  ]);
}

export interface NewNoticeEvent {
  at: string;
  /** Null: every seller is told. */
  seller: number | null;
  notice: number;
  kind: string;
  page: string | null;
}

/** Something new in a seller's inbox: for the seller's own programs. */
export async function addNoticeEvent(
  tx: Transaction,
  { at, seller, notice, kind, page }: NewNoticeEvent,
): Promise<void> {
  await tx.run('INSERT INTO outbox (at, kind, seller, decision, payload) VALUES (?, ?, ?, NULL, ?)', [
    ...[at, noticeKind, seller, canonicalJson({ notice, kind, page })],
  ]);
}
