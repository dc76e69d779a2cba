/** `/lab/agreement`: do two people who inspect the same device say the same? */
import type { Request, Response } from 'express';
import type { Route } from '../../../access/route.ts';
import type { Context } from '../../../context.ts';
import { agreementOf } from '../../../lab/agreement.ts';
import { texts } from '../../../languages/texts.ts';
import { dayText } from '../../../scoring/day.ts';
import { gradedPairs } from '../../../stores/lab/graded-pairs.ts';
import { readCommitted } from '../../../stores/read.ts';
import { allow } from '../mystery-order.ts';
import { presentAgreement } from './present-agreement.ts';

/** Days back: people change, and so do checklists. */
export const agreementDays = 365;

async function show(
  { query, language }: Request,
  response: Response,
  { database, clock, calendar }: Context,
): Promise<void> {
  const which = query['of'] === 'drawn' ? 'drawn' : 'all';
  const since = `${dayText(calendar(clock.now()) - agreementDays)}T00:00:00Z`;
  const pairs = await gradedPairs(readCommitted(database), { which, since });
  response.render('lab/second/agreement', presentAgreement(agreementOf(pairs), which, texts(language)));
}

export const routes: Route[] = [{ method: 'get', path: '/lab/agreement', allow, handle: show }];
