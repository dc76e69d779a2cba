/** The templates that an installation starts with, one for each language. */
import type { Language } from '../../languages/language.ts';
import type { Wording } from '../parts.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';

export const firstWordings: Readonly<Record<Language, Wording>> = { en, fr, de, es, it };
