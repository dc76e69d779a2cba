/** `/sign-in/code`: the second step, for whoever has set up one-time codes. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { safeReturnPath } from '../../access/return-path.ts';
import type { Route } from '../../access/route.ts';
import { signInByCode } from '../../access/sign-in.ts';
import { message, texts } from '../../languages/texts.ts';

const form = z.object({
  step: z.string().max(500).default(''),
  code: z.string().trim().max(30).default(''),
  return: z.string().optional(),
});

const faults = {
  wrong: message('This code is not right. Take the one that is shown now; each code works once.'),
  paused: message('Too many wrong codes: this account pauses for a quarter of an hour.'),
  over: message('That took more than five minutes. Please begin again.'),
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
      const t = texts(request.language);
      const signed = await signInByCode(context, request, response, given);
      if (typeof signed === 'object') {
        response.redirect(303, back);
        return;
      }
      if (signed === 'over') {
        response
          .flash({ kind: 'fault', text: t(faults.over) })
          .redirect(303, `/sign-in?return=${encodeURIComponent(back)}`);
        return;
      }
      response.status(signed === 'paused' ? 429 : 401);
      askForCode(request, response, { step: given.step, return: back, error: t(faults[signed]) });
    },
  },
];

export function askForCode(
  { language }: Request,
  response: Response,
  model: { step: string; return: string; error?: string },
): void {
  response.render('account/sign-in-code', { title: texts(language)('Your code'), layout: 'plain', ...model });
}
