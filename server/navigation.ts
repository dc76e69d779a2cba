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
  ['/lab/checklists', 'Tools', '/lab/identities'],
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

export function navigationFor(person: Person | null, path: string): Way[] {
  if (!person) return [];
  const taken = new Set<string>();
  const entries = ways[person.role];
  const closest = Math.max(...entries.map((entry) => closeness(entry, path)));
  return entries.map((entry) => {
    const [href, label] = entry;
    const current = closest > 0 && closeness(entry, path) === closest;
    return { href, label, key: freeLetter(label, taken), current };
  });
}

/** How much of the path the entry names: of `/lab` and `/lab/plan` the second one is nearer to a plan. 0: it lies elsewhere. */
const closeness = ([href, , ...also]: Entry, path: string): number =>
  Math.max(0, ...[href, ...also].filter((way) => path === way || path.startsWith(`${way}/`)).map((way) => way.length));

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
