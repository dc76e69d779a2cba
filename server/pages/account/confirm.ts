/** `/confirm`: the own password once more, for what takes a fresh sign-in; then straight back. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { confirmSignIn } from '../../access/fresh-sign-in.ts';
import { safeReturnPath } from '../../access/return-path.ts';
import type { Person, Route } from '../../access/route.ts';
import { texts } from '../../languages/texts.ts';

const form = z.object({ password: z.string().max(1_000).default(''), return: z.string().optional() });

export const routes: Route[] = [
  {
    method: 'get',
    path: '/confirm',
    allow: 'signed-in',
    handle: (request, response) => show(request, response, safeReturnPath(request.query['return'])),
  },
  {
    method: 'post',
    path: '/confirm',
    allow: 'signed-in',
    limit: 'sign-in',
    async handle(request, response, context) {
      const given = form.parse(request.body ?? {});
      const back = safeReturnPath(given.return);
      if (await confirmSignIn(context, request, given.password)) {
        response.redirect(303, back);
        return;
      }
      response.status(401);
      show(request, response, back, texts(request.language)('This is not your password.'));
    },
  },
];

function show(request: Request, response: Response, back: string, error?: string): void {
  const { email } = request.person as Person;
  response.render('account/confirm', {
    title: texts(request.language)('Is it you?'),
    layout: 'plain',
    email,
    return: back,
    error,
  });
}
