/** `/colleagues`: who of a seller signs in, and what each may do. Owners change it, everyone of the seller reads it. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { AccountFault } from '../../access/account-fault.ts';
import type { OneTimeLink } from '../../access/accounts.ts';
import { changeRights, inviteColleague, keepOut, letIn, linkForColleague } from '../../access/colleagues.ts';
import type { Person, Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { plainName } from '../../helpers/plain-name.ts';
import { message, texts } from '../../languages/texts.ts';
import { peopleStore, sellerRights } from '../../stores/people.ts';
import { standing } from '../people/standing.ts';
import { showLink } from '../people/show-link.ts';
import { presentColleagues, rightsChoices } from './present-colleagues.ts';

const path = '/colleagues';
/** As on the pages of people: a stolen session must not make keys that outlive it. */
const fresh = () => path;

const invitation = z.object({
  name: z
    .string()
    // It is said in letters: no lines of its own.
    .transform(plainName)
    .pipe(z.string().max(100, message('Use at most 100 characters.')).min(1, message('Say how the person is called.')))
    .prefault(''),
  email: z
    .string()
    .trim()
    .pipe(z.email(message('Write the whole address, such as anna@example.com.')).max(254))
    .prefault(''),
  rights: z.enum(sellerRights, message('Choose what the person may do.')),
});
const change = z.object({
  person: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  rights: z.enum(sellerRights).optional(),
});

export const routes: Route[] = [
  { method: 'get', path, allow: ['seller'], handle: (request, response, context) => show(request, response, context) },
  {
    method: 'post',
    path,
    allow: ['seller'],
    fresh,
    handle: (request, response, context) => orBack(request, response, () => invite(request, response, context)),
  },
  act('rights', async (context, owner, { person, rights }) => {
    if (rights) await changeRights(context, owner, person, rights);
    return message('Their rights have changed.');
  }),
  act('keep-out', async (context, owner, { person }) => {
    await keepOut(context, owner, person);
    return message('They are signed out everywhere and cannot sign in any more.');
  }),
  act('let-in', async (context, owner, { person }) => {
    await letIn(context, owner, person);
    return message('They can sign in again.');
  }),
  {
    method: 'post',
    path: `${path}/link`,
    allow: ['seller'],
    fresh,
    handle: (request, response, context) =>
      orBack(request, response, async () => {
        const { person } = change.parse(request.body ?? {});
        const { known, link } = await linkForColleague(context, request.person as Person, person, request.language);
        const invited = { name: known.name, email: known.standsFor ?? known.email };
        toldOrShown(request, response, invited, link);
      }),
  },
];

async function invite(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const values = request.body as Record<string, string>;
  const given = invitation.safeParse(values);
  if (!given.success) {
    const errors = Object.fromEntries(
      given.error.issues.map(({ path: [name], message: text }) => [String(name), t(text)]),
    );
    return show(request, response, context, values, errors);
  }
  try {
    const link = await inviteColleague(context, request.person as Person, given.data, request.language);
    toldOrShown(request, response.status(201), given.data, link);
  } catch (error) {
    // Who may not invite has no form to read it beside.
    if (!(error instanceof AccountFault) || error.field === 'person') throw error;
    await show(request, response, context, values, { [error.field]: error.say(t) });
  }
}

/** What is said of an e-mail is the same whether the address has an account elsewhere or not. */
function toldOrShown(
  request: Request,
  response: Response,
  invited: { name: string; email: string },
  link: OneTimeLink | null,
): void {
  const t = texts(request.language);
  if (link) return showLink(request, response, invited, link, { href: path, label: t('Colleagues') });
  const text = t('{email} gets an e-mail that says what to do next.', { email: invited.email });
  response.flash({ kind: 'done', text }).redirect(303, path);
}

/** What was done, as a message. */
type Work = (context: Context, owner: Person, given: z.infer<typeof change>) => Promise<string>;

function act(verb: string, work: Work): Route {
  return {
    method: 'post',
    path: `${path}/${verb}`,
    allow: ['seller'],
    fresh,
    handle: (request, response, context) =>
      orBack(request, response, async () => {
        const text = await work(context, request.person as Person, change.parse(request.body ?? {}));
        response.flash({ kind: 'done', text: texts(request.language)(text) }).redirect(303, path);
      }),
  };
}

async function orBack({ language }: Request, response: Response, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AccountFault)) throw error;
    response.flash({ kind: 'fault', text: error.say(texts(language)) }).redirect(303, path);
  }
}

async function show(
  request: Request,
  response: Response,
  { database, config }: Context,
  values: Record<string, string> = {},
  errors: Record<string, string> = {},
): Promise<void> {
  const person = request.person as Person;
  const t = texts(request.language);
  const people = person.seller === null ? [] : await peopleStore(database).ofSeller(person.seller);
  const faults = Object.entries(errors).map(([name, text]) => ({ name, text }));
  if (faults.length > 0) response.status(422);
  response.render('colleagues/colleagues', {
    ...presentColleagues(people, person, standing, t),
    ...{ values, errors, faults, choices: rightsChoices(values['rights'] ?? 'member', t) },
    isMailed: config.smtpUrl !== null,
  });
}
