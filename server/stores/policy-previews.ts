/** Backtests of a single night: whom a policy would meet as things stood then. */
import type { Database } from '../../db/connect.ts';
import type { Policy } from '../scoring/policy.ts';
import { backtestOf, type AskedBacktest } from './backtests.ts';

/** The one of the newest night; null if nobody asked for any. */
export async function previewOf(database: Database, policy: Policy): Promise<AskedBacktest | null> {
  const [row] = await database.read<{ token: string }>(
    `SELECT token FROM backtests WHERE from_day = to_day AND document = ? AND state <> 'withdrawn'
     ORDER BY to_day DESC, id DESC LIMIT 1`,
    [JSON.stringify(policy)],
  );
  return row ? backtestOf(database, row.token) : null;
}
