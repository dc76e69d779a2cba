/** The estimates that nights made and worked with: append-only, one document for each kind and night. */
import type { Transaction } from '../../db/connect.ts';
import type { Estimate, EstimateHistory, EstimateKind } from '../scoring/estimates.ts';
import type { Read } from './read.ts';

interface EstimateRow {
  kind: EstimateKind;
  night: number;
  version: string;
  document: string;
}

/** Oldest first. */
export async function estimateHistory(read: Read): Promise<EstimateHistory> {
  const rows = await read<EstimateRow>('SELECT kind, night, version, document FROM estimates ORDER BY night, kind');
  const all = rows.map((row) => ({ ...row, document: JSON.parse(row.document) as Estimate['document'] }));
  const of = <K extends EstimateKind>(kind: K) => all.filter((one) => one.kind === kind) as unknown as Estimate<K>[];
  return { curves: of('curves'), 'case-mix': of('case-mix'), prior: of('prior'), clustering: of('clustering') };
}

export async function writeEstimates(tx: Transaction, estimates: readonly Estimate[]): Promise<void> {
  const rows = estimates.map(({ kind, night, version, document }) => [kind, night, version, JSON.stringify(document)]);
  await tx.insertMany('estimates', ['kind', 'night', 'version', 'document'], rows);
}
