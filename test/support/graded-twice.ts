/** Gradings as people submit them, without their pages: what follows is what the product makes of it. */
import type { Database } from '../../db/connect.ts';
import { noAnswer, noAnswers, type Answers, type Said } from '../../server/lab/answers.ts';
import { judgeInspection } from '../../server/lab/judge-inspection.ts';
import { checklistOf } from '../../server/stores/lab/checklists.ts';
import { afterGrading, inspectionFacts } from '../../server/stores/lab/gradings.ts';
import { inspection, saveAnswers, startInspection, submitInspection } from '../../server/stores/lab/inspections.ts';
import { logMysteryOrder } from '../../server/stores/lab/mystery-orders.ts';
import { readIn } from '../../server/stores/read.ts';

export interface Graded {
  /** Our key of the seller. */
  seller: number;
  /** The order that is graded; left out: a new one, arrived. */
  order?: number;
  grading?: 'first' | 'second';
  by?: string;
  /** `YYYY-MM-DD` */
  day?: string;
  category?: string;
  /** Keys of the checklist's items; the rest is in order. */
  wrong?: readonly string[];
  skipped?: readonly string[];
  note?: string;
  orderId?: string | null;
}

export async function gradeOrder(database: Database, graded: Graded) {
  const { grading = 'first', by = 'ada@test.example', day = '2026-11-20', wrong = [], skipped = [] } = graded;
  const { seller, category = 'smartphones', note = '', orderId = null } = graded;
  const at = `${day}T10:00:00Z`;
  return database.transaction(async (tx) => {
    const order =
      graded.order ??
      (await logMysteryOrder(tx, {
        ...{ seller, draw: 'random', category, grade: 'good', orderId, orderedOn: '2026-11-10', notes: '' },
        ...{ receivedOn: '2026-11-14', promisedOn: '2026-11-15', carrier: 'DHL', inspectedOn: null, quality: null },
        ...{ delivery: null, packaging: null, verdict: null, safetyFinding: null, loggedBy: by, loggedAt: at },
      }));
    const id = await startInspection(tx, { mysteryOrder: order, grading, inspector: by, at });
    const begun = (await inspection(readIn(tx), id))!;
    const { checklist } = (await checklistOf(readIn(tx), begun.checklist))!;
    const items = checklist.items.map(({ key, asked }) => {
      const said: Said = wrong.includes(key) ? 'no' : skipped.includes(key) || asked.ask !== 'yes' ? 'skipped' : 'yes';
      return [key, { ...noAnswer, said, note: said === 'no' ? note : '' }];
    });
    const answers: Answers = {
      ...noAnswers,
      items: Object.fromEntries(items) as Answers['items'],
      model: 'Galaxy S23',
    };
    await saveAnswers(tx, id, begun.revision, answers, at);
    const facts = await inspectionFacts(readIn(tx), order);
    await submitInspection(tx, id, judgeInspection(checklist, answers, facts), at);
    return { order, inspection: id, followed: await afterGrading(tx, order, { at, actor: by, day }) };
  });
}
