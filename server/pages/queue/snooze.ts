/** `/recommendations/:id/snooze`: a case leaves the queue until a day, with a reason. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { dayText, parseDay, type Day } from '../../scoring/day.ts';
import { snoozeCase, type MarkedCase } from '../../stores/case-marks.ts';
import { daysIn } from '../../helpers/days.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { personWords } from '../desk/words.ts';
import { tooLongWords } from '../too-long-words.ts';
import { caseClaims } from './case-claims.ts';
import { askedCase, changeMarks, field } from './change-marks.ts';

const allow = ['manager', 'admin'] as const;
const longestSleep = 60;
const [shortest, longest] = [10, 500];

export const routes: Route[] = [
  {
    method: 'get',
    path: '/recommendations/:id/snooze',
    allow,
    async handle(request, response, context) {
      const found = await askedCase(request, context);
      show(request, response, context, found, { until: dayText(todayOf(context) + 7), reason: '' }, {});
    },
  },
  {
    method: 'post',
    path: '/recommendations/:id/snooze',
    allow,
    async handle(request, response, context) {
      const found = await askedCase(request, context);
      const form = { until: field(request, 'until'), reason: field(request, 'reason') };
      const t = texts(request.language);
      const faults = faultsOf(form, todayOf(context), t);
      if (Object.keys(faults).length > 0) {
        response.status(422);
        show(request, response, context, found, form, faults);
        return;
      }
      const { until, reason } = form;
      const { email: person } = request.person as Person;
      await changeMarks(request, response, context, caseClaims, found, {
        action: 'case snoozed',
        detail: { until, reason },
        write: (tx) => snoozeCase(tx, found.id, { person, until, reason }),
        overtaken: caseClaims.words(t, found).overtaken,
        done: t('The case of {name} sleeps until {day}. It comes back at once if it gets worse.', {
          name: found.name,
          day: daysIn(t.language).shortDay(until, todayOf(context)),
        }),
      });
    },
  },
];

const todayOf = ({ calendar, clock }: Context): Day => calendar(clock.now());

type Form = Record<'until' | 'reason', string>;

function faultsOf({ until, reason }: Form, today: Day, t: Texts): Partial<Form> {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(until) ? parseDay(until) : null;
  const early = day === null || day <= today || day > today + longestSleep;
  return {
    ...(early
      ? { until: t('Choose a day from tomorrow on, within {days} days.', { days: String(longestSleep) }) }
      : {}),
    ...(reason.length < shortest ? { reason: t('Say in a sentence why it can wait: colleagues will read it.') } : {}),
    ...(reason.length > longest ? { reason: tooLongWords(longest, t) } : {}),
  };
}

function show(
  request: Request,
  response: Response,
  context: Context,
  { id, name, claimedBy, claimedName }: MarkedCase,
  form: Form,
  errors: Partial<Form>,
): void {
  const { email } = request.person as Person;
  const today = todayOf(context);
  const t = texts(request.language);
  response.render('queue/snooze', {
    title: t('Snooze the case of {name}', { name }),
    lead: t('It leaves the queue until the day you name, and comes back at once if the night finds it worse.'),
    crumbs: [
      { href: '/today', label: t('Today') },
      { href: `/recommendations/${id}`, label: name, own: true },
    ],
    path: `/recommendations/${id}`,
    marksHref: `/recommendations/${id}#marks`,
    holder: claimedBy !== null && claimedBy !== email ? personWords(claimedBy, claimedName) : null,
    first: dayText(today + 1),
    last: dayText(today + longestSleep),
    form,
    errors,
    faults: Object.entries(errors).map(([field, text]) => ({ name: field, text })),
  });
}
