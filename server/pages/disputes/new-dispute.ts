/** `/disputes/new`: a seller contests what one of its orders counts for, and sees at once what that would change. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import { newSecret } from '../../access/secrets.ts';
import { sparedLevel } from '../../cases/contested.ts';
import { contestDays, dueDay } from '../../cases/dispute.ts';
import { instantText, type Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { contestableOf, newestContestable } from '../../stores/contestable.ts';
import { fileDispute, openDisputesOf, type Filed } from '../../stores/disputes.ts';
import { publishedNight } from '../../stores/published-night.ts';
import { readCommitted } from '../../stores/read.ts';
import { ownSeller } from '../../stores/scorecard.ts';
import { figuresWithout, ordersOf } from './contested-outcome.ts';
import { readDisputeForm, usualForm, type DisputeForm } from './dispute-form.ts';
import { orderStory } from './order-story.ts';
import { nightToContest } from './own-night.ts';
import { presentNewDispute, presentSearch } from './present-new-dispute.ts';
import { effectOf } from './present-effect.ts';
import { tellStaffOfDispute } from './tell-of-dispute.ts';
import { withoutOrders, type ContestedNight } from './without-orders.ts';

async function settingOf({ person }: Request, context: Context) {
  const { database, clock, calendar } = context;
  const now = clock.now();
  const today = calendar(now);
  const own = await ownSeller(database, person as Person, dayText(today));
  const last = await publishedNight(database);
  if (!own || !last) throw refusal(404);
  return { seller: own.seller, night: last.night, today, at: instantText(now) };
}

/** Events that the search offers. */
const offered = 20;

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const orderId = textOf(request.query['order']);
  const form = { ...usualForm(newSecret()), orderId, named: textOf(request.query['metric']) };
  await render(request, response, context, form, {});
}

const isReader = ({ person }: Request): boolean => person?.rights === 'reader';

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

async function render(
  request: Request,
  response: Response,
  context: Context,
  form: DisputeForm,
  errors: Record<string, string>,
): Promise<void> {
  const t = texts(request.language);
  const read = readCommitted(context.database);
  const { seller, night, today } = await settingOf(request, context);
  const since = today - contestDays;
  const events = form.orderId === '' ? [] : await contestableOf(read, seller.id, form.orderId, night);
  const first = events[0];
  if (!first) {
    const newest = await newestContestable(read, { seller: seller.id, night, since, limit: offered });
    if (form.orderId !== '') response.status(404);
    response.render(
      'disputes/search',
      presentSearch(t, { orderId: form.orderId, newest, readsOnly: isReader(request) }),
    );
    return;
  }
  const contested = await nightToContest(context, seller);
  const effects = contested
    ? await Promise.all(
        events.map((event) => withoutOrders(context, contested, [{ order: event.order, metrics: [event.metric] }])),
      )
    : [];
  const free = events.filter(({ dispute, posted }) => dispute === null && posted >= since).map(({ metric }) => metric);
  const whole = contested ? await withoutOrders(context, contested, [{ order: first.order, metrics: free }]) : null;
  if (Object.keys(errors).length > 0) response.status(422);
  response.render('disputes/new-dispute', {
    ...presentNewDispute(t, {
      ...{ form, errors, events, since, effects: effects.map(effectOf), whole: whole && effectOf(whole) },
      dueOn: dayText(dueDay(today, seller.country, context.holidays)),
      readsOnly: isReader(request),
    }),
    story: await orderStory(t, context, first.order),
  });
}

async function file(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const { seller, night, today, at } = await settingOf(request, context);
  const { form, points, files, faults } = readDisputeForm(request, t);
  if (Object.keys(faults).length > 0) return render(request, response, context, form, faults);
  const contested = await nightToContest(context, seller);
  const events = await contestableOf(readCommitted(context.database), seller.id, form.orderId, night);
  const metrics = points.flatMap(({ metric }) => metric ?? []);
  const effect =
    contested && events[0]
      ? effectOf(await withoutOrders(context, contested, [{ order: events[0].order, metrics }]))
      : {};
  const spares = contested && events[0] ? await sparedWith(context, contested, events[0].order, metrics) : null;
  const by = (request.person as Person).email;
  const filed = await context.database.transaction(async (tx) => {
    const done = await fileDispute(tx, {
      ...{
        seller: seller.id,
        sellerId: seller.sellerId,
        orderId: form.orderId,
        reason: form.reason!,
        points,
        files,
        effect,
        spares,
      },
      ...{ by, at, night, since: today - contestDays, formId: form.formId },
      dueOn: dayText(dueDay(today, seller.country, context.holidays)),
    });
    if ('filed' in done) await tellStaffOfDispute(tx, context, done.filed, at);
    return done;
  });
  if ('refused' in filed) return render(request, response, context, form, { form: refusedWords(t, filed.refused) });
  const id = 'filed' in filed ? filed.filed : filed.again;
  const text =
    'filed' in filed
      ? t('Your dispute has arrived. Somebody of the marketplace answers each of its points.')
      : t('It had arrived already: nothing was filed twice.');
  response.flash({ kind: 'filed' in filed ? 'done' : 'note', text }).redirect(303, `/disputes/${id}`);
}

/** The level that would be spared without this, and everything else that the seller contests. */
async function sparedWith(context: Context, night: ContestedNight, order: number, metrics: readonly string[]) {
  const others = await openDisputesOf(readCommitted(context.database), night.explained.seller.id);
  return sparedLevel(await figuresWithout(context, night, [...ordersOf(others), { order, metrics }]));
}

function refusedWords(t: ReturnType<typeof texts>, refused: Extract<Filed, { refused: string }>['refused']): string {
  if (refused === 'late')
    return t('It was counted too long ago to be contested: {days} days are the limit.', { days: contestDays });
  if (refused === 'often')
    return t('This order has been contested as often as one order can be. Write to your manager.');
  if (refused === 'contested') return t('It is contested already, or was answered. Each thing is contested once.');
  return t('What you contest does not count any more. Look at the order again.');
}

export const routes: Route[] = [
  { method: 'get', path: '/disputes/new', allow: ['seller'], handle: show },
  { method: 'post', path: '/disputes/new', allow: ['seller'], upload: true, handle: file },
];
