/** Asks for everything: each route with every id there is, and what the pages lead to. */
import { request as httpRequest } from 'node:http';
import { buffer as collect } from 'node:stream/consumers';
import type { Route } from '../../server/access/route.ts';
import { wholeText } from './canaries.ts';
import type { Visitor } from './visitor.ts';

export interface Asked {
  who: string;
  method: string;
  path: string;
  status: number;
  /** Headers and body; of a PDF the text in it. */
  text: string;
}

export interface Crawler {
  name: string;
  /** Null: a program that bears a token. */
  visitor: Visitor | null;
  url: string;
  headers?: Record<string, string>;
}

/** What stands for each `:name` of a route, by the route. */
export type Ids = (path: string, name: string) => readonly string[];

/** Every address that a route can have. @example addressesOf('/a/:id', () => ['1', 'x']) // ['/a/1', '/a/x'] */
export function addressesOf(path: string, ids: Ids): string[] {
  const name = /:(\w+)/.exec(path)?.[1];
  if (name === undefined) return [path];
  return ids(path, name).flatMap((id) => addressesOf(path.replace(`:${name}`, encodeURIComponent(id)), ids));
}

export async function ask(
  { name, visitor, url, headers = {} }: Crawler,
  method: string,
  path: string,
  body?: string,
): Promise<Asked> {
  const cookie = visitor?.cookieHeader();
  const sent = {
    ...(cookie ? { cookie } : {}),
    ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    ...headers,
  };
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ hostname, port, path, method, headers: sent }, (incoming) => {
      collect(incoming)
        .then((content) => {
          const told = new Headers();
          for (const [header, values] of Object.entries(incoming.headersDistinct))
            for (const value of values ?? []) told.append(header, value);
          resolve({ who: name, method, path, status: incoming.statusCode ?? 0, text: wholeText(told, content) });
        })
        .catch(reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** At most so many addresses that differ in their figures and their query only. */
const alike = 10;

/** Every GET of every route as this person, once more with HEAD, and the pages that those lead to. */
export async function crawl(who: Crawler, routes: readonly Route[], ids: Ids, take: (asked: Asked) => void) {
  const gets = routes.filter(({ method }) => method === 'get');
  const queue = gets.flatMap(({ path }) => addressesOf(path, ids));
  const known = new Set(queue);
  const kinds = new Map<string, number>();
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const asked = await ask(who, 'GET', path);
    take(asked);
    for (const way of waysIn(asked.text)) {
      const kind = way.replace(/\?.*/, '?').replaceAll(/\d+/g, '1');
      const seen = kinds.get(kind) ?? 0;
      if (known.has(way) || seen >= alike) continue;
      kinds.set(kind, seen + 1);
      known.add(way);
      queue.push(way);
    }
  }
  for (const { path } of gets) for (const way of addressesOf(path, ids).slice(0, 2)) take(await ask(who, 'HEAD', way));
}

/** Addresses of our own that a page leads to. */
function waysIn(text: string): string[] {
  const found = [...text.matchAll(/(?:href|src|data-goes)="(\/[^"#]*)|^location: (\/\S*)/gim)];
  return found
    .map(([, href, location]) => (href ?? location ?? '').replaceAll('&amp;', '&').replaceAll('&#x3D;', '='))
    .filter((way) => !way.startsWith('/static') && !/^\/sign-(in\/company|out)/.test(way));
}

/** Sends each form of every route with nothing and with rubbish in it, and takes what is answered. */
export async function postRubbish(
  who: Crawler,
  routes: readonly Route[],
  ids: Ids,
  { fields, token, take }: { fields: readonly string[]; token: string; take: (asked: Asked) => void },
): Promise<void> {
  const rubbish = new URLSearchParams(Object.fromEntries(fields.map((field) => [field, '"<rubbish>’ 9'])));
  for (const { path } of routes.filter(({ method }) => method === 'post'))
    for (const address of addressesOf(path, ids))
      for (const body of [new URLSearchParams(), rubbish]) {
        body.set('_csrf', token);
        take(await ask(who, 'POST', address, body.toString()));
      }
}
