/** What is about to leave the lab, as managers and the seller will read it. */
import type { Revelation } from '../../../lab/revelation.ts';
import type { Texts } from '../../../languages/texts.ts';
import { daysToAnswer } from '../../../lab/revelation.ts';
import type { MysteryOrder } from '../../../stores/lab/mystery-orders.ts';
import type { Revealable } from '../../../stores/lab/revealable-order.ts';
import { safetyWords, sentence } from '../../desk/words.ts';
import { presentVerdict } from '../../inspections/present-verdict.ts';
import { dangerTold, markOf, verdictSentence } from '../../inspections/verdict-words.ts';

export interface RevealForm {
  /** Photos that are to stay in the lab. */
  left: ReadonlySet<number>;
  reason: string;
  errors: { reason?: string; photos?: string };
}

export function presentReveal(
  order: MysteryOrder,
  { content }: Revealable,
  { left, reason, errors }: RevealForm,
  verification: string | null,
  t: Texts,
) {
  const { result } = content;
  return {
    title: `Reveal mystery order ${order.id}?`,
    lead: `${verdictSentence(result, result.wrong.length, t)} Managers and ${order.sellerName} read what stands here from then on; it cannot be taken back.`,
    crumbs: [
      { href: '/lab/orders', label: 'Orders' },
      { href: `/lab/orders/${order.id}`, label: `Mystery order ${order.id}` },
    ],
    path: `/lab/orders/${order.id}`,
    mark: markOf(result.verdict, t),
    danger: dangerTold(result.safetyFinding, t),
    shown: presentVerdict(content, [], t),
    photos: content.photos.map((photo) => ({
      ...{ id: photo.id, label: photo.label, caption: photo.caption, width: photo.width, height: photo.height },
      ...{ href: `/lab/photos/${photo.id}`, smallHref: `/lab/photos/${photo.id}/small`, goes: !left.has(photo.id) },
    })),
    shownPhotos: shownIn(content.photos),
    reason,
    errors,
    faults: [
      ...(errors.photos ? [{ name: 'photos', text: errors.photos }] : []),
      ...(errors.reason ? [{ name: 'reason', text: errors.reason }] : []),
    ],
    follows: [
      ...(verification === null ? [] : [verification]),
      ...followsTonight(content, order.labDraw === null ? 'bought for a cause' : 'drawn by risk'),
      `The seller is told by letter and can answer for ${daysToAnswer} days.`,
    ],
    stays: 'Who bought it and where it was sent, the lab’s notes, why it was bought and what it cost stay in the lab.',
  };
}

/** Names the photos that the form has shown. */
export const shownIn = (photos: readonly { id: number }[]): string => photos.map(({ id }) => id).join(' ');

/**
 * What the next night makes of it.
 *
 * @param chosen how, where it was not drawn at random; the lab reads it, nobody else
 */
export function followsTonight({ result, draw }: Pick<Revelation, 'result' | 'draw'>, chosen: string): string[] {
  const finding = safetyWords(result.safetyFinding);
  if (finding !== null)
    return [
      `${sentence(finding)} is a safety finding: tonight’s night recommends a suspension, on this ground alone.`,
      'A manager decides it; nothing changes for the seller before that.',
    ];
  const counts =
    draw === 'random'
      ? 'It was drawn at random: from tonight on it counts in the seller’s rate of failed inspections.'
      : `It was ${chosen}: it is shown, and counts in no rate.`;
  if (result.verdict === 'passed')
    return ['Nothing else follows tonight: the device passed. It is shown on the pages of the seller.', counts];
  return [
    'Nothing is recommended on this alone. Where a suspension needs a second source, a failed inspection can be it.',
    counts,
  ];
}
