/** Where each role can go from any page, in the order of its day. */
import type { Person, Role } from './stores/people.ts';

export interface Way {
  href: string;
  label: string;
  current: boolean;
  /** After `g` it goes there: the first letter of the label that no way before it has taken. */
  key: string;
}

const desk = [
  ['/today', 'Today'],
  ['/sellers', 'Sellers'],
  ['/funnel', 'Compare', '/rank'],
  ['/tasks', 'Work', '/actions', '/assign', '/teams', '/compare-sellers', '/reports/week'],
] as const;
const lab = [
  ['/lab', 'Lab'],
  ['/lab/plan', 'Plan', '/lab/draws'],
  ['/lab/orders', 'Orders', '/lab/new', '/lab/second'],
  ['/actions', 'Actions'],
  ['/lab/agreement', 'Figures', '/lab/calibration', '/lab/spread'],
  ['/lab/checklists', 'Tools', '/lab/identities', '/lab/likenesses'],
] as const;
const workings = [
  ['/feeds', 'Feeds'],
  ['/incidents', 'Incidents'],
  ['/nights', 'Nights'],
] as const;

/** `also`: pages behind the same entry. */
type Entry = readonly [href: string, label: string, ...also: string[]];

const ways: Record<Role, readonly Entry[]> = {
  manager: [...desk, ['/policy', 'Policy'], ...workings, ['/audit', 'Audit']],
  lab: [...lab, ['/sellers', 'Sellers'], ...workings],
  seller: [
    ['/scorecard', 'Scorecard'],
    ['/notices', 'Notices', '/statements', '/verdicts'],
    ['/how-ranking-works', 'How ranking works'],
    ['/colleagues', 'Colleagues'],
  ],
  admin: [
    ...desk,
    ['/policy', 'Policy'],
    ...workings,
    ['/audit', 'Audit'],
    ['/templates', 'Templates', '/grounds'],
    ['/webhooks', 'Webhooks', '/tokens'],
    ['/people', 'People'],
  ],
};

/** By role, and by the entry that is the current one: -1 is none of them. */
const drawn = new Map<string, readonly Way[]>();

export function navigationFor(person: Person | null, path: string): readonly Way[] {
  if (!person) return [];
  const current = currentEntry(ways[person.role], path);
  const key = `${person.role} ${current}`;
  let known = drawn.get(key);
  if (!known) {
    const taken = new Set<string>();
    known = ways[person.role].map(([href, label], index) => ({
      ...{ href, label },
      key: freeLetter(label, taken),
      current: index === current,
    }));
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
  const letters = [...label.toLowerCase().replace(/[^a-z]/g, '')];
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
