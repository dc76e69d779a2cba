/** Finds the seller that an address means: by its id, or by a part of its name if only one has it; else those to choose from. */
import type { Request } from 'express';
import type { Context } from '../../context.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { sellerBySellerId, type Seller } from '../../stores/desk-seller.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import { rankingOf } from '../desk/ranking.ts';
import { word } from '../desk/sellers-query.ts';
import { publishedName } from '../desk/shown-night.ts';

export interface Picked {
  /** As it stands in the field. */
  asked: string;
  seller: Seller | null;
  /** Several that the words fit, the best ranked first. */
  candidates: { sellerId: string; name: string }[];
  fault: string | null;
}

const most = 12;

export async function pickSeller(
  request: Request,
  { database, clock, calendar }: Context,
  name: 'a' | 'b',
  last: PublishedNight,
  t: Texts,
): Promise<Picked> {
  const asked = word(request.query[name]) ?? '';
  const nobody = { asked, seller: null, candidates: [], fault: null };
  if (asked === '') return nobody;
  const known = await sellerBySellerId(database, asked);
  if (known) return { ...nobody, seller: known };
  const ranking = await rankingOf(database, last, publishedName(request), dayText(calendar(clock.now())));
  const found = await ranking.arranged({ search: asked, sort: 'rank', descending: false });
  if (found.length === 0) return { ...nobody, fault: t('No seller’s name or id holds “{text}”.', { text: asked }) };
  if (found.length === 1) return { ...nobody, seller: await sellerBySellerId(database, found[0]!.sellerId) };
  const values = { number: numbersIn(t.language).count(found.length), text: asked };
  const fault =
    found.length > most
      ? t('{number} sellers fit “{text}”: choose one; these are the first {most}.', { ...values, most })
      : t('{number} sellers fit “{text}”: choose one.', values);
  return { ...nobody, candidates: found.slice(0, most).map(({ sellerId, name }) => ({ sellerId, name })), fault };
}
