/** The list of the lab's orders, as a person reads it. */
import { address, pagerOf } from '../../../helpers/addresses.ts';
import { plural } from '../../../helpers/words.ts';
import { daysOverdue } from '../../../lab/parcel.ts';
import { stageOf } from '../../../lab/stage.ts';
import { dayOf, parseDay, type BusinessCalendar, type Day } from '../../../scoring/day.ts';
import type { OrderCounts } from '../../../stores/lab/mystery-order-list.ts';
import type { MysteryOrder } from '../../../stores/lab/mystery-orders.ts';
import { counted, listed, plainWord, safetyWords, sentence } from '../../desk/words.ts';
import { categories } from '../words.ts';
import { orderStages, type OrdersAddress } from './read-orders-address.ts';

export const ordersPageSize = 50;

const path = '/lab/orders';

export interface ListedOrders {
  orders: readonly MysteryOrder[];
  counts: OrderCounts;
  /** At the chosen stage. */
  total: number;
  page: number;
  asked: OrdersAddress;
  calendar: BusinessCalendar;
  today: Day;
}

export function presentOrders({ orders, counts, total, page, asked, calendar, today }: ListedOrders) {
  const { filter, query } = asked;
  const filtered = filter.chosen !== null || filter.category !== null || filter.overdue || filter.search !== null;
  return {
    title: 'Orders',
    lead: ordersLead(counts, filtered),
    tabs: [
      {
        label: 'all',
        href: address(path, query, { stage: null, page: null }),
        count: counts.all,
        current: filter.stage === null,
      },
      ...orderStages.map((each) => ({
        label: each === 'inspected' ? 'second look' : each,
        href: address(path, query, { stage: each, page: null }),
        count: counts.stages[each] ?? 0,
        current: filter.stage === each,
      })),
    ],
    filters: filterFields(filter),
    keep: filter.stage === null ? [] : [{ name: 'stage', value: filter.stage }],
    clear: filtered ? address(path, { stage: filter.stage }) : null,
    rows: orders.map((order) => presentRow(order, calendar, today)),
    none: counts.all === 0 && !filtered,
    pager: pagerOf(path, query, page, ordersPageSize, total),
  };
}

function ordersLead({ all, stages, overdue }: OrderCounts, filtered: boolean): string {
  if (filtered) return `${sentence(counted(all, 'order'))} ${all === 1 ? 'matches' : 'match'} the filters.`;
  if (all === 0) return 'No mystery order has been placed yet: order from a draw of the plan, or for a cause.';
  const part = (count: number, one: string, after: string) => (count > 0 ? `${counted(count, one)} ${after}` : '');
  const waiting = [
    part(overdue, 'parcel', overdue === 1 ? 'is overdue' : 'are overdue'),
    part((stages.received ?? 0) + (stages.inspecting ?? 0), 'parcel', 'to inspect'),
    part(stages.inspected ?? 0, 'inspection', 'to be looked at again'),
    part(stages.concluded ?? 0, 'verdict', 'to reveal'),
    part((stages.ordered ?? 0) + (stages.shipped ?? 0), 'order', 'on the way'),
  ].filter(Boolean);
  return waiting.length > 0
    ? `${sentence(listed(waiting))}. Until you reveal it, nobody outside the lab sees an order.`
    : 'Nothing waits: every mystery order has been revealed or withdrawn.';
}

function filterFields(filter: OrdersAddress['filter']) {
  const options = (all: string, list: readonly (readonly [value: string, label: string])[], chosen: string | null) => [
    { value: '', label: all, selected: chosen === null },
    ...list.map(([value, label]) => ({ value, label, selected: value === chosen })),
  ];
  const choices = [
    ['random', 'at random'],
    ['risk', 'by risk'],
    ['cause', 'for a cause'],
  ] as const;
  const kinds = categories.map((each) => [each, plainWord(each)] as const);
  return [
    { name: 'search', label: 'Search', value: filter.search ?? '', search: true, placeholder: 'seller, number, model' },
    { name: 'chosen', label: 'Chosen', options: options('all', choices, filter.chosen) },
    { name: 'category', label: 'Category', options: options('all', kinds, filter.category) },
    { name: 'overdue', label: 'Parcel', options: options('all', [['yes', 'overdue']], filter.overdue ? 'yes' : null) },
  ];
}

function presentRow(order: MysteryOrder, calendar: BusinessCalendar, today: Day) {
  const stage = stageOf(order);
  const awaited = stage === 'ordered' || stage === 'shipped';
  const overdue = awaited ? daysOverdue(order, calendar, today) : 0;
  const since = waitsSince(order);
  const marks = [order.quality, order.delivery, order.packaging];
  return {
    id: order.id,
    href: `${path}/${order.id}`,
    name: order.sellerName,
    stage: stage === 'inspected' ? 'second look' : stage,
    what: [plainWord(order.category), plainWord(order.grade)].filter(Boolean).join(', ') || null,
    chosen: order.draw === 'random' ? 'at random' : order.labDraw === null ? 'for a cause' : 'by risk',
    orderedOn: order.orderedOn,
    orderId: order.orderId,
    waiting: since === null ? null : plural(Math.max(0, today - since), 'day'),
    overdue: overdue > 0 ? `${plural(overdue, 'day')} overdue` : null,
    verdict: order.correctedVerdict ?? order.verdict,
    safety: safetyWords(order.correctedSafetyFinding ?? order.safetyFinding),
    marks: marks.every((mark) => mark === null) ? null : marks.map((mark) => mark ?? '–').join(' / '),
  };
}

/** Since when it stands where it stands; null: it waits for nothing. */
function waitsSince(order: MysteryOrder): Day | null {
  switch (stageOf(order)) {
    case 'ordered':
    case 'shipped':
      return dayOf(order.orderedOn);
    case 'received':
    case 'inspecting':
      return dayOf(order.receivedOn ?? order.orderedOn);
    case 'inspected':
      return parseDay(order.firstGrading?.submittedAt?.slice(0, 10) ?? '');
    case 'concluded':
      return parseDay(order.concludedAt?.slice(0, 10) ?? order.inspectedOn ?? '');
    default:
      return null;
  }
}
