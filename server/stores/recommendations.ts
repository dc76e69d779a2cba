/** Recommendations: the periods during which the numbers held a level for a seller, and what became of them. */
import type { Transaction, Value } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { ThresholdLevel } from '../scoring/policy.ts';
import type { Read } from './read.ts';

export interface LastingRecommendation {
  id: number;
  seller: number;
  level: ThresholdLevel;
  state: 'open' | 'held' | 'decided';
  grounds: string[];
}

export interface NewRecommendation {
  seller: number;
  level: ThresholdLevel;
  since: Day;
  /** Metrics, the strongest first, or `safety`. */
  grounds: string[];
  /** Odds of the strongest ground; null for safety. */
  evidence: number | null;
  /** Buyers harmed until the next review. */
  harm: number;
  /** Waits for a person's release, because too many came at once. */
  held: boolean;
  snapshot: Record<string, unknown>;
}

/** Those that have not ended, by seller. */
export async function lastingRecommendations(read: Read): Promise<LastingRecommendation[]> {
  const rows = await read<Omit<LastingRecommendation, 'grounds'> & { grounds: string }>(
    "SELECT id, seller, level, state, grounds FROM recommendations WHERE state IN ('open', 'held', 'decided') ORDER BY seller, id",
  );
  return rows.map((row) => ({ ...row, grounds: JSON.parse(row.grounds) as string[] }));
}

export async function endRecommendation(tx: Transaction, id: number, night: Day): Promise<void> {
  await tx.run("UPDATE recommendations SET state = 'ended', closed = ? WHERE id = ?", [night, id]);
}

/** What changes while nobody has decided: the strength, the harm, and with other grounds the whole snapshot. */
export async function refreshRecommendation(
  tx: Transaction,
  id: number,
  { evidence, harm, grounds, snapshot }: Pick<NewRecommendation, 'evidence' | 'harm' | 'grounds' | 'snapshot'>,
  withGrounds: boolean,
): Promise<void> {
  await tx.run('UPDATE recommendations SET evidence = ?, harm = ? WHERE id = ?', [evidence, harm, id]);
  if (!withGrounds) return;
  const values = [JSON.stringify(grounds), JSON.stringify(snapshot), id];
  await tx.run('UPDATE recommendations SET grounds = ?, snapshot = ? WHERE id = ?', values);
}

/** Numbers them on from the highest: a sequence would skip what a killed night had taken. @returns their keys, in order. */
export async function openRecommendations(tx: Transaction, opened: readonly NewRecommendation[]): Promise<number[]> {
  if (opened.length === 0) return [];
  const [last] = await tx.all<{ id: number | null }>('SELECT MAX(id) AS id FROM recommendations');
  const ids = opened.map((_one, index) => (last?.id ?? 0) + index + 1);
  const rows = opened.map((one, index): Value[] => [
    ids[index] ?? null,
    one.seller,
    one.level,
    one.held ? 'held' : 'open',
    one.since,
    JSON.stringify(one.grounds),
    one.evidence,
    one.harm,
    one.held ? 1 : 0,
    JSON.stringify(one.snapshot),
  ]);
  const columns = ['id', 'seller', 'level', 'state', 'since', 'grounds', 'evidence', 'harm', 'held', 'snapshot'];
  await tx.insertMany('recommendations', columns, rows);
  return ids;
}

/** What a night opened and ended, by seller and id. */
export async function changesOfNight(read: Read, night: Day) {
  return read<{
    id: number;
    sellerId: string;
    name: string;
    level: ThresholdLevel;
    since: Day;
    closed: Day | null;
    held: number;
  }>(
    `SELECT r.id AS id, v.seller_id AS "sellerId", v.name AS name, r.level AS level, r.since AS since, r.closed AS closed,
       r.held AS held
     FROM recommendations r JOIN sellers v ON v.id = r.seller
     WHERE r.since = ? OR r.closed = ? ORDER BY v.seller_id, r.id`,
    [night, night],
  );
}
