/** `/people`: everyone who can sign in. */
import type { Request, Response } from 'express';
import type { Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { pagerOf } from '../../helpers/addresses.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { listLength } from '../../stores/in-list.ts';
import { peopleStore, type ListedPerson } from '../../stores/people.ts';
import { pageOf } from '../operations-desk/read-address.ts';
import { matchingPeople, presentFilters, readFilter } from './find-people.ts';
import { standing } from './standing.ts';

async function show(request: Request, response: Response, { database }: Context): Promise<void> {
  const t = texts(request.language);
  const filter = readFilter(request.query);
  const people = await peopleStore(database).all();
  const found = matchingPeople(people, filter);
  const page = Math.min(pageOf(request.query['page']), Math.max(1, Math.ceil(found.length / listLength)));
  response.render('people/people', {
    title: t('People'),
    lead: leadOf(people, t),
    filters: presentFilters(filter, t),
    clear: Object.values(filter).some((value) => value !== undefined) ? '/people' : null,
    people: found.slice((page - 1) * listLength, page * listLength).map((person) => ({
      ...person,
      standing: standing(person).standing,
      word: t(standing(person).word),
    })),
    pager: pagerOf('/people', { ...filter }, page, listLength, found.length),
  });
}

export const routes: Route[] = [{ method: 'get', path: '/people', allow: ['admin'], handle: show }];

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
