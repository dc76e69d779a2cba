/** The voice of a statement: a language, its words, and how it writes numbers; and the small pieces that every section is made of. */
import type { Language } from '../languages/language.ts';
import type { Block } from '../documents/printed-document.ts';
import { formats, type Formats } from '../languages/formats.ts';
import type { Wording } from './parts.ts';
import { speaker, type Say } from './speaker.ts';

export interface Voice {
  language: Language;
  say: Say;
  in: Formats;
}

export const voiceOf = (language: Language, wording: Wording): Voice => ({
  language,
  say: language === 'it' ? elided(speaker(wording)) : speaker(wording),
  in: formats(language),
});

/** In Italian the article before 8, 80, 800 and 11 loses its vowel: `dal 8 novembre` is said `dall’8 novembre`. */
const elided =
  (say: Say): Say =>
  (key, values) =>
    say(key, values).replace(/\b(il|[dD]el|[dD]al|[aA]l|[nN]el) (?=(?:8\d*|11)(?!\d))/g, (_whole, article: string) =>
      article === 'il' ? 'l’' : `${article}l’`,
    );

export const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });

/** An empty line begins a new paragraph. */
export const paragraphs = (text: string): Block[] =>
  text
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => ({ kind: 'paragraph', text: part }));

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Names come from feeds: whatever breaks a line in them must not break ours. */
export const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
