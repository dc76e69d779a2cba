/** How the desk says metrics, levels and grounds in the middle of a sentence. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts, type Tongue } from '../../languages/texts.ts';
import { isMetric, metricOf } from '../../scoring/metrics/index.ts';
import type { Level } from '../../stores/night-rows.ts';
import { metricWords as toldMetric } from '../metric-words.ts';

/** Where the metric's own label and unit are not enough: before a rate, and as what the seller does. */
const spoken: Record<string, { short: string; does: string }> = {
  'late-delivery': { short: message('late'), does: message('It delivers late') },
  complaint: { short: message('complaints'), does: message('Its customers complain') },
  return: { short: message('returns'), does: message('Its devices come back') },
  'low-review': { short: message('low reviews'), does: message('Its customers rate it low') },
  cancellation: { short: message('cancelled'), does: message('It cancels orders') },
  'bad-order': { short: message('bad orders'), does: message('Its orders go wrong in one way or another') },
  inspection: { short: message('failed inspections'), does: message('Its devices fail the lab’s inspections') },
  'slow-reply': { short: message('slow replies'), does: message('It answers complaints late') },
};

export interface MetricWords {
  /** Before a rate: 'late 9.1 %'. */
  short: string;
  /** 'Late delivery' */
  label: string;
  /** 'late delivery' */
  name: string;
  meaning: string;
  one: string;
  many: string;
  base: string;
  does: string;
  feeds: readonly string[];
}

/** A key that is no metric (any more) is said as it is. */
export function metricWords(key: string, t: Texts): MetricWords {
  let inTongue = told.get(t.language);
  if (!inTongue) told.set(t.language, (inTongue = new Map<string, MetricWords>()));
  let words = inTongue.get(key);
  // Keys come from the program and the database, never from an address.
  if (!words) inTongue.set(key, (words = wordsFor(key, t)));
  return words;
}

const told = new Map<Tongue, Map<string, MetricWords>>();

function wordsFor(key: string, t: Texts): MetricWords {
  const { label, name, meaning, one, many } = toldMetric(t, key);
  const { short, does } = spoken[key] ?? {};
  const { unit, feeds } = isMetric(key) ? metricOf(key) : unknownMetric;
  return {
    ...{ label, name, meaning, one, many, feeds },
    short: short === undefined ? name : t(short),
    base: t(unit.base),
    does: does === undefined ? t('Its rate of {events} is high', { events: many }) : t(does),
  };
}

const unknownMetric = { unit: { base: 'orders' }, feeds: [] };

const safety: Record<string, string> = {
  counterfeit: message('counterfeit device'),
  previous_owner_data: message('previous owner’s data found'),
  battery_hazard: message('battery hazard'),
  locked_device: message('device locked to an account'),
};

/** What a case rests on that is no metric, in the middle of a sentence. */
export const labGrounds: Readonly<Record<string, string>> = {
  safety: message('a safety finding of the lab'),
  'testing-stopped': message('test orders that keep failing'),
};

export const safetyWords = (finding: string | null | undefined, t: Texts): string | null =>
  finding && finding !== 'none' ? t(safety[finding] ?? finding.replaceAll('_', ' ')) : null;

/** The noun of a level, as in 'a warning is recommended'; `end` is only ever decided. Said with `t`. */
export const levelNoun: Record<Level | 'end', string> = {
  none: message('nothing'),
  watch: message('a watch'),
  warn: message('a warning'),
  limit: message('a limit'),
  suspend: message('a suspension'),
  end: message('the end of the service'),
};

export const severity: Record<Level | 'end', number> = { none: 0, watch: 1, warn: 2, limit: 3, suspend: 4, end: 5 };

const numerals = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** A number in the middle of a sentence, for messages with `{number}`: 'three'. Other languages write figures. */
export const numberWord = (count: number, { language }: Texts): string =>
  language === 'en' ? (numerals[count] ?? count.toLocaleString('en')) : numbersIn(language).count(count);

/** 'a, b and c' */
export const listed = (parts: readonly string[], { language }: Texts): string =>
  parts.length === 0 ? '' : wordsIn(language).list(parts);

export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * How the lab came to a revealed order. What is not random is not told apart outside the lab: whether its plan drew it by
 * risk or somebody named a cause would tell how the plan thinks.
 */
export const drawWords = (draw: string, t: Texts): string =>
  draw === 'random' ? t('drawn at random') : t('chosen, not at random');

/** `mobile_operator` → 'mobile operator'; unknown → ''. */
export const plainWord = (word: string | null | undefined): string => (word ?? '').replaceAll('_', ' ');

/** The same in the reader's language: words of feeds, levels, verdicts and metrics. */
export const plainWordIn = (word: string | null | undefined, { language }: Texts): string =>
  word ? wordsIn(language).said(word) : '';

/** 'FR, factory'; what is unknown is left out. */
export const originWords = (seller: { country: string | null; kind: string | null }, t: Texts): string =>
  [seller.country, plainWordIn(seller.kind, t)].filter(Boolean).join(', ');

/** 'Ana Ruiz (ana@example.com)'; who has no account any more is said by the address alone. */
export const personWords = (person: string, name: string | null | undefined): string =>
  name && name !== person ? `${name} (${person})` : person;
