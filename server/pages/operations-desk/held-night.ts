/** A person releases what a night held back, or dismisses the whole event; with a reason, in one step. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { dayText, parseDay } from '../../scoring/day.ts';
import { answerHeld } from '../../stores/held-recommendations.ts';
import { isPublished } from '../../stores/nights.ts';
import { readCommitted } from '../../stores/read.ts';
import { renderNight } from './nights.ts';
import { heldFaultsOf, readHeldForm } from './present-held.ts';

async function answer(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock } = context;
  const night = parseDay(String(request.params['day']));
  if (night === null || !(await isPublished(readCommitted(database), night))) throw refusal(404);
  const form = readHeldForm(request.body);
  const t = texts(request.language);
  const faults = heldFaultsOf(t, form);
  if (form.answer === null || Object.keys(faults).length > 0) {
    response.status(422);
    await renderNight(request, response, context, night, form, faults);
    return;
  }
  const { email: person } = request.person as Person;
  const day = dayText(night);
  const answered = await answerHeld(database, {
    ...form,
    answer: form.answer,
    night,
    day,
    person,
    at: instantText(clock.now()),
  });
  const done =
    form.answer === 'release'
      ? t('{n, plural, one {# recommendation} other {# recommendations}} released: open under Today.', { n: answered })
      : t('{n, plural, one {# recommendation} other {# recommendations}} dismissed as a false alarm.', { n: answered });
  response.flash(
    answered > 0
      ? { kind: 'done', text: done }
      : { kind: 'fault', text: t('Nothing of this night is held back any more. Nothing was changed.') },
  );
  response.redirect(303, answered > 0 && form.answer === 'release' ? '/today?scope=all' : `/nights/${day}`);
}

export const routes: Route[] = [
  { method: 'post', path: '/nights/:day/held', allow: ['manager', 'admin'], handle: answer },
];
