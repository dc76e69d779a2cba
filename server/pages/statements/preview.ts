/** `/statements/preview?decision=…`: what the seller will read, in each language, what it still lacks, and the button that sends it. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { deliverStatement, noReader } from '../../statements/deliver-statement.ts';
import { impossibleDelivery } from '../../statements/impossible-delivery.ts';
import type { Language } from '../../languages/language.ts';
import { prepareStatement, type PreparedStatement } from '../../statements/prepare-statement.ts';
import { previewPdf, previewStatement } from '../../statements/preview-statement.ts';
import { wholeWording } from '../../statements/whole-wording.ts';
import { writeLetter } from '../../statements/registered-letter.ts';
import { readCommitted } from '../../stores/read.ts';
import { decidedCase, type DecidedCase } from '../../stores/statement-sources.ts';
import { statementOfDecision } from '../../stores/statements.ts';
import { currentTemplate } from '../../stores/templates.ts';
import { languageAsked } from './opened-statement.ts';
import { sentence } from '../desk/words.ts';
import { lackWords } from './lack-words.ts';
import { firstLanguage, statementSheet } from './statement-sheet.ts';
import { measureOf } from './present-receipt.ts';

const numberIn = (value: unknown): number => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : 0);

async function asked(request: Request, context: Context, decision: number) {
  const decided = await decidedCase(readCommitted(context.database), decision);
  const prepared = decided && (await prepareStatement(context, decided));
  if (!decided || !prepared) throw refusal(404);
  return { decided, prepared, language: languageAsked(request) ?? firstLanguage(prepared) };
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const decision = numberIn(request.query['decision']);
  const found = await asked(request, context, decision);
  const before = await statementOfDecision(readCommitted(context.database), decision);
  if (before !== null) {
    response.redirect(303, `/statements/${before.id}`);
    return;
  }
  await render(request, response, context, found);
}

async function render(
  request: Request,
  response: Response,
  context: Context,
  { decided, prepared, language }: { decided: DecidedCase; prepared: PreparedStatement; language: Language },
): Promise<void> {
  const t = texts(request.language);
  const { facts, readers, missing } = prepared;
  const impossible = impossibleDelivery(decided, null);
  const lacking = [...missing, ...(readers.length === 0 ? [noReader] : [])];
  const path = `/statements/preview?decision=${decided.decision}`;
  const sheet = await statementSheet(context, prepared, language, t);
  response.render('statements/preview', {
    title: t('Statement for {seller}', { seller: facts.seller.name }),
    lead: impossible === null ? leadOf(prepared, lacking.length, t) : lackWords(impossible, t),
    crumbs: [{ href: `/decisions/${decided.decision}`, label: t('Decision') }],
    decision: decided.decision,
    ...sheet,
    languages: sheet.languages.map((one) => ({ ...one, href: `${path}&language=${one.key}` })),
    pdfHref: `/statements/preview/pdf?decision=${decided.decision}&language=${language}`,
    missing: lacking.map((one) => lackWords(one, t)),
    mayDeliver: impossible === null && lacking.length === 0,
    mayPost: impossible === null && missing.length === 0 && readers.length === 0,
  });
}

function leadOf({ facts, readers, missing }: PreparedStatement, lacking: number, t: Texts): string {
  const measure = measureOf(facts.measure, facts.seller.name, t);
  if (missing.length > 0)
    return sentence(
      t(
        '{n, plural, one {{measure} cannot be delivered yet: one thing is missing.} other {{measure} cannot be delivered yet: some things are missing.}}',
        { measure, n: lacking },
      ),
    );
  return sentence(
    readers.length === 0
      ? t('{measure} has to go by registered letter: nobody of the seller can sign in.', { measure })
      : t(
          '{n, plural, one {{measure} is ready. It goes to one person at once, and the seller sees it in the portal.} other {{measure} is ready. It goes to # people at once, and the seller sees it in the portal.}}',
          { measure, n: readers.length },
        ),
  );
}

async function sendPdf(request: Request, response: Response, context: Context): Promise<void> {
  const { prepared, language } = await asked(request, context, numberIn(request.query['decision']));
  const template = await currentTemplate(readCommitted(context.database), language);
  if (previewStatement(prepared.facts, language, wholeWording(language, template)).html === null) throw refusal(404);
  response.setHeader('Content-Type', 'application/pdf');
  response.setHeader('Content-Disposition', `inline; filename="preview-${prepared.facts.reference}-${language}.pdf"`);
  response.end(await previewPdf(prepared.facts, language, wholeWording(language, template)));
}

async function deliver(request: Request, response: Response, context: Context): Promise<void> {
  const decision = numberIn((request.body as Record<string, unknown>)['decision']);
  const result = await deliverStatement(context, decision, (request.person as Person).email);
  if ('delivered' in result) {
    const text = texts(request.language)(
      'The statement is delivered: it stands in the seller’s portal, and the letters are on their way.',
    );
    response.flash({ kind: 'done', text }).redirect(303, `/statements/${result.statement}`);
    return;
  }
  response.status(422);
  await render(request, response, context, await asked(request, context, decision));
}

async function post(request: Request, response: Response, context: Context): Promise<void> {
  const decision = numberIn((request.body as Record<string, unknown>)['decision']);
  const result = await writeLetter(context, decision);
  if ('statement' in result) {
    const text = texts(request.language)(
      'The letter is written. Print the PDF, post it as a registered letter, and record its delivery here.',
    );
    response.flash({ kind: 'done', text }).redirect(303, `/statements/${result.statement}`);
    return;
  }
  response.status(422);
  await render(request, response, context, await asked(request, context, decision));
}

const allow = ['manager', 'admin'] as const;

/** Before `/statements/:id`, which would take `preview` for a number. */
export const routes: Route[] = [
  { method: 'get', path: '/statements/preview', allow, handle: show },
  { method: 'get', path: '/statements/preview/pdf', allow, handle: sendPdf },
  { method: 'post', path: '/statements/deliver', allow, handle: deliver },
  { method: 'post', path: '/statements/letter', allow, handle: post },
];
