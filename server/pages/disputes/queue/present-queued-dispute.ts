/** One dispute as the marketplace's own people read and answer it. */
import { numbersIn } from '../../../helpers/numbers-in.ts';
import type { Texts } from '../../../languages/texts.ts';
import { message } from '../../../languages/texts.ts';
import type { DisputeFile } from '../../../stores/dispute-files.ts';
import type { Alike, Likeness } from '../../../stores/dispute-queue.ts';
import type { Dispute, ForeseenEffect } from '../../../stores/disputes.ts';
import { longestAnswer, type AnswerForm } from './answer-form.ts';
import { dayWords, reasonWords, stateMark } from '../dispute-words.ts';
import { presentEffect, presentForeseen } from '../present-effect.ts';
import { fileRows, pointRows } from '../present-own-dispute.ts';
import type { otherParcels } from './other-parcels.ts';
import { queueRow } from './present-queue.ts';

interface QueuedShown {
  dispute: Dispute;
  form: AnswerForm;
  errors: Readonly<Record<string, string>>;
  effect: ForeseenEffect;
  story: { label: string; value: string | null }[];
  parcels: Awaited<ReturnType<typeof otherParcels>>;
  files: readonly DisputeFile[];
  similar: readonly Alike[];
  /** `YYYY-MM-DD` */
  today: string;
}

export function presentQueuedDispute(t: Texts, shown: QueuedShown) {
  const { dispute, form, errors, effect, story, parcels, files, similar, today } = shown;
  const path = `/disputes/queue/${dispute.id}`;
  const isOpen = dispute.state === 'open';
  const written = isOpen
    ? []
    : [...form.points.map(({ answer }) => answer), form.closing].filter((text) => text !== '');
  return {
    title: t('Dispute about order {order}', { order: dispute.orderId }),
    crumbs: [{ href: '/disputes/queue', label: t('Disputes') }],
    lead: isOpen
      ? t('{seller} contests this order. An answer to each point is due by {day}.', {
          seller: dispute.sellerName,
          day: dayWords(t, dispute.dueOn),
        })
      : t('It is closed: {seller} was answered, or withdrew it.', { seller: dispute.sellerName }),
    mark: stateMark(t, dispute, today),
    path,
    isOpen,
    written,
    isTooLate: !isOpen && (written.length > 0 || form.points.some(({ verdict }) => verdict !== null)),
    longest: longestAnswer,
    readHint: t('The seller reads it. {most} characters at most.', {
      most: numbersIn(t.language).count(longestAnswer),
    }),
    closingError: errors['closing'] ?? null,
    facts: [
      { label: t('Seller'), value: dispute.sellerName, href: `/sellers/${encodeURIComponent(dispute.sellerId)}` },
      { label: t('Reason'), value: reasonWords(t, dispute.reason) },
      { label: t('Filed'), value: `${dayWords(t, dispute.filedAt)} · ${dispute.filedBy}` },
      { label: t('Due by'), value: dayWords(t, dispute.dueOn) },
      ...(dispute.closedAt === null
        ? []
        : [
            {
              label: t('Closed'),
              value: `${dayWords(t, dispute.closedAt)} · ${dispute.closedName ?? dispute.closedBy ?? ''}`,
            },
          ]),
      ...(dispute.countedOn === null
        ? []
        : [{ label: t('Correction posted by the night of'), value: dayWords(t, dispute.countedOn) }]),
    ],
    points: pointRows(t, dispute).map((point, at) => ({
      ...point,
      decides: dispute.points[at]!.metric !== null,
      verdicts: (['accepted', 'refused'] as const).map((value) => ({
        value,
        id: `field-verdict-${point.number}-${value}`,
        label: value === 'accepted' ? t('Accept: it leaves the figures') : t('Do not accept'),
        checked: form.points[at]?.verdict === value,
      })),
      verdictError: errors[`verdict-${point.number}-accepted`] ?? null,
      answerField: `answer-${point.number}`,
      typed: form.points[at]?.answer ?? '',
      answerError: errors[`answer-${point.number}`] ?? null,
    })),
    closing: form.closing,
    answer: dispute.answer,
    faults: Object.entries(errors).map(([name, text]) => ({ name, text })),
    effect: isOpen ? presentEffect(t, effect, 'its') : presentForeseen(t, effect, 'its'),
    story,
    parcels,
    files: fileRows(t, files, path),
    similar: similar.map((one) => ({
      title: t(likenessNames[one.likeness]),
      sentence:
        one.answered === 0
          ? t('None was answered yet.')
          : t(
              '{answered, plural, one {# was answered} other {# were answered}}, {accepted} of them accepted in whole or in part.',
              {
                answered: one.answered,
                accepted: one.accepted,
              },
            ),
      rows: one.newest.map((each) => queueRow(t, each, today)),
    })),
  };
}

const likenessNames: Readonly<Record<Likeness, string>> = {
  seller: message('Of this seller'),
  carrier: message('For this reason, with this carrier, of other sellers'),
  reason: message('For this reason, of other sellers'),
};
