/** What a night tells the marketplace's programs and chats. */
import type { Transaction } from '../../db/connect.ts';
import type { NightEvent } from '../enforcement/event.ts';
import { canonicalJson } from './audit.ts';

const kind = 'night.published';

/** A night is told once, also when it is done again. `YYYY-MM-DD` sorts as it counts. */
export async function addNightEvent(
  tx: Transaction,
  at: string,
  summary: Pick<NightEvent, 'night' | 'opened' | 'raised' | 'ended' | 'held'>,
): Promise<void> {
  const [last] = await tx.all<{ payload: string }>(
    'SELECT payload FROM outbox WHERE kind = ? ORDER BY id DESC LIMIT 1',
    [kind],
  );
  if (last && (JSON.parse(last.payload) as { night: string }).night >= summary.night) return;
  await tx.run('INSERT INTO outbox (at, kind, payload) VALUES (?, ?, ?)', [at, kind, canonicalJson(summary)]);
}
