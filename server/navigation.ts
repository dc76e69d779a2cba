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
  ['/tasks', 'Work', '/assign', '/teams', '/compare-sellers', '/reports/week'],
] as const;
const lab = [['/lab', 'Lab']] as const;
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
    ['/notices', 'Notices', '/statements'],
    ['/how-ranking-works', 'How ranking works'],
  ],
  admin: [
    ...desk,
    ...lab,
    ['/policy', 'Policy'],
    ...workings,
    ['/audit', 'Audit'],
    ['/templates', 'Templates', '/grounds'],
    ['/webhooks', 'Webhooks', '/tokens'],
    ['/people', 'People'],
  ],
};

export function navigationFor(person: Person | null, path: string): Way[] {
  const taken = new Set<string>();
  return person
    ? ways[person.role].map(([href, label, ...also]) => ({
        href,
        label,
        key: freeLetter(label, taken),
        current:
          path === href ||
          path.startsWith(`${href}/`) ||
          also.some((way) => path === way || path.startsWith(`${way}/`)),
      }))
    : [];
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
