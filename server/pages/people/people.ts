/** `/people`: everyone who can sign in. */
import type { Route } from '../../access/route.ts';
import { message, texts, type Texts } from '../../languages/texts.ts';
import { peopleStore, type ListedPerson } from '../../stores/people.ts';

export const routes: Route[] = [
  {
    method: 'get',
    path: '/people',
    allow: ['admin'],
    async handle(request, response, { database }) {
      const t = texts(request.language);
      const people = await peopleStore(database).all();
      response.render('people/people', {
        title: t('People'),
        lead: leadOf(people, t),
        people: people.map((person) => ({
          ...person,
          standing: standing(person).standing,
          word: t(standing(person).word),
        })),
      });
    },
  },
];

export function standing(person: ListedPerson): { standing: string; word: string } {
  if (person.disabledAt) return { standing: 'ended', word: message('disabled') };
  return person.hasPassword
    ? { standing: 'fine', word: message('active') }
    : { standing: 'stale', word: message('has not chosen a password') };
}

function leadOf(people: readonly ListedPerson[], t: Texts): string {
  const active = people.filter((person) => !person.disabledAt);
  const waiting = active.filter((person) => !person.hasPassword).length;
  const can = t(
    '{count, plural, =1 {One person can sign in.} one {# person can sign in.} other {# people can sign in.}}',
    {
      count: active.length,
    },
  );
  if (waiting === 0) return can;
  const not = t(
    '{count, plural, =1 {One of them has} one {# of them has} other {# of them have}} not chosen a password yet.',
    { count: waiting },
  );
  return `${can} ${not}`;
}
