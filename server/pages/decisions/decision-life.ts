/** What happened with a decision, from the night that recommended it: who, when and why, newest first. */
import type { Texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import type { Appeal } from '../../stores/appeals.ts';
import type { Comment } from '../../stores/case-discussion.ts';
import type { DecisionRecord } from '../../stores/desk-decision.ts';
import { measureMark } from '../desk/measure-words.ts';
import { bareNouns, type TimelineEvent } from '../desk/present-history.ts';
import { levelNoun, personWords, saidBy, sentence } from '../desk/words.ts';
import { firstWords, lastWords } from '../portfolio/story-decisions.ts';
import { appealStates, channelNames } from './appeal-words.ts';

/** @param comments of its case: the second person's own reason is among them */
export function decisionLife(
  record: DecisionRecord,
  appeals: readonly Appeal[],
  comments: readonly Comment[],
  t: Texts,
): TimelineEvent[] {
  const { measure, answer, state, person, personName, reason, decidedAt, recommendedSince, recommendation } = record;
  const noun = sentence(t(bareNouns[measure]));
  const second = record.secondPerson === null ? null : personWords(record.secondPerson, record.secondName);
  const note = comments.find(({ at, person: by }) => at === record.secondAt && by === record.secondPerson);
  const level = measureMark(measure);
  const events: (TimelineEvent | null)[] = [
    recommendedSince === null
      ? null
      : {
          day: dayText(recommendedSince),
          title: sentence(
            t('{measure} recommended by the night', { measure: t(levelNoun[record.recommendedLevel as 'warn']) }),
          ),
          href: `/recommendations/${recommendation}`,
        },
    {
      ...{ at: decidedAt, level, title: firstWords({ level: measure, decision: answer, state }, t) },
      detail: saidBy(personWords(person, personName), reason, t),
      own: true,
    },
    record.secondAt === null || second === null || record.state === 'refused'
      ? null
      : {
          at: record.secondAt,
          level,
          title: t('Approved by a second person'),
          detail: saidBy(second, note?.text, t),
          own: true,
        },
    record.notifiedAt === null
      ? null
      : { at: record.notifiedAt, title: t('Statement of reasons delivered to the seller') },
    record.startedAt === null
      ? null
      : { at: record.startedAt, level, title: t('{measure} in force', { measure: noun }) },
    ...appeals.flatMap((appeal) => appealEvents(appeal, t)),
    closingOf(record, noun, t),
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

const appealEvents = (
  { filedAt, filedBy, channel, text, state, decidedBy, decidedAt, answer }: Appeal,
  t: Texts,
): TimelineEvent[] => [
  {
    ...{ at: filedAt, title: t('Appeal {channel}', { channel: t(channelNames[channel]) }) },
    ...{ detail: saidBy(filedBy, text, t), own: true },
  },
  ...(decidedAt === null
    ? []
    : [
        {
          ...{ at: decidedAt, title: t(appealStates[state]) },
          ...{ detail: saidBy(decidedBy, answer, t), own: true },
        },
      ]),
];

function closingOf(record: DecisionRecord, measure: string, t: Texts): TimelineEvent | null {
  const { closedAt, closedBy, closedName, closedReason, state, replacedBy } = record;
  if (closedAt === null) return null;
  const who = closedBy === null ? null : personWords(closedBy, closedName);
  const title =
    replacedBy !== null && state === 'ended'
      ? t('{measure} replaced by another measure', { measure })
      : lastWords(state, measure, t);
  return {
    ...{ at: closedAt, title, detail: saidBy(who, closedReason, t), own: true },
    ...(replacedBy !== null && { href: `/decisions/${replacedBy}` }),
  };
}
