/** Every order behind a seller's figure, for the seller: a list to filter, and the same as a file. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { excusesOfSeller } from '../../stores/incident-effects.ts';
import { readCommitted } from '../../stores/read.ts';
import { tradeInScoreOf } from '../../stores/trade-in-scores.ts';
import { csvPieces, sendLongCsv } from '../desk/csv.ts';
import { sendPieces } from '../desk/send-pieces.ts';
import { offeredContests } from '../disputes/offered-contest.ts';
import { explainedSeller } from '../explain/explained.ts';
import { askedOf } from './asked.ts';
import { listColumns, listLines } from './list-file.ts';
import { ownFigure } from './own-figure.ts';
import { presentFigure, rowsOnPage } from './present-figure.ts';
import type { Wanted } from './read-wanted.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { database } = context;
  const t = texts(request.language);
  const asked = await askedOf(request, context);
  const crumbs = [{ href: '/scorecard', label: t('Scorecard') }];
  if (!asked) {
    const lead = t('Your orders are listed here the morning after the first of them were counted.');
    response.render('orders-behind/orders', { title: t('Orders behind your figures'), lead, crumbs });
    return;
  }
  const { seller, last, words } = asked;
  const page = (wanted: Wanted) => {
    const rows = { limit: rowsOnPage, offset: (wanted.page - 1) * rowsOnPage, eventsFirst: true } as const;
    return ownFigure(database, seller.id, wanted, words, rows);
  };
  const first = await page(asked.wanted);
  // An address that was kept may ask for a page that the list no longer has: it gets the last one.
  const lastPage = Math.max(1, Math.ceil(first.orders / rowsOnPage));
  const isBehind = asked.wanted.page > lastPage;
  const wanted = isBehind ? { ...asked.wanted, page: lastPage } : asked.wanted;
  const figure = isBehind ? await page(wanted) : first;
  const excuses = await excusesOfSeller(database, { seller: seller.id, night: last.night, ...wanted });
  const buys = (await tradeInScoreOf(database, seller.id, last.night)) !== null;
  const orderIds = figure.rows.flatMap(({ orderId, state }) => (state === 'event' ? [orderId] : []));
  const listed = { seller: seller.id, metric: wanted.metric, night: last.night, orderIds };
  const contests = await offeredContests(readCommitted(database), request.person, listed, t);
  const { underWay } = await explainedSeller(database, seller, last);
  response.render('orders-behind/orders', {
    ...presentFigure(figure, wanted, words, { excuses, buys, contests }),
    crumbs,
    underWay,
  });
}

async function csv(request: Request, response: Response, context: Context): Promise<void> {
  const { seller, wanted, words, last } = (await askedOf(request, context)) ?? notFound();
  const lines = csvPieces(listColumns, listLines(context.database, seller.id, wanted, words));
  await sendLongCsv(response, `${wanted.metric}-list-${dayText(last.night)}`, lines);
}

async function json(request: Request, response: Response, context: Context): Promise<void> {
  const { seller, wanted, words, last } = (await askedOf(request, context)) ?? notFound();
  response.attachment(`${wanted.metric}-list-${dayText(last.night)}.json`).type('application/json; charset=utf-8');
  let begun = false;
  const lines = listLines(context.database, seller.id, wanted, words);
  const objects = mapped(lines, (rows) => {
    const before = begun ? ',\n' : '[\n';
    begun = true;
    const named = rows.map((row) => Object.fromEntries(row.map((cell, at) => [listColumns[at]!, cell])));
    return before + named.map((row) => JSON.stringify(row)).join(',\n');
  });
  await sendPieces(
    response,
    ended(objects, () => (begun ? '\n]\n' : '[]\n')),
  );
}

function notFound(): never {
  throw refusal(404);
}

async function* mapped<From, To>(all: AsyncIterable<From>, to: (one: From) => To): AsyncGenerator<To> {
  for await (const one of all) yield to(one);
}

async function* ended(texts: AsyncIterable<string>, end: () => string): AsyncGenerator<string> {
  yield* texts;
  yield end();
}

export const routes: Route[] = [
  { method: 'get', path: '/scorecard/orders', allow: ['seller'], cache: 'night', handle: show },
  { method: 'get', path: '/scorecard/orders/list.csv', allow: ['seller'], handle: csv },
  { method: 'get', path: '/scorecard/orders/list.json', allow: ['seller'], handle: json },
];
