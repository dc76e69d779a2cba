/** An inspection as it is opened: the draft, its checklist, the order behind it, and what this person may do with it. */
import type { Request } from 'express';
import { refusal } from '../../../access/guard.ts';
import type { Person } from '../../../access/route.ts';
import type { Context } from '../../../context.ts';
import type { Checklist } from '../../../lab/checklist.ts';
import type { InspectionFacts } from '../../../lab/judge-inspection.ts';
import { parcelOf, type Parcel } from '../../../lab/parcel.ts';
import type { Grade } from '../../../lab/result.ts';
import { checklistOf } from '../../../stores/lab/checklists.ts';
import { inspection, inspectionsOf, type Inspection } from '../../../stores/lab/inspections.ts';
import { mysteryOrder, type MysteryOrder } from '../../../stores/lab/mystery-orders.ts';
import { readCommitted } from '../../../stores/read.ts';
import { formKey } from '../../portfolio/form-text.ts';

/**
 * `answer`: it is open and this person's. `take`: it is open and somebody else's, who can be relieved. `read`: it is submitted.
 * `hidden`: nobody else may see it, because the order is to be graded blindly.
 */
export type May = 'answer' | 'take' | 'read' | 'hidden';

export interface OpenedInspection {
  inspection: Inspection;
  order: MysteryOrder;
  parcel: Parcel;
  checklist: Checklist;
  version: number;
  facts: InspectionFacts;
  may: May;
}

/** @throws a refusal with 404 where there is none */
export async function openedInspection(request: Request, context: Context): Promise<OpenedInspection> {
  const read = readCommitted(context.database);
  const found = await inspection(read, formKey(request.params['id']));
  if (!found) throw refusal(404);
  const order = await mysteryOrder(context.database, found.mysteryOrder);
  const version = await checklistOf(read, found.checklist);
  if (!order || !version) throw refusal(404);
  const parcel = parcelOf(order, context.calendar);
  return {
    ...{ inspection: found, order, parcel, checklist: version.checklist, version: version.version },
    facts: {
      gradeSold: order.grade as Grade | null,
      ...{ promisedOn: parcel.promisedOn, receivedOn: parcel.deliveredOn, carrier: parcel.carrier },
    },
    may: mayDo(found, await inspectionsOf(read, order.id), order, request.person as Person),
  };
}

/** Before both gradings are done nobody reads what another has answered: whoever might grade second must know nothing. */
function mayDo(one: Inspection, all: readonly Inspection[], order: MysteryOrder, { email }: Person): May {
  const withdrawn = order.withdrawnOn !== null;
  if (one.submittedAt === null && !withdrawn) {
    if (one.inspector === email) return 'answer';
    const first = all.find(({ grading }) => grading === 'first');
    const knowsFirst = first !== undefined && [first.inspector, ...first.earlier].includes(email);
    return one.grading === 'second' && knowsFirst ? 'hidden' : 'take';
  }
  if (one.inspector === email) return 'read';
  const settled = withdrawn || order.concludedAt !== null || all.every(({ submittedAt }) => submittedAt !== null);
  const secondIsDue = order.secondReason !== null && !all.some(({ grading }) => grading === 'second');
  return settled && !(secondIsDue && order.concludedAt === null && !withdrawn) ? 'read' : 'hidden';
}
