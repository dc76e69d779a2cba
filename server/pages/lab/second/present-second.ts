/** What waits for a second person, as one of the lab reads it: of a first grading nothing but that it is done. */
import type { SecondGrading } from '../../../stores/lab/second-gradings.ts';
import type { WaitingAnswer } from '../../../stores/verdict-answers.ts';
import { counted, listed, plainWord, sentence } from '../../desk/words.ts';

export function presentSecond(waiting: readonly SecondGrading[], answers: readonly WaitingAnswer[], reader: string) {
  const gradings = waiting.filter(({ secondAt }) => secondAt === null);
  const differing = waiting.filter(({ secondAt }) => secondAt !== null);
  const mine = gradings.filter(({ firstBy }) => firstBy !== reader).length;
  return {
    title: 'Second look',
    lead: leadOf(mine, gradings.length - mine, differing.length, answers.length),
    crumbs: [{ href: '/lab/orders', label: 'Orders' }],
    gradings: gradings.map((one) => presentGrading(one, reader)),
    differing: differing.map(({ mysteryOrder, sellerName, firstBy, secondBy }) => ({
      href: `/lab/orders/${mysteryOrder}/differences`,
      ...{ mysteryOrder, sellerName, by: listed([firstBy, secondBy ?? '']) },
    })),
    answers: answers.map(({ mysteryOrder, sellerName, at, text, verdict }) => ({
      ...{ mysteryOrder, sellerName, at, verdict, text: shortened(text) },
      href: `/inspections/${mysteryOrder}/answer`,
    })),
  };
}

function leadOf(mine: number, others: number, differing: number, answers: number): string {
  const parts = [
    mine > 0 ? `${counted(mine, 'device')} to grade without seeing what somebody else found` : '',
    differing > 0 ? `${counted(differing, 'pair')} of gradings to settle` : '',
    answers > 0 ? `${counted(answers, 'answer')} of sellers to decide` : '',
  ].filter(Boolean);
  const rest =
    others > 0
      ? ` ${sentence(counted(others, 'device'))} that you graded yourself ${others === 1 ? 'waits' : 'wait'} for somebody else.`
      : '';
  return parts.length > 0 ? `${sentence(listed(parts))}.${rest}` : rest.trim() || 'Nothing waits for a second person.';
}

function presentGrading(one: SecondGrading, reader: string) {
  const { mysteryOrder, sellerName, category, grade, receivedOn, firstBy, firstAt, second, secondBy } = one;
  const isMine = firstBy === reader;
  return {
    ...{ mysteryOrder, sellerName, receivedOn, firstAt },
    device: sentence([plainWord(category), plainWord(grade)].filter(Boolean).join(', ')) || null,
    href: `/lab/orders/${mysteryOrder}`,
    waitsFor: isMine
      ? secondBy === null
        ? 'You graded it: somebody else must.'
        : 'You graded it; somebody else is at it.'
      : secondBy !== null && secondBy !== reader
        ? `${secondBy} is at it.`
        : null,
    button: isMine ? null : secondBy === null ? 'Grade it' : secondBy === reader ? 'Go on' : 'Relieve them',
    action: second === null ? `/lab/orders/${mysteryOrder}/second` : null,
    open: second === null ? null : `/lab/inspections/${second}`,
  };
}

const mostLetters = 160;

const shortened = (text: string): string => (text.length <= mostLetters ? text : `${text.slice(0, mostLetters)}…`);
