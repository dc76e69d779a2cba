/** `/account/set-password?token=…`: where a one-time link leads. The token stays out of logs and of the next page's referrer. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { AccountFault } from '../../access/account-fault.ts';
import { ownerOfLink, setPasswordByLink } from '../../access/password-changes.ts';
import type { Route } from '../../access/route.ts';
import { address } from '../../helpers/addresses.ts';
import { texts } from '../../languages/texts.ts';
import type { Person } from '../../stores/people.ts';

const form = z.object({ token: z.string().max(200), password: z.string().max(1_000) });

export const routes: Route[] = [
  {
    method: 'get',
    path: '/account/set-password',
    allow: 'everyone',
    async handle(request, response, context) {
      const given = request.query['token'];
      const token = typeof given === 'string' ? given : '';
      show(request, response, { owner: await ownerOfLink(context, token), token });
    },
  },
  {
    method: 'post',
    path: '/account/set-password',
    allow: 'everyone',
    limit: 'sign-in',
    async handle(request, response, context) {
      const { token, password } = form.parse(request.body);
      const owner = await ownerOfLink(context, token);
      try {
        await setPasswordByLink(context, token, password);
      } catch (error) {
        if (!(error instanceof AccountFault)) throw error;
        response.status(422);
        show(request, response, {
          owner: error.field === 'token' ? null : owner,
          token,
          error: error.say(texts(request.language)),
        });
        return;
      }
      const text = texts(request.language)('Your password is set. Sign in with it.');
      response.flash({ kind: 'done', text }).redirect(303, address('/sign-in', { email: owner?.email ?? null }));
    },
  },
];

interface Model {
  owner: Person | null;
  token: string;
  error?: string;
}

function show({ language }: Request, response: Response, model: Model): void {
  response.locals['here'] = `/account/set-password?token=${encodeURIComponent(model.token)}`;
  response.set('Referrer-Policy', 'no-referrer');
  response.render('account/set-password', {
    title: texts(language)('Choose your password'),
    layout: 'plain',
    ...model,
  });
}
