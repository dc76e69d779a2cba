/** What a policy changes against another, place by place and in words: "Complaints: limit 1.5 % → 1.2 %". */
import { allMetrics } from './metrics/index.ts';
import type { Policy } from './policy-document.ts';

export interface PolicyDifference {
  /** `metrics.complaint.limit` */
  path: string;
  /** "Complaints: limit" */
  place: string;
  before: string;
  after: string;
}

/**
 * @example policyDifferences(defaultPolicy, with a complaint limit of 0.012)
 *   // [{ path: 'metrics.complaint.limit', place: 'Complaints: limit', before: '1.5 %', after: '1.2 %' }]
 */
export function policyDifferences(before: Policy, after: Policy): PolicyDifference[] {
  const [old, now] = [leaves(before), leaves(after)];
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  return paths.flatMap((path): PolicyDifference[] => {
    const [was, is] = [old.get(path), now.get(path)];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ path, place: placeWords(path), before: valueWords(path, was), after: valueWords(path, is) }];
  });
}

/** "Complaints: limit 1.5 % → 1.2 %" */
export const differenceWords = ({ place, before, after }: PolicyDifference): string => `${place} ${before} → ${after}`;

/**
 * What a draft takes back or alters of an announced version: the places that the announcement changed against today's policy and
 * at which the draft says something else.
 *
 * @example announcedUndone(defaultPolicy, with a delta of 0.2, defaultPolicy)
 *   // [{ path: 'delta', place: 'allowance for a wrong benchmark', before: '20 %', after: '10 %' }]
 */
export function announcedUndone(today: Policy, announced: Policy, draft: Policy): PolicyDifference[] {
  const touched = new Set(policyDifferences(today, announced).map(({ path }) => path));
  return policyDifferences(announced, draft).filter(({ path }) => touched.has(path));
}

/** Every figure of a document by its path. Exceptions are figures as a whole: each stands under its name. */
function leaves(policy: Policy): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const walk = (value: unknown, path: string) => {
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      for (const [key, inner] of Object.entries(value)) walk(inner, path ? `${path}.${key}` : key);
    } else found.set(path, value);
  };
  const { overrides, ...rest } = policy;
  walk(rest, '');
  overrides.forEach((override, index) => {
    const before = overrides.slice(0, index).filter(({ name }) => name === override.name).length;
    found.set(`overrides.${override.name}${before > 0 ? ` (${before + 1})` : ''}`, override);
  });
  return found;
}

const groups: Record<string, string> = {
  delta: 'allowance for a wrong benchmark',
  halfLifeDays: 'half-life of the shown rate (days)',
  windowDays: 'window of counts (days)',
  staleNights: 'nights a stale metric keeps its loss',
  massEvent: 'share of sellers that holds a night',
  'prior.shape': 'prior, shape',
  'prior.rate': 'prior, rate',
  'release.chance': 'leaving a level: chance below',
  'release.nights': 'leaving a level: calm nights',
  'trial.days': 'trial period (days)',
  'trial.factor': 'trial period: thresholds ×',
  'detector.ratios': 'detector: ratios',
  'detector.restart': 'detector: restart',
};

const levelWords: Record<string, string> = {
  evidence: 'odds',
  chance: 'chance',
  events: 'buyers',
  warnedDays: 'days after a warning',
  falseDiscovery: 'share of false ones',
};

export interface Place {
  /** What the figure is one of; null: of the policy itself. */
  of: 'metrics' | 'levels' | 'overrides' | null;
  /** Of the metric or level, or the name of the exception. */
  key: string;
  /** What the figure is called. */
  figure: string;
}

/** @example placeOf('levels.warn.evidence') // { of: 'levels', key: 'warn', figure: 'odds' } */
export function placeOf(path: string): Place {
  const [group = '', key = '', ...rest] = path.split('.');
  const field = rest.join('.');
  if (group === 'metrics') return { of: group, key, figure: field === 'highest' ? 'leads to at most' : field };
  if (group === 'levels') return { of: group, key, figure: levelWords[field] ?? field };
  if (group === 'overrides') return { of: group, key: path.slice('overrides.'.length), figure: '' };
  return { of: null, key: '', figure: groups[path] ?? path };
}

function placeWords(path: string): string {
  const { of, key, figure } = placeOf(path);
  if (of === 'overrides') return `exception “${key}”:`;
  return of === null ? figure : `${of === 'metrics' ? labelOf(key) : key}: ${figure}`;
}

const labelOf = (key: string): string => allMetrics.find((metric) => metric.key === key)?.label ?? key;

const highestWords: Record<string, string> = { none: 'no level', warn: 'a warning', limit: 'a limit' };

function valueWords(path: string, value: unknown): string {
  if (path.endsWith('.highest')) return highestWords[String(value)] ?? 'any level';
  if (value === undefined || value === null) return 'none';
  if (path.startsWith('overrides.')) return 'changed';
  if (Array.isArray(value)) return value.join(', ');
  const rate = /^metrics\..*\.(acceptable|warn|limit|suspend)$|^(delta|massEvent)$|chance$|falseDiscovery$/;
  if (typeof value === 'number' && rate.test(path)) return `${Number((value * 100).toFixed(4))} %`;
  if (typeof value === 'number' && path.endsWith('.evidence')) return `${value} : 1`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
