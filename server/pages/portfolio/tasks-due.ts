/**
 * The tasks of the person that are due, for a page such as `/today`: give `tasks: await tasksDue(database, email, today, t)` to the
 * template and write `{{#if tasks}}{{> portfolio/tasks-due tasks}}{{/if}}` there. One query by an index; null when nothing is due.
 * A page that is cached by the night may show it: every change of a task bumps the revision.
 */
import type { Database } from '../../../db/connect.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { tasksDue as dueTasks } from '../../stores/tasks.ts';
import { counting, opening } from './counting.ts';
import { isOverdue, presentTask, type TaskRow } from './present-task.ts';

export interface TasksDue {
  /** 'Three tasks of yours are due, two of them late.' */
  lead: string;
  rows: TaskRow[];
}

export async function tasksDue(database: Database, email: string, today: Day, t: Texts): Promise<TasksDue | null> {
  const tasks = await dueTasks(database, email, dayText(today));
  if (tasks.length === 0) return null;
  const late = tasks.filter((task) => isOverdue(task, today)).length;
  return { lead: leadOf(tasks.length, late, t), rows: tasks.map((task) => presentTask(task, today, t)) };
}

function leadOf(due: number, late: number, t: Texts): string {
  const values = opening(due, t);
  if (late === 0)
    return t(
      '{n, plural, one {{number} task of yours is due today.} other {{number} tasks of yours are due today.}}',
      values,
    );
  if (late === due)
    return t('{n, plural, one {{number} task of yours is late.} other {{number} tasks of yours are late.}}', values);
  return t('{number} tasks of yours are due, {late} of them late.', {
    ...{ number: values.number, late: counting(late, t).number },
  });
}
