/** A verdict in the words of whoever sold the device. */
import { daysIn } from '../../helpers/days.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import { numberWord, sentence } from '../desk/words.ts';
import type { OpenedVerdict } from '../inspections/opened-verdict.ts';
import { outcomeWords } from '../inspections/present-inspection.ts';
import { presentVerdict } from '../inspections/present-verdict.ts';
import { followsForSeller, mayBeAnswered, standingOf } from '../inspections/standing.ts';
import { dangerTold, markOf, verdictMeanings, verdictWord } from '../inspections/verdict-words.ts';

/** Letters of an answer. */
export const longestAnswer = 4000;

/** @param reads whether the person may only read for the seller */
export function presentOwnVerdict({ revealed, answer, photos }: OpenedVerdict, today: Day, reads: boolean, t: Texts) {
  const { mysteryOrder, content, verdict, safetyFinding, answerUntil } = revealed;
  const standing = standingOf(revealed, answer, today);
  const { exactDay, shortDay } = daysIn(t.language);
  const lead = [
    t('We ordered a device from you like any customer and inspected it. The verdict is {verdict}: {meaning}.', {
      verdict: verdictWord(verdict, t),
      meaning: t(verdictMeanings[verdict]),
    }),
    wrongWords(content.result.wrong, t),
    followsForSeller(standing, revealed, t),
  ];
  return {
    title: titleOf(content.orderId, t),
    lead: lead.filter(Boolean).join(' '),
    crumbs: [{ href: '/notices', label: t('Notices') }],
    path: `/verdicts/${mysteryOrder}`,
    pdfHref: revealed.revealedAt === null ? null : `/verdicts/${mysteryOrder}/pdf`,
    mark: markOf(verdict, t),
    danger: dangerTold(safetyFinding, t),
    shown: presentVerdict(content, photos, t),
    answer: answer && { ...answer, decided: outcomeWords(answer, revealed, t) },
    ...answering(standing === 'open' && mayBeAnswered(revealed), reads),
    until: answerUntil === null ? null : exactDay(answerUntil),
    shortUntil: shortDay(answerUntil, today),
    longest: numbersIn(t.language).count(longestAnswer),
    final: standing === 'final' ? followsForSeller(standing, revealed, t) : null,
  };
}

const answering = (isOpen: boolean, reads: boolean) => ({
  mayAnswer: isOpen && !reads,
  readsOnly: isOpen && reads,
});

function wrongWords(wrong: readonly { severity: string }[], t: Texts): string {
  if (wrong.length === 0) return '';
  const values = { n: wrong.length, count: sentence(numberWord(wrong.length, t)) };
  return wrong.every(({ severity }) => severity === 'minor')
    ? t(
        '{n, plural, one {{count} small thing was not in order: see below.} other {{count} small things were not in order: see below.}}',
        values,
      )
    : t(
        '{n, plural, one {{count} thing was not in order: see below.} other {{count} things were not in order: see below.}}',
        values,
      );
}

export const titleOf = (orderId: string | null, t: Texts): string =>
  orderId === null ? t('A test order of the marketplace') : t('Test order {order}', { order: orderId });
