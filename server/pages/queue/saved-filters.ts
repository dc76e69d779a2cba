/** `/today/filters`: the views of the queue that a person keeps under a name. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { message, texts } from '../../languages/texts.ts';
import {
  deleteFilter,
  mostFilters,
  renameFilter,
  savedFilter,
  savedFilters,
  saveFilter,
} from '../../stores/saved-filters.ts';
import { bumpRevision } from '../../stores/settings.ts';
import { numberWord, sentence } from '../desk/words.ts';
import { keyOf } from '../operations-desk/read-address.ts';
import { field } from './change-marks.ts';
import { choiceQuery, readFilters, readScope } from './choice.ts';
import { queryText } from './present-saved.ts';

const allow = ['manager', 'admin'] as const;
const longest = 60;
const longestWords = message('Give it a name of at most {letters} letters.');

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
      const t = texts(request.language);
      const { id: person } = request.person as Person;
      const name = field(request, 'name');
      const query = knownQuery(field(request, 'query'));
      const back = query === '' ? '/today' : `/today?${query}`;
      const at = instantText(clock.now());
      if (name === '' || name.length > longest) {
        response
          .flash({
            kind: 'fault',
            text: t('The view was not kept. Give it a name of at most {letters} letters.', {
              letters: String(longest),
            }),
          })
          .redirect(303, back);
        return;
      }
      const kept = await database.transaction(async (tx) => {
        await bumpRevision(tx);
        return saveFilter(tx, { person, name, query, at });
      });
      const full = t('You keep {views} views already. Delete one first.', { views: String(mostFilters) });
      response
        .flash(
          kept ? { kind: 'done', text: t('The view is kept as “{name}”.', { name }) } : { kind: 'fault', text: full },
        )
        .redirect(303, kept ? back : '/today/filters');
    },
  },
  {
    method: 'post',
    path: '/today/filters/:id',
    allow,
    async handle(request, response, context) {
      const t = texts(request.language);
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
        const fault = right
          ? t('You keep another view under this name.')
          : t(longestWords, { letters: String(longest) });
        await show(request, response, context, { id, name, fault });
        return;
      }
      response.flash({ kind: 'done', text: t('It is called “{name}” now.', { name }) }).redirect(303, '/today/filters');
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
      response
        .flash({ kind: 'done', text: texts(request.language)('The view “{name}” is deleted.', { name }) })
        .redirect(303, '/today/filters');
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
  const t = texts(request.language);
  response.render('queue/saved-filters', {
    title: t('Your views of the queue'),
    lead:
      saved.length === 0
        ? t('You keep no view yet.')
        : sentence(
            t('{n, plural, one {{number} view, which only you see.} other {{number} views, which only you see.}}', {
              n: saved.length,
              number: numberWord(saved.length, t),
            }),
          ),
    crumbs: [{ href: '/today', label: t('Today') }],
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
