/** What people decided with all its steps, the statements that told the seller why, and its appeals. */
import { daysIn } from '../../helpers/days.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { LetterState } from '../../stores/letters.ts';
import type { AppealRow, DecisionSteps, LetterRow, StatementRow } from '../../stores/seller-timeline.ts';
import { appealStates } from '../decisions/appeal-words.ts';
import { decisionWords, nounOf } from '../desk/present-history.ts';
import { listed, sentence } from '../desk/words.ts';
import type { StoryEvent } from './story-event.ts';

const colourOf = (measure: string): string => (measure === 'end' ? 'suspend' : measure);

const proposed: Readonly<Record<string, string>> = {
  accepted: message('{measure} proposed'),
  lightened: message('{measure} proposed, milder than recommended'),
  aggravated: message('{measure} proposed, harsher than recommended'),
};

/** What the first word about a decision says. */
export function firstWords(
  { level, decision, state }: Pick<DecisionSteps, 'decision' | 'state'> & { level: string },
  t: Texts,
): string {
  const isProposed = level === 'suspend' || level === 'end' || state === 'proposed';
  const words = isProposed ? proposed[decision] : undefined;
  return words === undefined ? decisionWords(decision, level, t) : t(words, { measure: sentence(nounOf(level, t)) });
}

const ended = message('{measure} ended');
const lastOf: Readonly<Record<string, string>> = {
  lifted: message('{measure} lifted'),
  overturned: message('{measure} overturned'),
  refused: message('{measure} refused'),
  withdrawn: message('{measure} withdrawn'),
};

/** What the last word about it says. @param measure with a capital */
export const lastWords = (state: string, measure: string, t: Texts): string => t(lastOf[state] ?? ended, { measure });

export const decisionStory = (decisions: readonly DecisionSteps[], told: ReadonlySet<number>, t: Texts): StoryEvent[] =>
  decisions.flatMap((one): StoryEvent[] => {
    const noun = nounOf(one.level, t);
    const measure = sentence(noun);
    const common = { kind: 'decisions', level: colourOf(one.level), href: hrefOf(one) } as const;
    const first = { ...common, title: firstWords(one, t), begins: 'decision' } as const;
    const steps = [
      { ...first, when: one.decidedAt, person: one.person, detail: one.reason },
      one.secondAt && {
        ...{ ...common, when: one.secondAt, person: one.secondPerson },
        title: t('{measure} confirmed by a second person', { measure }),
      },
      one.notifiedAt &&
        !told.has(one.id) && {
          ...common,
          when: one.notifiedAt,
          title: t('The seller was told of the {measure}', { measure: noun }),
        },
      one.startedAt && {
        ...common,
        when: one.startedAt,
        title: t('{measure} in force', { measure }),
        detail: stretchOf(one, t),
      },
      one.closedAt && {
        ...{ kind: 'decisions' as const, href: common.href, when: one.closedAt, person: one.closedBy },
        title: lastWords(one.state, measure, t),
        detail: one.closedReason,
      },
    ];
    return steps.filter((step) => typeof step === 'object' && step !== null);
  });

const hrefOf = ({ id, recommendation, state }: DecisionSteps): string =>
  state === 'recorded' && recommendation !== null ? `/recommendations/${recommendation}` : `/decisions/${id}`;

function stretchOf({ inForceFrom, inForceTo }: DecisionSteps, t: Texts): string | null {
  if (inForceFrom === null) return null;
  const { exactDay } = daysIn(t.language);
  return inForceTo === null
    ? t('from {from} until another decision', { from: exactDay(inForceFrom) })
    : t('from {from} to {to}', { from: exactDay(inForceFrom), to: exactDay(inForceTo) });
}

export const statementStory = (statements: readonly StatementRow[], t: Texts): StoryEvent[] =>
  statements.flatMap((one): StoryEvent[] => {
    const href = `/statements/${one.id}`;
    const measure = nounOf(one.measure, t);
    const detail =
      one.channel === 'portal'
        ? t('{reference}, in the seller’s portal', { reference: one.reference })
        : t('{reference}, by registered letter', { reference: one.reference });
    return [
      {
        kind: 'letters',
        when: one.deliveredAt ?? one.composedAt,
        title: t(
          one.deliveredAt === null
            ? 'Statement of reasons for the {measure} written, its delivery not recorded yet'
            : 'Statement of reasons for the {measure} delivered',
          { measure },
        ),
        ...{ detail, href },
      },
      ...(one.openedAt
        ? [
            {
              ...{ kind: 'letters' as const, when: one.openedAt, person: one.openedBy, href },
              title: t('Statement of reasons for the {measure} opened', { measure }),
            },
          ]
        : []),
    ];
  });

const letterStates: Record<LetterState, string> = {
  'in-app': message('to {people}, kept in the program, no post is set up'),
  pending: message('to {people}, waits to be sent'),
  sending: message('to {people}, is being sent'),
  sent: message('to {people}, sent'),
  failed: message('to {people}, could not be delivered'),
};

/** One for each cause, however many people of the seller it was sent to. */
export const letterStory = (letters: readonly LetterRow[], t: Texts): StoryEvent[] =>
  [...Map.groupBy(letters, causeOf).values()].map((sent) => {
    const [first] = sent as [LetterRow];
    const when = sent.map(({ sentAt, createdAt }) => sentAt ?? createdAt).sort()[0]!;
    const byState = [...Map.groupBy(sent, ({ state }) => state)];
    const detail = byState.map(([state, some]) => {
      const people = some.map(({ email }) => email ?? t('nobody'));
      return t(letterStates[state], { people: listed(people, t) });
    });
    return {
      kind: 'letters',
      when,
      title: t('E-mail: {subject}', { subject: first.subject }),
      detail: detail.join(' · '),
    };
  });

/** Letters of one cause to several people differ in the last part of `once`, which names the person. */
const causeOf = ({ once, kind }: LetterRow): string =>
  manyReaders.includes(kind) ? once.slice(0, once.lastIndexOf(':')) : once;
const manyReaders = ['statement', 'verdict', 'action'];

export const appealStory = (appeals: readonly AppealRow[], t: Texts): StoryEvent[] =>
  appeals.flatMap((one): StoryEvent[] => {
    const href = `/decisions/${one.decision}`;
    return [
      { kind: 'appeals', when: one.filedAt, title: t('Appeal filed'), detail: one.text, person: one.filedBy, href },
      ...(one.decidedAt
        ? [
            {
              kind: 'appeals' as const,
              when: one.decidedAt,
              title: t(appealStates[one.state]),
              detail: one.answer,
              person: one.decidedBy,
              href,
            },
          ]
        : []),
    ];
  });
