/** A verdict in the words of whoever sold the device. */
import { exactDay, shortDay } from '../../helpers/days.ts';
import type { Day } from '../../scoring/day.ts';
import { counted, sentence } from '../desk/words.ts';
import type { OpenedVerdict } from '../inspections/opened-verdict.ts';
import { outcomeWords } from '../inspections/present-inspection.ts';
import { presentVerdict } from '../inspections/present-verdict.ts';
import { followsForSeller, mayBeAnswered, standingOf } from '../inspections/standing.ts';
import { dangerWords, verdictMarks, verdictMeanings } from '../inspections/verdict-words.ts';

/** Letters of an answer. */
export const longestAnswer = 4000;

/** @param reads whether the person may only read for the seller */
export function presentOwnVerdict({ revealed, answer, photos }: OpenedVerdict, today: Day, reads: boolean) {
  const { mysteryOrder, content, verdict, safetyFinding, answerUntil } = revealed;
  const standing = standingOf(revealed, answer, today);
  const wrong = content.result.wrong.length;
  const thing = content.result.wrong.every(({ severity }) => severity === 'minor') ? 'small thing' : 'thing';
  const things =
    wrong === 0 ? '' : ` ${sentence(counted(wrong, thing))} ${wrong === 1 ? 'was' : 'were'} not in order: see below.`;
  return {
    title: titleOf(content.orderId),
    lead: `We ordered a device from you like any customer and inspected it. The verdict is ${verdict}: ${verdictMeanings[verdict]}.${things} ${followsForSeller(standing, revealed)}`,
    crumbs: [{ href: '/notices', label: 'Notices' }],
    path: `/verdicts/${mysteryOrder}`,
    pdfHref: revealed.revealedAt === null ? null : `/verdicts/${mysteryOrder}/pdf`,
    mark: verdictMarks[verdict],
    danger: dangerWords[safetyFinding] ?? null,
    shown: presentVerdict(content, photos),
    answer: answer && { ...answer, decided: outcomeWords(answer, revealed) },
    ...answering(standing === 'open' && mayBeAnswered(revealed), reads),
    until: answerUntil === null ? null : exactDay(answerUntil),
    shortUntil: shortDay(answerUntil, today),
    longest: longestAnswer,
    final: standing === 'final' ? followsForSeller(standing, revealed) : null,
  };
}

const answering = (isOpen: boolean, reads: boolean) => ({
  mayAnswer: isOpen && !reads,
  readsOnly: isOpen && reads,
});

export const titleOf = (orderId: string | null): string =>
  orderId === null ? 'A test order of the marketplace' : `Test order ${orderId}`;
