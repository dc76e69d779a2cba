/** `/inspections/:id`: a verdict of the lab as the marketplace's people read it, once it is revealed. */
import type { Request, Response } from 'express';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { recommendationsOf } from '../../stores/seller-history.ts';
import { elsewhere } from '../actions/elsewhere.ts';
import { actionsPanel } from '../actions/present-actions.ts';
import { openedVerdict } from './opened-verdict.ts';
import { presentInspection } from './present-inspection.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock, calendar } = context;
  const opened = await openedVerdict(request, context);
  const { revealed } = opened;
  const t = texts(request.language);
  const mayReadCases = request.person?.role !== 'lab';
  const cases = mayReadCases ? await recommendationsOf(database, revealed.seller) : [];
  response.render('inspections/inspection', {
    ...presentInspection(opened, {
      today: calendar(clock.now()),
      role: request.person?.role ?? 'manager',
      t,
      openCase: cases.find(({ state }) => state === 'open' || state === 'held')?.id ?? null,
    }),
    actions: await actionsPanel(context, revealed.mysteryOrder, 'staff', t),
    elsewhere: await elsewhere(context, revealed.mysteryOrder, t),
  });
}

export const routes: Route[] = [{ method: 'get', path: '/inspections/:id', allow: staff, handle: show }];
