/** The list of tasks: the late ones first, then today's, then what comes; and what was done lately. */
import { dayText, type Day } from '../../scoring/day.ts';
import type { Task } from '../../stores/tasks.ts';
import { counted, sentence } from '../desk/words.ts';
import { isOverdue, presentTask } from './present-task.ts';
import { portfolioTabs } from './tabs.ts';

export const scopes = ['mine', 'team', 'all'] as const;
export type Scope = (typeof scopes)[number];

const scopeLabels: Record<Scope, string> = { mine: 'Mine', team: 'My team’s', all: 'All' };
const ofWhom: Record<Scope, string> = { mine: ' of yours', team: ' of your team', all: '' };

export interface ShownTasks {
  whose: Scope;
  open: readonly Task[];
  done: readonly Task[];
  today: Day;
}

export function presentTasks({ whose, open, done, today }: ShownTasks) {
  const now = dayText(today);
  const parts = [
    { id: 'late', title: 'Late', tasks: open.filter((task) => isOverdue(task, today)) },
    { id: 'today', title: 'Today', tasks: open.filter(({ dueOn }) => dueOn === now) },
    { id: 'later', title: 'Later', tasks: open.filter(({ dueOn }) => dueOn > now) },
  ];
  return {
    title: 'Tasks',
    lead: leadOf(whose, parts.map(({ tasks }) => tasks.length) as [number, number, number]),
    tabs: portfolioTabs('/tasks'),
    scopes: scopes.map((scope) => ({
      href: scope === 'mine' ? '/tasks' : `/tasks?whose=${scope}`,
      label: scopeLabels[scope],
      current: scope === whose,
    })),
    back: whose === 'mine' ? '/tasks' : `/tasks?whose=${whose}`,
    shared: whose !== 'mine',
    parts: parts
      .filter(({ tasks }) => tasks.length > 0)
      .map(({ tasks, ...part }) => ({ ...part, rows: tasks.map((task) => presentTask(task, today)) })),
    done: done.map((task) => presentTask(task, today)),
  };
}

function leadOf(whose: Scope, [late, now, later]: [number, number, number]): string {
  const all = late + now + later;
  if (all === 0) return `No task${ofWhom[whose]} is open.`;
  const rest =
    later === 0 ? '' : ` ${sentence(counted(later, 'other', 'others'))} ${later === 1 ? 'comes' : 'come'} later.`;
  if (late === 0 && now === 0)
    return `Nothing is due today. ${sentence(counted(all, 'task'))}${ofWhom[whose]} ${all === 1 ? 'comes' : 'come'} later.`;
  const due = [
    ...(late > 0 ? [`${counted(late, 'task')}${ofWhom[whose]} ${late === 1 ? 'is' : 'are'} late`] : []),
    ...(now > 0
      ? [
          `${counted(now, late > 0 ? 'more' : 'task', late > 0 ? 'more' : 'tasks')}${late > 0 ? '' : ofWhom[whose]} ${now === 1 ? 'is' : 'are'} due today`,
        ]
      : []),
  ];
  return `${sentence(due.join(', '))}.${rest}`;
}
