/** The estimates that a published night rests on: their versions, and as much of them as a page needs to explain a score. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import { methodAt, noEstimates, type Estimate } from '../scoring/estimates.ts';
import { defaultVersions, type Method, type MethodVersions } from '../scoring/method.ts';

export type NightMethod = Pick<Method, 'versions' | 'priors' | 'clustering'>;

/** A published night keeps its method for good, so each is read once. */
const known = new WeakMap<Database, Map<Day, NightMethod>>();
const mostNights = 64;

/** A night that is not published, or that named no versions, worked with the defaults. */
export async function nightMethod(database: Database, night: Day): Promise<NightMethod> {
  let nights = known.get(database);
  if (!nights) known.set(database, (nights = new Map<Day, NightMethod>()));
  const found = nights.get(night);
  if (found) return found;
  const [row] = await database.read<{ method: string }>('SELECT method FROM nights WHERE night = ?', [night]);
  const { priors, clustering } = await estimatesOn(database, night);
  const named = row ? (JSON.parse(row.method) as Partial<MethodVersions>) : {};
  const method = { versions: { ...defaultVersions, ...named }, priors, clustering };
  if (nights.size >= mostNights) nights.clear();
  if (row) nights.set(night, method);
  return method;
}

/** Priors and clustering as the night found them; curves and benchmarks are in the ledger already. */
async function estimatesOn(database: Database, night: Day): Promise<Method> {
  const rows = await database.read<{ kind: 'prior' | 'clustering'; night: Day; version: string; document: string }>(
    `SELECT e.kind AS kind, e.night AS night, e.version AS version, e.document AS document FROM estimates e
     WHERE e.kind IN ('prior', 'clustering')
       AND e.night = (SELECT MAX(o.night) FROM estimates o WHERE o.kind = e.kind AND o.night <= ?)
     ORDER BY e.kind`,
    [night],
  );
  const of = <K extends 'prior' | 'clustering'>(kind: K) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ document, ...row }) => ({ ...row, document: JSON.parse(document) as unknown })) as Estimate<K>[];
  return methodAt({ ...noEstimates, prior: of('prior'), clustering: of('clustering') }, night);
}
