/** Opening a page is reading what told of it: the receipt, in one line of each page that a notice leads to. */
import type { Request } from 'express';
import { instantText, type Context } from '../../context.ts';
import { readCommitted } from '../../stores/read.ts';
import { noteReading, unopenedAt } from '../../stores/seller-notices.ts';

/**
 * Nothing is written where staff look, or where the person has opened all of it before.
 *
 * @param page as the notice was told with it: `/statements/17`
 */
export async function notePageOpened(
  { person }: Pick<Request, 'person'>,
  { database, clock }: Pick<Context, 'database' | 'clock'>,
  page: string,
): Promise<void> {
  if (person?.role !== 'seller' || person.seller === null) return;
  const reader = { person: person.id, seller: person.seller };
  const unopened = await unopenedAt(readCommitted(database), reader, page);
  if (unopened.length === 0) return;
  const at = instantText(clock.now());
  await database.transaction(async (tx) => {
    for (const { id } of unopened) await noteReading(tx, id, reader.person, at);
  });
}
