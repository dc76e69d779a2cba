/** `/today/filters`: the views of the queue that a person keeps under a name. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import {
  deleteFilter,
  mostFilters,
  renameFilter,
  savedFilter,
  savedFilters,
  saveFilter,
} from '../../stores/saved-filters.ts';
import { bumpRevision } from '../../stores/settings.ts';
import { counted, sentence } from '../desk/words.ts';
import { keyOf } from '../operations-desk/read-address.ts';
import { field } from './change-marks.ts';
import { choiceQuery, readFilters, readScope } from './choice.ts';
import { queryText } from './present-saved.ts';

const allow = ['manager', 'admin'] as const;
const longest = 60;
const longestWords = `Give it a name of at most ${longest} letters.`;

export const routes: Route[] = [
  {
    method: 'get',
    path: '/today/filters',
    allow,
    handle: (request, response, context) => show(request, response, context),
  },
  {
    method: 'post',
    path: '/today/filters',
    allow,
    async handle(request, response, { database, clock }) {
      const { id: person } = request.person as Person;
      const name = field(request, 'name');
      const query = knownQuery(field(request, 'query'));
      const back = query === '' ? '/today' : `/today?${query}`;
      const at = instantText(clock.now());
      if (name === '' || name.length > longest) {
        response.flash({ kind: 'fault', text: `The view was not kept. ${longestWords}` }).redirect(303, back);
        return;
      }
      const kept = await database.transaction(async (tx) => {
        await bumpRevision(tx);
        return saveFilter(tx, { person, name, query, at });
      });
      const full = `You keep ${mostFilters} views already. Delete one first.`;
      response
        .flash(kept ? { kind: 'done', text: `The view is kept as “${name}”.` } : { kind: 'fault', text: full })
        .redirect(303, kept ? back : '/today/filters');
    },
  },
  {
    method: 'post',
    path: '/today/filters/:id',
    allow,
    async handle(request, response, context) {
      const { person, id } = await asked(request, context);
      const name = field(request, 'name');
      const right = name !== '' && name.length <= longest;
      const renamed =
        right &&
        (await context.database.transaction(async (tx) => {
          await bumpRevision(tx);
          return renameFilter(tx, person, id, name);
        }));
      if (!renamed) {
        response.status(422);
        const fault = right ? 'You keep another view under this name.' : longestWords;
        await show(request, response, context, { id, name, fault });
        return;
      }
      response.flash({ kind: 'done', text: `It is called “${name}” now.` }).redirect(303, '/today/filters');
    },
  },
  {
    method: 'post',
    path: '/today/filters/:id/delete',
    allow,
    async handle(request, response, context) {
      const { person, id, name } = await asked(request, context);
      await context.database.transaction(async (tx) => {
        await deleteFilter(tx, person, id);
        await bumpRevision(tx);
      });
      response.flash({ kind: 'done', text: `The view “${name}” is deleted.` }).redirect(303, '/today/filters');
    },
  },
];

/** Another person's view is not there. */
async function asked(request: Request, { database }: Context) {
  const { id: person } = request.person as Person;
  const found = await savedFilter(database, person, keyOf(request.params['id']) ?? 0);
  if (!found) throw refusal(404);
  return { ...found, person };
}

/** Only what the queue understands, in the words that it writes itself. */
function knownQuery(text: string): string {
  const given = Object.fromEntries(new URLSearchParams(text));
  const scope = readScope(given);
  return scope === undefined ? '' : queryText(choiceQuery(scope, readFilters(given)));
}

async function show(
  request: Request,
  response: Response,
  { database }: Context,
  tried?: { id: number; name: string; fault: string },
): Promise<void> {
  const saved = await savedFilters(database, (request.person as Person).id);
  const views = counted(saved.length, 'view');
  response.render('queue/saved-filters', {
    title: 'Your views of the queue',
    lead: saved.length === 0 ? 'You keep no view yet.' : `${sentence(views)}, which only you see.`,
    crumbs: [{ href: '/today', label: 'Today' }],
    filters: saved.map(({ id, name, query }) => ({
      id,
      name,
      value: tried?.id === id ? tried.name : name,
      error: tried?.id === id ? tried.fault : null,
      href: query === '' ? '/today' : `/today?${query}`,
    })),
    faults: tried ? [{ name: `name-${tried.id}`, text: tried.fault }] : [],
  });
}
