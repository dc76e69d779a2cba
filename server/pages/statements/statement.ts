/** `/statements/:id`: the statement of reasons as it was delivered, as a page and as a PDF; the seller appeals here. */
import { Buffer } from 'node:buffer';
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { appealsAgainst, fileAppeal } from '../../stores/appeals.ts';
import { storedDecision } from '../../stores/decision-steps.ts';
import { lettersWith } from '../../stores/letters.ts';
import { readCommitted } from '../../stores/read.ts';
import { noteOpened } from '../../stores/statements.ts';
import { notePageOpened } from '../notices/note-page-opened.ts';
import { tooLongWords } from '../too-long-words.ts';
import { objectionWords } from './appeal-objections.ts';
import { openedStatement, type OpenedStatement } from './opened-statement.ts';
import { presentOwnAppeal } from './own-appeal.ts';
import { presentReceipt } from './present-receipt.ts';
import { presentStatement } from './present-statement.ts';

interface Typed {
  values: Record<string, string>;
  errors: Record<string, string>;
}

/** Letters. */
const longestAppeal = 10_000;

const nothing: Typed = { values: {}, errors: {} };

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const opened = await openedStatement(request, context);
  await receipt(request, context, opened);
  await renderStatement(request, response, context, opened, nothing);
}

/** The first opening by somebody of the seller is kept. */
async function receipt(
  { person }: Request,
  { database, clock }: Context,
  { statement }: OpenedStatement,
): Promise<void> {
  await notePageOpened({ person }, { database, clock }, `/statements/${statement.id}`);
  if (person?.role !== 'seller' || statement.openedAt !== null) return;
  await database.transaction((tx) => noteOpened(tx, statement.id, person.email, instantText(clock.now())));
}

export async function renderStatement(
  request: Request,
  response: Response,
  context: Context,
  opened: OpenedStatement,
  { values, errors }: Typed,
): Promise<void> {
  const { database, calendar, clock, config } = context;
  const { statement } = opened;
  const read = readCommitted(database);
  const appeals = await appealsAgainst(read, statement.decision);
  const own = request.person?.role === 'seller';
  const t = texts(request.language);
  const faults = Object.entries(errors).map(([name, text]) => ({ name, text }));
  if (faults.length > 0) response.status(422);
  const shown = presentStatement(opened, t);
  const forms = { values, errors, faults };
  if (own) {
    const decision = await storedDecision(read, statement.decision);
    const readsOnly = request.person?.rights === 'reader';
    const dayOfInstant = (instant: string) => calendar(Date.parse(instant) / 1000);
    response.render('statements/own-statement', {
      ...shown,
      ...forms,
      title: shown.heading,
      crumbs: [{ href: '/notices', label: t('Notices') }],
      appeals,
      own: presentOwnAppeal(t, { decision, appeals, today: calendar(clock.now()), dayOfInstant, readsOnly }),
      isAnswered: appeals.some(({ answer }) => answer !== null),
      longest: longestAppeal,
    });
    return;
  }
  const night = calendar(clock.now()) - 1;
  response.render('statements/statement', {
    ...shown,
    ...forms,
    ...presentReceipt(opened, await lettersWith(read, statement.id), night, config.timeZone, t),
    appeals,
  });
}

async function sendPdf(request: Request, response: Response, context: Context): Promise<void> {
  const opened = await openedStatement(request, context);
  await receipt(request, context, opened);
  const { document, statement } = opened;
  response.setHeader('Content-Type', 'application/pdf');
  response.setHeader('Content-Disposition', `inline; filename="${statement.reference}-${document.language}.pdf"`);
  response.end(Buffer.from(document.pdf, 'base64'));
}

export const field = (request: Request, name: string): string => {
  const given = (request.body as Record<string, unknown>)[name];
  return typeof given === 'string' ? given.trim() : '';
};

async function appeal(request: Request, response: Response, context: Context): Promise<void> {
  const opened = await openedStatement(request, context);
  const { database, clock, calendar } = context;
  const text = field(request, 'text');
  const again = (fault: string) =>
    renderStatement(request, response, context, opened, { values: { text }, errors: { text: fault } });
  const t = texts(request.language);
  if (text.length > longestAppeal) return again(tooLongWords(longestAppeal, t));
  if (text.length < 10) return again(t('Say in a sentence or more what you think is wrong.'));
  const result = await database.transaction((tx) =>
    fileAppeal(tx, {
      decision: opened.statement.decision,
      at: instantText(clock.now()),
      today: calendar(clock.now()),
      by: (request.person as Person).email,
      channel: 'portal',
      text,
    }),
  );
  if ('refused' in result) return again(objectionWords(result.refused, t));
  response
    .flash({ kind: 'done', text: t('Your appeal has arrived. Somebody who did not take the decision answers it.') })
    .redirect(303, `/statements/${opened.statement.id}`);
}

const readers = ['manager', 'admin', 'seller'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/statements/:id', allow: readers, handle: show },
  { method: 'get', path: '/statements/:id/pdf', allow: readers, handle: sendPdf },
  { method: 'post', path: '/statements/:id/complaint', allow: ['seller'], handle: appeal },
];
