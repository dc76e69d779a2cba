/** What an explanation rests on, by version: another one may give another answer. */
import { exactDay } from '../../helpers/days.ts';
import type { Explained } from './explained.ts';

/** 'Night of Sat 21 Nov 2026 · policy version 1 · curves 2026-11-16 · case-mix none-1 · …' */
export function versionWords({ night, last, method }: Pick<Explained, 'night' | 'last' | 'method'>): string {
  const estimates = Object.entries(method.versions).map(([kind, version]) =>
    version.startsWith(kind) ? version : `${kind} ${version}`,
  );
  return [`Night of ${exactDay(night)}`, `policy version ${last.policy}`, ...estimates].join(' · ');
}
