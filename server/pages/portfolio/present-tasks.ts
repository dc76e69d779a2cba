/** The list of tasks: the late ones first, then today's, then what comes; and what was done lately. */
import { message, type Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import type { Task } from '../../stores/tasks.ts';
import { counting, opening } from './counting.ts';
import { isOverdue, presentTask } from './present-task.ts';
import { portfolioTabs } from './tabs.ts';

export const scopes = ['mine', 'team', 'all'] as const;
export type Scope = (typeof scopes)[number];

const scopeLabels: Record<Scope, string> = {
  mine: message('Mine'),
  team: message('My team’s'),
  all: message('All of them'),
};

export interface ShownTasks {
  whose: Scope;
  open: readonly Task[];
  done: readonly Task[];
  today: Day;
}

export function presentTasks({ whose, open, done, today }: ShownTasks, t: Texts) {
  const now = dayText(today);
  const parts = [
    { id: 'late', title: t('Late'), tasks: open.filter((task) => isOverdue(task, today)) },
    { id: 'today', title: t('Today'), tasks: open.filter(({ dueOn }) => dueOn === now) },
    { id: 'later', title: t('Later'), tasks: open.filter(({ dueOn }) => dueOn > now) },
  ];
  return {
    title: t('Tasks'),
    lead: leadOf(whose, parts.map(({ tasks }) => tasks.length) as [number, number, number], t),
    tabs: portfolioTabs('/tasks', t),
    scopes: scopes.map((scope) => ({
      href: scope === 'mine' ? '/tasks' : `/tasks?whose=${scope}`,
      label: t(scopeLabels[scope]),
      current: scope === whose,
    })),
    back: whose === 'mine' ? '/tasks' : `/tasks?whose=${whose}`,
    shared: whose !== 'mine',
    parts: parts
      .filter(({ tasks }) => tasks.length > 0)
      .map(({ tasks, ...part }) => ({ ...part, rows: tasks.map((task) => presentTask(task, today, t)) })),
    done: done.map((task) => presentTask(task, today, t)),
  };
}

/** How the page begins, of whose tasks. */
const leads: Record<Scope, Record<'none' | 'later' | 'today' | 'late' | 'both', string>> = {
  mine: {
    none: message('No task of yours is open.'),
    later: message(
      '{n, plural, one {{number} task of yours comes later.} other {{number} tasks of yours come later.}}',
    ),
    today: message(
      '{n, plural, one {{number} task of yours is due today.} other {{number} tasks of yours are due today.}}',
    ),
    late: message('{n, plural, one {{number} task of yours is late.} other {{number} tasks of yours are late.}}'),
    both: message(
      '{n, plural, one {{number} task of yours is late} other {{number} tasks of yours are late}}, {now, plural, one {{more} more is due today.} other {{more} more are due today.}}',
    ),
  },
  team: {
    none: message('No task of your team is open.'),
    later: message(
      '{n, plural, one {{number} task of your team comes later.} other {{number} tasks of your team come later.}}',
    ),
    today: message(
      '{n, plural, one {{number} task of your team is due today.} other {{number} tasks of your team are due today.}}',
    ),
    late: message(
      '{n, plural, one {{number} task of your team is late.} other {{number} tasks of your team are late.}}',
    ),
    both: message(
      '{n, plural, one {{number} task of your team is late} other {{number} tasks of your team are late}}, {now, plural, one {{more} more is due today.} other {{more} more are due today.}}',
    ),
  },
  all: {
    none: message('No task is open.'),
    later: message('{n, plural, one {{number} task comes later.} other {{number} tasks come later.}}'),
    today: message('{n, plural, one {{number} task is due today.} other {{number} tasks are due today.}}'),
    late: message('{n, plural, one {{number} task is late.} other {{number} tasks are late.}}'),
    both: message(
      '{n, plural, one {{number} task is late} other {{number} tasks are late}}, {now, plural, one {{more} more is due today.} other {{more} more are due today.}}',
    ),
  },
};

const othersLater = message('{n, plural, one {{number} other comes later.} other {{number} others come later.}}');

function leadOf(whose: Scope, [late, now, later]: [number, number, number], t: Texts): string {
  const lead = leads[whose];
  if (late + now + later === 0) return t(lead.none);
  if (late + now === 0) return `${t('Nothing is due today.')} ${t(lead.later, opening(later, t))}`;
  const { n: more, number: moreWord } = counting(now, t);
  const both = { ...opening(late, t), now: more, more: moreWord };
  const due =
    late === 0 ? t(lead.today, opening(now, t)) : now === 0 ? t(lead.late, opening(late, t)) : t(lead.both, both);
  return later === 0 ? due : `${due} ${t(othersLater, opening(later, t))}`;
}
