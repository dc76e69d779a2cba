/** The estimates that nights made and worked with: append-only, one document for each kind and night. */
import type { Database, Transaction } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { Estimate, EstimateHistory, EstimateKind } from '../scoring/estimates.ts';
import type { Read } from './read.ts';

interface EstimateRow {
  kind: EstimateKind;
  night: Day;
  version: string;
  document: string;
}

const fields = 'kind, night, version, document';

function historyOf(rows: readonly EstimateRow[]): EstimateHistory {
  const all = rows.map((row) => ({ ...row, document: JSON.parse(row.document) as Estimate['document'] }));
  const of = <K extends EstimateKind>(kind: K) => all.filter((one) => one.kind === kind) as unknown as Estimate<K>[];
  return { curves: of('curves'), 'case-mix': of('case-mix'), prior: of('prior'), clustering: of('clustering') };
}

/** All of them. */
export async function estimateHistory(read: Read): Promise<EstimateHistory> {
  return historyOf(await read<EstimateRow>(`SELECT ${fields} FROM estimates ORDER BY night, kind`));
}

const historyDays = 730;

/** Weekly ones of the two years up to a night, and the case mix that holds on it. */
export async function estimatesUntil(database: Database, night: Day): Promise<EstimateHistory> {
  const rows = await database.read<EstimateRow>(
    `SELECT ${fields} FROM estimates
     WHERE (kind <> 'case-mix' AND night <= ? AND night > ?)
       OR (kind = 'case-mix' AND night = (SELECT MAX(night) FROM estimates WHERE kind = 'case-mix' AND night <= ?))
     ORDER BY night, kind`,
    [night, night - historyDays, night],
  );
  return historyOf(rows);
}

/** The prior and the clustering of a night alone: curves and benchmarks are in its ledger already. */
export async function sellerEstimates(database: Database, night: Day): Promise<EstimateHistory> {
  const rows = await database.read<EstimateRow>(
    `SELECT ${fields} FROM estimates e WHERE kind IN ('prior', 'clustering')
       AND night = (SELECT MAX(o.night) FROM estimates o WHERE o.kind = e.kind AND o.night <= ?)
     ORDER BY night, kind`,
    [night],
  );
  return historyOf(rows);
}

export async function writeEstimates(tx: Transaction, estimates: readonly Estimate[]): Promise<void> {
  const rows = estimates.map(({ kind, night, version, document }) => [kind, night, version, JSON.stringify(document)]);
  await tx.insertMany('estimates', ['kind', 'night', 'version', 'document'], rows);
}

/** The nights on which a case mix was frozen, newest first. */
export async function caseMixNights(database: Database): Promise<Day[]> {
  const rows = await database.read<{ night: Day }>(
    "SELECT night FROM estimates WHERE kind = 'case-mix' ORDER BY night DESC",
  );
  return rows.map(({ night }) => night);
}
