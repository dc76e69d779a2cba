/** `/sign-in/company`: to the company's own sign-in service, and back. */
import type { Request, Response } from 'express';
import { CompanySignInFault, errandSeconds } from '../../access/company-sign-in.ts';
import { refusal } from '../../access/guard.ts';
import { safeReturnPath } from '../../access/return-path.ts';
import type { Route } from '../../access/route.ts';
import { texts } from '../../languages/texts.ts';

export const routes: Route[] = [
  {
    method: 'get',
    path: '/sign-in/company',
    allow: 'everyone',
    limit: 'sign-in',
    async handle(request, response) {
      const { company } = request;
      if (!company.offered) throw refusal(404);
      await orBack(request, response, async () => {
        const { to, errand } = await company.start(safeReturnPath(request.query['return']));
        response.cookie(company.cookie.name, errand, { ...company.cookie.options, maxAge: errandSeconds * 1000 });
        response.redirect(303, to);
      });
    },
  },
  {
    method: 'get',
    path: '/sign-in/company/back',
    allow: 'everyone',
    limit: 'sign-in',
    async handle(request, response) {
      const { company } = request;
      if (!company.offered) throw refusal(404);
      response.clearCookie(company.cookie.name, company.cookie.options);
      await orBack(request, response, async () =>
        response.redirect(303, await company.finish(request, response, keptIn(request, company.cookie.name))),
      );
    },
  },
];

const keptIn = (request: Request, name: string): string =>
  (request.cookies as Record<string, string | undefined>)[name] ?? '';

async function orBack({ language }: Request, response: Response, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof CompanySignInFault)) throw error;
    response.flash({ kind: 'fault', text: texts(language)(error.message) }).redirect(303, '/sign-in');
  }
}
