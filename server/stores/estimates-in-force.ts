/** The estimates that a night worked with, whole. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { EstimateDocuments, EstimateKind } from '../scoring/estimates.ts';

export type EstimatesInForce = {
  readonly [K in EstimateKind]?: { night: Day; version: string; document: EstimateDocuments[K] };
};

/** A kind that was never estimated is left out: its default holds. */
export async function estimatesInForce(database: Database, night: Day): Promise<EstimatesInForce> {
  const rows = await database.read<{ kind: EstimateKind; night: Day; version: string; document: string }>(
    `SELECT e.kind AS kind, e.night AS night, e.version AS version, e.document AS document FROM estimates e
     WHERE e.night = (SELECT MAX(o.night) FROM estimates o WHERE o.kind = e.kind AND o.night <= ?) ORDER BY e.kind`,
    [night],
  );
  const found = rows.map(({ kind, document, ...row }) => [kind, { ...row, document: JSON.parse(document) as unknown }]);
  return Object.fromEntries(found) as EstimatesInForce;
}
