/** One dispute as its seller reads it. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { DisputeFile } from '../../stores/dispute-files.ts';
import type { Dispute, ForeseenEffect } from '../../stores/disputes.ts';
import { metricWords } from '../metric-words.ts';
import { dayWords, reasonWords, stateMark, verdictMark } from './dispute-words.ts';
import { presentEffect, presentForeseen } from './present-effect.ts';

interface OwnDisputeShown {
  dispute: Dispute;
  files: readonly DisputeFile[];
  /** `YYYY-MM-DD` */
  today: string;
  fileFault: string | null;
  /** Of the last night; null: as it was foreseen when it was filed. */
  tonight: ForeseenEffect | null;
  readsOnly: boolean;
}

export function presentOwnDispute(t: Texts, { dispute, files, today, fileFault, tonight, readsOnly }: OwnDisputeShown) {
  const path = `/disputes/${dispute.id}`;
  const isOpen = dispute.state === 'open';
  return {
    title: t('Dispute about order {order}', { order: dispute.orderId }),
    crumbs: [{ href: '/disputes', label: t('Disputes') }],
    lead: leadOf(t, dispute, today),
    mark: stateMark(t, dispute, today),
    path,
    facts: [
      { label: t('Reason'), value: reasonWords(t, dispute.reason) },
      { label: t('Filed'), value: dayWords(t, dispute.filedAt) },
      ...(isOpen ? [{ label: t('Answer due by'), value: dayWords(t, dispute.dueOn) }] : []),
      ...(dispute.closedAt !== null && dispute.state !== 'withdrawn'
        ? [{ label: t('Answered'), value: dayWords(t, dispute.closedAt) }]
        : []),
      ...(dispute.countedOn === null
        ? []
        : [{ label: t('Correction posted by the night of'), value: dayWords(t, dispute.countedOn) }]),
    ],
    points: pointRows(t, dispute),
    answer: dispute.answer,
    effect: isOpen ? presentEffect(t, tonight ?? dispute.effect, 'your') : presentForeseen(t, dispute.effect, 'your'),
    isForeseen: tonight === null,
    files: fileRows(t, files, path),
    isOpen,
    mayChange: isOpen && !readsOnly,
    fileFault,
    faults: fileFault === null ? [] : [{ name: 'file', text: fileFault }],
  };
}

export const fileRows = (t: Texts, files: readonly DisputeFile[], path: string) =>
  files.map(({ id, name, size, sha256 }) => ({
    href: `${path}/files/${id}`,
    ...{ name, sha256, size: numbersIn(t.language).bytes(size) },
  }));

export const pointRows = (t: Texts, { points, state }: Pick<Dispute, 'points' | 'state'>) =>
  points.map(({ number, metric, day, claim, verdict, answer }) => ({
    number,
    what: metric === null ? t('Further point') : metricWords(t, metric).label,
    on: day === null ? null : dayWords(t, day),
    claim,
    mark: metric === null || state === 'withdrawn' ? null : verdictMark(t, verdict),
    answer,
  }));

function leadOf(t: Texts, { state, dueOn, countedOn }: Dispute, today: string): string {
  if (state === 'withdrawn') return t('You have withdrawn it. Nothing was decided.');
  if (state === 'open')
    return dueOn < today
      ? t('The answer was due by {day} and is overdue. While it is open, nothing gets harsher because of it.', {
          day: dayWords(t, dueOn),
        })
      : t('Each of your points is answered by {day}. While it is open, nothing gets harsher because of it.', {
          day: dayWords(t, dueOn),
        });
  if (state === 'refused') return t('It was not accepted: the answers to your points say why.');
  const isCounted = countedOn !== null;
  if (state === 'accepted')
    return isCounted
      ? t('You were right. The order does not count any more.')
      : t('You were right. The next night takes the order out of your figures.');
  return isCounted
    ? t('You were right in part. What was accepted does not count any more.')
    : t('You were right in part. The next night takes what was accepted out of your figures.');
}
