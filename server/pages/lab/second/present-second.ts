/** What waits for a second person, as one of the lab reads it: of a first grading nothing but that it is done. */
import type { SecondGrading } from '../../../stores/lab/second-gradings.ts';
import type { WaitingAnswer } from '../../../stores/verdict-answers.ts';
import { message, type Texts } from '../../../languages/texts.ts';
import { listed, numberWord, plainWordIn, sentence } from '../../desk/words.ts';
import { verdictWord } from '../../inspections/verdict-words.ts';

export function presentSecond(
  waiting: readonly SecondGrading[],
  answers: readonly WaitingAnswer[],
  reader: string,
  t: Texts,
) {
  const gradings = waiting.filter(({ secondAt }) => secondAt === null);
  const differing = waiting.filter(({ secondAt }) => secondAt !== null);
  const mine = gradings.filter(({ firstBy }) => firstBy !== reader).length;
  return {
    title: t('Second look'),
    lead: leadOf(mine, gradings.length - mine, differing.length, answers.length, t),
    crumbs: [{ href: '/lab/orders', label: t('Orders') }],
    gradings: gradings.map((one) => presentGrading(one, reader, t)),
    differing: differing.map(({ mysteryOrder, sellerName, firstBy, secondBy }) => ({
      href: `/lab/orders/${mysteryOrder}/differences`,
      ...{ mysteryOrder, sellerName, by: listed([firstBy, secondBy ?? ''], t) },
    })),
    answers: answers.map(({ mysteryOrder, sellerName, at, text, verdict }) => ({
      ...{ mysteryOrder, sellerName, at, verdict: verdictWord(verdict, t), text: shortened(text) },
      href: `/inspections/${mysteryOrder}/answer`,
    })),
  };
}

function leadOf(mine: number, others: number, differing: number, answers: number, t: Texts): string {
  const said = (text: string, n: number) => (n > 0 ? [t(text, { n, count: numberWord(n, t) })] : []);
  const parts = [
    ...said(
      message(
        '{n, plural, one {{count} device} other {{count} devices}} to grade without seeing what somebody else found',
      ),
      mine,
    ),
    ...said(message('{n, plural, one {{count} pair} other {{count} pairs}} of gradings to settle'), differing),
    ...said(message('{n, plural, one {{count} answer} other {{count} answers}} of sellers to decide'), answers),
  ];
  const rest = said(
    message(
      '{n, plural, one {{count} device that you graded yourself waits} other {{count} devices that you graded yourself wait}} for somebody else.',
    ),
    others,
  ).map(sentence);
  const todo = parts.length > 0 ? [`${sentence(listed(parts, t))}.`] : [];
  return [...todo, ...rest].join(' ') || t('Nothing waits for a second person.');
}

function presentGrading(one: SecondGrading, reader: string, t: Texts) {
  const { mysteryOrder, sellerName, category, grade, receivedOn, firstBy, firstAt, second, secondBy } = one;
  const isMine = firstBy === reader;
  const order = t('mystery order {id}', { id: String(mysteryOrder) });
  return {
    ...{ mysteryOrder, order, sellerName, receivedOn, firstAt },
    device: sentence([plainWordIn(category, t), plainWordIn(grade, t)].filter(Boolean).join(', ')) || null,
    href: `/lab/orders/${mysteryOrder}`,
    waitsFor: waitsFor(isMine, secondBy, reader, t),
    button: isMine ? null : secondBy === null ? t('Grade it') : secondBy === reader ? t('Go on') : t('Relieve them'),
    action: second === null ? `/lab/orders/${mysteryOrder}/second` : null,
    open: second === null ? null : `/lab/inspections/${second}`,
  };
}

function waitsFor(isMine: boolean, secondBy: string | null, reader: string, t: Texts): string | null {
  if (isMine)
    return secondBy === null ? t('You graded it: somebody else must.') : t('You graded it; somebody else is at it.');
  return secondBy === null || secondBy === reader ? null : t('{person} is at it.', { person: secondBy });
}

const mostLetters = 160;

const shortened = (text: string): string => (text.length <= mostLetters ? text : `${text.slice(0, mostLetters)}…`);
