/** Whom an incident would help, and what it would change: the sellers with the most events, and the open cases that rest on them. */
import { levelRanks } from '../../cases/contested.ts';
import type { Context } from '../../context.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import { sellerBySellerId } from '../../stores/desk-seller.ts';
import { namedSellers } from '../../stores/incident-effects.ts';
import { openCases, type OpenCase } from '../../stores/open-cases.ts';
import { batchSize } from '../../stores/order-facts.ts';
import { publishedNight, type PublishedNight } from '../../stores/published-night.ts';
import { readCommitted } from '../../stores/read.ts';
import { figuresWithout } from '../disputes/contested-outcome.ts';
import { contestedNight } from '../disputes/without-orders.ts';
import { explainedSeller } from '../explain/explained.ts';
import type { Foreseen, ForeseenSeller } from './foresee.ts';

/** Sellers that are listed. */
const listed = 10;
/** Cases whose night is reckoned again: each takes a good part of a second. */
const reckoned = 5;

export async function presentForeseen(context: Context, { bySeller }: Foreseen, t: Texts) {
  const read = readCommitted(context.database);
  const cases = (await openCases(read))
    .flatMap((one) => restingOn(one, bySeller.get(one.seller)))
    .sort((a, b) => b.events - a.events || a.found.id - b.found.id);
  const last = await publishedNight(context.database);
  const rows = [];
  for (const [index, one] of cases.entries()) rows.push(await caseRow(context, one, index < reckoned ? last : null, t));
  const first = [...bySeller.keys()].slice(0, listed);
  const named = await namedSellers(read, first);
  return {
    sellers: first.flatMap((seller) => {
      const { sellerId, name } = named.get(seller) ?? {};
      return sellerId === undefined
        ? []
        : [{ href: `/sellers/${encodeURIComponent(sellerId)}`, name, events: bySeller.get(seller)?.events }];
    }),
    more: Math.max(0, bySeller.size - listed),
    cases: rows,
  };
}

interface RestingCase {
  found: OpenCase;
  events: number;
  orders: ForeseenSeller['orders'];
}

/** What leaves the figures that are a ground of the case; none: it does not rest on the incident. */
function restingOn(found: OpenCase, foreseen: ForeseenSeller | undefined): RestingCase[] {
  const orders = foreseen?.orders ?? [];
  const events = orders.flatMap(({ metrics }) => metrics).filter((metric) => found.grounds.includes(metric)).length;
  return events === 0 ? [] : [{ found, events, orders }];
}

async function caseRow(context: Context, one: RestingCase, last: PublishedNight | null, t: Texts) {
  const { found, events } = one;
  const { id, name, level } = found;
  const figures = last === null ? null : await figuresOf(context, one, last);
  const milder = figures && levelRanks[figures.without] < levelRanks[figures.with];
  return {
    ...{ href: `/recommendations/${id}`, name, level, events },
    without:
      figures === null
        ? t('not reckoned here')
        : !milder
          ? t('the same')
          : figures.without === 'none'
            ? t('nothing')
            : wordsIn(t.language).statusWord(figures.without),
  };
}

/** Null while a night is worked out, and for more orders than a page can wait for. */
async function figuresOf(context: Context, { found, orders }: RestingCase, last: PublishedNight) {
  const seller = orders.length > batchSize ? null : await sellerBySellerId(context.database, found.sellerId);
  const explained = seller && (await explainedSeller(context.database, seller, last));
  if (!explained || explained.underWay) return null;
  return figuresWithout(context, await contestedNight(context, explained), orders);
}
