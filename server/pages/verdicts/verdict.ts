/** `/verdicts/:id`: a verdict of the lab as its seller reads it, and the one answer to it. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { markRevelationOpened } from '../../stores/revelations.ts';
import { giveAnswer } from '../../stores/verdict-answers.ts';
import { actionsPanel } from '../actions/present-actions.ts';
import { openedVerdict, type OpenedVerdict } from '../inspections/opened-verdict.ts';
import { notePageOpened } from '../notices/note-page-opened.ts';
import { formText } from '../portfolio/form-text.ts';
import { longestAnswer, presentOwnVerdict } from './present-own-verdict.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const opened = await openedVerdict(request, context);
  const { database, clock } = context;
  const { revealedAt, openedAt, mysteryOrder } = opened.revealed;
  if (revealedAt !== null && openedAt === null)
    await database.transaction((tx) => markRevelationOpened(tx, mysteryOrder, instantText(clock.now())));
  await notePageOpened(request, context, `/verdicts/${mysteryOrder}`);
  await render(request, response, context, opened, { text: '', error: null });
}

async function render(
  { person, language }: Request,
  response: Response,
  context: Context,
  opened: OpenedVerdict,
  typed: { text: string; error: string | null },
): Promise<void> {
  const today = context.calendar(context.clock.now());
  const t = texts(language);
  response.render('verdicts/verdict', {
    ...presentOwnVerdict(opened, today, person?.rights === 'reader', t),
    typed,
    faults: typed.error === null ? [] : [{ name: 'text', text: typed.error }],
    actions: await actionsPanel(context, opened.revealed.mysteryOrder, 'seller', t),
  });
}

async function answer(request: Request, response: Response, context: Context): Promise<void> {
  const opened = await openedVerdict(request, context);
  const { database, clock, calendar } = context;
  const { mysteryOrder, seller, sellerId } = opened.revealed;
  const t = texts(request.language);
  const text = formText(request.body, 'text');
  const again = (error: string) => {
    response.status(422);
    return render(request, response, context, opened, { text, error });
  };
  if (opened.answer) {
    response
      .flash({ kind: 'note', text: t('Your answer arrived before: it is shown here. Nothing was sent twice.') })
      .redirect(303, `/verdicts/${mysteryOrder}`);
    return;
  }
  if (text.length < 20) return again(t('Say in a sentence or two what you see differently, and why.'));
  if (text.length > longestAnswer)
    return again(
      t('It has {typed} letters; {longest} fit. Keep to what matters most.', {
        typed: text.length,
        longest: longestAnswer,
      }),
    );
  const now = clock.now();
  const given = await database.transaction((tx) =>
    giveAnswer(tx, {
      ...{ mysteryOrder, seller, sellerId, text, person: (request.person as Person).email },
      ...{ at: instantText(now), day: dayText(calendar(now)) },
    }),
  );
  if (given === 'late' || given === 'unknown')
    return again(t('The time to answer has ended. Ask your manager at the marketplace if something is wrong.'));
  response
    .flash(
      given === 'given'
        ? {
            kind: 'done',
            text: t('Your answer has arrived. Somebody who did not write the verdict looks at it again.'),
          }
        : { kind: 'note', text: t('Somebody of yours has answered meanwhile: that answer is shown here.') },
    )
    .redirect(303, `/verdicts/${mysteryOrder}`);
}

export const routes: Route[] = [
  { method: 'get', path: '/verdicts/:id', allow: ['seller'], handle: show },
  { method: 'post', path: '/verdicts/:id/answer', allow: ['seller'], handle: answer },
];
