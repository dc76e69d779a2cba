/** `/tasks`: what is to be done, the late ones first, and the form for another one. */
import type { Request, Response } from 'express';
import { safeReturnPath } from '../../access/return-path.ts';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { bumpRevision } from '../../stores/settings.ts';
import { doneTasks, finishTask, insertTask, openTasks, reopenTask, taskById } from '../../stores/tasks.ts';
import { teamEmails } from '../../stores/teams.ts';
import { word } from '../desk/sellers-query.ts';
import { colleagues } from './colleagues.ts';
import { formKey, formText } from './form-text.ts';
import { presentTasks, scopes, type Scope } from './present-tasks.ts';
import { meantTask, readTaskForm, type TaskFaults, type TaskForm } from './task-form.ts';

/** Done ones stay in sight for two weeks. */
const doneDays = 14;

const me = (request: Request): string => (request.person as Person).email;

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const today = context.calendar(context.clock.now());
  const form = { ...readTaskForm(request.query), assignee: me(request) };
  await render(request, response, context, { ...form, due: form.due || dayText(today + 7) }, {});
}

async function render(
  request: Request,
  response: Response,
  { database, clock, calendar }: Context,
  form: TaskForm,
  errors: TaskFaults,
): Promise<void> {
  const t = texts(request.language);
  const whose = (word(request.query['whose'], (text) => (scopes as readonly string[]).includes(text)) ??
    'mine') as Scope;
  const email = me(request);
  const assignees = whose === 'all' ? null : whose === 'team' ? await teamEmails(database, email) : [email];
  const open = await openTasks(database, assignees);
  const done = await doneTasks(database, assignees, instantText(clock.now() - doneDays * 86_400));
  response.render('portfolio/tasks', {
    ...presentTasks({ whose, open, done, today: calendar(clock.now()) }, t),
    form,
    errors,
    faults: Object.entries(errors).map(([name, text]) => ({ name, text })),
    people: await colleagues(database, form.assignee),
  });
}

async function make(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const { database, clock, calendar } = context;
  const form = readTaskForm(request.body);
  const meant = await meantTask(database, form, calendar(clock.now()), t);
  if ('faults' in meant) {
    response.status(422);
    await render(request, response, context, form, meant.faults);
    return;
  }
  const { task } = meant;
  await database.transaction(async (tx) => {
    await insertTask(tx, { ...task, madeBy: me(request), madeAt: instantText(clock.now()) });
    await bumpRevision(tx);
  });
  const whose = task.assignee === me(request) ? '/tasks' : '/tasks?whose=all';
  response.flash({ kind: 'done', text: t('“{task}” is on the list.', { task: task.title }) }).redirect(303, whose);
}

function settle(verb: 'done' | 'reopen'): Route['handle'] {
  return async (request, response, { database, clock }) => {
    const t = texts(request.language);
    const id = formKey(request.params['id']);
    if (!(await taskById(database, id))) throw refusal(404);
    const changed = await database.transaction(async (tx) => {
      const settled =
        verb === 'done' ? await finishTask(tx, id, me(request), instantText(clock.now())) : await reopenTask(tx, id);
      if (settled) await bumpRevision(tx);
      return settled;
    });
    const back = formText(request.body, 'back');
    const text = t(verb === 'done' ? 'Done. It stays in sight for two weeks.' : 'It is open again.');
    response
      .flash(changed ? { kind: 'done', text } : { kind: 'note', text: t('Somebody did that before you.') })
      .redirect(303, back === '' ? '/tasks' : safeReturnPath(back));
  };
}

const allow = ['manager', 'admin'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/tasks', allow, handle: show },
  { method: 'post', path: '/tasks', allow, handle: make },
  { method: 'post', path: '/tasks/:id/done', allow, handle: settle('done') },
  { method: 'post', path: '/tasks/:id/reopen', allow, handle: settle('reopen') },
];
