/** `/policy/lab`: a draft of the policy in a form, tried on past nights or kept under a name. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { plainName } from '../../helpers/plain-name.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { policyDifferences } from '../../scoring/policy-differences.ts';
import type { Policy } from '../../scoring/policy.ts';
import { NoPlaceError } from '../../stores/backtest-places.ts';
import { askBacktest, recentBacktests } from '../../stores/backtests.ts';
import { firstNight, lastNight } from '../../stores/nights.ts';
import { keepDraft, policyDrafts } from '../../stores/policy-drafts.ts';
import { readCommitted } from '../../stores/read.ts';
import { changeWords } from '../policy/difference-words.ts';
import { noPlaceWords } from '../policy/no-place-words.ts';
import { formText } from '../portfolio/form-text.ts';
import { tooLongWords } from '../too-long-words.ts';
import { baseOf, type DraftBase } from './draft-base.ts';
import { stateWords } from './present-progress.ts';
import { presentLab } from './present-lab.ts';
import { readDraftForm, type DraftFault } from './read-draft-form.ts';
import { readStretch, stretches } from './stretches.ts';

const longestName = 120;
const drafters = ['manager', 'admin'] as const;

interface Given {
  values: Record<string, unknown>;
  faults: DraftFault[];
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  await render(request, response, context, await baseOf(context, request.query['base']), { values: {}, faults: [] });
}

async function render(
  request: Request,
  response: Response,
  context: Context,
  base: DraftBase,
  given: Given,
): Promise<void> {
  const { database } = context;
  const t = texts(request.language);
  if (given.faults.length > 0) response.status(422);
  const nights = await nightsOf(context);
  response.render('policy-lab/lab', {
    ...presentLab(t, base, nights ? stretches(nights.first, nights.last) : [], given),
    drafts: await policyDrafts(database),
    runs: (await recentBacktests(database, 10)).map((run) => ({ ...run, stateWord: stateWords(t, run.state) })),
    mayPublish: request.person?.role === 'admin',
  });
}

async function nightsOf({ database }: Context): Promise<{ first: Day; last: Day } | null> {
  const read = readCommitted(database);
  const [first, last] = [await firstNight(read), await lastNight(read)];
  return first === null || last === null ? null : { first, last };
}

async function take(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const values = request.body as Record<string, unknown>;
  const base = await baseOf(context, values['base']);
  const { policy, faults } = readDraftForm(t, values, base.policy);
  const keeps = values['action'] === 'keep';
  const nights = await nightsOf(context);
  const name = plainName(formText(values, 'name'));
  if (keeps && name === '') faults.push({ name: 'name', text: t('Name: say how the draft is called.') });
  if (name.length > longestName)
    faults.push({
      name: 'name',
      text: t('{label}: {words}', { label: t('Name of the draft'), words: tooLongWords(longestName, t) }),
    });
  const stretch = nights && readStretch(t, values, stretches(nights.first, nights.last), nights.first, nights.last);
  if (!keeps && !stretch) faults.push({ name: 'stretch', text: t('There is no night to try it on yet.') });
  if (!keeps && stretch && 'text' in stretch) faults.push(stretch);
  if (!policy || faults.length > 0) {
    await render(request, response, context, base, { values, faults });
    return;
  }
  const { email } = request.person as Person;
  const at = instantText(context.clock.now());
  if (keeps) {
    const kept = { name, policy, basedOn: base.inForce.version, author: email, changedAt: at };
    const id = await keepDraft(context.database, kept);
    response
      .flash({ kind: 'done', text: t('The draft “{name}” is kept.', { name }) })
      .redirect(303, `/policy/lab?base=draft-${id}`);
    return;
  }
  const { from, to } = stretch as { from: Day; to: Day };
  const asked = { draft: base.draft, name: name || nameOf(t, base.inForce.policy, policy), policy, askedBy: email };
  let token: string;
  try {
    token = await askBacktest(context.database, { ...asked, from: dayText(from), to: dayText(to), askedAt: at });
  } catch (error) {
    if (!(error instanceof NoPlaceError)) throw error;
    const full = { name: 'stretch', text: noPlaceWords(t, error) };
    await render(request, response, context, base, { values, faults: [full] });
    return;
  }
  request.wakeBacktests();
  response.redirect(303, `/policy/lab/runs/${token}`);
}

/** What it changes, in words; a person may give it a better name. */
function nameOf(t: Texts, inForce: Policy, draft: Policy): string {
  const all = policyDifferences(inForce, draft).map((one) => changeWords(t, one));
  const [first = '', second] = all;
  if (all.length === 0) return t('The policy in force, unchanged');
  if (all.length > 2) return t('{change} and {n} more changes', { change: first, n: all.length - 1 });
  return second === undefined ? first : t('{first}; {second}', { first, second });
}

export const routes: Route[] = [
  { method: 'get', path: '/policy/lab', allow: drafters, handle: show },
  { method: 'post', path: '/policy/lab', allow: drafters, handle: take },
];
