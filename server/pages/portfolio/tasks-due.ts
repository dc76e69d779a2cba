/**
 * The tasks of the person that are due, for a page such as `/today`: give `tasks: await tasksDue(database, email, today)` to the
 * template and write `{{#if tasks}}{{> portfolio/tasks-due tasks}}{{/if}}` there. One query by an index; null when nothing is due.
 * A page that is cached by the night may show it: every change of a task bumps the revision.
 */
import type { Database } from '../../../db/connect.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { tasksDue as dueTasks } from '../../stores/tasks.ts';
import { counted, sentence } from '../desk/words.ts';
import { isOverdue, presentTask, type TaskRow } from './present-task.ts';

export interface TasksDue {
  /** 'Three tasks of yours are due, two of them late.' */
  lead: string;
  rows: TaskRow[];
}

export async function tasksDue(database: Database, email: string, today: Day): Promise<TasksDue | null> {
  const tasks = await dueTasks(database, email, dayText(today));
  if (tasks.length === 0) return null;
  const late = tasks.filter((task) => isOverdue(task, today)).length;
  return { lead: leadOf(tasks.length, late), rows: tasks.map((task) => presentTask(task, today)) };
}

function leadOf(due: number, late: number): string {
  const all = `${sentence(counted(due, 'task'))} of yours ${due === 1 ? 'is' : 'are'}`;
  if (late === 0) return `${all} due today.`;
  if (late === due) return `${all} late.`;
  return `${all} due, ${counted(late, '').trim()} of them late.`;
}
