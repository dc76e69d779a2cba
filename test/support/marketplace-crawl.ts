/** One walk over all that anybody outside the lab can read of a marketplace: pages, forms, tokens, exports, logs, tables. */
import type { Database } from '../../db/connect.ts';
import { kinds, sourceOf } from '../../jobs/commands/export.ts';
import { exportText, formats } from '../../jobs/export-rows.ts';
import type { Route } from '../../server/access/route.ts';
import { newSecret, secretHash } from '../../server/access/secrets.ts';
import { insertToken, scopes } from '../../server/stores/tokens.ts';
import type { RunningApp } from './app.ts';
import { crawl, postRubbish, type Asked, type Crawler, type Ids } from './crawl.ts';

/** Outside the lab, and who they are. */
export const outsiders = ['manager', 'admin', 'seller concerned', 'other seller', 'signed out', 'program'] as const;
export type Outsider = (typeof outsiders)[number];

export interface Walk {
  app: RunningApp;
  database: Database;
  routes: readonly Route[];
  ids: Ids;
  sellers: { concerned: number; other: number };
  /** Signed in already: those of `crawlersOf`. */
  crawlers: readonly Crawler[];
  /** Also sends every form, empty and with rubbish in it, which may change what those people may change. */
  forms: boolean;
}

/** @param take is given every answer; of what is no page, `who` says what it is and `path` which */
export async function walkMarketplace(walk: Walk, take: (asked: Asked) => void): Promise<void> {
  const { app, database, routes, ids } = walk;
  const fields = new Set<string>();
  for (const crawler of walk.crawlers)
    await crawl(crawler, routes, ids, (asked) => {
      for (const [, name] of asked.text.matchAll(/ name="([\w.-]+)"/g)) if (name !== '_csrf') fields.add(name!);
      take(asked);
    });
  if (walk.forms)
    for (const crawler of await crawlersOf(walk)) {
      const token = crawler.visitor ? await csrfToken(crawler) : '';
      const harmless = routes.filter(
        ({ path }) => !/^\/(sign-out|account|people|teams|tokens|webhooks|keys)/.test(path),
      );
      await postRubbish(crawler, harmless, ids, { fields: [...fields], token, take });
    }
  const told = (who: string, path: string, text: string) => take({ who, method: 'reads', path, status: 200, text });
  for (const kind of kinds)
    for (const format of formats) told('export', `${kind} ${format}`, await exported(walk, kind, format));
  told('log', 'all lines', JSON.stringify(app.logged));
  for (const table of await tablesOutside(database))
    told('table', table, JSON.stringify(await database.read(`SELECT * FROM ${table} ORDER BY 1`)));
}

export async function crawlersOf({
  app,
  database,
  sellers,
}: Pick<Walk, 'app' | 'database' | 'sellers'>): Promise<Crawler[]> {
  const { url } = app;
  const seller = (key: number) => app.signIn('seller', { seller: key });
  const bearer = newSecret();
  await database.transaction((tx) =>
    insertToken(tx, {
      ...{ name: 'every scope', hash: secretHash(bearer), scopes, madeBy: 'test', madeAt: '2026-01-01T00:00:00Z' },
      expiresAt: null,
    }),
  );
  const people: [Outsider, Crawler['visitor']][] = [
    ['manager', await app.signIn('manager')],
    ['admin', await app.signIn('admin')],
    ['seller concerned', await seller(sellers.concerned)],
    ['other seller', await seller(sellers.other)],
    ['signed out', app.visitor()],
  ];
  return [
    ...people.map(([name, visitor]): Crawler => ({ name, visitor, url })),
    { name: 'program', visitor: null, url, headers: { authorization: `Bearer ${bearer}` } },
  ];
}

async function csrfToken({ visitor, name }: Crawler): Promise<string> {
  const { text } = await visitor!.get(name === 'signed out' ? '/sign-in' : '/account');
  return /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? '';
}

async function exported(
  { app }: Walk,
  kind: (typeof kinds)[number],
  format: (typeof formats)[number],
): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of exportText(await sourceOf(app.context, kind, null), format)) chunks.push(chunk);
  return chunks.join('');
}

/** Every table but the compartment: letters, what is to be delivered, sessions, the audit log, whatever else there is. */
export async function tablesOutside(database: Database): Promise<string[]> {
  return (await allTables(database)).filter((table) => !isCompartment(table) && !released.includes(table));
}

export const isCompartment = (table: string): boolean => table.startsWith('lab_') || table === 'mystery_orders';
/** What a reveal writes, and the counts of the sample that no person reads. */
const released = ['revelations', 'revelation_photos', 'findings'];

export async function allTables({ dialect, knex }: Database): Promise<string[]> {
  const rows =
    dialect === 'sqlite'
      ? await knex('sqlite_master')
          .where('type', 'table')
          .whereNot('name', 'like', 'sqlite%')
          .orderBy('name')
          .select('name')
      : await knex('pg_tables').where('schemaname', 'public').orderBy('tablename').select({ name: 'tablename' });
  return (rows as { name: string }[]).map(({ name }) => name);
}
