/** One mystery order, as the lab reads it. */
import { stageOf, type Stage } from '../../../lab/stage.ts';
import type { MysteryOrder } from '../../../stores/lab/mystery-orders.ts';
import { plainWord, safetyWords } from '../../desk/words.ts';

const next: Record<Stage, string> = {
  planned: 'It is drawn: order it.',
  ordered: 'It is ordered: note its number and the day it arrives.',
  shipped: 'It is on its way: note the day it arrives.',
  received: 'It has arrived: inspect it.',
  inspecting: 'Its inspection is begun: go on with it.',
  inspected: 'It is inspected once: a second person looks at it without seeing the first answers.',
  concluded: 'The verdict stands, still under cover: reveal it.',
  revealed: 'It is revealed: managers and the seller see the finding, and it can no longer be changed.',
  withdrawn: 'It was withdrawn: it stays in the list and never counts.',
};

export function presentOrder(order: MysteryOrder) {
  const stage = stageOf(order);
  const underCover = stage !== 'revealed' && stage !== 'withdrawn';
  const marks = [order.quality, order.delivery, order.packaging];
  return {
    title: `Mystery order ${order.id}`,
    lead: next[stage],
    crumbs: [{ href: '/lab/orders', label: 'Orders' }],
    path: `/lab/orders/${order.id}`,
    stage,
    underCover,
    revealable: stage === 'concluded',
    awaited: stage === 'ordered' || stage === 'shipped',
    facts: [
      { label: 'Seller', value: order.sellerName, href: `/sellers/${encodeURIComponent(order.sellerId)}` },
      { label: 'Draw', value: order.draw === 'random' ? 'random' : 'for cause', hint: order.cause },
      { label: 'Device', value: [order.category, order.grade].map(plainWord).filter(Boolean).join(', ') || null },
      { label: 'Order', value: order.orderId },
      { label: 'Ordered', value: order.orderedOn },
      { label: 'Arrived', value: order.receivedOn },
      { label: 'Inspected', value: order.inspectedOn },
      {
        label: 'Marks',
        value: marks.map((mark) => mark ?? '–').join(' / '),
        hint: 'quality, delivery, packaging of 100',
      },
      { label: 'Verdict', value: order.verdict, hint: safetyWords(order.safetyFinding) ?? '' },
      { label: 'Notes', value: order.notes || null, hint: 'for the lab only' },
      { label: 'Logged by', value: order.loggedBy },
      stage === 'withdrawn'
        ? { label: 'Withdrawn', value: order.withdrawnOn, hint: order.withdrawnReason ?? '' }
        : { label: 'Revealed', value: order.revealedOn, hint: underCover ? 'under cover' : '' },
    ],
  };
}
