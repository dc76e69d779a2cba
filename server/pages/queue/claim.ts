/** Claiming a case, putting it back, and waking it: buttons without a page of their own. */
import type { Person, Route } from '../../access/route.ts';
import { texts } from '../../languages/texts.ts';
import { passCase, wakeCase } from '../../stores/case-marks.ts';
import { askedCase, changeMarks, field } from './change-marks.ts';

const allow = ['manager', 'admin'] as const;

export const routes: Route[] = [
  {
    method: 'post',
    path: '/recommendations/:id/claim',
    allow,
    async handle(request, response, context) {
      const found = await askedCase(request, context);
      const { email: to } = request.person as Person;
      // Whose it was when the button was drawn: anybody who came in between keeps it.
      const from = field(request, 'from') || null;
      await changeMarks(request, response, context, found, {
        action: from === null ? 'case claimed' : 'case taken over',
        detail: from === null ? {} : { from },
        write: (tx, at) => passCase(tx, found.id, { from, to, at }),
        done: texts(request.language)('You work on the case of {name} now. Everybody sees it.', { name: found.name }),
      });
    },
  },
  {
    method: 'post',
    path: '/recommendations/:id/put-back',
    allow,
    async handle(request, response, context) {
      const found = await askedCase(request, context);
      const { email: from } = request.person as Person;
      await changeMarks(request, response, context, found, {
        action: 'case put back',
        detail: {},
        write: (tx, at) => passCase(tx, found.id, { from, to: null, at }),
        done: texts(request.language)('The case of {name} is free again.', { name: found.name }),
      });
    },
  },
  {
    method: 'post',
    path: '/recommendations/:id/wake',
    allow,
    async handle(request, response, context) {
      const found = await askedCase(request, context);
      await changeMarks(request, response, context, found, {
        action: 'case woken',
        detail: { until: found.snoozedUntil },
        write: (tx) => wakeCase(tx, found.id),
        done: texts(request.language)('The case of {name} is back in the queue.', { name: found.name }),
      });
    },
  },
];
