/** One dispute as its seller reads it. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { DisputeFile } from '../../stores/dispute-files.ts';
import type { Dispute, ForeseenEffect } from '../../stores/disputes.ts';
import { dayWords, reasonWords, stateMark } from './dispute-words.ts';
import { ownLead } from './own-lead.ts';
import { correctedNote, formerAnswers, pointRows, postedFacts } from './present-answers.ts';
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
  const [answer] = dispute.answers;
  return {
    title: t('Dispute about order {order}', { order: dispute.orderId }),
    crumbs: [{ href: '/disputes', label: t('Disputes') }],
    lead: ownLead(t, dispute, today),
    mark: stateMark(t, dispute, today),
    path,
    facts: [
      { label: t('Reason'), value: reasonWords(t, dispute.reason) },
      { label: t('Filed'), value: dayWords(t, dispute.filedAt) },
      ...(isOpen ? [{ label: t('Answer due by'), value: dayWords(t, dispute.dueOn) }] : []),
      ...(answer ? [{ label: t('Answered'), value: dayWords(t, answer.at) }] : []),
      ...postedFacts(t, dispute.answers),
    ],
    points: pointRows(t, dispute),
    closing: answer?.closing ?? null,
    corrected: correctedNote(t, dispute.answers),
    former: formerAnswers(t, dispute, () => null),
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
