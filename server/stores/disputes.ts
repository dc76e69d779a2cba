/** Disputes as they are filed, read and withdrawn. */
import type { Transaction } from '../../db/connect.ts';
import { mostOfOneOrder, type DisputeReason, type DisputeState } from '../cases/dispute.ts';
import type { Day } from '../scoring/day.ts';
import type { Level } from '../scoring/policy.ts';
import { appendAudit } from './audit.ts';
import { contestableOf } from './contestable.ts';
import type { Claim } from './claims.ts';
import { addDisputeFile, type NewDisputeFile } from './dispute-files.ts';
import { givenAnswers, type GivenAnswer } from './given-answers.ts';
import { readIn, type Read } from './read.ts';
import { bumpRevision } from './settings.ts';

export interface DisputePoint {
  number: number;
  /** What is contested; null: the point asks for an answer and contests nothing that is counted. */
  metric: string | null;
  day: Day | null;
  claim: string;
}

/** With and without what is contested, as the page said it when it was filed. Null: not known. */
export interface ForeseenEffect {
  score?: { before: number | null; after: number | null };
  level?: { before: string; after: string };
  /** What moves under a cap that holds the score where it is; null: nothing. */
  underCap?: { level: 'limit' | 'suspend'; before: number; after: number } | null;
}

/** While it is open, in the hands of whoever has claimed it. */
export interface Dispute extends Claim {
  id: number;
  seller: number;
  sellerId: string;
  sellerName: string;
  country: string | null;
  /** Our key of the order, and the source's. */
  order: number;
  orderId: string;
  carrier: string | null;
  market: string | null;
  reason: DisputeReason;
  state: DisputeState;
  filedBy: string;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  filedAt: string;
  /** `YYYY-MM-DD` */
  dueOn: string;
  effect: ForeseenEffect;
  withdrawnBy: string | null;
  withdrawnName: string | null;
  withdrawnAt: string | null;
  points: DisputePoint[];
  /** The newest first: that one stands. */
  answers: GivenAnswer[];
}

type DisputeRow = Omit<Dispute, 'effect' | 'points' | 'answers'> & { effect: string };

const selection = `SELECT d.id AS id, d.seller AS seller, v.seller_id AS "sellerId", COALESCE(v.name, v.seller_id) AS "sellerName",
    v.country AS country, d.order_key AS "order", o.order_id AS "orderId", l.carrier AS carrier, o.market AS market,
    d.reason AS reason, d.state AS state, d.filed_by AS "filedBy", d.filed_at AS "filedAt", d.due_on AS "dueOn",
    d.effect AS effect, d.withdrawn_by AS "withdrawnBy", c.name AS "withdrawnName", d.withdrawn_at AS "withdrawnAt",
    d.claimed_by AS "claimedBy", h.name AS "claimedName", d.claimed_at AS "claimedAt"
  FROM disputes d JOIN sellers v ON v.id = d.seller JOIN orders o ON o.id = d.order_key
    LEFT JOIN deliveries l ON l.order_id = o.order_id LEFT JOIN people c ON c.email = d.withdrawn_by
    LEFT JOIN people h ON h.email = d.claimed_by
    LEFT JOIN dispute_answers a ON a.dispute = d.id AND a.number = d.answers`;

/** In a condition, d is the dispute and a the answer that stands, if there is one. */
export async function disputesWhere(
  read: Read,
  condition: string,
  values: readonly (string | number)[],
): Promise<Dispute[]> {
  const rows = await read<DisputeRow>(`${selection} WHERE ${condition}`, values);
  const ids = rows.map(({ id }) => id);
  const [points, answers] = [await pointsOf(read, ids), await givenAnswers(read, ids)];
  return rows.map((row) => ({
    ...row,
    effect: JSON.parse(row.effect) as ForeseenEffect,
    points: points.get(row.id) ?? [],
    answers: answers.get(row.id) ?? [],
  }));
}

async function pointsOf(read: Read, disputes: readonly number[]): Promise<Map<number, DisputePoint[]>> {
  if (disputes.length === 0) return new Map();
  const rows = await read<DisputePoint & { dispute: number }>(
    `SELECT p.dispute AS dispute, p.number AS number, p.metric AS metric, p.day AS day, p.claim AS claim
     FROM dispute_points p WHERE p.dispute IN (${disputes.map(() => '?').join(', ')}) ORDER BY p.dispute, p.number`,
    [...disputes],
  );
  return Map.groupBy(rows, ({ dispute }) => dispute);
}

/** Of the whole marketplace: for its own people. */
export const dispute = async (read: Read, id: number): Promise<Dispute | null> =>
  (await disputesWhere(read, 'd.id = ? ORDER BY d.id', [id]))[0] ?? null;

/** Null for one of another seller. */
export const disputeOfSeller = async (read: Read, seller: number, id: number): Promise<Dispute | null> =>
  (await disputesWhere(read, 'd.id = ? AND d.seller = ? ORDER BY d.id', [id, seller]))[0] ?? null;

/** The newest first. */
export const disputesOfSeller = (read: Read, seller: number, limit: number): Promise<Dispute[]> =>
  disputesWhere(read, 'd.seller = ? ORDER BY d.id DESC LIMIT ?', [seller, limit]);

/** Those of a seller that nobody has answered, the oldest first. */
export const openDisputesOf = (read: Read, seller: number): Promise<Dispute[]> =>
  disputesWhere(read, "d.seller = ? AND d.state = 'open' ORDER BY d.id", [seller]);

/** The levels that open disputes of a seller would spare it, as they were filed. */
export async function sparesOf(read: Read, seller: number): Promise<Level[]> {
  const rows = await read<{ spares: Level }>(
    "SELECT spares FROM disputes WHERE seller = ? AND state = 'open' AND spares IS NOT NULL ORDER BY id",
    [seller],
  );
  return rows.map(({ spares }) => spares);
}

export interface NewDispute {
  seller: number;
  sellerId: string;
  orderId: string;
  reason: DisputeReason;
  points: readonly Pick<DisputePoint, 'metric' | 'claim'>[];
  files: readonly NewDisputeFile[];
  effect: ForeseenEffect;
  /** What the figures would recommend without everything that the seller contests, where that is less. */
  spares: Level | null;
  by: string;
  at: string;
  /** Events that were counted before it are too old to contest. */
  since: Day;
  /** The published night whose figures the seller had before its eyes. */
  night: Day;
  dueOn: string;
  /** Of the form, so that the same one sent again files nothing. */
  formId: string;
}

export type Filed = { filed: number } | { again: number } | { refused: 'unknown' | 'late' | 'contested' | 'often' };

/** Takes a dispute down, with its points, its files and one audit entry. */
export async function fileDispute(tx: Transaction, given: NewDispute): Promise<Filed> {
  const { seller, sellerId, orderId, reason, points, files, by, at, formId, dueOn } = given;
  const read = readIn(tx);
  // Two forms about one order at once: the second waits here, and then finds what the first has filed.
  await tx.run('UPDATE sellers SET seller_id = seller_id WHERE id = ?', [seller]);
  const [known] = await tx.all<{ id: number }>('SELECT id FROM disputes WHERE form_id = ? AND seller = ? ORDER BY id', [
    formId,
    seller,
  ]);
  if (known) return { again: known.id };
  const events = await contestableOf(read, seller, orderId, given.night);
  const contested = points.flatMap(({ metric }) => metric ?? []);
  const named = contested.map((metric) => events.findLast((event) => event.metric === metric));
  if (contested.length === 0 || named.some((event) => event === undefined)) return { refused: 'unknown' };
  if (named.some((event) => event!.dispute !== null)) return { refused: 'contested' };
  if (named.some((event) => event!.posted < given.since)) return { refused: 'late' };
  const earlier = await tx.all<{ filed: number }>(
    'SELECT COUNT(*) AS filed FROM disputes WHERE seller = ? AND order_key = ?',
    [seller, named[0]!.order],
  );
  if (Number(earlier[0]?.filed) >= mostOfOneOrder) return { refused: 'often' };
  const [row] = await tx.all<{ id: number }>(
    `INSERT INTO disputes (seller, order_key, reason, state, filed_by, filed_at, due_on, form_id, effect, spares, counted)
     VALUES (?, ?, ?, 'open', ?, ?, ?, ?, ?, ?, 1) RETURNING id`,
    [seller, named[0]!.order, reason, by, at, dueOn, formId, JSON.stringify(given.effect), given.spares],
  );
  const id = row!.id;
  const dayOf = (metric: string | null) => named.find((event) => event!.metric === metric)?.day ?? null;
  const rows = points.map(({ metric, claim }, index) => [id, index + 1, metric, dayOf(metric), claim]);
  await tx.insertMany('dispute_points', ['dispute', 'number', 'metric', 'day', 'claim'], rows);
  for (const file of files) await addDisputeFile(tx, id, file, { by, at });
  const detail = { dispute: id, order: orderId, reason, contested, points: points.length, files: shaOf(files) };
  await appendAudit(tx, { at, actor: by, action: 'dispute filed', subject: `seller ${sellerId}`, detail });
  await bumpRevision(tx);
  return { filed: id };
}

const shaOf = (files: readonly NewDisputeFile[]): string[] => files.map(({ sha256 }) => sha256);

/** @returns false if it was not open any more: nothing is written then. */
export async function withdrawDispute(
  tx: Transaction,
  { id, seller, sellerId, by, at }: { id: number; seller: number; sellerId: string; by: string; at: string },
): Promise<boolean> {
  const changed = await tx.run(
    "UPDATE disputes SET state = 'withdrawn', withdrawn_by = ?, withdrawn_at = ? WHERE id = ? AND seller = ? AND state = 'open'",
    [by, at, id, seller],
  );
  if (changed === 0) return false;
  const detail = { dispute: id };
  await appendAudit(tx, { at, actor: by, action: 'dispute withdrawn', subject: `seller ${sellerId}`, detail });
  await bumpRevision(tx);
  return true;
}
