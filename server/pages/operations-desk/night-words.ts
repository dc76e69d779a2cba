/** What the stages of a night, what they counted, and the estimates it worked with are called. */
import { exactDay } from '../../helpers/days.ts';
import { list, plural } from '../../helpers/words.ts';
import { parseDay } from '../../scoring/day.ts';

/** The six steps of the README's "How a night works". */
const stages: Record<string, string> = {
  'take-in': 'Take in',
  estimate: 'Estimate',
  'post-ledger': 'Post the ledger',
  score: 'Score and rank',
  recommend: 'Judge',
  publish: 'Publish',
  notify: 'Notify',
};

export const stageWords = (stage: string): string => stages[stage] ?? stage.replaceAll('-', ' ');

/** One and many, as a number before them wants it. */
const counted: Record<string, readonly [one: string, many: string]> = {
  imported: ['file taken in', 'files taken in'],
  refused: ['file refused', 'files refused'],
  left: ['file left for the next night', 'files left for the next night'],
  orders: ['order counted', 'orders counted'],
  rows: ['ledger row', 'ledger rows'],
  days: ['day of a metric', 'days of metrics'],
  readings: ['reading', 'readings'],
  sellers: ['seller', 'sellers'],
  breachesOpened: ['breach began', 'breaches began'],
  breachesClosed: ['breach ended', 'breaches ended'],
  opened: ['new recommendation', 'new recommendations'],
  ended: ['recommendation ended', 'recommendations ended'],
  notices: ['notice', 'notices'],
  estimates: ['estimate made', 'estimates made'],
  categories: ['main category found', 'main categories found'],
  'case mix': ['case mix frozen', 'case mixes frozen'],
  buyers: ['buyer of devices', 'buyers of devices'],
};

/** `held` is a yes or no that is counted as 1 or 0. */
export function countWords(counts: Readonly<Record<string, number>>): string[] {
  return Object.entries(counts).flatMap(([name, count]) => {
    if (name === 'held') return count > 0 ? ['held back until a person releases them'] : [];
    const [one, many] = counted[name] ?? [name, name];
    return [plural(count, one, many)];
  });
}

const defaults: Record<string, Record<string, string>> = {
  curves: { 'default-1': 'default delay curves' },
  'case-mix': { 'none-1': 'no case mix' },
  prior: { 'gamma-2-2': 'prior Gamma(2, 2)' },
  clustering: { 'phi-1': 'events taken as independent' },
};
const parts: Record<string, string> = { curves: 'delay curves', 'case-mix': 'case mix' };

/** 'Delay curves, prior and clustering of 16 Nov 2026, case mix of 1 Oct 2026'. Estimates are named by their kind and night. */
export function methodWords(method: Readonly<Record<string, string>>): string | null {
  const words: string[] = [];
  const dated = new Map<string, string[]>();
  for (const [part, version] of Object.entries(method)) {
    const day = version.startsWith(`${part} `) ? parseDay(version.slice(part.length + 1)) : null;
    if (day === null) words.push(defaults[part]?.[version] ?? version);
    else {
      const of = exactDay(day).split(' ').slice(1).join(' ');
      dated.set(of, [...(dated.get(of) ?? []), parts[part] ?? part]);
    }
  }
  return [...[...dated].map(([of, named]) => `${list(named)} of ${of}`), ...words].join(', ') || null;
}
