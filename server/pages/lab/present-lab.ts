/** The lab's list and its form, as a person reads them. */
import { address, pagerOf } from '../../helpers/addresses.ts';
import type { MysteryOrder } from '../../stores/lab/mystery-orders.ts';
import { counted, listed, plainWord, safetyWords, sentence } from '../desk/words.ts';
import { fieldLabels, fields, type Faults, type Field, type Form } from './read-form.ts';
import { categories, draws, grades, safetyFindings, stageOf, stages, verdicts, type Stage } from './words.ts';

export const labPageSize = 50;

type Counts = Record<Stage, number>;

export function presentLab(orders: readonly MysteryOrder[], counts: Counts, stage: Stage | null, page: number) {
  const all = stages.reduce((sum, each) => sum + counts[each], 0);
  return {
    title: 'Lab',
    lead: labLead(counts, all),
    tabs: [
      { label: 'all', href: '/lab', count: all, current: stage === null },
      ...stages.map((each) => ({
        label: each,
        href: address('/lab', { stage: each }),
        count: counts[each],
        current: stage === each,
      })),
    ],
    rows: orders.map(presentRow),
    none: all === 0,
    pager: pagerOf('/lab', { stage }, page, labPageSize, stage === null ? all : counts[stage]),
  };
}

function labLead(counts: Counts, all: number): string {
  if (all === 0) return 'No mystery order has been logged yet: log the first one as soon as it is placed.';
  const waiting = [
    counts.received > 0 ? `${counted(counts.received, 'parcel')} to inspect` : '',
    counts.inspected > 0 ? `${counted(counts.inspected, 'finding')} to reveal` : '',
    counts.ordered > 0 ? `${counted(counts.ordered, 'order')} on the way` : '',
  ].filter(Boolean);
  return waiting.length > 0
    ? `${sentence(listed(waiting))}. Until you reveal it, nobody outside the lab sees an order.`
    : 'Nothing waits: every mystery order has been revealed or withdrawn.';
}

function presentRow(order: MysteryOrder) {
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
    marks: [order.quality, order.delivery, order.packaging].every((mark) => mark === null)
      ? null
      : [order.quality, order.delivery, order.packaging].map((mark) => mark ?? '–').join(' / '),
  };
}

export function presentForm(form: Form, faults: Faults, order: readonly Field[] = fields) {
  const choices = (list: readonly { value: string; label: string; hint?: string }[], chosen: string) =>
    list.map((each) => ({ ...each, checked: each.value === chosen }));
  const options = (list: readonly string[], chosen: string) => [
    { value: '', label: '–', selected: chosen === '' },
    ...list.map((value) => ({ value, label: plainWord(value), selected: value === chosen })),
  ];
  return {
    form,
    errors: faults,
    faults: order
      .filter((field) => faults[field])
      .map((field) => ({ name: radios[field] ?? field, text: `${fieldLabels[field]}: ${faults[field]}` })),
    draws: choices(draws, form.draw),
    verdicts: choices([{ value: '', label: 'Not yet' }, ...verdicts], form.verdict),
    safetyFindings: safetyFindings.map((each) => ({
      ...each,
      selected: each.value === (form.safety_finding || 'none'),
    })),
    categories: options(categories, form.category),
    grades: options(grades, form.grade),
  };
}

/** A fault of several buttons leads to the first of them. */
const radios: Partial<Record<Field, string>> = { draw: 'draw-random', verdict: 'verdict-passed' };

const next: Record<Stage, string> = {
  ordered: 'It is on its way: note the day it arrives.',
  received: 'It has arrived: inspect it and write the verdict.',
  inspected: 'It is inspected and still under cover: reveal it when a second look is no longer needed.',
  revealed: 'It is revealed: managers and the seller see the finding, and it can no longer be changed.',
  withdrawn: 'It was withdrawn: it stays in the list and never counts.',
};

export function presentMysteryOrder(order: MysteryOrder) {
  const stage = stageOf(order);
  const underCover = stage !== 'revealed' && stage !== 'withdrawn';
  const settled = [
    { label: 'Seller', value: order.sellerName, href: `/sellers/${encodeURIComponent(order.sellerId)}` },
    { label: 'Draw', value: order.draw === 'random' ? 'random' : 'for cause' },
    { label: 'Device', value: [order.category, order.grade].map(plainWord).filter(Boolean).join(', ') || null },
    { label: 'Order', value: order.orderId },
    { label: 'Ordered', value: order.orderedOn },
  ];
  const end =
    stage === 'withdrawn'
      ? { label: 'Withdrawn', value: order.withdrawnOn, hint: order.withdrawnReason ?? '' }
      : { label: 'Revealed', value: order.revealedOn, hint: underCover ? 'under cover' : '' };
  return {
    title: `Mystery order ${order.id}`,
    lead: next[stage],
    crumbs: [{ href: '/lab', label: 'Lab' }],
    path: `/lab/orders/${order.id}`,
    stage,
    underCover,
    revealable: stage === 'inspected',
    facts: [...(underCover ? settled.slice(0, 1) : settled), { label: 'Logged by', value: order.loggedBy }, end],
  };
}

export const formOf = (order: MysteryOrder): Form => ({
  seller: order.sellerId,
  draw: order.draw,
  category: order.category ?? '',
  grade: order.grade ?? '',
  order_id: order.orderId ?? '',
  ordered_on: order.orderedOn,
  received_on: order.receivedOn ?? '',
  inspected_on: order.inspectedOn ?? '',
  quality: order.quality === null ? '' : String(order.quality),
  delivery: order.delivery === null ? '' : String(order.delivery),
  packaging: order.packaging === null ? '' : String(order.packaging),
  verdict: order.verdict ?? '',
  safety_finding: order.safetyFinding ?? '',
  notes: order.notes,
});
