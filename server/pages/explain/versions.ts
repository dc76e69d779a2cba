/** What an explanation rests on, by version: another one may give another answer. */
import { daysIn } from '../../helpers/days.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { MethodVersions } from '../../scoring/method.ts';
import type { Explained } from './explained.ts';

const named: Record<keyof MethodVersions, string> = {
  curves: message('curves {version}'),
  'case-mix': message('case-mix {version}'),
  prior: message('prior {version}'),
  clustering: message('clustering {version}'),
};

/** 'Night of Sat 21 Nov 2026 · policy version 1 · curves 2026-11-16 · case-mix none-1 · …' */
export function versionWords({ night, last, method }: Pick<Explained, 'night' | 'last' | 'method'>, t: Texts): string {
  const estimates = (Object.entries(method.versions) as [keyof MethodVersions, string][]).map(([kind, version]) =>
    estimateWords(kind, version, t),
  );
  const day = daysIn(t.language).exactDay(night);
  const policy = String(last.policy);
  return [t('Night of {day}', { day }), t('policy version {version}', { version: policy }), ...estimates].join(' · ');
}

/** @example estimateWords('prior', 'prior 2026-11-16', texts('en')) // 'prior 2026-11-16' */
export const estimateWords = (kind: keyof MethodVersions, version: string, t: Texts): string =>
  t(named[kind], { version: version.startsWith(`${kind} `) ? version.slice(kind.length + 1) : version });
