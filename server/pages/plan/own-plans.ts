/** `/scorecard/plan`: what a seller sets out to change, what the lab asks of it, and the form to begin. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Route } from '../../access/route.ts';
import { newSecret } from '../../access/secrets.ts';
import type { Context } from '../../context.ts';
import { daysIn } from '../../helpers/days.ts';
import { texts } from '../../languages/texts.ts';
import { isClosed } from '../../lab/corrective-action.ts';
import { taskWords } from '../../notices/task-words.ts';
import { orderMetrics } from '../../scoring/metrics/index.ts';
import { actionsOf } from '../../stores/corrective-actions.ts';
import { beginPlan } from '../../stores/plans.ts';
import { planFile } from '../../stores/read-plans.ts';
import { readCommitted } from '../../stores/read.ts';
import { standingOf } from '../actions/action-words.ts';
import { sendToKeep } from '../desk/send-to-keep.ts';
import { metricWords } from '../metric-words.ts';
import { formKey } from '../portfolio/form-text.ts';
import { ownSetting, plansWithRates } from './own-setting.ts';
import { faultsOf, longestText, readNewPlan, untouched, type Typed } from './plan-forms.ts';
import { presentPlan } from './present-plan.ts';
import { tellStaffOfPlan } from './tell-of-plan.ts';

const path = '/scorecard/plan';
const eligible = orderMetrics.map(({ key }) => key);

async function show(request: Request, response: Response, context: Context): Promise<void> {
  await render(request, response, context, untouched);
}

async function render(request: Request, response: Response, context: Context, typed: Typed): Promise<void> {
  const t = texts(request.language);
  const { seller, today, readsOnly } = await ownSetting(request, context);
  const { plans, night, rates } = await plansWithRates(context, seller.id);
  const asked = (await actionsOf(readCommitted(context.database), seller.id)).filter(({ state }) => !isClosed(state));
  const open = plans.filter(({ state }) => state === 'open').length;
  response.render('plan/own-plans', {
    title: t('Your plan'),
    lead:
      open === 0
        ? t(
            'You follow no plan at present. A plan says what you change, by when, and what shows it; your manager reads it before deciding.',
          )
        : t(
            '{n, plural, one {You follow one plan. Your manager reads it before deciding.} other {You follow # plans. Your manager reads them before deciding.}}',
            { n: open },
          ),
    crumbs: [{ href: '/scorecard', label: t('Scorecard') }],
    plans: plans.map((plan) =>
      presentPlan(plan, { today, night, rates, path: `${path}/${plan.id}`, filePath: `${path}/files`, acts: false }, t),
    ),
    asked: asked.map((action) => {
      const { level, word } = standingOf(action, today, t);
      const due = daysIn(t.language).shortDay(action.dueOn, today);
      return {
        level,
        word,
        due,
        text: taskWords(action.text, t),
        href: `/verdicts/${action.mysteryOrder}/actions/${action.id}`,
      };
    }),
    mayBegin: !readsOnly,
    path,
    metrics: eligible.map((metric) => ({
      ...{ value: metric, label: metricWords(t, metric).label },
      selected: metric === (typed.values['metric'] ?? request.query['metric']),
    })),
    longest: longestText,
    typed,
    faults: faultsOf(typed),
    formId: newSecret(),
  });
}

async function begin(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const { seller, acting } = await ownSetting(request, context);
  const { typed, asked } = readNewPlan(request, eligible, t);
  if (!asked) {
    response.status(422);
    return render(request, response, context, typed);
  }
  const { metric, cause } = asked;
  const id = await context.database.transaction(async (tx) => {
    const begun = await beginPlan(tx, acting, asked);
    if (begun !== null) await tellStaffOfPlan(tx, context, seller, acting, { metric, begun, cause });
    return begun;
  });
  if (id === null)
    response
      .flash({ kind: 'note', text: t('This plan was begun already, or as many are open as may be.') })
      .redirect(303, path);
  else
    response
      .flash({ kind: 'done', text: t('The plan is begun. Now add its first step.') })
      .redirect(303, `${path}/${id}`);
}

async function download(request: Request, response: Response, context: Context): Promise<void> {
  const { seller } = await ownSetting(request, context);
  const file = await planFile(readCommitted(context.database), seller.id, formKey(request.params['file']));
  if (!file) throw refusal(404);
  sendToKeep(response, file);
}

const allow = ['seller'] as const;

export const routes: Route[] = [
  { method: 'get', path, allow, handle: show },
  { method: 'post', path, allow, handle: begin },
  { method: 'get', path: `${path}/files/:file`, allow, handle: download },
];
