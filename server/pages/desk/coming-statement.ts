/** `/recommendations/:id/statement`: the statement of reasons that a decision would send, with what has been typed and the form below it. Nothing is recorded. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import { needsSecondPerson } from '../../cases/decision.ts';
import { instantText, type Context } from '../../context.ts';
import { isLanguage } from '../../languages/language.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { noReader } from '../../statements/deliver-statement.ts';
import { prepareStatement, type PreparedStatement } from '../../statements/prepare-statement.ts';
import type { StatedDecision } from '../../stores/statement-sources.ts';
import { caseMarks } from '../queue/present-marks.ts';
import { lackWords } from '../statements/lack-words.ts';
import { firstLanguage, statementSheet } from '../statements/statement-sheet.ts';
import { openedCase, renderCase, type OpenedCase } from './case-page.ts';
import { readDecisionForm, type DecisionForm } from './decision-form.ts';
import { draftedBy, type Decided } from './decision-proposal.ts';
import { presentDecisionForm } from './present-decision-form.ts';
import { settled } from './settled.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const opened = await openedCase(request, context);
  const t = texts(request.language);
  const form = readDecisionForm(request.body);
  const { found, setting } = opened;
  if (found.state !== 'open' && found.state !== 'held') {
    response.status(409);
    return renderCase(request, response, context, opened, { form, meanwhile: t(settled) });
  }
  const given = request.body as Record<string, unknown>;
  if (given['back'] !== undefined) return renderCase(request, response, context, opened, { form });
  const drafted = draftedBy(form, setting, t);
  const faults = 'faults' in drafted ? drafted.faults : noStatement(drafted.decided, t);
  if ('faults' in drafted || faults !== null) {
    response.status(422);
    return renderCase(request, response, context, opened, { form, faults: faults ?? {} });
  }
  await render(request, response, context, opened, { form, decided: drafted.decided });
}

const noStatement = ({ state }: Decided, t: Texts) =>
  state === 'recorded'
    ? { answer: t('That sends the seller nothing: choose a measure, and you can read its statement of reasons.') }
    : null;

async function render(
  request: Request,
  response: Response,
  context: Context,
  { found, seller, setting }: OpenedCase,
  { form, decided }: { form: DecisionForm; decided: Decided },
): Promise<void> {
  const t = texts(request.language);
  const prepared = await prepareStatement(context, {
    ...statedBy(decided),
    ...{ recommendation: found.id, seller: seller.id, reason: form.reason },
    decidedAt: instantText(context.clock.now()),
  });
  if (!prepared) throw refusal(404);
  const { language } = request.body as { language?: unknown };
  const shown = isLanguage(language) ? language : firstLanguage(prepared);
  const missing = [...prepared.missing, ...(prepared.readers.length === 0 ? [noReader] : [])];
  response.render('desk/coming-statement', {
    title: t('Statement for {seller}', { seller: prepared.facts.seller.name }),
    lead: leadOf(decided, prepared, t),
    path: `/recommendations/${found.id}`,
    crumbs: [{ href: `/recommendations/${found.id}`, label: t('Case') }],
    missing: missing.map((one) => lackWords(one, t)),
    ...(await statementSheet(context, prepared, shown, t)),
    marks: await caseMarks(context, found.id, request.person as Person, t),
    form: presentDecisionForm(form, {}, setting, t),
  });
}

function statedBy({ measure, scope, restriction, from, until, conditions, ground, exception }: Decided) {
  const text = (day: Day | null) => (day === null ? null : dayText(day));
  return {
    ...{ measure, scope, restriction, conditions, ground, exception },
    ...{ decision: null, from: text(from), until: text(until), secondPerson: null },
  } satisfies Partial<StatedDecision>;
}

function leadOf({ measure }: Decided, { readers, missing }: PreparedStatement, t: Texts): string {
  if (needsSecondPerson(measure))
    return t('Nothing is recorded yet. This statement goes once a second person has approved the measure.');
  return readers.length === 0 || missing.length > 0
    ? t('Nothing is recorded yet. The decision can be recorded, but its statement waits for what is missing.')
    : t(
        '{n, plural, one {Nothing is recorded yet. Once you record the decision, this statement goes to one person at once, and cannot be changed.} other {Nothing is recorded yet. Once you record the decision, this statement goes to # people at once, and cannot be changed.}}',
        { n: readers.length },
      );
}

export const routes: Route[] = [
  { method: 'post', path: '/recommendations/:id/statement', allow: ['manager', 'admin'], handle: show },
];
