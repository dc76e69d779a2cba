/** How the desk says metrics, levels and grounds in the middle of a sentence. */
import { isMetric, metricOf } from '../../scoring/metrics/index.ts';
import type { Level } from '../../stores/night-rows.ts';

/** Where the metric's own label and unit are not enough: before a rate, and as what the seller does. */
const spoken: Record<string, { short: string; does: string }> = {
  'late-delivery': { short: 'late', does: 'It delivers late' },
  complaint: { short: 'complaints', does: 'Its customers complain' },
  return: { short: 'returns', does: 'Its devices come back' },
  'low-review': { short: 'low reviews', does: 'Its customers rate it low' },
  cancellation: { short: 'cancelled', does: 'It cancels orders' },
  'bad-order': { short: 'bad orders', does: 'Its orders go wrong in one way or another' },
  inspection: { short: 'failed inspections', does: 'Its devices fail the lab’s inspections' },
  'slow-reply': { short: 'slow replies', does: 'It answers complaints late' },
};

export interface MetricWords {
  /** Before a rate: 'late 9.1 %'. */
  short: string;
  /** 'Late delivery' */
  label: string;
  meaning: string;
  one: string;
  many: string;
  base: string;
  does: string;
  feeds: readonly string[];
}

/** A key that is no metric (any more) is said as it is. */
export function metricWords(key: string): MetricWords {
  const known = told.get(key);
  if (known) return known;
  const words = wordsFor(key);
  // Keys come from the program and the database, never from an address.
  told.set(key, words);
  return words;
}

const told = new Map<string, MetricWords>();

function wordsFor(key: string): MetricWords {
  const short = key.replaceAll('-', ' ');
  if (!isMetric(key)) {
    const label = sentence(short);
    return { short, label, meaning: '', one: short, many: short, base: 'orders', does: label, feeds: [] };
  }
  const { label, meaning, unit, feeds } = metricOf(key);
  const does = `Its rate of ${unit.many} is high`;
  return { short: label.toLowerCase(), label, meaning, ...unit, does, feeds, ...spoken[key] };
}

const safety: Record<string, string> = {
  counterfeit: 'counterfeit device',
  previous_owner_data: 'previous owner’s data found',
  battery_hazard: 'battery hazard',
  locked_device: 'device locked to an account',
};

/** What a case rests on that is no metric, in the middle of a sentence. */
export const labGrounds: Readonly<Record<string, string>> = {
  safety: 'a safety finding of the lab',
  'testing-stopped': 'test orders that keep failing',
};

export const safetyWords = (finding: string | null | undefined): string | null =>
  finding && finding !== 'none' ? (safety[finding] ?? finding.replaceAll('_', ' ')) : null;

/** The noun of a level, as in 'a warning is recommended'; `end` is only ever decided. */
export const levelNoun: Record<Level | 'end', string> = {
  none: 'nothing',
  watch: 'a watch',
  warn: 'a warning',
  limit: 'a limit',
  suspend: 'a suspension',
  end: 'the end of the service',
};

export const severity: Record<Level | 'end', number> = { none: 0, watch: 1, warn: 2, limit: 3, suspend: 4, end: 5 };

const numerals = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** A count with its noun, as people write it in a sentence: 'one seller', 'three sellers', '1,204 sellers'. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${numerals[count] ?? count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** 'a, b and c' */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`;
}

export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `mobile_operator` → 'mobile operator'; unknown → ''. */
/**
 * How the lab came to a revealed order. What is not random is not told apart outside the lab: whether its plan drew it by
 * risk or somebody named a cause would tell how the plan thinks.
 */
export const drawWords = (draw: string): string => (draw === 'random' ? 'drawn at random' : 'chosen, not at random');

export const plainWord = (word: string | null | undefined): string => (word ?? '').replaceAll('_', ' ');

/** 'FR, factory'; what is unknown is left out. */
export const originWords = (seller: { country: string | null; kind: string | null }): string =>
  [seller.country, plainWord(seller.kind)].filter(Boolean).join(', ');

/** 'Ana Ruiz (ana@example.com)'; who has no account any more is said by the address alone. */
export const personWords = (person: string, name: string | null | undefined): string =>
  name && name !== person ? `${name} (${person})` : person;
