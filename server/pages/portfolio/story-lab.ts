/** What the lab revealed of a seller, what the seller answered, and what became of it. */
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Finding } from '../../stores/desk-seller.ts';
import type { VerdictAnswer } from '../../stores/verdict-answers.ts';
import { correctionWords } from '../desk/corrected-words.ts';
import { drawWords, plainWordIn, safetyWords } from '../desk/words.ts';
import type { StoryEvent } from './story-event.ts';

/** Those that the lab has revealed: the others do not exist outside it. */
export const findingStory = (findings: readonly Finding[], answers: readonly VerdictAnswer[], t: Texts): StoryEvent[] =>
  findings.flatMap((finding) => {
    const answer = answers.find(({ mysteryOrder }) => mysteryOrder === finding.id);
    return [revealOf(finding, t), ...answerOf(answer, t), ...outcomeOf(finding, answer, t)];
  });

const revealOf = (finding: Finding, t: Texts): StoryEvent => ({
  kind: 'lab',
  when: finding.revealedOn,
  title:
    finding.firstVerdict === null
      ? t('Mystery order revealed: inspected')
      : t('Mystery order revealed: {verdict}', { verdict: plainWordIn(finding.firstVerdict, t) }),
  detail: [
    drawWords(finding.draw, t),
    finding.inspectedOn === null ? '' : t('inspected {day}', { day: daysIn(t.language).exactDay(finding.inspectedOn) }),
    safetyWords(finding.firstSafetyFinding, t),
  ]
    .filter(Boolean)
    .join(' · '),
  ...(finding.firstVerdict === null ? {} : { href: `/inspections/${finding.id}` }),
});

const answerOf = (answer: VerdictAnswer | undefined, t: Texts): StoryEvent[] =>
  answer
    ? [
        {
          ...{ kind: 'lab', when: answer.at, title: t('Seller answered the verdict of the lab') },
          ...{ detail: answer.text, person: answer.person, href: `/inspections/${answer.mysteryOrder}` },
        },
      ]
    : [];

/** A verdict that was corrected without an answer is told by its day alone. */
function outcomeOf(finding: Finding, answer: VerdictAnswer | undefined, t: Texts): StoryEvent[] {
  const { correctedOn, id } = finding;
  const decidedAt = answer?.decidedAt ?? null;
  const common = { kind: 'lab', href: `/inspections/${id}`, person: answer?.decidedBy ?? null } as const;
  const outcome = answer?.outcome || null;
  if (correctedOn !== null) {
    const detail = [correctionWords(finding, t), outcome].filter(Boolean).join('\n');
    return [{ ...common, when: decidedAt ?? correctedOn, title: t('Verdict of the lab corrected'), detail }];
  }
  return decidedAt === null
    ? []
    : [{ ...common, when: decidedAt, title: t('The lab decided: its verdict stands'), detail: outcome }];
}
