/** `/lab`: how the lab stands this morning. */
import type { Request, Response } from 'express';
import type { Route } from '../../../access/route.ts';
import type { Context } from '../../../context.ts';
import { numbersIn } from '../../../helpers/numbers-in.ts';
import { message, texts } from '../../../languages/texts.ts';
import { stageOf } from '../../../lab/stage.ts';
import { dayText, quarterOf, weekOf } from '../../../scoring/day.ts';
import { concludedOrders, labTallies, ordersUnderCover } from '../../../stores/lab/dashboard.ts';
import { likenessesToJudge } from '../../../stores/lab/likenesses.ts';
import { awaitingVerification } from '../../../stores/lab/verifications.ts';
import { readCommitted } from '../../../stores/read.ts';
import { findingWords } from '../../inspections/checklist-texts.ts';
import { allow } from '../mystery-order.ts';
import { agreementWords } from './agreement-words.ts';
import { presentFigures } from './present-figures.ts';
import { overdueParcels, presentPipeline, secondGradings } from './present-pipeline.ts';
import { thisWeek } from './this-week.ts';
import { waitsFor } from './what-waits.ts';

const year = 365;
/** Parcels shown; the list of orders has the rest. */
const mostOverdue = 20;

async function show({ language }: Request, response: Response, context: Context): Promise<void> {
  const { database, clock, calendar } = context;
  const t = texts(language);
  const read = readCommitted(database);
  const today = calendar(clock.now());
  const since = today - year;
  const orders = await ordersUnderCover(read);
  const tallies = await labTallies(read);
  const week = await thisWeek(database, dayText(weekOf(today)), t);
  const parcels = overdueParcels(orders, calendar, today);
  const awaited = await awaitingVerification(read);
  const concluded = await concludedOrders(read, dayText(quarterOf(since)));
  const waiting = waitsFor(
    {
      ...secondGradings(orders),
      overdue: parcels.length,
      unopened: orders.filter((order) => stageOf(order) === 'received').length,
      concluded: orders.filter((order) => stageOf(order) === 'concluded').length,
      answers: tallies.answers,
      unplaced: week.unplaced,
      leftOver: tallies.planned - week.unplaced,
      unverified: awaited.length,
      likenesses: await likenessesToJudge(read),
    },
    t,
  );
  response.render('lab/dashboard/dashboard', {
    title: t('Innovation Lab'),
    lead: orders.length + tallies.revealed + tallies.planned === 0 ? t(firstDay) : waiting.lead,
    waits: waiting.rows,
    week,
    pipeline: presentPipeline(orders, tallies, t),
    parcels: parcels.slice(0, mostOverdue),
    moreParcels: parcels.length > mostOverdue ? numbersIn(language).count(parcels.length - mostOverdue) : null,
    verifying: tallies.actionsDone - awaited.length,
    awaited: awaited.map(({ id, sellerName, found, doneAt }) => ({
      ...{ href: `/actions/${id}`, name: sellerName, found: found && findingWords(found, t), doneAt },
    })),
    figures: presentFigures(concluded, since, today, t),
    agreement: await agreementWords(read, dayText(since), t),
  });
}

const firstDay = message('The lab has tested nobody yet. Say what it may spend, then draw the first week.');

export const routes: Route[] = [{ method: 'get', path: '/lab', allow, handle: show }];
