/** The estimates that hold on a night, and those that held before. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import { inForce, noEstimates, type Estimate, type EstimateHistory, type EstimateKind } from '../scoring/estimates.ts';

interface EstimateRow {
  kind: EstimateKind;
  night: Day;
  version: string;
  document: string;
}

/** Weekly ones of the two years up to a night, and the case mix that holds on it; oldest first. */
export async function estimatesUntil(database: Database, night: Day): Promise<EstimateHistory> {
  const rows = await database.read<EstimateRow>(
    `SELECT kind, night, version, document FROM estimates
     WHERE (kind <> 'case-mix' AND night <= ? AND night > ?)
       OR (kind = 'case-mix' AND night = (SELECT MAX(night) FROM estimates WHERE kind = 'case-mix' AND night <= ?))
     ORDER BY night, kind`,
    [night, night - historyDays, night],
  );
  const of = <K extends EstimateKind>(kind: K) =>
    rows
      .filter((row) => row.kind === kind)
      .map((row) => ({ ...row, document: JSON.parse(row.document) as unknown })) as Estimate<K>[];
  return {
    ...noEstimates,
    curves: of('curves'),
    'case-mix': of('case-mix'),
    prior: of('prior'),
    clustering: of('clustering'),
  };
}

const historyDays = 730;

/** What a history says on a night; null: nothing was estimated yet. */
export const holding = <K extends EstimateKind>(history: EstimateHistory, kind: K, night: Day): Estimate<K> | null =>
  inForce<K>(history[kind], night);

/** The nights on which a case mix was frozen, newest first. */
export async function caseMixNights(database: Database): Promise<Day[]> {
  const rows = await database.read<{ night: Day }>(
    "SELECT night FROM estimates WHERE kind = 'case-mix' ORDER BY night DESC",
  );
  return rows.map(({ night }) => night);
}

/** Events of a metric that count, of orders whose risk opened after a day: so many a curve could be estimated from. */
export async function eventsKnown(database: Database, metric: string, after: Day): Promise<number> {
  const [row] = await database.read<{ events: number }>(
    'SELECT COUNT(*) AS events FROM order_events WHERE metric = ? AND retracted IS NULL AND opened_day > ?',
    [metric, after],
  );
  return row?.events ?? 0;
}
