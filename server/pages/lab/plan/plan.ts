/** `/lab/plan`: whom the lab tests this week, and why. */
import type { Request, Response } from 'express';
import { refusal } from '../../../access/guard.ts';
import type { Person, Route } from '../../../access/route.ts';
import { instantText, type Context } from '../../../context.ts';
import { daysIn } from '../../../helpers/days.ts';
import { message, texts } from '../../../languages/texts.ts';
import { dayOf, dayText, weekOf } from '../../../scoring/day.ts';
import { drawTallies, plannedDraws } from '../../../stores/lab/draws.ts';
import { planWeek, slotsOfWeek, type WeekPlanned } from '../../../stores/lab/plan-week.ts';
import { drawPlan, plan, planOfWeek, plans, type Plan } from '../../../stores/lab/plans.ts';
import { randomStratumCounts } from '../../../stores/lab/test-history.ts';
import { readCommitted } from '../../../stores/read.ts';
import { allow } from '../mystery-order.ts';
import { presentPast, presentRate, presentToPlace, presentWeek, unplannedLead, weekLead } from './present-plan.ts';
import { weekFacts } from './week-facts.ts';

const pastWeeks = 12;
const year = 365;

const mondayOf = ({ clock, calendar }: Context): string => dayText(weekOf(calendar(clock.now())));

async function show({ language }: Request, response: Response, context: Context): Promise<void> {
  const { database } = context;
  const t = texts(language);
  const read = readCommitted(database);
  const week = mondayOf(context);
  const current = await planOfWeek(read, week);
  const facts = current && (await weekFacts(database, current));
  const past = (await plans(read, pastWeeks + 1)).filter((one) => one.week !== week).slice(0, pastWeeks);
  const tallies = await drawTallies(read);
  const { budget, slots, randomSlots } = await slotsOfWeek(database, week);
  response.render('lab/plan/plan', {
    title: t('Plan'),
    lead: facts ? weekLead(facts, t) : unplannedLead(slots, randomSlots, budget, t),
    week,
    path: '/lab/plan',
    ...(facts ? presentWeek(facts, t) : { plan: null }),
    plannable: slots > 0,
    rate: presentRate(await randomStratumCounts(read, dayText(dayOf(week) - year)), t),
    earlier: (await plannedDraws(read)).filter((draw) => draw.week !== week).map((draw) => presentToPlace(draw, t)),
    past: past.map((one) => presentPast(one, tallies.get(one.id), t)),
    automatic: budget.automatic,
  });
}

async function showPast(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const facts = await weekFacts(context.database, await requestedPlan(request, context));
  response.render('lab/plan/past', {
    title: t('Week of {week}', { week: daysIn(t.language).exactDay(facts.plan.week) }),
    lead: weekLead(facts, t),
    crumbs: [{ href: '/lab/plan', label: t('Plan') }],
    path: `/lab/plan/${facts.plan.id}`,
    ...presentWeek(facts, t),
  });
}

async function requestedPlan({ params }: Request, { database }: Context): Promise<Plan> {
  const id = /^\d{1,9}$/.test(String(params['id'])) ? Number(params['id']) : 0;
  const found = await plan(readCommitted(database), id);
  if (!found) throw refusal(404);
  return found;
}

const outcomes: Readonly<Record<WeekPlanned, { kind: 'done' | 'note' | 'fault'; text: string }>> = {
  planned: { kind: 'done', text: message('Drawn. The seed was committed to the audit log before.') },
  'there already': { kind: 'note', text: message('This week was drawn already. Nothing was drawn twice.') },
  'no night yet': { kind: 'fault', text: message('No night was published yet: there is nothing to draw from.') },
  'no money': { kind: 'fault', text: message('The money of a week is not enough for one order.') },
  'no orders': {
    kind: 'fault',
    text: message('No order was delivered in the last four weeks: there is nothing to draw from.'),
  },
};

const outcomeFlash = (outcome: WeekPlanned, { language }: Request) => ({
  kind: outcomes[outcome].kind,
  text: texts(language)(outcomes[outcome].text),
});

const actOf = (request: Request, { clock }: Context) => ({
  at: instantText(clock.now()),
  by: (request.person as Person).email,
});

async function draw(request: Request, response: Response, context: Context): Promise<void> {
  const outcome = await planWeek(context.database, mondayOf(context), actOf(request, context));
  response.flash(outcomeFlash(outcome, request)).redirect(303, '/lab/plan');
}

/** Committed, and then the program was stopped before it had drawn. */
async function drawCommitted(request: Request, response: Response, context: Context): Promise<void> {
  const { id } = await requestedPlan(request, context);
  const drawn = await context.database.transaction((tx) => drawPlan(tx, id, actOf(request, context)));
  response.flash(outcomeFlash(drawn ? 'planned' : 'there already', request)).redirect(303, '/lab/plan');
}

export const routes: Route[] = [
  { method: 'get', path: '/lab/plan', allow, handle: show },
  { method: 'post', path: '/lab/plan', allow, handle: draw },
  { method: 'get', path: '/lab/plan/:id', allow, handle: showPast },
  { method: 'post', path: '/lab/plan/:id/draw', allow, handle: drawCommitted },
];
