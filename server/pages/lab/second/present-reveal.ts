/** What is about to leave the lab, as managers and the seller will read it. */
import type { Revelation } from '../../../lab/revelation.ts';
import type { Texts } from '../../../languages/texts.ts';
import { daysToAnswer } from '../../../lab/revelation.ts';
import type { MysteryOrder } from '../../../stores/lab/mystery-orders.ts';
import type { Revealable } from '../../../stores/lab/revealable-order.ts';
import { sentence } from '../../desk/words.ts';
import { viewWords } from '../../inspections/checklist-texts.ts';
import { presentVerdict } from '../../inspections/present-verdict.ts';
import { dangerNoun, dangerTold, markOf, verdictSentence } from '../../inspections/verdict-words.ts';

/** Letters of why a photo is left out. */
export const longestReason = 500;

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
    title: t('Reveal mystery order {id}?', { id: String(order.id) }),
    lead: `${verdictSentence(result, result.wrong.length, t)} ${t('Managers and {seller} read what stands here from then on; it cannot be taken back.', { seller: order.sellerName })}`,
    crumbs: [
      { href: '/lab/orders', label: t('Orders') },
      { href: `/lab/orders/${order.id}`, label: t('Mystery order {id}', { id: String(order.id) }) },
    ],
    path: `/lab/orders/${order.id}`,
    mark: markOf(result.verdict, t),
    danger: dangerTold(result.safetyFinding, t),
    shown: presentVerdict(content, [], t),
    photos: content.photos.map((photo) => ({
      ...{
        id: photo.id,
        label: viewWords(photo.label, t),
        caption: photo.caption,
        width: photo.width,
        height: photo.height,
      },
      ...{ href: `/lab/photos/${photo.id}`, smallHref: `/lab/photos/${photo.id}/small`, goes: !left.has(photo.id) },
    })),
    shownPhotos: shownIn(content.photos),
    ...{ reason, errors, longestReason },
    faults: [
      ...(errors.photos ? [{ name: 'photos', text: errors.photos }] : []),
      ...(errors.reason ? [{ name: 'reason', text: errors.reason }] : []),
    ],
    follows: [
      ...(verification === null ? [] : [verification]),
      ...followsTonight(content, order.labDraw !== null, t),
      t('The seller is told by letter and can answer for {days} days.', { days: String(daysToAnswer) }),
    ],
    stays: t(
      'Who bought it and where it was sent, the lab’s notes, why it was bought and what it cost stay in the lab.',
    ),
  };
}

/** Names the photos that the form has shown. */
export const shownIn = (photos: readonly { id: number }[]): string => photos.map(({ id }) => id).join(' ');

/** What the next night makes of it. @param isDrawn where it was not drawn at random: by risk, else bought for a cause */
function followsTonight({ result, draw }: Pick<Revelation, 'result' | 'draw'>, isDrawn: boolean, t: Texts): string[] {
  const finding = dangerNoun(result.safetyFinding, t);
  if (finding !== null)
    return [
      t('{finding} is a safety finding: tonight’s night recommends a suspension, on this ground alone.', {
        finding: sentence(finding),
      }),
      t('A manager decides it; nothing changes for the seller before that.'),
    ];
  const counts =
    draw === 'random'
      ? t('It was drawn at random: from tonight on it counts in the seller’s rate of failed inspections.')
      : isDrawn
        ? t('It was drawn by risk: it is shown, and counts in no rate.')
        : t('It was bought for a cause: it is shown, and counts in no rate.');
  return [
    result.verdict === 'passed'
      ? t('Nothing else follows tonight: the device passed. It is shown on the pages of the seller.')
      : t(
          'Nothing is recommended on this alone. Where a suspension needs a second source, a failed inspection can be it.',
        ),
    counts,
  ];
}
