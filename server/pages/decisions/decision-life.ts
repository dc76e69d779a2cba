/** What happened with a decision, from the night that recommended it: who, when and why, newest first. */
import { dayText } from '../../scoring/day.ts';
import type { Appeal } from '../../stores/appeals.ts';
import type { Comment } from '../../stores/case-discussion.ts';
import type { DecisionRecord } from '../../stores/desk-decision.ts';
import { measureMark, measureNoun } from '../desk/measure-words.ts';
import type { TimelineEvent } from '../desk/present-history.ts';
import { levelNoun, personWords, sentence } from '../desk/words.ts';

/** @param comments of its case: the second person's own reason is among them */
export function decisionLife(
  record: DecisionRecord,
  appeals: readonly Appeal[],
  comments: readonly Comment[],
): TimelineEvent[] {
  const { measure, person, personName, reason, decidedAt, recommendedSince, recommendation } = record;
  const noun = sentence(measureNoun[measure].replace(/^(an?|the) /, ''));
  const second = record.secondPerson === null ? null : personWords(record.secondPerson, record.secondName);
  const note = comments.find(({ at, person: by }) => at === record.secondAt && by === record.secondPerson);
  const level = measureMark(measure);
  const proposed = measure === 'suspend' || measure === 'end';
  const events: (TimelineEvent | null)[] = [
    recommendedSince === null
      ? null
      : {
          day: dayText(recommendedSince),
          title: `${sentence(levelNoun[record.recommendedLevel as 'warn'])} recommended by the night`,
          href: `/recommendations/${recommendation}`,
        },
    {
      ...{ at: decidedAt, level, title: `${noun} ${proposed ? 'proposed' : 'decided'}${againstWords(record)}` },
      detail: `${personWords(person, personName)}: ${reason}`,
    },
    record.secondAt === null || second === null || record.state === 'refused'
      ? null
      : {
          at: record.secondAt,
          level,
          title: 'Approved by a second person',
          detail: [second, note?.text].filter(Boolean).join(': '),
        },
    record.notifiedAt === null
      ? null
      : { at: record.notifiedAt, title: 'Statement of reasons delivered to the seller' },
    record.startedAt === null ? null : { at: record.startedAt, level, title: `${noun} in force` },
    ...appeals.flatMap(appealEvents),
    closingOf(record, noun),
  ];
  return events
    .filter((event) => event !== null)
    .map((event, order) => ({ event, order }))
    .sort((a, b) =>
      timeOf(a.event) < timeOf(b.event) ? 1 : timeOf(a.event) > timeOf(b.event) ? -1 : b.order - a.order,
    )
    .map(({ event }) => event);
}

const timeOf = ({ at, day }: TimelineEvent): string => at ?? day ?? '';

const againstWords = ({ answer }: DecisionRecord): string =>
  answer === 'lightened' ? ', milder than recommended' : answer === 'aggravated' ? ', harsher than recommended' : '';

const appealEvents = ({
  filedAt,
  filedBy,
  channel,
  text,
  state,
  decidedBy,
  decidedAt,
  answer,
}: Appeal): TimelineEvent[] => [
  { at: filedAt, title: `Appeal by ${channel}`, detail: `${filedBy}: ${text}` },
  ...(decidedAt === null
    ? []
    : [{ at: decidedAt, title: `Appeal ${state}`, detail: [decidedBy, answer].filter(Boolean).join(': ') }]),
];

function closingOf(record: DecisionRecord, noun: string): TimelineEvent | null {
  const { closedAt, closedBy, closedName, closedReason, state, replacedBy } = record;
  if (closedAt === null) return null;
  const who = closedBy === null ? '' : personWords(closedBy, closedName);
  const title = replacedBy !== null && state === 'ended' ? `${noun} replaced by another measure` : `${noun} ${state}`;
  return {
    ...{ at: closedAt, title, detail: [who, closedReason].filter(Boolean).join(': ') },
    ...(replacedBy !== null && { href: `/decisions/${replacedBy}` }),
  };
}
