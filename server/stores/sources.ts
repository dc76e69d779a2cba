/** What a feed may never tell, and the lab's findings: when the first of them was told. */
import type { Source } from '../scoring/metrics/index.ts';
import type { Read } from './read.ts';

const firsts: Record<Source, string> = {
  replies: 'SELECT MIN(first_reply_at) AS first FROM complaints',
  inspections: "SELECT MIN(revealed_on) AS first FROM mystery_orders WHERE draw = 'random' AND withdrawn_on IS NULL",
  'inspection days': 'SELECT MIN(inspected_at) AS first FROM trade_ins',
  payments: 'SELECT MIN(paid_at) AS first FROM trade_ins',
  'devices sent back': 'SELECT MIN(sent_back_at) AS first FROM trade_ins',
};

/** An instant in seconds, or a day as text for what the lab wrote; null if it was never told. */
export async function firstTold(read: Read, source: Source): Promise<number | string | null> {
  const [row] = await read<{ first: number | string | null }>(firsts[source]);
  return row?.first ?? null;
}
