/** What a list of events offers beside each: to contest it, or the dispute in which that was done. */
import type { Person } from '../../access/route.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import { contestableAmong, type ContestableEvent } from '../../stores/contestable.ts';
import type { Read } from '../../stores/read.ts';
import { mayContest } from './may-contest.ts';
import { newDisputeHref } from './present-new-dispute.ts';

export interface OfferedContest {
  href: string;
  label: string;
  /** The same with the order's number, for who hears links without their row. */
  about: string;
}

interface Listed {
  seller: number;
  metric: string;
  night: Day;
  orderIds: readonly string[];
}

/** @returns what is offered to the reader for each of the orders, by its number; nothing to who may not contest */
export async function offeredContests(
  read: Read,
  reader: Person | null,
  { seller, metric, night, orderIds }: Listed,
  t: Texts,
): Promise<Map<string, OfferedContest>> {
  if (!mayContest(reader, metric)) return new Map();
  const all = await contestableAmong(read, { seller, night, orderIds });
  return new Map(orderIds.map((orderId) => [orderId, offerFor(orderId, metric, eventsOf(all, orderId, metric), t)]));
}

/** A bad order has no event of its own to contest: all of its signs. */
function eventsOf(all: readonly ContestableEvent[], orderId: string, metric: string): ContestableEvent[] {
  const ofOrder = all.filter((event) => event.orderId === orderId);
  const own = ofOrder.filter((event) => event.metric === metric);
  return own.length > 0 ? own : ofOrder;
}

function offerFor(orderId: string, metric: string, events: readonly ContestableEvent[], t: Texts): OfferedContest {
  const last = events.at(-1);
  if (!last || events.some(({ dispute }) => dispute === null))
    return {
      href: newDisputeHref(orderId, metric),
      label: t('Contest'),
      about: t('Contest order {order}', { order: orderId }),
    };
  const isOpen = events.some(({ disputeState }) => disputeState === 'open');
  return {
    href: `/disputes/${last.dispute}`,
    label: isOpen ? t('Contested, not answered yet') : t('Contested and answered'),
    about: isOpen
      ? t('Order {order}: contested, not answered yet', { order: orderId })
      : t('Order {order}: contested and answered', { order: orderId }),
  };
}
