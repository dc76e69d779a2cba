/** The page of a case: its forms draw it again with what was typed and what is wrong with it. */
import type { Request, Response } from 'express';
import type { Database } from '../../../db/connect.ts';
import { refusal } from '../../access/guard.ts';
import type { Person } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { daysIn } from '../../helpers/days.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { dayText, parseDay, type Day } from '../../scoring/day.ts';
import { policyFor, type Policy } from '../../scoring/policy.ts';
import { levelsHeldOn, revealedOrders } from '../../stores/case-facts.ts';
import { policyDocument } from '../../stores/desk-policies.ts';
import { caseOf, decisionsAbout, type Case } from '../../stores/desk-recommendation.ts';
import { ledgerOf, readingsOf, scoresOf, sellerBySellerId, type Seller } from '../../stores/desk-seller.ts';
import { publishedNight, type PublishedNight } from '../../stores/published-night.ts';
import { decisionsOf, recommendationsOf } from '../../stores/seller-history.ts';
import { decidedCases } from '../../stores/similar-cases.ts';
import { lostGround } from '../decisions/lost-ground.ts';
import { presentLostGround } from '../decisions/present-lost-ground.ts';
import { explainedSeller } from '../explain/explained.ts';
import { latelyWords } from '../explain/lately.ts';
import { planNote } from '../plan/plan-note.ts';
import { caseMarks } from '../queue/present-marks.ts';
import { usualForm, type DecisionFaults, type DecisionForm } from './decision-form.ts';
import { contestedWords } from './contested-words.ts';
import { decisionSetting, type DecisionSetting } from './decision-setting.ts';
import { frozenOrders } from './frozen-orders.ts';
import { keptWords } from './kept-level.ts';
import { presentDecisionForm } from './present-decision-form.ts';
import { presentDiscussion, type TypedComment } from './present-discussion.ts';
import { presentEarlier, presentFigures, presentRevealedOrders } from './present-evidence.ts';
import { presentCase, presentSnapshotFacts, type CaseFacts } from './present-recommendation.ts';
import { sellerPath } from './present-seller.ts';
import { presentSimilar } from './present-similar.ts';
import { sinceWhen, type Stretch } from './since-when.ts';
import { readSnapshot } from '../../stores/case-snapshot.ts';

/** A case with what every act on it needs. */
export interface OpenedCase {
  found: Case;
  seller: Seller;
  last: PublishedNight;
  setting: DecisionSetting;
}

/** @throws 404 for a case that there is not. */
export async function openedCase({ params, language }: Request, context: Context): Promise<OpenedCase> {
  const { database } = context;
  const found = /^\d{1,9}$/.test(String(params['id'])) ? await caseOf(database, Number(params['id'])) : null;
  const last = await publishedNight(database);
  const seller = found && (await sellerBySellerId(database, found.sellerId));
  if (!found || !seller || !last) throw refusal(404);
  return { found, seller, last, setting: await decisionSetting(context, found, seller, last, texts(language)) };
}

/** What a form of the page was sent with, where it is shown again. */
export interface Sent {
  comment?: TypedComment;
  fileFault?: string;
  form?: DecisionForm;
  faults?: DecisionFaults;
  /** What became of the case while the person was typing. */
  meanwhile?: string;
}

export async function renderCase(
  request: Request,
  response: Response,
  context: Context,
  opened: OpenedCase,
  { form = usualForm(opened.setting), faults = {}, meanwhile, ...said }: Sent = {},
): Promise<void> {
  const { database, calendar } = context;
  const { found, seller, last, setting } = opened;
  const { night } = last;
  const t = texts(request.language);
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
    kept: await keptOf(database, { found, readings, rules, night }, t),
    held: await levelsHeldOn(database, seller.id, frozen),
    revealed: await revealedOrders(database, seller.id, dayText(frozen - rules.windowDays), dayText(frozen)),
    decisions: await decisionsAbout(database, seller.id, found.id),
    lately: await latelyOf(database, opened, t),
    reader: (request.person as Person).email,
    night,
  };
  const [current = null] = await scoresOf(database, seller.id, [night]);
  response.render('desk/recommendation', {
    ...presentCase(facts, t),
    marks: await caseMarks(context, found.id, request.person as Person, t),
    facts: presentSnapshotFacts(facts, current, t),
    orders: await frozenOrders(database, found, snapshot, { calendar, night, sellerPath: sellerPath(seller), t }),
    contested: contestedWords(setting, t),
    later: setting.later,
    lost: await lostOf(context, opened, t),
    plan: await planNote(database, seller, setting.today, t),
    form: presentDecisionForm(form, faults, setting, t),
    ...(await evidenceOf(database, facts, t)),
    discussion: await presentDiscussion(database, found.id, said, t),
    meanwhile,
  });
}

/** Decisions about this case that are to be looked at again. */
async function lostOf(context: Context, { found, seller, last }: OpenedCase, t: Texts) {
  const lost = await lostGround(context, last, seller.id);
  return lost.filter(({ decision }) => decision.recommendation === found.id).map((one) => presentLostGround(one, t));
}

/** What else the person who decides may want to know: other figures, cases like it, its other cases, the lab's findings. */
async function evidenceOf(database: Database, facts: CaseFacts, t: Texts) {
  const { found, seller, snapshot, readings, thresholds, revealed, night } = facts;
  const size = snapshot.readings.get('cancellation')?.exposure ?? null;
  const likeness = { ground: found.grounds[0] ?? '', kind: seller.kind, size };
  return {
    frozenOn: daysIn(t.language).exactDay(snapshot.night ?? found.since),
    figures: presentFigures(snapshot.readings, readings, thresholds, found.grounds, t),
    similar: presentSimilar(await decidedCases(database, seller.id, found.level), likeness, night, t),
    earlier: presentEarlier(
      await recommendationsOf(database, seller.id),
      await decisionsOf(database, seller.id),
      found.id,
      night,
      t,
    ),
    mystery: presentRevealedOrders(revealed, t),
  };
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
async function latelyOf(database: Database, { found, seller, last }: OpenedCase, t: Texts) {
  const { state, grounds } = found;
  const lately = new Map<string, string>();
  if (state !== 'open' && state !== 'held') return lately;
  const explained = await explainedSeller(database, seller, last);
  for (const ground of grounds) {
    const words = latelyWords(explained, ground, t);
    if (words !== null) lately.set(ground, words);
  }
  return lately;
}

/** Why each ground stays at a level that tonight's figures would not open. */
async function keptOf(
  database: Database,
  { found, readings, rules, night }: Pick<CaseFacts, 'found' | 'readings' | 'night'> & { rules: Policy },
  t: Texts,
) {
  const { seller, grounds } = found;
  const held = await levelsHeldOn(database, seller, night);
  const kept = new Map<string, string>();
  for (const ground of grounds) {
    const holding = { seller, held: held.get(ground), reading: readings.get(ground), rules, night };
    const words = await keptWords(database, holding, t);
    if (words !== null) kept.set(ground, words);
  }
  return kept;
}
