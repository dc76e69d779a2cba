/** `/people`: everyone who can sign in. */
import type { Route } from '../../access/route.ts';
import { message } from '../../languages/texts.ts';
import { peopleStore, type ListedPerson } from '../../stores/people.ts';

export const routes: Route[] = [
  {
    method: 'get',
    path: '/people',
    allow: ['admin'],
    async handle(_request, response, { database }) {
      const people = await peopleStore(database).all();
      response.render('people/people', {
        title: 'People',
        lead: leadOf(people),
        people: people.map((person) => ({ ...person, ...standing(person) })),
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

function leadOf(people: readonly ListedPerson[]): string {
  const active = people.filter((person) => !person.disabledAt);
  const waiting = active.filter((person) => !person.hasPassword).length;
  const can = active.length === 1 ? 'One person can sign in.' : `${active.length} people can sign in.`;
  if (waiting === 0) return can;
  return `${can} ${waiting === 1 ? 'One of them has' : `${waiting} of them have`} not chosen a password yet.`;
}
