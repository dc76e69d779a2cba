/** The estimates that a published night rests on: their versions, and as much of them as a page needs to explain a score. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import { defaultMethod, type Method } from '../scoring/method.ts';

export type NightMethod = Pick<Method, 'versions' | 'priors'>;

/** A night that is not published, or that named no versions, worked with the defaults. */
export async function nightMethod(database: Database, night: Day): Promise<NightMethod> {
  const [row] = await database.read<{ method: string }>('SELECT method FROM nights WHERE night = ?', [night]);
  const named = row ? (JSON.parse(row.method) as Partial<Method['versions']>) : {};
  return { versions: { ...defaultMethod.versions, ...named }, priors: {} };
}
