/** A mystery order that was graded once and concluded, with the answers that a test names; still under cover. */
import type { Database } from '../../db/connect.ts';
import { noAnswer, noAnswers, type Answers, type Said } from '../../server/lab/answers.ts';
import type { Checklist } from '../../server/lab/checklist.ts';
import { judgeInspection } from '../../server/lab/judge-inspection.ts';
import { checklistOf } from '../../server/stores/lab/checklists.ts';
import { conclude } from '../../server/stores/lab/conclusions.ts';
import { inspection, saveAnswers, startInspection, submitInspection } from '../../server/stores/lab/inspections.ts';
import { logMysteryOrder, type Purchase } from '../../server/stores/lab/mystery-orders.ts';
import { revealMysteryOrder } from '../../server/stores/lab/reveals.ts';
import { readIn } from '../../server/stores/read.ts';

export interface GradedOrder extends Partial<Purchase> {
  /** Our key of the seller. */
  seller: number;
  draw?: 'random' | 'for_cause';
  category?: string;
  orderedOn?: string;
  /** The business day of verdict, and of reveal. */
  day?: string;
  /** Keys of the checklist's items; the rest of those that ask yes or no are in order. */
  wrong?: readonly string[];
  skipped?: readonly string[];
  /** Noted beside each wrong item. */
  part?: string;
  batch?: string;
  /** As it stands on the device. */
  seen?: string;
}

const by = 'lab@test.example';

/** @returns its number */
export async function gradedOrder(database: Database, order: GradedOrder): Promise<number> {
  const { seller, draw = 'for_cause', category = 'smartphones', orderedOn = '2026-11-02', day = '2026-11-20' } = order;
  const { wrong = [], skipped = [], part = '', batch = '', seen = '', ...purchase } = order;
  const at = `${day}T10:00:00Z`;
  return database.transaction(async (tx) => {
    const id = await logMysteryOrder(tx, {
      ...{ ...purchase, seller, draw, category, grade: 'good', orderId: null, orderedOn, receivedOn: orderedOn },
      ...{ inspectedOn: null, quality: null, delivery: null, packaging: null, verdict: null, safetyFinding: null },
      ...{ notes: '', loggedBy: by, loggedAt: at },
    });
    const grading = await startInspection(tx, { mysteryOrder: id, grading: 'first', inspector: by, at });
    const begun = (await inspection(readIn(tx), grading))!;
    const { checklist } = (await checklistOf(readIn(tx), begun.checklist))!;
    const answers = answersTo(checklist, { wrong, skipped, part, batch, seen });
    const parcel = { orderedOn, promisedOn: null, deliveredOn: orderedOn };
    const result = judgeInspection(checklist, answers, { ...parcel, gradeSold: 'good' } as never);
    await saveAnswers(tx, grading, begun.revision, answers, at);
    await submitInspection(tx, grading, result, at);
    await conclude(tx, id, 'one', result, { at, actor: by, day });
    return id;
  });
}

function answersTo(
  { items }: Checklist,
  { wrong, skipped, part, batch, seen }: Required<Pick<GradedOrder, 'wrong' | 'skipped' | 'part' | 'batch' | 'seen'>>,
): Answers {
  const answered = items.map(({ key, asked }) => {
    const said: Said = wrong.includes(key) ? 'no' : skipped.includes(key) || asked.ask !== 'yes' ? 'skipped' : 'yes';
    return [key, said === 'no' ? { ...noAnswer, said, part, batch } : { ...noAnswer, said }];
  });
  return { ...noAnswers, model: seen, items: Object.fromEntries(answered) as Answers['items'] };
}

/** The same, revealed. */
export async function revealedOrder(database: Database, order: GradedOrder): Promise<number> {
  const id = await gradedOrder(database, order);
  await reveal(database, id, order.day);
  return id;
}

export const reveal = (database: Database, id: number, day = '2026-11-20') =>
  database.transaction((tx) => revealMysteryOrder(tx, id, { day, at: `${day}T11:00:00Z`, by }));
