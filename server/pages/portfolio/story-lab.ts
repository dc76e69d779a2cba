/** What the lab revealed of a seller, what the seller answered, and what became of it. */
import { exactDay } from '../../helpers/days.ts';
import type { Finding } from '../../stores/desk-seller.ts';
import type { VerdictAnswer } from '../../stores/verdict-answers.ts';
import { correctionWords } from '../desk/corrected-words.ts';
import { drawWords, safetyWords } from '../desk/words.ts';
import type { StoryEvent } from './story-event.ts';

/** Those that the lab has revealed: the others do not exist outside it. */
export const findingStory = (findings: readonly Finding[], answers: readonly VerdictAnswer[]): StoryEvent[] =>
  findings.flatMap((finding) => {
    const answer = answers.find(({ mysteryOrder }) => mysteryOrder === finding.id);
    return [revealOf(finding), ...answerOf(answer), ...outcomeOf(finding, answer)];
  });

const revealOf = (finding: Finding): StoryEvent => ({
  kind: 'lab',
  when: finding.revealedOn,
  title: `Mystery order revealed: ${finding.firstVerdict ?? 'inspected'}`,
  detail: [
    drawWords(finding.draw),
    finding.inspectedOn === null ? '' : `inspected ${exactDay(finding.inspectedOn)}`,
    safetyWords(finding.firstSafetyFinding),
  ]
    .filter(Boolean)
    .join(' · '),
  ...(finding.firstVerdict === null ? {} : { href: `/inspections/${finding.id}` }),
});

const answerOf = (answer: VerdictAnswer | undefined): StoryEvent[] =>
  answer
    ? [
        {
          ...{ kind: 'lab', when: answer.at, title: 'Seller answered the verdict of the lab' },
          ...{ detail: answer.text, person: answer.person, href: `/inspections/${answer.mysteryOrder}` },
        },
      ]
    : [];

/** A verdict that was corrected without an answer is told by its day alone. */
function outcomeOf(finding: Finding, answer: VerdictAnswer | undefined): StoryEvent[] {
  const { correctedOn, id } = finding;
  const decidedAt = answer?.decidedAt ?? null;
  const common = { kind: 'lab', href: `/inspections/${id}`, person: answer?.decidedBy ?? null } as const;
  const outcome = answer?.outcome || null;
  if (correctedOn !== null) {
    const detail = [correctionWords(finding), outcome].filter(Boolean).join('\n');
    return [{ ...common, when: decidedAt ?? correctedOn, title: 'Verdict of the lab corrected', detail }];
  }
  return decidedAt === null
    ? []
    : [{ ...common, when: decidedAt, title: 'The lab decided: its verdict stands', detail: outcome }];
}
