/** Where an order stands in one sentence, and the one thing to do next. */
import { daysIn } from '../../../helpers/days.ts';
import type { Texts } from '../../../languages/texts.ts';
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
  t: Texts;
}

export function standingOf(facts: StandingFacts): Standing {
  const { order, t } = facts;
  const { exactDay } = daysIn(t.language);
  const path = `/lab/orders/${order.id}`;
  switch (stageOf(order)) {
    case 'withdrawn':
      return {
        sentence: t('Withdrawn on {day}: it stays in the list and never counts.', { day: exactDay(order.withdrawnOn) }),
        step: order.labDraw === null ? null : { link: `/lab/draws/${order.labDraw}`, label: t('To its draw') },
      };
    case 'revealed':
      return {
        sentence: t('Revealed on {day}: managers and the seller read the verdict.', {
          day: exactDay(order.revealedOn),
        }),
        step: { link: `/inspections/${order.id}`, label: t('See what was released') },
      };
    case 'concluded':
      return {
        sentence: t('The verdict stands, still under cover: reveal it when managers and the seller may know.'),
        step: { link: `${path}/reveal`, label: t('Reveal…') },
      };
    case 'inspected':
      return afterFirstGrading(facts);
    case 'inspecting':
      return {
        sentence: t('{inspector} has begun to inspect it and is not done.', {
          inspector: order.firstGrading?.inspector ?? '–',
        }),
        step: { post: `${path}/inspect`, label: t('Go on inspecting') },
      };
    case 'received':
      return {
        sentence: t('It arrived on {day}: inspect it.', { day: exactDay(order.receivedOn) }),
        step: { post: `${path}/inspect`, label: t('Inspect it') },
      };
    default:
      return { sentence: awaited(facts), step: { form: order.orderId === null ? 'number' : 'arrival' } };
  }
}

/** Ordered and not here yet. */
function awaited({ order, parcel, overdue, t }: StandingFacts): string {
  const { exactDay } = daysIn(t.language);
  if (order.feed?.deliveredAt)
    return t('The carrier says that it was handed over on {day}: note the day it reached the lab.', {
      day: exactDay(parcel.deliveredOn),
    });
  const waits =
    order.orderId === null
      ? t('Ordered on {day}: note its order number.', { day: exactDay(order.orderedOn) })
      : onItsWay(parcel, t);
  if (overdue === 0) return waits;
  return `${waits} ${t('It is {n, plural, one {# day} other {# days}} overdue: ask where the parcel is.', { n: overdue })}`;
}

function onItsWay({ shippedOn, promisedOn }: Parcel, t: Texts): string {
  const { exactDay } = daysIn(t.language);
  const due = exactDay(promisedOn);
  if (shippedOn === null)
    return promisedOn === null
      ? t('It is ordered and not shipped yet, without a promised day: note the day it arrives.')
      : t('It is ordered and not shipped yet, promised for {due}: note the day it arrives.', { due });
  const day = exactDay(shippedOn);
  return promisedOn === null
    ? t('Shipped on {day}, without a promised day: note the day it arrives.', { day })
    : t('Shipped on {day}, promised for {due}: note the day it arrives.', { day, due });
}

function afterFirstGrading({ order, reader, t }: StandingFacts): Standing {
  const second = order.secondGrading;
  if (second?.submittedAt)
    return {
      sentence: t('Two people graded it and do not say the same: settle the differences.'),
      step: { link: `/lab/orders/${order.id}/differences`, label: t('Settle the differences') },
    };
  if (order.firstGrading?.inspector === reader)
    return {
      sentence:
        order.secondReason === 'blocker'
          ? t('You have graded it. A second person must grade it too, since a blocker was found.')
          : t('You have graded it. A second person must grade it too, drawn as one in ten.'),
      step: null,
    };
  return {
    // Not why: who knows that a blocker was found does not grade blindly any more.
    sentence: t('It waits for a second person: grade it without seeing the first answers.'),
    step: { link: '/lab/second', label: t('Grade it as the second') },
  };
}
