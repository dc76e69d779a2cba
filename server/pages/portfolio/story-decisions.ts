/** What people decided with all its steps, the statements that told the seller why, and its appeals. */
import { exactDay } from '../../helpers/days.ts';
import type { AppealRow, DecisionSteps, LetterRow, StatementRow } from '../../stores/seller-timeline.ts';
import { listed, sentence } from '../desk/words.ts';
import type { StoryEvent } from './story-event.ts';

const measureNoun: Record<string, string> = {
  warn: 'warning',
  limit: 'limit',
  suspend: 'suspension',
  end: 'end of the service',
};

export const nounOf = (measure: string): string => measureNoun[measure] ?? measure;

const colourOf = (measure: string): string => (measure === 'end' ? 'suspend' : measure);

const leaning: Record<string, string> = {
  lightened: ', lighter than recommended',
  aggravated: ', harsher than recommended',
};

/** What the first word about a decision says. */
export function firstWords({ level, decision, state }: Pick<DecisionSteps, 'level' | 'decision' | 'state'>): string {
  const noun = nounOf(level);
  if (decision === 'dismissed') return `${sentence(noun)} dismissed as a false alarm`;
  if (decision === 'wait') return `${sentence(noun)}: wait for more`;
  const verb = level === 'suspend' || level === 'end' || state === 'proposed' ? 'proposed' : 'decided';
  return `${sentence(noun)} ${verb}${leaning[decision] ?? ''}`;
}

export const decisionStory = (decisions: readonly DecisionSteps[], told: ReadonlySet<number>): StoryEvent[] =>
  decisions.flatMap((one): StoryEvent[] => {
    const noun = nounOf(one.level);
    const common = { kind: 'decisions', level: colourOf(one.level), href: hrefOf(one) } as const;
    const steps: (StoryEvent | null)[] = [
      { ...common, when: one.decidedAt, title: firstWords(one), person: one.person, detail: one.reason },
      one.secondAt && {
        ...common,
        when: one.secondAt,
        title: `${sentence(noun)} confirmed by a second person`,
        person: one.secondPerson,
      },
      one.notifiedAt &&
        !told.has(one.id) && { ...common, when: one.notifiedAt, title: `The seller was told of the ${noun}` },
      one.startedAt && { ...common, when: one.startedAt, title: `${sentence(noun)} in force`, detail: stretchOf(one) },
      one.closedAt && {
        ...{ kind: 'decisions' as const, href: common.href, when: one.closedAt },
        title: `${sentence(noun)} ${one.state}`,
        person: one.closedBy,
        detail: one.closedReason,
      },
    ].map((step) => (step === null || step === '' || step === false ? null : step));
    return steps.filter((step) => step !== null);
  });

const hrefOf = ({ id, recommendation, state }: DecisionSteps): string =>
  state === 'recorded' && recommendation !== null ? `/recommendations/${recommendation}` : `/decisions/${id}`;

const stretchOf = ({ inForceFrom, inForceTo }: DecisionSteps): string | null => {
  if (inForceFrom === null) return null;
  return `from ${exactDay(inForceFrom)}${inForceTo === null ? ' until another decision' : ` to ${exactDay(inForceTo)}`}`;
};

export const statementStory = (statements: readonly StatementRow[]): StoryEvent[] =>
  statements.flatMap((one): StoryEvent[] => {
    const href = `/statements/${one.id}`;
    const title = `Statement of reasons for the ${nounOf(one.measure)}`;
    const channel = one.channel === 'portal' ? 'in the seller’s portal' : 'by registered letter';
    return [
      {
        kind: 'letters',
        when: one.deliveredAt ?? one.composedAt,
        title: `${title} ${one.deliveredAt === null ? 'written, its delivery not recorded yet' : 'delivered'}`,
        detail: `${one.reference}, ${channel}`,
        href,
      },
      ...(one.openedAt
        ? [{ kind: 'letters' as const, when: one.openedAt, title: `${title} opened`, person: one.openedBy, href }]
        : []),
    ];
  });

const letterStates: Record<string, string> = {
  'in-app': 'kept in the program, no post is set up',
  pending: 'waits to be sent',
  sending: 'is being sent',
  sent: 'sent',
  failed: 'could not be delivered',
};

/** One for each cause, however many people of the seller it was sent to. */
export const letterStory = (letters: readonly LetterRow[]): StoryEvent[] =>
  [...Map.groupBy(letters, causeOf).values()].map((sent) => {
    const [first] = sent as [LetterRow];
    const when = sent.map(({ sentAt, createdAt }) => sentAt ?? createdAt).sort()[0]!;
    const byState = [...Map.groupBy(sent, ({ state }) => state)];
    const detail = byState.map(
      ([state, some]) => `to ${listed(some.map(({ email }) => email ?? 'nobody'))}, ${letterStates[state] ?? state}`,
    );
    return { kind: 'letters', when, title: `E-mail: ${first.subject}`, detail: detail.join('; ') };
  });

/** Letters of one cause to several people differ in the last part of `once`, which names the person. */
const causeOf = ({ once, kind }: LetterRow): string =>
  manyReaders.includes(kind) ? once.slice(0, once.lastIndexOf(':')) : once;
const manyReaders = ['statement', 'verdict', 'action'];

export const appealStory = (appeals: readonly AppealRow[]): StoryEvent[] =>
  appeals.flatMap((one): StoryEvent[] => {
    const href = `/decisions/${one.decision}`;
    return [
      { kind: 'appeals', when: one.filedAt, title: 'Appeal filed', detail: one.text, person: one.filedBy, href },
      ...(one.decidedAt
        ? [
            {
              kind: 'appeals' as const,
              when: one.decidedAt,
              title: `Appeal ${one.state}`,
              detail: one.answer,
              person: one.decidedBy,
              href,
            },
          ]
        : []),
    ];
  });
