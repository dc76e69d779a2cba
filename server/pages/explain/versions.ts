/** What an explanation rests on, by version: another one may give another answer. */
import { exactDay } from '../../helpers/days.ts';
import type { Explained } from './explained.ts';

const names = { curves: 'reporting delays', 'case-mix': 'case mix', prior: 'prior', clustering: 'clustering' } as const;

/** 'Night of Sat 21 Nov 2026 · policy version 1 · reporting delays default-1 · …' */
export function versionWords({ night, last, method }: Pick<Explained, 'night' | 'last' | 'method'>): string {
  const estimates = Object.entries(names).map(
    ([kind, name]) => `${name} ${method.versions[kind as keyof typeof names]}`,
  );
  return [`Night of ${exactDay(night)}`, `policy version ${last.policy}`, ...estimates].join(' · ');
}
