/** What the marketplace's people do about the letters of a statement: send them again, and record a registered one. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { recordLetterDelivery, throwLetterAway } from '../../statements/registered-letter.ts';
import { retryLetters } from '../../stores/letters.ts';
import { tooLongWords } from '../too-long-words.ts';
import { lackWords } from './lack-words.ts';
import { openedStatement } from './opened-statement.ts';
import { field, renderStatement } from './statement.ts';

async function sendAgain(request: Request, response: Response, context: Context): Promise<void> {
  const { statement } = await openedStatement(request, context);
  const { database, clock } = context;
  const tried = await database.transaction((tx) => retryLetters(tx, statement.id, instantText(clock.now())));
  const t = texts(request.language);
  const text = tried === 0 ? t('There is no letter that failed.') : t('The letters that failed are sent again.');
  response.flash({ kind: 'done', text }).redirect(303, `/statements/${statement.id}`);
}

const longestReference = 200;

async function handedOver(request: Request, response: Response, context: Context): Promise<void> {
  const opened = await openedStatement(request, context);
  const t = texts(request.language);
  const values = { reference: field(request, 'reference'), delivered_on: field(request, 'delivered_on') };
  const again = (errors: Record<string, string>) =>
    renderStatement(request, response, context, opened, { values, errors });
  if (values.reference === '') return again({ reference: t('Write the number of the registered letter.') });
  if (values.reference.length > longestReference) return again({ reference: tooLongWords(longestReference, t) });
  const { reference, delivered_on: deliveredOn } = values;
  const actor = (request.person as Person).email;
  const result = await recordLetterDelivery(context, opened.statement.id, { reference, deliveredOn, actor });
  if ('missing' in result) return again({ delivered_on: result.missing.map((one) => lackWords(one, t)).join(' ') });
  response
    .flash({ kind: 'done', text: t('The delivery is recorded. The decision goes on from here.') })
    .redirect(303, `/statements/${opened.statement.id}`);
}

async function discard(request: Request, response: Response, context: Context): Promise<void> {
  const { statement } = await openedStatement(request, context);
  const gone = await throwLetterAway(context, statement.id);
  const t = texts(request.language);
  response
    .flash(
      gone
        ? { kind: 'done', text: t('The letter is thrown away.') }
        : { kind: 'fault', text: t('It was delivered: it stays.') },
    )
    .redirect(303, `/decisions/${statement.decision}`);
}

const allow = ['manager', 'admin'] as const;

export const routes: Route[] = [
  { method: 'post', path: '/statements/:id/again', allow, handle: sendAgain },
  { method: 'post', path: '/statements/:id/handed-over', allow, handle: handedOver },
  { method: 'post', path: '/statements/:id/discard', allow, handle: discard },
];
