/** What a year of appeals and measures came to, row by row: the figures of the yearly reports are made from these. */
import type { Database } from '../../db/connect.ts';

/** Instants `YYYY-MM-DDTHH:MM:SSZ`, the second one no longer in it. */
export interface Stretch {
  from: string;
  until: string;
}

export interface LodgedAppeal {
  filedAt: string;
  decidedAt: string | null;
  state: 'open' | 'upheld' | 'rejected' | 'withdrawn';
  channel: string;
  measure: string;
  /** The key of the ground in the terms; null where none was kept. */
  ground: string | null;
}

export function appealsLodged(database: Database, { from, until }: Stretch): Promise<LodgedAppeal[]> {
  return database.read<LodgedAppeal>(
    `SELECT appeals.filed_at AS "filedAt", appeals.decided_at AS "decidedAt", appeals.state AS state,
       appeals.channel AS channel, decisions.level AS measure, decisions.ground AS ground
     FROM appeals JOIN decisions ON decisions.id = appeals.decision
     WHERE appeals.filed_at >= ? AND appeals.filed_at < ? ORDER BY appeals.id`,
    [from, until],
  );
}

/** Appeals of earlier years that nobody had answered when the year began. */
export async function appealsCarriedOver(database: Database, from: string): Promise<number> {
  const [row] = await database.read<{ n: number }>(
    `SELECT COUNT(*) AS n FROM appeals
     WHERE filed_at < ? AND (state = 'open' OR (decided_at IS NOT NULL AND decided_at >= ?))`,
    [from, from],
  );
  return row?.n ?? 0;
}

export interface MeasureCount {
  measure: string;
  /** Whether a person decided it, named by an address; a program has a name without one. */
  byPerson: number;
  n: number;
}

/** Measures that began in the stretch, by kind. */
export function measuresBegun(database: Database, { from, until }: Stretch): Promise<MeasureCount[]> {
  return database.read<MeasureCount>(
    `SELECT measure, "byPerson", COUNT(*) AS n FROM (
       SELECT level AS measure, CASE WHEN person LIKE '%@%' THEN 1 ELSE 0 END AS "byPerson"
       FROM decisions WHERE started_at >= ? AND started_at < ?) AS begun
     GROUP BY measure, "byPerson" ORDER BY measure, "byPerson"`,
    [from, until],
  );
}

/** Measures that an appeal overturned in the stretch, by kind; `unbegun` of them never began. */
export function measuresOverturned(
  database: Database,
  { from, until }: Stretch,
): Promise<{ measure: string; n: number; unbegun: number }[]> {
  return database.read(
    `SELECT level AS measure, COUNT(*) AS n, COUNT(CASE WHEN started_at IS NULL THEN 1 END) AS unbegun FROM decisions
     WHERE state = 'overturned' AND closed_at >= ? AND closed_at < ? GROUP BY level ORDER BY level`,
    [from, until],
  );
}

/** The first year of which anything can be told; null before the first decision. */
export async function firstYear(database: Database): Promise<number | null> {
  const [row] = await database.read<{ first: string | null }>('SELECT MIN(decided_at) AS first FROM decisions');
  return row?.first ? Number(row.first.slice(0, 4)) : null;
}
