/** Whose explanation it is, and who reads it: staff by the address, a seller by its session and by nothing else. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import { staff, type Person, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { sellerBySellerId, type Seller } from '../../stores/desk-seller.ts';
import { publishedNight, type PublishedNight } from '../../stores/published-night.ts';
import { ownSeller } from '../../stores/scorecard.ts';

export interface Subject {
  seller: Seller;
  last: PublishedNight;
  /** The page of the seller as the reader knows it. */
  path: string;
  /** The reader is the seller. */
  own: boolean;
}

type Show = (subject: Subject, request: Request, response: Response, context: Context) => Promise<void>;

/** A page below `/sellers/:id` for staff, and the same below `/scorecard` for the seller itself. */
export const explanationRoutes = (name: string, show: Show, cache = true): Route[] => [
  {
    ...{ method: 'get', path: `/sellers/:id/${name}`, allow: staff },
    ...(cache && { cache: 'night' }),
    handle: async (request, response, context) => {
      const seller = await sellerBySellerId(context.database, String(request.params['id']));
      const last = await publishedNight(context.database);
      if (!seller || !last) throw refusal(404);
      const path = `/sellers/${encodeURIComponent(seller.sellerId)}`;
      await show({ seller, last, path, own: false }, request, response, context);
    },
  },
  {
    ...{ method: 'get', path: `/scorecard/${name}`, allow: ['seller'] },
    ...(cache && { cache: 'night' }),
    handle: async (request, response, context) => {
      const { database, clock, calendar } = context;
      const own = await ownSeller(database, request.person as Person, dayText(calendar(clock.now())));
      const last = await publishedNight(database);
      if (!own || !last) throw refusal(404);
      await show({ seller: own.seller, last, path: '/scorecard', own: true }, request, response, context);
    },
  },
];

export const crumbsOf = ({ seller, path, own }: Subject, t: Texts) =>
  own
    ? [{ href: path, label: t('Scorecard') }]
    : [
        { href: '/sellers', label: t('Sellers') },
        { href: path, label: seller.name, own: true },
      ];
