/** `/lab/plan/budget`: what the lab may spend each week. It counts from the next week that is drawn. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../../access/route.ts';
import { instantText, type Context } from '../../../context.ts';
import { message, texts, type Texts } from '../../../languages/texts.ts';
import { changeLabBudget, labBudget } from '../../../stores/lab/lab-budget.ts';
import { allow } from '../mystery-order.ts';
import { faultLines } from '../orders/field-rules.ts';
import { checkBudget, formOf, type BudgetFaults, type BudgetForm } from './budget-form.ts';

async function show({ language }: Request, response: Response, { database }: Context): Promise<void> {
  render(response, formOf(await labBudget(database)), {}, texts(language));
}

const labels = {
  slots: message('Orders a week'),
  share: message('Of them at random, in percent'),
  money: message('Money a week'),
  currency: message('Currency'),
};

function render(response: Response, form: BudgetForm, errors: BudgetFaults, t: Texts): void {
  response.render('lab/plan/budget', {
    title: t('The lab’s week'),
    lead: t('What a week may cost. It counts from the next week that is drawn; weeks drawn before stay as they are.'),
    crumbs: [{ href: '/lab/plan', label: t('Plan') }],
    form,
    errors,
    faults: faultLines(labels, errors, t),
  });
}

async function change(request: Request, response: Response, { database, clock }: Context): Promise<void> {
  const t = texts(request.language);
  const { form, budget, faults } = checkBudget(request.body, t);
  if (budget === null) {
    response.status(422);
    render(response, form, faults, t);
    return;
  }
  const act = { at: instantText(clock.now()), by: (request.person as Person).email };
  await database.transaction((tx) => changeLabBudget(tx, budget, act));
  response
    .flash({ kind: 'done', text: t('Kept. It counts from the next week that is drawn.') })
    .redirect(303, '/lab/plan');
}

export const routes: Route[] = [
  { method: 'get', path: '/lab/plan/budget', allow, handle: show },
  { method: 'post', path: '/lab/plan/budget', allow, handle: change },
];
