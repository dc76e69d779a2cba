/** `/scorecard/plan/:plan`: one plan of the seller; steps are added, done with evidence or dropped, and the plan is ended. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Route } from '../../access/route.ts';
import { newSecret } from '../../access/secrets.ts';
import type { Context } from '../../context.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { addStep, endPlan, endStep, sayOnPlan } from '../../stores/plans.ts';
import { plansOf } from '../../stores/read-plans.ts';
import { readCommitted } from '../../stores/read.ts';
import { metricWords } from '../metric-words.ts';
import { notePageOpened } from '../notices/note-page-opened.ts';
import { formIdIn, formKey, formText } from '../portfolio/form-text.ts';
import { tooLongWords } from '../too-long-words.ts';
import { ownSetting, planNamed, plansWithRates } from './own-setting.ts';
import { faultsOf, longestText, readEvidence, readNewStep, untouched, type Typed } from './plan-forms.ts';
import { presentPlan } from './present-plan.ts';
import { tellStaffOfPlan } from './tell-of-plan.ts';

const root = '/scorecard/plan';
const crumbsOf = (t: Texts) => [
  { href: '/scorecard', label: t('Scorecard') },
  { href: root, label: t('Your plan') },
];

async function show(request: Request, response: Response, context: Context): Promise<void> {
  await notePageOpened(request, context, `${root}/${formKey(request.params['plan'])}`);
  await render(request, response, context, untouched);
}

async function render(request: Request, response: Response, context: Context, typed: Typed): Promise<void> {
  const t = texts(request.language);
  const { seller, today, readsOnly } = await ownSetting(request, context);
  const { plans, night, rates } = await plansWithRates(context, seller.id);
  const plan = planNamed(plans, formKey(request.params['plan']));
  const path = `${root}/${plan.id}`;
  const acts = !readsOnly && plan.state === 'open';
  response.render('plan/own-plan', {
    ...{ plan: presentPlan(plan, { today, night, rates, path, filePath: `${root}/files`, acts }, t), path, acts },
    title: t('Plan: {metric}', { metric: metricWords(t, plan.metric).label }),
    crumbs: crumbsOf(t),
    earliest: dayText(today),
    example: numbersIn(t.language).decimal(3.5),
    longest: longestText,
    typed,
    faults: faultsOf(typed),
    formId: newSecret(),
  });
}

async function add(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const { seller, today, acting } = await ownSetting(request, context);
  const plan = planNamed(await plansOf(readCommitted(context.database), seller.id), formKey(request.params['plan']));
  const { typed, asked } = readNewStep(request, plan.id, today, t);
  if (!asked) {
    response.status(422);
    return render(request, response, context, typed);
  }
  const added = await context.database.transaction((tx) => addStep(tx, acting, asked));
  response.flash(outcome(added, t('It stands in the plan now.'), t)).redirect(303, `${root}/${plan.id}`);
}

const outcome = (done: boolean, text: string, t: Texts) =>
  done
    ? ({ kind: 'done', text } as const)
    : ({ kind: 'note', text: t('The plan has changed meanwhile: nothing was recorded. Look at it again.') } as const);

async function answer(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const { seller, acting } = await ownSetting(request, context);
  const plan = planNamed(await plansOf(readCommitted(context.database), seller.id), formKey(request.params['plan']));
  const [text, formId] = [formText(request.body, 'answer'), formIdIn(request.body)];
  if (text.length > longestText) return tooLong(request, response, context, 'answer', text);
  const isWhole = text !== '' && formId !== '' && plan.words.length > 0;
  const word = isWhole
    ? await context.database.transaction(async (tx) => {
        const said = await sayOnPlan(tx, acting, { plan: plan.id, side: 'seller', text, formId });
        if (said !== null)
          await tellStaffOfPlan(tx, context, seller, acting, { metric: plan.metric, word: said, text });
        return said;
      })
    : null;
  response
    .flash(
      word === null
        ? { kind: 'note', text: t('Nothing was recorded: write something, and look at the plan as it is now.') }
        : { kind: 'done', text: t('Your answer stands beside the plan now.') },
    )
    .redirect(303, `${root}/${plan.id}`);
}

function tooLong(request: Request, response: Response, context: Context, field: string, text: string): Promise<void> {
  response.status(422);
  const fault = tooLongWords(longestText, texts(request.language));
  return render(request, response, context, { values: { [field]: text }, errors: { [field]: fault } });
}

async function end(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const { seller, acting } = await ownSetting(request, context);
  const plan = planNamed(await plansOf(readCommitted(context.database), seller.id), formKey(request.params['plan']));
  const closing = formText(request.body, 'closing');
  if (closing.length > longestText) return tooLong(request, response, context, 'closing', closing);
  const ended = await context.database.transaction((tx) => endPlan(tx, acting, plan.id, closing));
  response.flash(outcome(ended, t('The plan is ended. It stays to be read.'), t)).redirect(303, `${root}/${plan.id}`);
}

/** A step, or a milestone, of one of the seller's own plans. */
async function openStep(request: Request, context: Context) {
  const setting = await ownSetting(request, context);
  const plans = await plansOf(readCommitted(context.database), setting.seller.id);
  const plan = planNamed(plans, formKey(request.params['plan']));
  const step = plan.steps.find(({ id }) => id === formKey(request.params['step']));
  if (!step) throw refusal(404);
  return { ...setting, plan, step };
}

async function showStep(request: Request, response: Response, context: Context): Promise<void> {
  await renderStep(request, response, context, untouched);
}

async function renderStep(request: Request, response: Response, context: Context, typed: Typed): Promise<void> {
  const t = texts(request.language);
  const { plan, step, readsOnly } = await openStep(request, context);
  const path = `${root}/${plan.id}`;
  response.render('plan/own-step', {
    title: step.kind === 'step' ? t('A step of your plan') : t('A milestone of your plan'),
    isStep: step.kind === 'step',
    crumbs: [...crumbsOf(t), { href: path, label: metricWords(t, plan.metric).label }],
    text: step.text,
    dueOn: step.dueOn,
    path: `${path}/steps/${step.id}`,
    acts: !readsOnly && step.state === 'open' && plan.state === 'open',
    longest: longestText,
    typed,
    faults: faultsOf(typed),
  });
}

async function finish(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const { seller, plan, step, acting } = await openStep(request, context);
  // Of a milestone the numbers of its day say whether it is reached.
  if (step.kind !== 'step') throw refusal(404);
  const { typed, asked } = readEvidence(request, { plan: plan.id, step: step.id }, t);
  if (!asked) {
    response.status(422);
    return renderStep(request, response, context, typed);
  }
  const news = { metric: plan.metric, done: step.id, step: step.text, evidence: asked.evidence };
  const done = await context.database.transaction(async (tx) => {
    const ended = await endStep(tx, acting, asked);
    if (ended) await tellStaffOfPlan(tx, context, seller, acting, news);
    return ended;
  });
  response.flash(outcome(done, t('Thank you: the step is done.'), t)).redirect(303, `${root}/${plan.id}`);
}

async function drop(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const { plan, step, acting } = await openStep(request, context);
  const dropped = { plan: plan.id, step: step.id, state: 'dropped', evidence: '', file: null } as const;
  const done = await context.database.transaction((tx) => endStep(tx, acting, dropped));
  response
    .flash(outcome(done, step.kind === 'step' ? t('The step is dropped.') : t('The milestone is dropped.'), t))
    .redirect(303, `${root}/${plan.id}`);
}

const allow = ['seller'] as const;

export const routes: Route[] = [
  { method: 'get', path: `${root}/:plan`, allow, handle: show },
  { method: 'post', path: `${root}/:plan`, allow, handle: add },
  { method: 'post', path: `${root}/:plan/answer`, allow, handle: answer },
  { method: 'post', path: `${root}/:plan/end`, allow, handle: end },
  { method: 'get', path: `${root}/:plan/steps/:step`, allow, handle: showStep },
  { method: 'post', path: `${root}/:plan/steps/:step`, allow, upload: true, handle: finish },
  { method: 'post', path: `${root}/:plan/steps/:step/drop`, allow, handle: drop },
];
