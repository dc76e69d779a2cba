/** `/disputes`: what a seller has contested, what became of it, and the decisions that it can still appeal against. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { disputesOfSeller } from '../../stores/disputes.ts';
import { appealableOf } from '../../stores/appealable.ts';
import { readCommitted } from '../../stores/read.ts';
import { presentDisputes } from './present-disputes.ts';

/** Disputes on the page, the newest. */
const shown = 200;

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock, calendar } = context;
  const { seller, rights } = request.person as Person;
  if (seller === null) throw refusal(404);
  const read = readCommitted(database);
  const t = texts(request.language);
  response.render(
    'disputes/disputes',
    presentDisputes(t, {
      disputes: await disputesOfSeller(read, seller, shown),
      appealable: await appealableOf(read, seller),
      today: dayText(calendar(clock.now())),
      readsOnly: rights === 'reader',
    }),
  );
}

export const routes: Route[] = [{ method: 'get', path: '/disputes', allow: ['seller'], handle: show }];
