/** Backtests that people asked for: who asked what, how far it is, and what came out. */
import { randomBytes } from 'node:crypto';
import type { Database, Transaction } from '../../db/connect.ts';
import type { BacktestResult } from '../scoring/backtest-result.ts';
import type { Policy } from '../scoring/policy.ts';
import { demandPlace } from './backtest-places.ts';

export type BacktestState = 'waiting' | 'running' | 'done' | 'failed' | 'withdrawn';

export interface AskedBacktest {
  id: number;
  token: string;
  /** The draft it tries, if that is kept. */
  draft: number | null;
  name: string;
  /** `YYYY-MM-DD` */
  from: string;
  to: string;
  askedBy: string;
  askedAt: string;
  state: BacktestState;
  /** Thousandths. */
  progress: number;
  attempts: number;
  holder: string | null;
  leaseUntil: string | null;
  finishedAt: string | null;
  message: string | null;
}

const fields = `id, token, draft, name, from_day AS "from", to_day AS "to", asked_by AS "askedBy", asked_at AS "askedAt", state,
  progress, attempts, holder, lease_until AS "leaseUntil", finished_at AS "finishedAt", message`;

export interface NewBacktest {
  draft: number | null;
  name: string;
  policy: Policy;
  from: string;
  to: string;
  askedBy: string;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  askedAt: string;
}

/**
 * @returns the token of its address.
 * @throws NoPlaceError
 */
export function askBacktest(database: Database, asked: NewBacktest): Promise<string> {
  const token = randomBytes(9).toString('base64url');
  const { draft, name, policy, from, to, askedBy, askedAt } = asked;
  return database.transaction(async (tx) => {
    await demandPlace(tx, askedBy);
    await tx.run(
      `INSERT INTO backtests (token, draft, name, document, from_day, to_day, asked_by, asked_at, state, progress, attempts)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', 0, 0)`,
      [token, draft, name, JSON.stringify(policy), from, to, askedBy, askedAt],
    );
    return token;
  });
}

export async function backtestOf(database: Database, token: string): Promise<AskedBacktest | null> {
  const [row] = await database.read<AskedBacktest>(`SELECT ${fields} FROM backtests WHERE token = ?`, [token]);
  return row ?? null;
}

/** The newest first. */
export async function recentBacktests(database: Database, limit: number): Promise<AskedBacktest[]> {
  return database.read<AskedBacktest>(`SELECT ${fields} FROM backtests ORDER BY id DESC LIMIT ?`, [limit]);
}

/** Those that run, then those that wait: first of the person whose last one ended longest ago, each person's oldest first. */
export async function unfinishedBacktests(tx: Pick<Transaction, 'all'>): Promise<AskedBacktest[]> {
  return tx.all<AskedBacktest>(
    `SELECT ${fields} FROM backtests AS queued WHERE state IN ('waiting', 'running')
     ORDER BY CASE state WHEN 'running' THEN 0 ELSE 1 END,
       (SELECT COALESCE(MAX(ended.finished_at), '') FROM backtests AS ended
        WHERE ended.asked_by = queued.asked_by AND ended.attempts > 0), id`,
  );
}

/** Whether anything waits, or was left by a process that no longer renews its lease. */
export async function hasAbandonedBacktests(database: Database, now: string): Promise<boolean> {
  const rows = await database.read(
    "SELECT id FROM backtests WHERE state = 'waiting' OR (state = 'running' AND lease_until < ?) ORDER BY id LIMIT 1",
    [now],
  );
  return rows.length > 0;
}

export async function backtestPolicy(database: Database, id: number): Promise<Policy> {
  const [row] = await database.read<{ document: string }>('SELECT document FROM backtests WHERE id = ?', [id]);
  if (!row) throw new Error(`there is no backtest ${id}`);
  return JSON.parse(row.document) as Policy;
}

const parsed = new WeakMap<Database, Map<number, BacktestResult>>();
const keptResults = 20;

/** A result never changes once written, so those asked for last are parsed once. Null before it is done. */
export async function backtestResult(database: Database, id: number): Promise<BacktestResult | null> {
  let known = parsed.get(database);
  if (!known) parsed.set(database, (known = new Map<number, BacktestResult>()));
  const found = known.get(id);
  if (found) return found;
  const [row] = await database.read<{ result: string | null }>('SELECT result FROM backtests WHERE id = ?', [id]);
  if (row?.result == null) return null;
  const result = JSON.parse(row.result) as BacktestResult;
  known.set(id, result);
  for (const oldest of known.keys()) if (known.size > keptResults) known.delete(oldest);
  return result;
}
