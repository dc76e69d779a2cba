/** What people wrote, promised and said about a seller, and what stood around it: incidents, policies. */
import { exactDay } from '../../helpers/days.ts';
import { plural } from '../../helpers/words.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import type { Care } from '../../stores/assignments.ts';
import type { PolicyVersion } from '../../stores/desk-policies.ts';
import type { SellerNote } from '../../stores/seller-notes.ts';
import type { CommentRow, ConcerningIncident } from '../../stores/seller-timeline.ts';
import type { Task } from '../../stores/tasks.ts';
import { stretchWords } from '../incidents/incident-words.ts';
import { noteWords } from './note-form.ts';
import type { StoryEvent } from './story-event.ts';

export const noteStory = (notes: readonly SellerNote[], path: string): StoryEvent[] =>
  notes.map((note) => ({
    kind: 'notes',
    when: note.writtenAt.startsWith(note.happenedOn) ? note.writtenAt : note.happenedOn,
    title: note.withdrawnAt === null ? noteWords[note.kind].label : `${noteWords[note.kind].label}, taken back`,
    detail: note.withdrawnAt === null ? note.text : `${note.withdrawnBy ?? ''}: ${note.withdrawnReason ?? ''}`,
    person: note.person,
    href: `${path}/notes#note-${note.id}`,
  }));

export const commentStory = (comments: readonly CommentRow[]): StoryEvent[] =>
  comments.map(({ at, text, person, recommendation }) => ({
    kind: 'notes',
    when: at,
    title: 'Message beside a case',
    detail: text,
    person,
    href: `/recommendations/${recommendation}`,
  }));

export const taskStory = (tasks: readonly Task[]): StoryEvent[] =>
  tasks.flatMap((task): StoryEvent[] => {
    const href = `/tasks/${task.id}`;
    const detail = `for ${task.assignee}, due ${exactDay(task.dueOn)}`;
    return [
      { kind: 'tasks', when: task.madeAt, title: `Task: ${task.title}`, detail, person: task.madeBy, href },
      ...(task.doneAt
        ? [{ kind: 'tasks' as const, when: task.doneAt, title: `Done: ${task.title}`, person: task.doneBy, href }]
        : []),
    ];
  });

export const incidentStory = (incidents: readonly ConcerningIncident[]): StoryEvent[] =>
  incidents.flatMap((one): StoryEvent[] => {
    const common = { kind: 'incidents', href: `/incidents/${one.id}` } as const;
    const detail = `${stretchWords(one)}; ${plural(one.events, 'event')} of this seller ${one.events === 1 ? 'does' : 'do'} not count`;
    return [
      { ...common, when: one.declaredAt, title: `Incident declared: ${one.name}`, detail, person: one.declaredBy },
      ...(one.revokedAt
        ? [
            {
              ...common,
              when: one.revokedAt,
              title: `Incident revoked: ${one.name}`,
              detail: one.revokedReason,
              person: one.revokedBy,
            },
          ]
        : []),
    ];
  });

/** The first version holds for all history that may be entered; it is nobody's news. */
const fromTheBeginning = '1970-01-01';

export const policyStory = (versions: readonly PolicyVersion[], today: Day): StoryEvent[] =>
  versions
    .filter(({ effectiveFrom }) => effectiveFrom > fromTheBeginning)
    .map(({ version, effectiveFrom, note, author }) => {
      const coming = effectiveFrom > dayText(today);
      return {
        kind: 'policy',
        when: effectiveFrom,
        title: `Policy version ${version} ${coming ? 'comes' : 'came'} into force`,
        detail: note,
        person: author,
        href: '/policy',
        coming,
      };
    });

/** The last assignment; earlier ones are in the audit log. */
export const careStory = (care: Care | null): StoryEvent[] =>
  care?.assignedAt
    ? [
        {
          kind: 'notes',
          when: care.assignedAt,
          title: `Given into the care of ${care.assigned ?? ''}`,
          person: care.assignedBy,
          href: '/assign',
        },
      ]
    : [];
