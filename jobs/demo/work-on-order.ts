/** One mystery order of the sample, from its parcel to what the shop does about it: at most one step a day. */
import type { SampleFindings } from '../../db/sample/mystery-orders.ts';
import { instantText, type Context } from '../../server/context.ts';
import { judgeInspection } from '../../server/lab/judge-inspection.ts';
import { parcelOf } from '../../server/lab/parcel.ts';
import { stageOf } from '../../server/lab/stage.ts';
import { suggestAction } from '../../server/lab/suggest-action.ts';
import { tellSellerOfAction } from '../../server/notices/tell-of-action.ts';
import { tellSellerOfVerdict } from '../../server/notices/tell-of-verdict.ts';
import { dayOf, dayText, type Day } from '../../server/scoring/day.ts';
import { actionsOn, askForAction, changeAction } from '../../server/stores/corrective-actions.ts';
import { findingsOf } from '../../server/stores/findings.ts';
import { decideAnswer } from '../../server/stores/lab/answer-decisions.ts';
import { checklistOf } from '../../server/stores/lab/checklists.ts';
import { afterGrading, inspectionFacts } from '../../server/stores/lab/gradings.ts';
import { inspection, saveAnswers, startInspection, submitInspection } from '../../server/stores/lab/inspections.ts';
import { likePhotos } from '../../server/stores/lab/likenesses.ts';
import { changeMysteryOrder } from '../../server/stores/lab/mystery-order-acts.ts';
import { mysteryOrder, type MysteryOrder } from '../../server/stores/lab/mystery-orders.ts';
import { keepPhoto } from '../../server/stores/lab/photo-acts.ts';
import { revealMysteryOrder } from '../../server/stores/lab/reveals.ts';
import { readCommitted, readIn } from '../../server/stores/read.ts';
import { giveAnswer } from '../../server/stores/verdict-answers.ts';
import { answersTo, secondAnswers } from './lab-answers.ts';
import type { LabPictures } from './lab-pictures.ts';
import { shopAddress } from './sample-marketplace.ts';

export interface OpenOrder {
  id: number;
  /** Which of the lab's orders it is, from 0. */
  nth: number;
  found: SampleFindings;
  /** Null: nobody took pictures. */
  photos: { number: number; pictures: LabPictures } | null;
}

export const inspector = { first: 'lab@demo.test', second: 'second-lab@demo.test' };
const manager = 'manager@demo.test';
/** From the order to its arrival, where no feed tells of it. */
const usualDays = 3;
const withoutPictures = {
  first: 'Taken with the lab’s old camera.',
  second: 'Photographed at the first grading.',
};

/** @returns whether nothing more will happen to it */
export async function workOn(context: Context, open: OpenOrder, today: Day, until: Day): Promise<boolean> {
  const order = await mysteryOrder(context.database, open.id);
  if (!order) throw new Error(`The demo has lost mystery order ${open.id}`);
  const stage = stageOf(order);
  if (stage === 'ordered' || stage === 'shipped') await receive(context, order, today);
  if (stage === 'received' && today >= dayOf(order.receivedOn!) + open.found.inspectsAfter)
    await grade(context, open, order, 'first', today);
  if (stage === 'inspected') await grade(context, open, order, 'second', today);
  if (stage === 'concluded' && today >= dayOf(order.concludedAt!.slice(0, 10)) + open.found.revealsAfter)
    await reveal(context, order, today);
  return stage === 'revealed' && follow(context, open, order, today, until);
}

async function receive({ database, calendar }: Context, order: MysteryOrder, today: Day): Promise<void> {
  const told = order.feed === null ? null : parcelOf(order, calendar).deliveredOn;
  const arrived = order.feed === null ? dayOf(order.orderedOn) + usualDays : told === null ? null : dayOf(told);
  if (arrived === null || arrived > today) return;
  const receivedOn = dayText(arrived);
  await database.transaction((tx) =>
    changeMysteryOrder(tx, order.id, order.version, { receivedOn, shippedOn: order.shippedOn }, 'inspection'),
  );
}

async function grade(context: Context, open: OpenOrder, order: MysteryOrder, grading: 'first' | 'second', today: Day) {
  const { database, clock } = context;
  const at = instantText(clock.now());
  const first = open.nth % 2 === 0 ? inspector.first : inspector.second;
  const person = grading === 'first' ? first : first === inspector.first ? inspector.second : inspector.first;
  const id = await database.transaction((tx) =>
    startInspection(tx, { mysteryOrder: order.id, grading, inspector: person, at }),
  );
  const takesPhotos = open.photos !== null && grading === 'first';
  if (takesPhotos) await photograph(context, open, id, order.id, person);
  const read = readCommitted(database);
  const begun = await inspection(read, id);
  const { checklist } = (await checklistOf(read, begun!.checklist))!;
  const plain = answersTo(checklist, open.found, takesPhotos ? null : withoutPictures[grading]);
  const answers = grading === 'first' ? plain : secondAnswers(checklist, plain, open.nth);
  await database.transaction(async (tx) => {
    const result = judgeInspection(checklist, answers, await inspectionFacts(readIn(tx), order.id));
    await saveAnswers(tx, id, begun!.revision, answers, at);
    await submitInspection(tx, id, result, at);
    await afterGrading(tx, order.id, { at, actor: person, day: dayText(today) });
  });
}

async function photograph({ database, clock }: Context, open: OpenOrder, id: number, order: number, person: string) {
  const read = readCommitted(database);
  const { checklist } = (await checklistOf(read, (await inspection(read, id))!.checklist))!;
  const pictures = await open.photos!.pictures(open.photos!.number);
  for (const [nth, { key: view }] of checklist.views.entries()) {
    const picture = pictures[nth];
    if (!picture) continue;
    const alike = await likePhotos(read, { fingerprint: picture.fingerprint, mysteryOrder: order, after: 0 });
    const photo = { inspection: id, mysteryOrder: order, sentId: `sample-${id}-${view}`, view, caption: '', picture };
    await database.transaction((tx) => keepPhoto(tx, { ...photo, alike, person, at: instantText(clock.now()) }));
  }
}

async function reveal(context: Context, order: MysteryOrder, today: Day): Promise<void> {
  const { database, clock, calendar } = context;
  const at = instantText(clock.now());
  const parcel = parcelOf(order, calendar);
  await database.transaction(async (tx) => {
    await revealMysteryOrder(tx, order.id, { day: dayText(today), at, by: inspector.first, parcel });
    await tellSellerOfVerdict(tx, context, order.id, 'reveal', at);
  });
}

/** What sellers answer to verdicts of the last days waits for the visitor. */
const leftToDecide = 10;

/** Days after the reveal. */
const pace = { action: 1, answer: 3, decision: 6, evidence: 9, over: 12 };

async function follow(context: Context, open: OpenOrder, order: MysteryOrder, today: Day, until: Day) {
  const { database, clock } = context;
  const at = instantText(clock.now());
  const { id, seller, sellerId } = order;
  const since = today - dayOf(order.revealedOn!);
  const read = readCommitted(database);
  const [gravest] = await findingsOf(read, id);
  if (!gravest || since >= pace.over) return true;
  const isRecent = dayOf(order.revealedOn!) > until - leftToDecide;
  const answers = open.nth % 3 === 0 || (isRecent && open.photos === null);
  const person = shopAddress(sellerId);
  if (since === pace.action && order.verdict === 'blocker') {
    const asked = { seller, sellerId, mysteryOrder: id, finding: gravest.id, askedBy: manager, askedAt: at };
    const text = suggestAction(gravest.item);
    await database.transaction(async (tx) => {
      const made = await askForAction(tx, { ...asked, text, dueOn: dayText(today + 14) });
      if (made !== null) await tellSellerOfAction(tx, context, made, 'asked', at);
    });
  }
  if (since === pace.answer && answers) {
    const text = 'We looked at our notes of this device: it left us in order. Please look at your photos once more.';
    const day = dayText(today);
    await database.transaction((tx) => giveAnswer(tx, { mysteryOrder: id, seller, sellerId, person, at, day, text }));
  }
  if (since === pace.decision && answers && !isRecent) {
    const isMilder = order.verdict === 'downgraded' && open.nth % 2 === 0;
    const text = isMilder
      ? 'You are right: on the photos the marks are within the grade that you sold. The verdict is corrected.'
      : 'We looked at all photos again, with a second person: what we found can be seen on them. The verdict stands.';
    const corrected = isMilder ? { verdict: 'passed' as const, safetyFinding: 'none' as const } : null;
    const decision = { mysteryOrder: id, at, day: dayText(today), corrected, text };
    for (const by of [inspector.second, inspector.first]) {
      const done = await database.transaction(async (tx) => {
        const result = await decideAnswer(tx, { ...decision, by });
        if (result === 'decided') await tellSellerOfVerdict(tx, context, id, 'outcome', at);
        return result;
      });
      if (done !== 'own') break;
    }
  }
  if (since === pace.evidence)
    for (const action of await actionsOn(read, id)) {
      const text =
        'All devices of this batch were taken from the shelf and checked; the part now comes from another supplier.';
      await database.transaction((tx) =>
        changeAction(tx, action.id, { step: 'give-evidence', text }, { at, by: person }),
      );
    }
  return false;
}
