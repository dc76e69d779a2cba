/** One case: why it is recommended, the orders behind it, and the decision. */
import type { Request, Response } from 'express';
import type { Database } from '../../../db/connect.ts';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import { needsSecondPerson, type Measure } from '../../cases/decision.ts';
import { instantText, type Context } from '../../context.ts';
import { dayText, parseDay, type Day } from '../../scoring/day.ts';
import { policyFor, type Policy } from '../../scoring/policy.ts';
import { levelsHeldOn, revealedOrders } from '../../stores/case-facts.ts';
import { recordDecision } from '../../stores/decisions.ts';
import { policyDocument } from '../../stores/desk-policies.ts';
import { caseOf, decisionsAbout, type Case } from '../../stores/desk-recommendation.ts';
import { ledgerOf, readingsOf, scoresOf, sellerBySellerId, type Seller } from '../../stores/desk-seller.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { publishedNight, type PublishedNight } from '../../stores/published-night.ts';
import { explainedSeller } from '../explain/explained.ts';
import { latelyWords } from '../explain/lately.ts';
import { faultsOf, presentForm, readDecisionForm, type DecisionFaults, type DecisionForm } from './decision-form.ts';
import { frozenOrders } from './frozen-orders.ts';
import { keptWords } from './kept-level.ts';
import { presentCase, presentSnapshotFacts } from './present-recommendation.ts';
import { sellerPath } from './present-seller.ts';
import { sinceWhen, type Stretch } from './since-when.ts';
import { readSnapshot } from './snapshot.ts';
import { levelNoun } from './words.ts';

async function requested({ params }: Request, { database }: Context): Promise<Case> {
  const id = /^\d{1,9}$/.test(String(params['id'])) ? Number(params['id']) : 0;
  const found = await caseOf(database, id);
  if (!found) throw refusal(404);
  return found;
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  await render(response, context, await requested(request, context), { answer: null, reason: '' }, {});
}

async function render(response: Response, context: Context, found: Case, form: DecisionForm, faults: DecisionFaults) {
  const { database, calendar } = context;
  const last = await publishedNight(database);
  const seller = await sellerBySellerId(database, found.sellerId);
  if (!seller || !last) throw refusal(404);
  const { night } = last;
  const snapshot = readSnapshot(found.snapshot);
  const joined = seller.joinedOn === null ? null : parseDay(seller.joinedOn);
  const policy = await policyDocument(database, snapshot.policy ?? last.policy);
  const rules = await policyDocument(database, last.policy);
  const readings = await readingsOf(database, seller.id, night);
  const frozen = snapshot.night ?? found.since;
  const facts = {
    found,
    seller,
    snapshot,
    readings,
    thresholds: policyFor(policy, { kind: seller.kind, market: seller.country, joined }, snapshot.night ?? night)
      .metrics,
    levels: rules.levels,
    stretches: await stretchesOf(database, found, frozen),
    kept: await keptOf(database, found, readings, rules, night),
    held: await levelsHeldOn(database, seller.id, frozen),
    revealed: await revealedOrders(database, seller.id, dayText(frozen - rules.windowDays), dayText(frozen)),
    decisions: await decisionsAbout(database, seller.id, found.id),
    lately: await latelyOf(database, found, seller, last),
    night,
  };
  const [current = null] = await scoresOf(database, seller.id, [night]);
  const setting = { calendar, night, sellerPath: sellerPath(seller) };
  response.render('desk/recommendation', {
    ...presentCase(facts),
    facts: presentSnapshotFacts(facts, current),
    orders: await frozenOrders(database, found, snapshot, setting),
    form: presentForm(form, faults, levelNoun[found.level]),
  });
}

/** Since when each ground is worse, as the ledger stood on the night of the snapshot. */
async function stretchesOf(database: Database, { seller, grounds }: Case, night: Day) {
  const stretches = new Map<string, Stretch | null>();
  for (const ground of grounds) {
    stretches.set(ground, sinceWhen(await ledgerOf(database, seller, ground, night - 365, night)));
  }
  return stretches;
}

/** The rates as they are now, of a case that still asks for a decision. */
async function latelyOf(database: Database, { state, grounds }: Case, seller: Seller, last: PublishedNight) {
  const lately = new Map<string, string>();
  if (state !== 'open' && state !== 'held') return lately;
  const explained = await explainedSeller(database, seller, last);
  for (const ground of grounds) {
    const words = latelyWords(explained, ground);
    if (words !== null) lately.set(ground, words);
  }
  return lately;
}

/** Why each ground stays at a level that tonight's figures would not open. */
async function keptOf(
  database: Database,
  { seller, grounds }: Case,
  readings: ReadonlyMap<string, Reading>,
  rules: Policy,
  night: Day,
) {
  const held = await levelsHeldOn(database, seller, night);
  const kept = new Map<string, string>();
  for (const ground of grounds) {
    const words = await keptWords(database, seller, held.get(ground), readings.get(ground), rules, night);
    if (words !== null) kept.set(ground, words);
  }
  return kept;
}

async function decide(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock, calendar } = context;
  const found = await requested(request, context);
  const form = readDecisionForm(request.body);
  const faults = faultsOf(form);
  if (form.answer === null || Object.keys(faults).length > 0) {
    response.status(422);
    await render(response, context, found, form, faults);
    return;
  }
  const { answer: decision, reason } = form;
  const { email } = request.person as Person;
  const at = instantText(clock.now());
  const inForceFrom = decision === 'accepted' ? dayText(calendar(clock.now())) : null;
  const recorded = await database.transaction(async (tx) => {
    const { id: recommendation, seller, sellerId } = found;
    const level = found.level as Measure;
    const opens = needsSecondPerson(level) ? 'proposed' : 'decided';
    const id = await recordDecision(tx, {
      ...{ recommendation, seller, sellerId, level, decision, person: email, reason },
      ...{ state: decision === 'accepted' ? opens : 'recorded', decidedAt: at, inForceFrom, inForceTo: null },
    });
    return id !== null;
  });
  response
    .flash(
      recorded
        ? { kind: 'done', text: done[decision] }
        : {
            kind: 'fault',
            text: 'Someone else decided this case meanwhile, or it ended. Nothing was changed; what was decided stands below.',
          },
    )
    .redirect(303, `/recommendations/${found.id}`);
}

const done = {
  accepted: 'Your decision is recorded, with your reason. Nothing has been sent to the seller.',
  dismissed: 'Recorded as a false alarm. The case is closed.',
  wait: 'Recorded. The case stays open.',
};

const allow = ['manager', 'admin'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/recommendations/:id', allow, handle: show },
  { method: 'post', path: '/recommendations/:id', allow, handle: decide },
];
