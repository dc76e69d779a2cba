/** `/recommendations/:id/hand-over`: giving a case into a colleague's hands. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { colleagues, passCase, type MarkedCase } from '../../stores/case-marks.ts';
import { personWords } from '../desk/words.ts';
import { askedCase, changeMarks, field } from './change-marks.ts';

const allow = ['manager', 'admin'] as const;

export const routes: Route[] = [
  {
    method: 'get',
    path: '/recommendations/:id/hand-over',
    allow,
    async handle(request, response, context) {
      await show(request, response, context, await askedCase(request, context), {});
    },
  },
  {
    method: 'post',
    path: '/recommendations/:id/hand-over',
    allow,
    async handle(request, response, context) {
      const found = await askedCase(request, context);
      const chosen = field(request, 'to');
      const to = (await colleagues(context.database)).find(({ email }) => email === chosen);
      if (!to) {
        response.status(422);
        await show(request, response, context, found, { to: 'Choose who is to work on it.' });
        return;
      }
      const from = field(request, 'from') || null;
      await changeMarks(request, response, context, found, {
        action: 'case handed over',
        detail: { from, to: to.email },
        write: (tx, at) => passCase(tx, found.id, { from, to: to.email, at }),
        done: `${to.name} works on the case of ${found.name} now.`,
      });
    },
  },
];

async function show(
  request: Request,
  response: Response,
  { database }: Context,
  found: MarkedCase,
  errors: { to?: string },
): Promise<void> {
  const { email } = request.person as Person;
  const { id, name, claimedBy, claimedName } = found;
  const others = (await colleagues(database)).filter((one) => one.email !== claimedBy);
  const holder = claimedBy === null ? 'Nobody' : claimedBy === email ? 'You' : personWords(claimedBy, claimedName);
  response.render('queue/hand-over', {
    title: `Hand over the case of ${name}`,
    lead: `${holder} ${claimedBy === email ? 'work' : 'works'} on it now. Whoever you choose finds it among their own cases.`,
    crumbs: [
      { href: '/today', label: 'Today' },
      { href: `/recommendations/${id}`, label: name },
    ],
    path: `/recommendations/${id}`,
    from: claimedBy ?? '',
    receivers: [
      { value: '', label: 'choose', selected: true },
      ...others.map((one) => ({ value: one.email, label: personWords(one.email, one.name) })),
    ],
    errors,
    faults: errors.to === undefined ? [] : [{ name: 'to', text: errors.to }],
  });
}
