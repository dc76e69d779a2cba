/** `/sign-in` */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { safeReturnPath } from '../../access/return-path.ts';
import type { Route } from '../../access/route.ts';
import { signIn } from '../../access/sign-in.ts';
import { texts } from '../../languages/texts.ts';
import { askForCode } from './sign-in-code.ts';

const form = z.object({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(1_000),
  return: z.string().optional(),
});

export const routes: Route[] = [
  {
    method: 'get',
    path: '/sign-in',
    allow: 'everyone',
    handle(request, response) {
      const back = safeReturnPath(request.query['return']);
      if (request.person) {
        response.redirect(303, back);
        return;
      }
      show(request, response, { return: back, email: emailIn(request.query) });
    },
  },
  {
    method: 'post',
    path: '/sign-in',
    allow: 'everyone',
    limit: 'sign-in',
    async handle(request, response, context) {
      const given = form.safeParse(request.body);
      const body = (request.body ?? {}) as Record<string, unknown>;
      const back = safeReturnPath(body['return']);
      const signed = given.success ? await signIn(context, request, response, given.data) : null;
      if (signed && 'step' in signed) {
        askForCode(request, response, { step: signed.step, return: back });
        return;
      }
      if (signed) {
        response.redirect(303, back);
        return;
      }
      response.status(401);
      show(request, response, { return: back, email: body['email'], fault: true });
    },
  },
];

/** Whoever has just chosen a password need not write the address as well. */
const emailIn = ({ email }: Request['query']): string =>
  typeof email === 'string' && email.length <= 254 ? email : '';

interface SignInModel {
  return: string;
  email?: unknown;
  fault?: boolean;
}

function show({ company, language }: Request, response: Response, model: SignInModel): void {
  const way = company.offered ? `/sign-in/company?return=${encodeURIComponent(model.return)}` : null;
  response.render('account/sign-in', { title: texts(language)('Sign in'), layout: 'plain', company: way, ...model });
}
