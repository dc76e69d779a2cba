/** The estimates that a published night rests on: their versions, and as much of them as a page needs to explain a score. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import { methodAt } from '../scoring/estimates.ts';
import { defaultVersions, type Method, type MethodVersions } from '../scoring/method.ts';
import { sellerEstimates } from './estimates.ts';

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
  const { priors, clustering } = methodAt(await sellerEstimates(database, night), night);
  const named = row ? (JSON.parse(row.method) as Partial<MethodVersions>) : {};
  const method = { versions: { ...defaultVersions, ...named }, priors, clustering };
  if (nights.size >= mostNights) nights.clear();
  if (row) nights.set(night, method);
  return method;
}
