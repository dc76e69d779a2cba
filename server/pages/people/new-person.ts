/** `/people/new`: a person is added and a one-time link is shown, once. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { AccountFault } from '../../access/account-fault.ts';
import { mailingFor } from '../../access/link-letter.ts';
import { addPerson } from '../../access/accounts.ts';
import type { Person, Route } from '../../access/route.ts';
import { message, texts, type Texts } from '../../languages/texts.ts';
import { roles } from '../../stores/people.ts';
import { showLink } from './show-link.ts';

const form = z.object({
  email: z
    .string()
    .trim()
    .pipe(z.email(message('Write the whole address, such as anna@example.com.')).max(254))
    .prefault(''),
  name: z
    .string()
    .trim()
    .max(100, message('Use at most 100 characters.'))
    .min(1, message('Say how the person is called.'))
    .prefault(''),
  role: z.enum(roles, message('Choose a role.')),
  seller: z.string().trim().max(200).prefault(''),
});

const roleWords = {
  manager: message('Manager: sees all sellers, recommends and decides'),
  lab: message('Innovation Lab: mystery orders and their verdicts'),
  seller: message('Seller: the own scorecard only'),
  admin: message('Administrator: accounts, feeds and policy'),
};

export const routes: Route[] = [
  {
    method: 'get',
    path: '/people/new',
    allow: ['admin'],
    handle: (request, response) => show(request, response, { role: 'manager' }, {}),
  },
  {
    method: 'post',
    path: '/people/new',
    allow: ['admin'],
    fresh: () => '/people/new',
    async handle(request, response, context) {
      const values = request.body as Record<string, string>;
      const given = form.safeParse(values);
      if (!given.success) {
        show(request, response, values, faultsOf(given.error, texts(request.language)));
        return;
      }
      const { seller: sellerId, ...rest } = given.data;
      const giver = request.person as Person;
      try {
        const { link } = await addPerson(
          context,
          { ...rest, sellerId },
          giver.email,
          await mailingFor(context, giver, request.language),
        );
        showLink(request, response.status(201), rest, link);
      } catch (error) {
        if (!(error instanceof AccountFault)) throw error;
        show(request, response, values, { [error.field]: error.say(texts(request.language)) });
      }
    },
  },
];

function faultsOf(error: z.ZodError, t: Texts): Record<string, string> {
  return Object.fromEntries(error.issues.map((issue) => [String(issue.path[0]), t(issue.message)]));
}

function show(
  { language }: Request,
  response: Response,
  values: Record<string, unknown>,
  errors: Record<string, string>,
): void {
  const t = texts(language);
  const faults = Object.entries(errors).map(([name, text]) => ({ name, text }));
  if (faults.length > 0) response.status(422);
  response.render('people/new-person', {
    title: t('Add a person'),
    crumbs: [{ href: '/people', label: t('People') }],
    values,
    errors,
    faults,
    roles: roles.map((role) => ({ value: role, label: t(roleWords[role]), selected: values['role'] === role })),
  });
}
