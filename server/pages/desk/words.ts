/** How the desk says levels and grounds in the middle of a sentence. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { Level } from '../../stores/night-rows.ts';

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

/** What somebody wrote, so that a sentence may follow: it ends as they ended it, or with a full stop. */
export const closed = (text: string): string => (/[.!?…][»”"')]?$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

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

/** 'Ana Ruiz (ana@example.com): It delivers in time again.', as far as both are known. */
export function saidBy(person: string | null, words: string | null | undefined, t: Texts): string {
  if (person && words) return t('{label}: {words}', { label: person, words });
  return person || words || '';
}
