/** Where each role can go from any page, in the order of its day. */
import type { Person, Role } from './stores/people.ts';

export interface Way {
  href: string;
  label: string;
  current: boolean;
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

export const navigationFor = (person: Person | null, path: string): Way[] =>
  person
    ? ways[person.role].map(([href, label, ...also]) => ({
        href,
        label,
        current:
          path === href ||
          path.startsWith(`${href}/`) ||
          also.some((way) => path === way || path.startsWith(`${way}/`)),
      }))
    : [];

/** What a person sees first. */
export const firstPage: Record<Role, string> = {
  manager: '/today',
  lab: '/lab',
  seller: '/scorecard',
  admin: '/today',
};
