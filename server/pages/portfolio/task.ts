/** `/tasks/:id`: one task, to be given another day, another person, other words. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { bumpRevision } from '../../stores/settings.ts';
import { changeTask, taskById, type Task } from '../../stores/tasks.ts';
import { colleagues } from './colleagues.ts';
import { formKey } from './form-text.ts';
import { presentTask } from './present-task.ts';
import { meantTask, readTaskForm, type TaskFaults, type TaskForm } from './task-form.ts';

async function requested(request: Request, { database }: Context): Promise<Task> {
  const task = await taskById(database, formKey(request.params['id']));
  if (!task) throw refusal(404);
  return task;
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const task = await requested(request, context);
  const { title, assignee, dueOn: due } = task;
  await render(request, response, context, { task, form: { title, assignee, due, seller: '', case: '' }, errors: {} });
}

interface ShownTask {
  task: Task;
  form: TaskForm;
  errors: TaskFaults;
}

async function render(
  request: Request,
  response: Response,
  { database, clock, calendar }: Context,
  { task, form, errors }: ShownTask,
): Promise<void> {
  const t = texts(request.language);
  const shown = presentTask(task, calendar(clock.now()), t);
  response.render('portfolio/task', {
    title: task.title,
    crumbs: [{ href: '/tasks', label: t('Tasks') }],
    shown,
    facts: [
      {
        label: t('Seller'),
        own: true,
        value: shown.sellerName,
        ...(shown.sellerHref ? { href: shown.sellerHref } : {}),
      },
      {
        label: t('Case'),
        value: task.recommendation === null ? null : t('number {number}', { number: task.recommendation }),
        ...(shown.caseHref ? { href: shown.caseHref } : {}),
      },
      { label: t('Whose'), own: true, value: shown.assignee },
      { label: t('Made by'), own: true, value: task.madeBy },
    ],
    form,
    errors,
    faults: Object.entries(errors).map(([name, text]) => ({ name, text })),
    people: await colleagues(database, form.assignee),
  });
}

async function change(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const { database, clock, calendar } = context;
  const task = await requested(request, context);
  const form = { ...readTaskForm(request.body), seller: '', case: '' };
  const meant = await meantTask(database, form, calendar(clock.now()), t);
  if ('faults' in meant) {
    response.status(422);
    await render(request, response, context, { task, form, errors: meant.faults });
    return;
  }
  const changed = await database.transaction(async (tx) => {
    const open = await changeTask(tx, task.id, meant.task);
    if (open) await bumpRevision(tx);
    return open;
  });
  response
    .flash(
      changed
        ? { kind: 'done', text: t('The task is changed.') }
        : { kind: 'fault', text: t('It is done already. Open it again before you change it.') },
    )
    .redirect(303, changed ? '/tasks' : `/tasks/${task.id}`);
}

const allow = ['manager', 'admin'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/tasks/:id', allow, handle: show },
  { method: 'post', path: '/tasks/:id', allow, handle: change },
];
