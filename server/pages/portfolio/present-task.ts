/** A task as a row says it: what, about whom, by when, and who did it. */
import type { Texts } from '../../languages/texts.ts';
import { dayText, parseDay, type Day } from '../../scoring/day.ts';
import type { Task } from '../../stores/tasks.ts';
import { personWords } from '../desk/words.ts';
import { counting } from './counting.ts';

export interface TaskRow {
  id: number;
  title: string;
  href: string;
  done: string;
  reopen: string;
  sellerName: string | null;
  sellerHref: string | null;
  caseHref: string | null;
  assignee: string;
  dueOn: string;
  /** 'three days late', 'today', or nothing. */
  pressing: string | null;
  overdue: boolean;
  doneAt: string | null;
  doneBy: string | null;
}

export function presentTask(task: Task, today: Day, t: Texts): TaskRow {
  const late = today - (parseDay(task.dueOn) ?? today);
  const open = task.doneAt === null;
  return {
    id: task.id,
    title: task.title,
    href: `/tasks/${task.id}`,
    done: `/tasks/${task.id}/done`,
    reopen: `/tasks/${task.id}/reopen`,
    sellerName: task.sellerName ?? task.sellerId,
    sellerHref: task.sellerId === null ? null : `/sellers/${encodeURIComponent(task.sellerId)}`,
    caseHref: task.recommendation === null ? null : `/recommendations/${task.recommendation}`,
    assignee: task.assigneeName ?? task.assignee,
    dueOn: task.dueOn,
    pressing: !open || late < 0 ? null : late === 0 ? t('today') : lateWords(late, t),
    overdue: open && late > 0,
    doneAt: task.doneAt,
    doneBy: task.doneBy === null ? null : personWords(task.doneBy, null),
  };
}

const lateWords = (late: number, t: Texts): string =>
  t('{n, plural, one {{number} day late} other {{number} days late}}', counting(late, t));

export const isOverdue = (task: Task, today: Day): boolean => task.doneAt === null && task.dueOn < dayText(today);
