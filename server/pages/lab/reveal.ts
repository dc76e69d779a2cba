/** The moment when others may see a finding: asked for once more on a page of its own, since nothing takes it back. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { stageOf } from '../../lab/stage.ts';
import { dayText } from '../../scoring/day.ts';
import type { MysteryOrder } from '../../stores/lab/mystery-orders.ts';
import { revealMysteryOrder } from '../../stores/lab/reveals.ts';
import { plainWord, safetyWords, sentence } from '../desk/words.ts';
import { allow, requested } from './mystery-order.ts';

const notNow = {
  kind: 'fault',
  text: 'Only an inspected order that is still under cover can be revealed.',
} as const;

async function ask(request: Request, response: Response, context: Context): Promise<void> {
  const order = await requested(request, context);
  if (stageOf(order) !== 'concluded') {
    response.flash(notNow).redirect(303, `/lab/orders/${order.id}`);
    return;
  }
  const marks = [order.quality, order.delivery, order.packaging];
  response.render('lab/reveal', {
    title: `Reveal mystery order ${order.id}?`,
    lead: 'Managers and the seller see this from then on. It cannot be changed or taken back.',
    crumbs: [
      { href: '/lab/orders', label: 'Orders' },
      { href: `/lab/orders/${order.id}`, label: `Mystery order ${order.id}` },
    ],
    path: `/lab/orders/${order.id}`,
    facts: [
      { label: 'Seller', value: order.sellerName, hint: order.sellerId },
      { label: 'Verdict', value: order.verdict },
      { label: 'Safety finding', value: safetyWords(order.safetyFinding) ?? 'none' },
      {
        label: 'Marks',
        value: marks.map((mark) => mark ?? '–').join(' / '),
        hint: 'quality, delivery, packaging of 100',
      },
      { label: 'Device', value: [order.category, order.grade].map(plainWord).filter(Boolean).join(', ') || null },
      { label: 'Order', value: order.orderId },
      { label: 'Draw', value: order.draw === 'random' ? 'random' : 'for cause' },
    ],
    follows: followsTonight(order),
  });
}

/** What the next night makes of it. */
export function followsTonight({
  verdict,
  safetyFinding,
  draw,
}: Pick<MysteryOrder, 'verdict' | 'safetyFinding' | 'draw'>): string[] {
  const finding = safetyWords(safetyFinding);
  if (finding !== null)
    return [
      `${sentence(finding)} is a safety finding: tonight’s night recommends a suspension, on this ground alone.`,
      'A manager decides it; nothing changes for the seller before that.',
    ];
  const counts =
    draw === 'random'
      ? 'It was drawn at random: from tonight on it counts in the seller’s rate of failed inspections.'
      : 'It was bought for a cause: it is shown, and counts in no rate.';
  if (verdict === 'passed')
    return ['Nothing else follows tonight: the device passed. It is shown on the pages of the seller.', counts];
  return [
    'Nothing is recommended on this alone. Where a suspension needs a second source, a failed inspection can be it.',
    counts,
  ];
}

async function reveal(request: Request, response: Response, context: Context): Promise<void> {
  const { clock, calendar, database } = context;
  const order = await requested(request, context);
  const now = clock.now();
  const moment = { day: dayText(calendar(now)), at: instantText(now), by: (request.person as Person).email };
  const revealed = await database.transaction((tx) => revealMysteryOrder(tx, order.id, moment));
  const text = 'Revealed: managers and the seller see it from now on.';
  response.flash(revealed ? { kind: 'done', text } : notNow).redirect(303, `/lab/orders/${order.id}`);
}

export const routes: Route[] = [
  { method: 'get', path: '/lab/orders/:id/reveal', allow, handle: ask },
  { method: 'post', path: '/lab/orders/:id/reveal', allow, handle: reveal },
];
