/** One case: why it is recommended, the orders behind it, and the decision. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { claimables, holdClaim } from '../../stores/claims.ts';
import { recordDecision } from '../../stores/decisions.ts';
import type { Case } from '../../stores/desk-recommendation.ts';
import { tellSeller } from '../decisions/tell-seller.ts';
import { takeOverFault } from '../queue/take-over.ts';
import { openedCase, renderCase, type OpenedCase, type Sent } from './case-page.ts';
import { readDecisionForm, usualForm } from './decision-form.ts';
import { proposedBy, type Decided } from './decision-proposal.ts';
import { replacedBy, type DecisionSetting } from './decision-setting.ts';
import { ordersPerDay, weeklyCost } from './measure-cost.ts';
import { settled } from './settled.ts';
import { levelNoun, sentence } from './words.ts';

/** An answer in the address is chosen already: that is how the queue's keys arrive. */
async function show(request: Request, response: Response, context: Context): Promise<void> {
  const opened = await openedCase(request, context);
  const usual = usualForm(opened.setting);
  const asked = opened.setting.later.length > 0 ? null : readDecisionForm(request.query).answer;
  const form = { ...usual, answer: asked ?? usual.answer };
  await renderCase(request, response, context, opened, { form });
}

async function decide(request: Request, response: Response, context: Context): Promise<void> {
  const opened = await openedCase(request, context);
  const t = texts(request.language);
  const form = readDecisionForm(request.body);
  const again = (status: number, sent: Sent) => {
    response.status(status);
    return renderCase(request, response, context, opened, { form, ...sent });
  };
  const proposed = proposedBy(form, opened.setting, t);
  if ('faults' in proposed) return again(422, { faults: proposed.faults });
  const recorded = await record(context, request.person as Person, opened, proposed.decided, form);
  if (typeof recorded === 'string') {
    // Read again: what was done meanwhile stands on the page, and what was typed stays in it.
    const now = await openedCase(request, context);
    const isOpen = now.found.state === 'open' || now.found.state === 'held';
    if (isOpen) return again(422, { faults: { takeOver: t(takeOverFault) } });
    response.status(409);
    return renderCase(request, response, context, now, { form, meanwhile: t(settled) });
  }
  const { state } = proposed.decided;
  const told = state === 'decided' ? await tellSeller(context, recorded, (request.person as Person).email, t) : null;
  const text = [doneWords(proposed.decided, t), told?.text].filter(Boolean).join(' ');
  response
    .flash({ kind: told?.kind ?? 'done', text })
    .redirect(303, state === 'recorded' ? `/recommendations/${opened.found.id}` : `/decisions/${recorded}`);
}

/** One transaction: the case is held, the decision written with its audit entry and its event. */
async function record(
  { database, clock }: Context,
  { email: person }: Person,
  { found, setting }: OpenedCase,
  { state, answer: decision, measure: level, from, until, ...rest }: Decided,
  { reason, takeOver }: { reason: string; takeOver: string | null },
): Promise<number | 'claimed' | 'settled'> {
  const decidedAt = instantText(clock.now());
  const { id: recommendation, seller, sellerId } = found;
  const text = (day: Day | null) => (day === null ? null : dayText(day));
  return database.transaction(async (tx) => {
    const held = { person, takeOverFrom: takeOver, at: decidedAt };
    if (!(await holdClaim(tx, claimables.case, recommendation, held))) return 'claimed';
    const id = await recordDecision(tx, {
      ...{ recommendation, seller, sellerId, level, decision, state, person, reason, decidedAt, ...rest },
      ...{ inForceFrom: text(from), inForceTo: text(until) },
      replaces: state === 'recorded' ? null : (replacedBy(setting)?.id ?? null),
      snapshot: frozenFor(found, setting, weeklyCost(level, rest.restriction, rest.scope, setting.volume)),
      takenOverFrom: takeOver,
    });
    return id ?? 'settled';
  });
}

/** The night's snapshot as it stood when the person decided, and what was known beside it. */
function frozenFor(found: Case, { volume }: DecisionSetting, cost: number) {
  const { snapshot, level, since, grounds, evidence, harm } = found;
  const perDay = ordersPerDay(volume);
  const effect = { ordersPerWeek: perDay === null ? null : 7 * perDay, costPerWeek: cost };
  const seen = { level, since: dayText(since), grounds, evidence, harm, ...effect };
  return { ...(snapshot as Record<string, unknown>), seen };
}

function doneWords({ state, answer, measure }: Decided, t: Texts): string {
  if (answer === 'dismissed') return t('Recorded as a false alarm. The case is closed.');
  if (answer === 'wait') return t('Recorded. The case stays open.');
  if (state !== 'proposed') return t('Your decision is recorded, with your reason.');
  const waits = t(
    '{measure} needs a second person: until a colleague approves it, nothing is sent and nothing is in force.',
    { measure: t(levelNoun[measure]) },
  );
  return `${t('Your proposal is recorded, with your reason.')} ${sentence(waits)}`;
}

const allow = ['manager', 'admin'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/recommendations/:id', allow, handle: show },
  { method: 'post', path: '/recommendations/:id', allow, handle: decide },
];
