/** The words that entries of the audit are written in, in the reader's language: what is done, what is told of it, of what. */
import type { Texts } from '../../languages/texts.ts';
import { deviceKinds } from '../../lab/device-kinds.ts';
import { deviceWord } from '../lab/words.ts';
import { feedLabel } from '../operations-desk/feed-words.ts';
import { languageWord } from '../statements/name-of-language.ts';
import { fixedWord } from './fixed-words.ts';
import { keyWords } from './key-words.ts';
import { actions } from './known-actions.ts';
import { keys, programs, subjects, wholeSubjects } from './known-details.ts';

export const actionIn = (t: Texts, action: string): string => (actions.has(action) ? t(action) : action);

/** People stand by their addresses. */
export const actorIn = (t: Texts, actor: string): string =>
  Object.hasOwn(programs, actor) ? t(programs[actor] as string) : actor;

/** @param action whose detail it is: a dispute's reason is another thing than a person's */
export function keyIn(t: Texts, action: string, key: string): string {
  const paper = /^(page|pdf)-(\w+)$/.exec(key);
  if (paper) {
    const language = languageWord(paper[2] as string, t);
    return paper[1] === 'pdf' ? t('PDF ({language})', { language }) : t('page ({language})', { language });
  }
  if (key === 'reason')
    return t('{of, select, dispute {reason} other {reason}}', { of: action === 'dispute filed' ? 'dispute' : 'act' });
  const words = keyWords(key);
  return keys.has(words) ? t(words) : words;
}

/** 'yes', 'in force', 'Late delivery', or what is written */
export const valueIn = (t: Texts, action: string, key: string, value: string | boolean): string =>
  typeof value === 'boolean' ? (value ? t('yes') : t('no')) : (fixedWord(t, action, key, value) ?? value);

/** @example subjectIn(texts('fr'), 'seller S-1') // 'vendeur S-1' */
export function subjectIn(t: Texts, action: string, subject: string): string {
  if (action === 'feed days confirmed') return feedLabel(t, subject);
  if (wholeSubjects.has(subject)) return t(subject);
  const photos = /^photos (\d+) and (\d+)$/.exec(subject);
  if (photos) return t('photos {one} and {other}', { one: photos[1] as string, other: photos[2] as string });
  const pattern = subjects.find((one) => subject.startsWith(one.replace('{name}', '')));
  if (pattern === undefined) return subject;
  const name = subject.slice(pattern.length - '{name}'.length);
  return t(pattern, { name: nameWords(t, pattern, name) });
}

function nameWords(t: Texts, pattern: string, name: string): string {
  if (pattern === 'template {name}') return languageWord(name, t);
  const device = pattern === 'checklist {name}' ? deviceKinds.find((kind) => kind === name) : undefined;
  return device === undefined ? name : deviceWord(device, t);
}
