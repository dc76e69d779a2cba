/** `/decisions/:id`: the whole life of a decision, and the next step of it. */
import type { Request, Response } from 'express';
import { signedInSecondsAgo } from '../../access/fresh-sign-in.ts';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { ChangedMeanwhileError } from '../../stores/decision-steps.ts';
import { stateWords } from '../desk/measure-words.ts';
import { acts, type Act, type ActSetting } from './acts.ts';
import { formText } from '../portfolio/form-text.ts';
import { openedDecision, renderDecision } from './decision-page.ts';
import { refusalWords } from './refusals.ts';
import { tellSeller } from './tell-seller.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  await renderDecision(request, response, context, await openedDecision(request, context));
}

async function act(request: Request, response: Response, context: Context, one: Act): Promise<void> {
  const opened = await openedDecision(request, context);
  const t = texts(request.language);
  const values = valuesOf(request.body, [one.field, ...(one.others ?? [])]);
  const again = (status: number, errors: Record<string, string>) => {
    response.status(status);
    return renderDecision(request, response, context, opened, { typed: { values, errors } });
  };
  const errors = one.faults(values, t);
  if (Object.keys(errors).length > 0) return again(422, errors);
  const { clock, calendar, database } = context;
  const setting: ActSetting = {
    decision: opened.stored,
    by: (request.person as Person).email,
    at: instantText(clock.now()),
    today: calendar(clock.now()),
    signedInSecondsAgo: await signedInSecondsAgo(context, request),
    expected: versionIn(request.body),
    config: context.config,
    t,
  };
  try {
    const result = await database.transaction((tx) => one.run(tx, values, setting));
    if ('refused' in result) {
      await again(422, { [one.field]: refusalWords(String(result.refused), t) });
      return;
    }
  } catch (error) {
    if (!(error instanceof ChangedMeanwhileError)) throw error;
    await changed(request, response, context, { values, errors: {} });
    return;
  }
  const { id } = opened.record;
  const told = one.delivers ? await tellSeller(context, id, setting.by, t) : null;
  const text = [t(one.done), told?.text].filter(Boolean).join(' ');
  response.flash({ kind: told?.kind ?? 'done', text }).redirect(303, `/decisions/${id}`);
}

/** What was mended meanwhile may let the statement of reasons go now. */
async function deliver(request: Request, response: Response, context: Context): Promise<void> {
  const { record } = await openedDecision(request, context);
  const told = await tellSeller(context, record.id, (request.person as Person).email, texts(request.language));
  response.flash(told).redirect(303, `/decisions/${record.id}`);
}

/** Somebody else was faster: the page as it is now, with what was typed and what has happened. */
async function changed(
  request: Request,
  response: Response,
  context: Context,
  typed: { values: Record<string, string>; errors: Record<string, string> },
): Promise<void> {
  const now = await openedDecision(request, context);
  const t = texts(request.language);
  const meanwhile = t(
    'Someone else was here meanwhile: the decision is now {state}. Nothing of yours was recorded; look at it again.',
    { state: t(stateWords[now.record.state]) },
  );
  response.status(409);
  await renderDecision(request, response, context, now, { typed, meanwhile });
}

const valuesOf = (body: unknown, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, formText(body, name)]));

/** A form that names none was not made by the page: it has nothing before its eyes. */
function versionIn(body: unknown): number {
  const given = ((body ?? {}) as Record<string, unknown>)['version'];
  return typeof given === 'string' && /^\d{1,9}$/.test(given) ? Number(given) : -1;
}

const allow = ['manager', 'admin'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/decisions/:id', allow, handle: show },
  { method: 'post', path: '/decisions/:id/deliver', allow, handle: deliver },
  ...acts.map((one): Route => ({
    ...{ method: 'post', path: `/decisions/:id/${one.name}`, allow },
    handle: (request, response, context) => act(request, response, context, one),
  })),
];
