/** Whether a change of the policy asks more of sellers or less, place by place. */
import type { Policy } from './policy-document.ts';
import { policyDifferences, type PolicyDifference } from './policy-differences.ts';
import { policyFor, type PolicySubject } from './policy-for.ts';

/** `other`: neither, or both; it is treated as if it might be stricter. `same`: it changes for others, and not here. */
export type Tone = 'stricter' | 'milder' | 'other' | 'same';

export interface TonedDifference extends PolicyDifference {
  tone: Tone;
}

/** What a higher figure means for sellers. Whatever is not named here is neither. */
const higher: readonly (readonly [path: RegExp, tone: Tone])[] = [
  [/^metrics\..+\.(acceptable|warn|limit|suspend)$/, 'milder'],
  [/^levels\.\w+\.(evidence|chance|events|warnedDays)$/, 'milder'],
  [/^(delta|trial\.factor|release\.chance)$/, 'milder'],
  [/^(trial\.days|release\.nights|levels\.suspend\.falseDiscovery|metrics\..+\.highest)$/, 'stricter'],
];

const opposite: Record<Tone, Tone> = { stricter: 'milder', milder: 'stricter', other: 'other', same: 'same' };

/**
 * @example toneOf('metrics.complaint.limit', 0.015, 0.012) // 'stricter'
 * @example toneOf('levels.limit.events', 3, 5) // 'milder'
 */
export function toneOf(path: string, before: unknown, after: unknown): Tone {
  const up = higher.find(([pattern]) => pattern.test(path))?.[1];
  const [was, is] = [sizeOf(path, before), sizeOf(path, after)];
  if (up === undefined || was === null || is === null || was === is) return 'other';
  return is > was ? up : opposite[up];
}

const highest = ['none', 'warn', 'limit', undefined];

/** A threshold that is not there is never reached; a metric without a bound may lead to every level. */
function sizeOf(path: string, value: unknown): number | null {
  if (path.endsWith('.highest')) return highest.indexOf(value as string | undefined);
  if (path.startsWith('metrics.') && (value === null || value === undefined)) return Infinity;
  return typeof value === 'number' ? value : null;
}

/** Everything that differs but the exceptions, each with its tone. */
export const tonedDifferences = (before: Policy, after: Policy): TonedDifference[] =>
  policyDifferences(before, after)
    .filter(({ path }) => !path.startsWith('overrides.'))
    .map((one) => ({ ...one, tone: toneOf(one.path, leafAt(before, one.path), leafAt(after, one.path)) }));

function leafAt(policy: Policy, path: string): unknown {
  let value: unknown = policy;
  for (const key of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[key];
  return value;
}

export type Exempted = Pick<PolicySubject, 'kind' | 'market'>;

export interface ExceptionDifferences extends Exempted {
  differences: TonedDifference[];
}

/** How those meet the change for whom exceptions hold in one policy or the other, where that is not how all sellers meet it. */
export function exceptionDifferences(before: Policy, after: Policy): ExceptionDifferences[] {
  const forAll = new Set(tonedDifferences(before, after).map((one) => JSON.stringify(one)));
  return exempted(before, after).flatMap((subject) => {
    const all = effective(before, after, subject);
    const own = all.filter((one) => !forAll.has(JSON.stringify(one)));
    const differences = [...own, ...spared(before, after, subject, new Set(all.map(({ path }) => path)))];
    return differences.length > 0 ? [{ ...subject, differences }] : [];
  });
}

/** What changes for all others and not for these: they keep what they had. */
function spared(before: Policy, after: Policy, subject: Exempted, met: ReadonlySet<string>): TonedDifference[] {
  const own = new Map(tonedDifferences(before, asMet(after, subject)).map((one) => [one.path, one.after]));
  return tonedDifferences(before, after)
    .filter(({ path }) => path.startsWith('metrics.') && !met.has(path))
    .map((one) => {
      const kept = own.get(one.path) ?? one.before;
      return { ...one, before: kept, after: kept, tone: 'same' };
    });
}

const asMet = (policy: Policy, subject: Exempted): Policy => policyFor(policy, { ...subject, joined: null }, 0);

const effective = (before: Policy, after: Policy, subject: Exempted): TonedDifference[] =>
  tonedDifferences(asMet(before, subject), asMet(after, subject)).filter(({ path }) => path.startsWith('metrics.'));

/** The kinds and markets that exceptions of either name, each once. */
function exempted(before: Policy, after: Policy): Exempted[] {
  const all = [...before.overrides, ...after.overrides].map(({ kind, market }) => ({ kind, market }));
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/** Whether nobody meets stricter rules by the change, whatever kind of seller and wherever. */
export function isOnlyMilder(before: Policy, after: Policy): boolean {
  const named = exempted(before, after);
  const kinds = [null, ...new Set(named.flatMap(({ kind }) => kind ?? []))];
  const markets = [null, ...new Set(named.flatMap(({ market }) => market ?? []))];
  const everyone = kinds.flatMap((kind) => markets.map((market) => ({ kind, market })));
  return everyone.every((subject) =>
    tonedDifferences(asMet(before, subject), asMet(after, subject)).every(({ tone }) => tone === 'milder'),
  );
}
