/** `/lab`: how the lab stands this morning. */
import type { Request, Response } from 'express';
import type { Route } from '../../../access/route.ts';
import type { Context } from '../../../context.ts';
import { count } from '../../../helpers/numbers.ts';
import { stageOf } from '../../../lab/stage.ts';
import { dayText, quarterOf, weekOf } from '../../../scoring/day.ts';
import { concludedOrders, labTallies, ordersUnderCover } from '../../../stores/lab/dashboard.ts';
import { likenessesToJudge } from '../../../stores/lab/likenesses.ts';
import { awaitingVerification } from '../../../stores/lab/verifications.ts';
import { readCommitted } from '../../../stores/read.ts';
import { allow } from '../mystery-order.ts';
import { agreementWords } from './agreement-words.ts';
import { presentFigures } from './present-figures.ts';
import { overdueParcels, presentPipeline, secondGradings } from './present-pipeline.ts';
import { thisWeek } from './this-week.ts';
import { waitsFor } from './what-waits.ts';

const year = 365;
/** Parcels shown; the list of orders has the rest. */
const mostOverdue = 20;

async function show(_request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock, calendar } = context;
  const read = readCommitted(database);
  const today = calendar(clock.now());
  const since = today - year;
  const orders = await ordersUnderCover(read);
  const tallies = await labTallies(read);
  const week = await thisWeek(database, dayText(weekOf(today)));
  const parcels = overdueParcels(orders, calendar, today);
  const awaited = await awaitingVerification(read);
  const concluded = await concludedOrders(read, dayText(quarterOf(since)));
  const waiting = waitsFor({
    ...secondGradings(orders),
    overdue: parcels.length,
    unopened: orders.filter((order) => stageOf(order) === 'received').length,
    concluded: orders.filter((order) => stageOf(order) === 'concluded').length,
    answers: tallies.answers,
    unplaced: week.unplaced,
    unverified: awaited.length,
    likenesses: await likenessesToJudge(read),
  });
  response.render('lab/dashboard/dashboard', {
    title: 'Innovation Lab',
    lead: orders.length + tallies.revealed + tallies.planned === 0 ? firstDay : waiting.lead,
    waits: waiting.rows,
    week,
    pipeline: presentPipeline(orders, tallies),
    parcels: parcels.slice(0, mostOverdue),
    moreParcels: parcels.length > mostOverdue ? count(parcels.length - mostOverdue) : null,
    verifying: tallies.actionsDone - awaited.length,
    awaited: awaited.map(({ id, sellerName, found, doneAt }) => ({
      ...{ href: `/actions/${id}`, name: sellerName, found, doneAt },
    })),
    figures: presentFigures(concluded, since, today),
    agreement: await agreementWords(read, dayText(since)),
  });
}

const firstDay = 'The lab has tested nobody yet. Say what it may spend, then draw the first week.';

export const routes: Route[] = [{ method: 'get', path: '/lab', allow, handle: show }];
