/** What people wrote, promised and said about a seller, and what stood around it: incidents, policies. */
import { dayStretch } from '../../helpers/day-stretch.ts';
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import type { Care } from '../../stores/assignments.ts';
import type { PolicyVersion } from '../../stores/desk-policies.ts';
import type { SellerNote } from '../../stores/seller-notes.ts';
import type { CommentRow, ConcerningIncident } from '../../stores/seller-timeline.ts';
import type { Task } from '../../stores/tasks.ts';
import { noteWords } from './note-form.ts';
import type { StoryEvent } from './story-event.ts';

export const noteStory = (notes: readonly SellerNote[], path: string, t: Texts): StoryEvent[] =>
  notes.map((note) => ({
    kind: 'notes',
    when: note.writtenAt.startsWith(note.happenedOn) ? note.writtenAt : note.happenedOn,
    title:
      note.withdrawnAt === null
        ? t(noteWords[note.kind].label)
        : t('{kind}, taken back', { kind: t(noteWords[note.kind].label) }),
    detail:
      note.withdrawnAt === null
        ? note.text
        : t('{label}: {words}', { label: note.withdrawnBy ?? '', words: note.withdrawnReason ?? '' }),
    person: note.person,
    href: `${path}/notes#note-${note.id}`,
  }));

export const commentStory = (comments: readonly CommentRow[], t: Texts): StoryEvent[] =>
  comments.map(({ at, text, person, recommendation }) => ({
    kind: 'notes',
    when: at,
    title: t('Message beside a case'),
    detail: text,
    person,
    href: `/recommendations/${recommendation}`,
  }));

export const taskStory = (tasks: readonly Task[], t: Texts): StoryEvent[] =>
  tasks.flatMap((task): StoryEvent[] => {
    const href = `/tasks/${task.id}`;
    const day = daysIn(t.language).exactDay(task.dueOn);
    const detail = t('for {person}, due {day}', { person: task.assignee, day });
    return [
      {
        kind: 'tasks',
        when: task.madeAt,
        title: t('Task: {task}', { task: task.title }),
        detail,
        person: task.madeBy,
        href,
      },
      ...(task.doneAt
        ? [
            {
              ...{ kind: 'tasks' as const, when: task.doneAt, person: task.doneBy, href },
              title: t('Done: {task}', { task: task.title }),
            },
          ]
        : []),
    ];
  });

export const incidentStory = (incidents: readonly ConcerningIncident[], t: Texts): StoryEvent[] =>
  incidents.flatMap((one): StoryEvent[] => {
    const common = { kind: 'incidents', href: `/incidents/${one.id}` } as const;
    const detail = t(
      '{days}; {n, plural, one {# event of this seller does not count} other {# events of this seller do not count}}',
      { days: dayStretch(one, t.language), n: one.events },
    );
    return [
      {
        ...common,
        when: one.declaredAt,
        title: t('Incident declared: {incident}', { incident: one.name }),
        detail,
        person: one.declaredBy,
      },
      ...(one.revokedAt
        ? [
            {
              ...common,
              when: one.revokedAt,
              title: t('Incident revoked: {incident}', { incident: one.name }),
              detail: one.revokedReason,
              person: one.revokedBy,
            },
          ]
        : []),
    ];
  });

/** The first version holds for all history that may be entered; it is nobody's news. */
const fromTheBeginning = '1970-01-01';

export const policyStory = (versions: readonly PolicyVersion[], today: Day, t: Texts): StoryEvent[] =>
  versions
    .filter(({ effectiveFrom }) => effectiveFrom > fromTheBeginning)
    .map(({ version, effectiveFrom, note, author }) => {
      const coming = effectiveFrom > dayText(today);
      return {
        kind: 'policy',
        when: effectiveFrom,
        title: t(coming ? 'Policy version {version} comes into force' : 'Policy version {version} came into force', {
          version: String(version),
        }),
        detail: note,
        person: author,
        href: '/policy',
        coming,
      };
    });

/** The last assignment; earlier ones are in the audit log. */
export const careStory = (care: Care | null, t: Texts): StoryEvent[] =>
  care?.assignedAt
    ? [
        {
          kind: 'notes',
          when: care.assignedAt,
          title: t('Given into the care of {person}', { person: care.assigned ?? '' }),
          person: care.assignedBy,
          href: '/assign',
        },
      ]
    : [];
