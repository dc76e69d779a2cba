/** `/people/:id`: one account, and what an administrator can do with it. */
import type { Request, Response } from 'express';
import { AccountFault } from '../../access/account-fault.ts';
import { mailingFor } from '../../access/link-letter.ts';
import {
  disablePerson,
  enablePerson,
  forgetCompanyAccount,
  giveLink,
  signOutEverywhere,
} from '../../access/accounts.ts';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import { hasSecondFactor, removeSecondFactor } from '../../access/second-factor.ts';
import type { Context } from '../../context.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, texts } from '../../languages/texts.ts';
import { hasAccount } from '../../stores/outside-accounts.ts';
import { haveOwner, isOnlyOwner, peopleStore, type ListedPerson } from '../../stores/people.ts';
import { readCommitted } from '../../stores/read.ts';
import { showLink } from './show-link.ts';
import { standing } from './standing.ts';

type Change = (context: Context, id: number, actor: string) => Promise<unknown>;

/** A stolen session must not make keys that outlive it. */
const ownPage = ({ params }: Request): string => `/people/${String(params['id'])}`;

export const routes: Route[] = [
  {
    method: 'get',
    path: '/people/:id',
    allow: ['admin'],
    async handle(request, response, context) {
      const t = texts(request.language);
      const person = await personOf(request, context);
      const isBound = await hasAccount(readCommitted(context.database), person.id);
      const hasCodes = await hasSecondFactor(context, person.id);
      response.render('people/person', {
        title: person.name,
        crumbs: [{ href: '/people', label: t('People') }],
        shown: {
          ...person,
          standing: standing(person).standing,
          word: t(standing(person).word),
          own: person.id === request.person?.id,
          hasCodes,
          isBound,
        },
        ...(await ownersWithout(person, context)),
        facts: [
          { label: t('E-mail'), value: person.email },
          { label: t('Role'), value: wordsIn(t.language).said(person.role) },
          { label: t('One-time codes'), value: hasCodes ? t('on') : t('off') },
          ...(person.sellerId ? [{ label: t('Speaks for'), value: person.sellerName ?? person.sellerId }] : []),
        ],
      });
    },
  },
  {
    method: 'post',
    path: '/people/:id/link',
    allow: ['admin'],
    fresh: ownPage,
    async handle(request, response, context) {
      const person = await personOf(request, context);
      const giver = request.person as Person;
      await orBack(request, response, async () => {
        const mailing = await mailingFor(context, giver, request.language);
        showLink(request, response, person, await giveLink(context, person.id, giver.email, mailing));
      });
    },
  },
  change('disable', disablePerson, message('{name} is disabled and signed out everywhere.')),
  change('enable', enablePerson, message('{name} can sign in again.')),
  change(
    'second-factor',
    async (context, id, actor) => {
      const known = await peopleStore(context.database).one(id);
      if (known?.email === actor)
        throw new AccountFault('person', message('Your own codes are turned off on your account, not here.'));
      return known && removeSecondFactor(context, known, actor);
    },
    message('{name} signs in with the password alone now.'),
  ),
  change('company-account', forgetCompanyAccount, message('{name} may come with another company account now.')),
  change('sign-out', signOutEverywhere, message('{name} is signed out everywhere.')),
];

/** A shop without an owner who can sign in cannot help itself: whoever disables accounts is told. */
async function ownersWithout(person: ListedPerson, { database }: Context) {
  if (person.seller === null) return {};
  const people = await peopleStore(database).ofSeller(person.seller);
  return { isOnlyOwner: isOnlyOwner(person, people), leavesNoOwner: person.disabledAt !== null && !haveOwner(people) };
}

/** @param done what was done, as a message with the person's `name` */
function change(verb: string, work: Change, done: string): Route {
  return {
    method: 'post',
    path: `/people/:id/${verb}`,
    allow: ['admin'],
    fresh: ownPage,
    async handle(request, response, context) {
      const person = await personOf(request, context);
      await orBack(request, response, async () => {
        await work(context, person.id, (request.person as Person).email);
        const text = texts(request.language)(done, { name: person.name });
        response.flash({ kind: 'done', text }).redirect(303, `/people/${person.id}`);
      });
    },
  };
}

async function personOf(request: Request, { database }: Context): Promise<ListedPerson> {
  const id = request.params['id'];
  const person = typeof id === 'string' && /^\d{1,9}$/.test(id) ? await peopleStore(database).one(Number(id)) : null;
  if (!person) throw refusal(404);
  return person;
}

/** What the rules forbid is said on the person's own page. */
async function orBack(request: Request, response: Response, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AccountFault)) throw error;
    response
      .flash({ kind: 'fault', text: error.say(texts(request.language)) })
      .redirect(303, `/people/${String(request.params['id'])}`);
  }
}
