/** Every page that somebody can open, and what those lead to: what a reader of a language comes by. */
import type { Route } from '../../server/access/route.ts';
import { routes } from '../../server/pages/index.ts';
import type { Role } from '../../server/stores/people.ts';
import { ownWords } from './bare-words.ts';
import { addressesOf, type Ids } from './crawl.ts';
import type { Visitor } from './visitor.ts';

const isPage = ({ method, path }: Route): boolean =>
  method === 'get' &&
  !/^\/(api|sign-in\/company|healthz|readyz|metrics)\b|\.(csv|json|mjs)$|\/(pdf|small)$|photo/.test(path);

const isOpenTo = ({ allow }: Route, role: Role): boolean =>
  typeof allow === 'string' ? allow !== 'machines' : allow.includes(role);

/** Every page that somebody of this role can open, by its address. */
export const pagesOf = (role: Role, ids: Ids): string[] =>
  routes.filter((route) => isPage(route) && isOpenTo(route, role)).flatMap(({ path }) => addressesOf(path, ids));

/** Of addresses that differ in their figures only. */
const mostAlike = 3;

/** These pages, a page that is not there, and what they lead to, by their addresses. */
export async function everyPage(visitor: Visitor, paths: readonly string[]): Promise<Map<string, string>> {
  const queue = [...paths, '/nowhere'];
  const known = new Set(queue);
  const kinds = new Map<string, number>();
  const pages = new Map<string, string>();
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const { text, headers } = await visitor.get(path);
    if (!headers.get('content-type')?.startsWith('text/html')) continue;
    pages.set(path, text);
    for (const way of waysIn(text)) {
      const kind = way.replace(/=[^&]*/g, '=').replaceAll(/\d+/g, '1');
      const seen = kinds.get(kind) ?? 0;
      if (known.has(way) || seen >= mostAlike) continue;
      kinds.set(kind, seen + 1);
      known.add(way);
      queue.push(way);
    }
  }
  return pages;
}

/** Pages of our own that a page leads to, without exports. */
const waysIn = (html: string): string[] =>
  [...html.matchAll(/href="(\/[^"#]*)/g)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='))
    .filter((way) => !/^\/(static|api|language|sign-)|\.(csv|json|mjs)\b|\/pdf\b|photos/.test(way));

/** What `find` finds on these pages, a line for each with its page, each once: '' where it finds nothing. */
export function foundOn(pages: ReadonlyMap<string, string>, find: (html: string) => readonly string[]): string {
  const lines = [...pages].flatMap(([path, html]) => find(html).map((words) => `${path}: ${words}`));
  return [...new Set(lines)].join('\n');
}

/** 9.2 % or 1,240 in what a French page says itself. */
export const englishFigures = (html: string): string[] =>
  ownWords(html).match(/\d\.\d+\s*%|(?<![\d,.])\d{1,3},\d{3}(?![\d,])/gu) ?? [];
