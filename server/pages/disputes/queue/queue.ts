/** `/disputes/queue`: disputes that wait for an answer, and what answers say of the marketplace's own alarms. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../../access/route.ts';
import { instantText, type Context } from '../../../context.ts';
import { texts } from '../../../languages/texts.ts';
import { dayText } from '../../../scoring/day.ts';
import { answeredDisputes, openDisputeCounts, openDisputes } from '../../../stores/dispute-queue.ts';
import { appealedByLevel, contestedByMetric, dismissedByLevel } from '../../../stores/dispute-figures.ts';
import { readCommitted } from '../../../stores/read.ts';
import { presentFalseAlarms, presentQueue } from './present-queue.ts';

/** Rows of each list. */
const shown = 200;
const answeredShown = 25;
/** What the figures look back on. */
const figureDays = 365;

async function show(request: Request, response: Response, { database, clock, calendar }: Context): Promise<void> {
  const t = texts(request.language);
  const read = readCommitted(database);
  const now = clock.now();
  const today = calendar(now);
  const since = instantText(now - figureDays * 86_400);
  response.render('disputes/queue/queue', {
    ...presentQueue(t, {
      counts: await openDisputeCounts(read, dayText(today)),
      open: await openDisputes(read, shown),
      answered: await answeredDisputes(read, answeredShown),
      today: dayText(today),
      reader: (request.person as Person).email,
    }),
    alarms: presentFalseAlarms(t, {
      metrics: await contestedByMetric(read, since),
      appeals: await appealedByLevel(read, dayText(today - figureDays)),
      dismissed: await dismissedByLevel(read, since),
    }),
  });
}

export const routes: Route[] = [{ method: 'get', path: '/disputes/queue', allow: ['manager', 'admin'], handle: show }];
