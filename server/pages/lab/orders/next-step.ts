/** Where an order stands in one sentence, and the one thing to do next. */
import { exactDay } from '../../../helpers/days.ts';
import { plural } from '../../../helpers/words.ts';
import type { Parcel } from '../../../lab/parcel.ts';
import { stageOf } from '../../../lab/stage.ts';
import type { MysteryOrder } from '../../../stores/lab/mystery-orders.ts';

/** `form`: one of the page's own forms, shown first; `post`: a button; `link`: a page. Null: nothing is to be done here. */
export type Step =
  { form: 'number' | 'arrival' } | { post: string; label: string } | { link: string; label: string } | null;

export interface Standing {
  sentence: string;
  step: Step;
}

export interface StandingFacts {
  order: MysteryOrder;
  parcel: Parcel;
  /** See `daysOverdue`. */
  overdue: number;
  /** The e-mail of whoever reads the page. */
  reader: string;
}

export function standingOf(facts: StandingFacts): Standing {
  const { order } = facts;
  const path = `/lab/orders/${order.id}`;
  switch (stageOf(order)) {
    case 'withdrawn':
      return {
        sentence: `Withdrawn on ${exactDay(order.withdrawnOn)}: it stays in the list and never counts.`,
        step: order.labDraw === null ? null : { link: `/lab/draws/${order.labDraw}`, label: 'To its draw' },
      };
    case 'revealed':
      return {
        sentence: `Revealed on ${exactDay(order.revealedOn)}: managers and the seller read the verdict.`,
        step: { link: `/inspections/${order.id}`, label: 'See what was released' },
      };
    case 'concluded':
      return {
        sentence: 'The verdict stands, still under cover: reveal it when managers and the seller may know.',
        step: { link: `${path}/reveal`, label: 'Reveal…' },
      };
    case 'inspected':
      return afterFirstGrading(facts);
    case 'inspecting':
      return {
        sentence: `${order.firstGrading?.inspector} has begun to inspect it and is not done.`,
        step: { post: `${path}/inspect`, label: 'Go on inspecting' },
      };
    case 'received':
      return {
        sentence: `It arrived on ${exactDay(order.receivedOn)}: inspect it.`,
        step: { post: `${path}/inspect`, label: 'Inspect it' },
      };
    default:
      return { sentence: awaited(facts), step: { form: order.orderId === null ? 'number' : 'arrival' } };
  }
}

/** Ordered and not here yet. */
function awaited({ order, parcel, overdue }: StandingFacts): string {
  const lost = overdue === 0 ? '' : ` It is ${plural(overdue, 'day')} overdue: ask where the parcel is.`;
  if (order.feed?.deliveredAt)
    return `The carrier says that it was handed over on ${exactDay(parcel.deliveredOn)}: note the day it reached the lab.`;
  if (order.orderId === null) return `Ordered on ${exactDay(order.orderedOn)}: note its order number.${lost}`;
  const on =
    parcel.shippedOn === null ? 'It is ordered and not shipped yet' : `Shipped on ${exactDay(parcel.shippedOn)}`;
  const due = parcel.promisedOn === null ? ', without a promised day' : `, promised for ${exactDay(parcel.promisedOn)}`;
  return `${on}${due}: note the day it arrives.${lost}`;
}

function afterFirstGrading({ order, reader }: StandingFacts): Standing {
  const second = order.secondGrading;
  if (second?.submittedAt)
    return {
      sentence: 'Two people graded it and do not say the same: settle the differences.',
      step: { link: `/lab/orders/${order.id}/differences`, label: 'Settle the differences' },
    };
  const why = order.secondReason === 'blocker' ? 'since a blocker was found' : 'drawn as one in ten';
  if (order.firstGrading?.inspector === reader)
    return { sentence: `You have graded it. A second person must grade it too, ${why}.`, step: null };
  return {
    // Not why: who knows that a blocker was found does not grade blindly any more.
    sentence: 'It waits for a second person: grade it without seeing the first answers.',
    step: { link: '/lab/second', label: 'Grade it as the second' },
  };
}
