/** The list of the lab's orders, as a person reads it. */
import { address, pagerOf } from '../../../helpers/addresses.ts';
import { stageOf } from '../../../lab/stage.ts';
import type { OrderStage } from '../../../stores/lab/mystery-order-list.ts';
import type { MysteryOrder } from '../../../stores/lab/mystery-orders.ts';
import { counted, listed, plainWord, safetyWords, sentence } from '../../desk/words.ts';

export const ordersPageSize = 50;

/** The stages of an order, as they follow each other. */
export const orderStages: readonly OrderStage[] = [
  ...(['ordered', 'shipped', 'received', 'inspecting', 'inspected', 'concluded', 'revealed', 'withdrawn'] as const),
];

export type Counts = Partial<Record<OrderStage, number>>;

export function presentOrders(orders: readonly MysteryOrder[], counts: Counts, stage: OrderStage | null, page: number) {
  const all = orderStages.reduce((sum, each) => sum + (counts[each] ?? 0), 0);
  return {
    title: 'Orders',
    lead: ordersLead(counts, all),
    tabs: [
      { label: 'all', href: '/lab/orders', count: all, current: stage === null },
      ...orderStages.map((each) => ({
        label: each,
        href: address('/lab/orders', { stage: each }),
        count: counts[each] ?? 0,
        current: stage === each,
      })),
    ],
    rows: orders.map(presentRow),
    none: all === 0,
    pager: pagerOf('/lab/orders', { stage }, page, ordersPageSize, stage === null ? all : (counts[stage] ?? 0)),
  };
}

function ordersLead(counts: Counts, all: number): string {
  if (all === 0) return 'No mystery order has been placed yet: order from a draw of the plan, or for a cause.';
  const part = (count: number, one: string, after: string) => (count > 0 ? `${counted(count, one)} ${after}` : '');
  const waiting = [
    part((counts.received ?? 0) + (counts.inspecting ?? 0), 'parcel', 'to inspect'),
    part(counts.inspected ?? 0, 'inspection', 'to be looked at again'),
    part(counts.concluded ?? 0, 'verdict', 'to reveal'),
    part((counts.ordered ?? 0) + (counts.shipped ?? 0), 'order', 'on the way'),
  ].filter(Boolean);
  return waiting.length > 0
    ? `${sentence(listed(waiting))}. Until you reveal it, nobody outside the lab sees an order.`
    : 'Nothing waits: every mystery order has been revealed or withdrawn.';
}

function presentRow(order: MysteryOrder) {
  const marks = [order.quality, order.delivery, order.packaging];
  return {
    id: order.id,
    href: `/lab/orders/${order.id}`,
    name: order.sellerName,
    stage: stageOf(order),
    what: [plainWord(order.category), plainWord(order.grade)].filter(Boolean).join(', ') || null,
    draw: order.draw === 'random' ? 'random' : 'for cause',
    orderedOn: order.orderedOn,
    verdict: order.verdict,
    safety: safetyWords(order.safetyFinding),
    marks: marks.every((mark) => mark === null) ? null : marks.map((mark) => mark ?? '–').join(' / '),
  };
}
