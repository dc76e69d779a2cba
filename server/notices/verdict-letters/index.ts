import type { Language } from '../../languages/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import type { LetterWords } from './letter-words.ts';

export const letterWords: Readonly<Record<Language, LetterWords>> = { en, fr, de, es, it };
