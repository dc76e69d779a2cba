/** The words that entries of the audit are written in, in the reader's language: what is done, what is told of it, of what. */
import type { Texts } from '../../languages/texts.ts';
import { isMetric } from '../../scoring/metrics/index.ts';
import { metricWords } from '../metric-words.ts';
import { keyWords } from './key-words.ts';
import { actions } from './known-actions.ts';
import { keys, programs, subjects, typed, values, wholeSubjects } from './known-details.ts';

export const actionIn = (t: Texts, action: string): string => (actions.has(action) ? t(action) : action);

/** People stand by their addresses. */
export const actorIn = (t: Texts, actor: string): string => (programs.has(actor) ? t(actor) : actor);

export function keyIn(t: Texts, key: string): string {
  const words = keyWords(key);
  return keys.has(words) ? t(words) : words;
}

/** 'yes', 'in force', 'Late delivery', or what is written */
export function valueIn(t: Texts, key: string, value: string | boolean): string {
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (typed.has(key)) return value;
  if (Object.hasOwn(values, value)) return t(values[value] as string);
  return isMetric(value) ? metricWords(t, value).label : value;
}

/** @example subjectIn(texts('fr'), 'seller S-1') // 'vendeur S-1' */
export function subjectIn(t: Texts, subject: string): string {
  if (wholeSubjects.has(subject)) return t(subject);
  const pattern = subjects.find((one) => subject.startsWith(one.replace('{name}', '')));
  return pattern === undefined ? subject : t(pattern, { name: subject.slice(pattern.length - '{name}'.length) });
}
