/** `/sign-in/code`: the second step, for whoever has set up one-time codes. */
import type { Response } from 'express';
import { z } from 'zod';
import { safeReturnPath } from '../../access/return-path.ts';
import type { Route } from '../../access/route.ts';
import { signInByCode } from '../../access/sign-in.ts';

const form = z.object({
  step: z.string().max(500).default(''),
  code: z.string().trim().max(30).default(''),
  return: z.string().optional(),
});

const faults = {
  wrong: 'This code is not right. Take the one that is shown now; each code works once.',
  paused: 'Too many wrong codes: this account pauses for a quarter of an hour.',
  over: 'That took more than five minutes. Please begin again.',
};

export const routes: Route[] = [
  {
    method: 'get',
    path: '/sign-in/code',
    allow: 'everyone',
    // Without the step before it there is nothing to ask.
    handle: (_request, response) => response.redirect(303, '/sign-in'),
  },
  {
    method: 'post',
    path: '/sign-in/code',
    allow: 'everyone',
    limit: 'sign-in',
    async handle(request, response, context) {
      const given = form.parse(request.body ?? {});
      const back = safeReturnPath(given.return);
      const signed = await signInByCode(context, request, response, given);
      if (typeof signed === 'object') {
        response.redirect(303, back);
        return;
      }
      if (signed === 'over') {
        response
          .flash({ kind: 'fault', text: faults.over })
          .redirect(303, `/sign-in?return=${encodeURIComponent(back)}`);
        return;
      }
      response.status(signed === 'paused' ? 429 : 401);
      askForCode(response, { step: given.step, return: back, error: faults[signed] });
    },
  },
];

export function askForCode(response: Response, model: { step: string; return: string; error?: string }): void {
  response.render('account/sign-in-code', { title: 'Your code', layout: 'plain', ...model });
}
