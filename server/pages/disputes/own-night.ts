/** The published night of a seller who contests something; null while there is none, or while another is being worked out. */
import type { Context } from '../../context.ts';
import type { Seller } from '../../stores/desk-seller.ts';
import { publishedNight } from '../../stores/published-night.ts';
import { explainedSeller } from '../explain/explained.ts';
import { contestedNight, type ContestedNight } from './without-orders.ts';

export async function nightToContest(context: Context, seller: Seller): Promise<ContestedNight | null> {
  const last = await publishedNight(context.database);
  if (!last) return null;
  const explained = await explainedSeller(context.database, seller, last);
  return explained.underWay ? null : contestedNight(context, explained);
}
