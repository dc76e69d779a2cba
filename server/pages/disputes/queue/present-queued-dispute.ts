/** One dispute as the marketplace's own people read and answer it. */
import type { NoCorrection } from '../../../cases/dispute-correction.ts';
import { message, type Texts } from '../../../languages/texts.ts';
import type { Day } from '../../../scoring/day.ts';
import type { DisputeFile } from '../../../stores/dispute-files.ts';
import type { Alike, Likeness } from '../../../stores/dispute-queue.ts';
import type { Dispute, ForeseenEffect } from '../../../stores/disputes.ts';
import { personWords } from '../../desk/words.ts';
import { emptyAnswer, type AnswerForm } from './answer-form.ts';
import { dayWords, reasonWords, stateMark } from '../dispute-words.ts';
import { correctedNote, formerAnswers, pointRows, postedFacts } from '../present-answers.ts';
import { presentEffect, presentForeseen } from '../present-effect.ts';
import { fileRows } from '../present-own-dispute.ts';
import type { disputeHands } from './dispute-claims.ts';
import type { otherParcels } from './other-parcels.ts';
import { correctionWords, presentAnswerForm, refusedWords, type Faults } from './present-answer-form.ts';
import { queueRow } from './present-queue.ts';

interface QueuedShown {
  dispute: Dispute;
  form: AnswerForm;
  errors: Faults;
  /** Why what was sent was not written; null: nothing was, or it lacks something. */
  refused: NoCorrection | 'gone' | null;
  /** In whose hands it lies; null: it is answered. */
  marks: ReturnType<typeof disputeHands> | null;
  /** Of the answer that stands; null: there is none. */
  correction: { no: NoCorrection | null; answered: Day } | null;
  effect: ForeseenEffect;
  story: { label: string; value: string | null }[];
  parcels: Awaited<ReturnType<typeof otherParcels>>;
  files: readonly DisputeFile[];
  similar: readonly Alike[];
  /** `YYYY-MM-DD` */
  today: string;
}

export function presentQueuedDispute(t: Texts, shown: QueuedShown) {
  const { dispute, form, errors, refused, marks, correction, effect, story, parcels, files, similar, today } = shown;
  const path = `/disputes/queue/${dispute.id}`;
  const isOpen = dispute.state === 'open';
  const mayCorrect = correction !== null && correction.no === null;
  const written = [...form.points.map(({ answer }) => answer), form.closing, form.reason];
  const empty = emptyAnswer(dispute.points.length, dispute.answers.length);
  const [answer] = dispute.answers;
  return {
    title: t('Dispute about order {order}', { order: dispute.orderId }),
    crumbs: [{ href: '/disputes/queue', label: t('Disputes') }],
    lead: isOpen
      ? t('{seller} contests this order. An answer to each point is due by {day}.', {
          seller: dispute.sellerName,
          day: dayWords(t, dispute.dueOn),
        })
      : dispute.state === 'withdrawn'
        ? t('It is closed: {seller} withdrew it.', { seller: dispute.sellerName })
        : t('It is closed: {seller} was answered.', { seller: dispute.sellerName }),
    mark: stateMark(t, dispute, today),
    path,
    isOpen,
    marks,
    refused: refused && refusedWords(t, refused),
    written: refused ? written.filter((text) => text !== '') : [],
    answering: isOpen || mayCorrect ? presentAnswerForm(t, dispute, refused ? empty : form, errors) : null,
    correctionWords: correction && correctionWords(t, correction.no, correction.answered),
    facts: factsOf(t, dispute),
    points: pointRows(t, dispute),
    closing: answer?.closing ?? null,
    corrected: correctedNote(t, dispute.answers),
    former: formerAnswers(t, dispute, ({ by, name }) => personWords(by, name)),
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

function factsOf(t: Texts, dispute: Dispute) {
  const { sellerId, sellerName, reason, filedAt, filedBy, dueOn, withdrawnAt, withdrawnBy, withdrawnName } = dispute;
  const [answer] = dispute.answers;
  const closed = answer ?? { at: withdrawnAt, by: withdrawnBy, name: withdrawnName };
  return [
    { label: t('Seller'), value: sellerName, href: `/sellers/${encodeURIComponent(sellerId)}` },
    { label: t('Reason'), value: reasonWords(t, reason) },
    { label: t('Filed'), value: `${dayWords(t, filedAt)} · ${filedBy}` },
    { label: t('Due by'), value: dayWords(t, dueOn) },
    ...(closed.at === null
      ? []
      : [{ label: t('Closed'), value: `${dayWords(t, closed.at)} · ${closed.name ?? closed.by ?? ''}` }]),
    ...postedFacts(t, dispute.answers),
  ];
}

const likenessNames: Readonly<Record<Likeness, string>> = {
  seller: message('Of this seller'),
  carrier: message('For this reason, with this carrier, of other sellers'),
  reason: message('For this reason, of other sellers'),
};
