/** The list of the lab's orders, as a person reads it. */
import { address, pagerOf } from '../../../helpers/addresses.ts';
import { wordsIn } from '../../../helpers/words-in.ts';
import { message, type Texts } from '../../../languages/texts.ts';
import { daysOverdue } from '../../../lab/parcel.ts';
import { stageOf } from '../../../lab/stage.ts';
import { dayOf, parseDay, type BusinessCalendar, type Day } from '../../../scoring/day.ts';
import type { OrderCounts } from '../../../stores/lab/mystery-order-list.ts';
import type { MysteryOrder } from '../../../stores/lab/mystery-orders.ts';
import { numberWord, plainWordIn, sentence } from '../../desk/words.ts';
import { dangerNoun } from '../../inspections/verdict-words.ts';
import { categories, stageWord } from '../words.ts';
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

export function presentOrders({ orders, counts, total, page, asked, calendar, today }: ListedOrders, t: Texts) {
  const { filter, query } = asked;
  const filtered = filter.chosen !== null || filter.category !== null || filter.overdue || filter.search !== null;
  return {
    title: t('Orders'),
    lead: ordersLead(counts, filtered, t),
    tabs: [
      {
        label: t('all of them'),
        href: address(path, query, { stage: null, page: null }),
        count: counts.all,
        current: filter.stage === null,
      },
      ...orderStages.map((each) => ({
        label: stageWord(each, t),
        href: address(path, query, { stage: each, page: null }),
        count: counts.stages[each] ?? 0,
        current: filter.stage === each,
      })),
    ],
    filters: filterFields(filter, t),
    keep: filter.stage === null ? [] : [{ name: 'stage', value: filter.stage }],
    clear: filtered ? address(path, { stage: filter.stage }) : null,
    rows: orders.map((order) => presentRow(order, calendar, today, t)),
    none: counts.all === 0 && !filtered,
    nothing: filtered ? t('No order matches the search and the filters.') : t('No order stands here.'),
    pager: pagerOf(path, query, page, ordersPageSize, total),
  };
}

function ordersLead({ all, stages, overdue }: OrderCounts, filtered: boolean, t: Texts): string {
  if (filtered)
    return sentence(
      said(message('{n, plural, one {{count} order matches} other {{count} orders match}} the filters.'), all, t),
    );
  if (all === 0) return t('No mystery order has been placed yet: order from a draw of the plan, or for a cause.');
  const part = (text: string, n: number) => (n > 0 ? said(text, n, t) : '');
  const waiting = [
    part(message('{n, plural, one {{count} parcel is overdue} other {{count} parcels are overdue}}'), overdue),
    part(
      message('{n, plural, one {{count} parcel} other {{count} parcels}} to inspect'),
      (stages.received ?? 0) + (stages.inspecting ?? 0),
    ),
    part(
      message('{n, plural, one {{count} inspection} other {{count} inspections}} to grade a second time'),
      stages.inspected ?? 0,
    ),
    part(message('{n, plural, one {{count} verdict} other {{count} verdicts}} to reveal'), stages.concluded ?? 0),
    part(
      message('{n, plural, one {{count} order} other {{count} orders}} on the way'),
      (stages.ordered ?? 0) + (stages.shipped ?? 0),
    ),
  ].filter(Boolean);
  return waiting.length > 0
    ? t('{waiting}. Until you reveal it, nobody outside the lab sees an order.', {
        waiting: sentence(wordsIn(t.language).list(waiting)),
      })
    : t('Nothing waits: every mystery order has been revealed or withdrawn.');
}

const said = (text: string, n: number, t: Texts): string => t(text, { n, count: numberWord(n, t) });

function filterFields(filter: OrdersAddress['filter'], t: Texts) {
  const options = (all: string, list: readonly (readonly [value: string, label: string])[], chosen: string | null) => [
    { value: '', label: all, selected: chosen === null },
    ...list.map(([value, label]) => ({ value, label, selected: value === chosen })),
  ];
  const choices = [
    ['random', t('at random')],
    ['risk', t('by risk')],
    ['cause', t('for a cause')],
  ] as const;
  const kinds = categories.map((each) => [each, plainWordIn(each, t)] as const);
  return [
    {
      name: 'search',
      label: t('Search'),
      value: filter.search ?? '',
      search: true,
      placeholder: t('seller, number, model'),
    },
    { name: 'chosen', label: t('Chosen'), options: options(t('all'), choices, filter.chosen) },
    { name: 'category', label: t('Category'), options: options(t('all categories'), kinds, filter.category) },
    {
      name: 'overdue',
      label: t('Parcel'),
      options: options(t('all parcels'), [['yes', t('overdue')]], filter.overdue ? 'yes' : null),
    },
  ];
}

function presentRow(order: MysteryOrder, calendar: BusinessCalendar, today: Day, t: Texts) {
  const stage = stageOf(order);
  const awaited = stage === 'ordered' || stage === 'shipped';
  const overdue = awaited ? daysOverdue(order, calendar, today) : 0;
  const since = waitsSince(order);
  const verdict = order.correctedVerdict ?? order.verdict;
  const marks = [order.quality, order.delivery, order.packaging];
  return {
    id: order.id,
    href: `${path}/${order.id}`,
    name: order.sellerName,
    stage: stageWord(stage, t),
    what: [plainWordIn(order.category, t), plainWordIn(order.grade, t)].filter(Boolean).join(', ') || null,
    chosen: order.draw === 'random' ? t('at random') : order.labDraw === null ? t('for a cause') : t('by risk'),
    orderedOn: order.orderedOn,
    orderId: order.orderId,
    waiting: since === null ? null : t('{n, plural, one {# day} other {# days}}', { n: Math.max(0, today - since) }),
    overdue: overdue > 0 ? t('{n, plural, one {# day} other {# days}} overdue', { n: overdue }) : null,
    verdict: verdict && t(verdict),
    safety: dangerNoun(order.correctedSafetyFinding ?? order.safetyFinding, t),
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
