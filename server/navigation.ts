/** Where each role can go from any page, in the order of its day. */
import { message, type Texts } from './languages/texts.ts';
import { staffWays } from './access/staff-ways.ts';
import type { Person, Role } from './stores/people.ts';

export interface Way {
  href: string;
  label: string;
  current: boolean;
  /** After `g` it goes there: the first letter of the label that no way before it has taken. */
  key: string;
}

/** `also`: pages behind the same entry. */
export type Entry = readonly [href: string, label: string, ...also: string[]];

const sellerWays: readonly Entry[] = [
  ['/scorecard', message('Scorecard')],
  ['/notices', message('Notices'), '/statements', '/verdicts', '/rules'],
  ['/disputes', message('Disputes')],
  ['/how-ranking-works', message('How ranking works')],
  ['/colleagues', message('Colleagues')],
  ['/keys', message('Programs')],
];

const ways: Record<Role, readonly Entry[]> = { ...staffWays, seller: sellerWays };

/** By language, role, and the entry that is the current one: -1 is none of them. */
const drawn = new Map<string, readonly Way[]>();

export function navigationFor(person: Person | null, path: string, t: Texts): readonly Way[] {
  if (!person) return [];
  const current = currentEntry(ways[person.role], path);
  const key = `${t.language} ${person.role} ${current}`;
  let known = drawn.get(key);
  if (!known) {
    const taken = new Set<string>();
    known = ways[person.role].map(([href, text], index) => {
      const label = t(text);
      return { href, label, key: freeLetter(label, taken), current: index === current };
    });
    drawn.set(key, known);
  }
  return known;
}

/** The entry that names most of the path: of `/lab` and `/lab/plan` the second one is nearer to a plan. */
function currentEntry(entries: readonly Entry[], path: string): number {
  let [found, most] = [-1, 0];
  for (const [index, [href, , ...also]] of entries.entries()) {
    for (const way of [href, ...also]) {
      if (way.length <= most || !path.startsWith(way)) continue;
      if (path.length === way.length || path[way.length] === '/') [found, most] = [index, way.length];
    }
  }
  return found;
}

function freeLetter(label: string, taken: Set<string>): string {
  const letters = [
    ...label
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z]/g, ''),
  ];
  const free = letters.find((letter) => !taken.has(letter)) ?? '';
  taken.add(free);
  return free;
}

/** What a person sees first. */
export const firstPage: Record<Role, string> = {
  manager: '/today',
  lab: '/lab',
  seller: '/scorecard',
  admin: '/today',
};
