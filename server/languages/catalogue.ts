/**
 * The translations: `texts/fr/*.json` and its neighbours, each a flat object from an English message to the same message in that
 * language. English needs none: the message that stands in the code is what English readers see.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from './language.ts';

const folder = join(import.meta.dirname, 'texts');
const read = new Map<Language, ReadonlyMap<string, string>>();

export function catalogueOf(language: Language): ReadonlyMap<string, string> {
  let known = read.get(language);
  if (!known) read.set(language, (known = readAll(language)));
  return known;
}

function readAll(language: Language): ReadonlyMap<string, string> {
  if (language === 'en') return new Map();
  const files = readdirSync(join(folder, language)).sort();
  const texts = files.flatMap((file) => Object.entries(catalogueFile(language, file)));
  return new Map(language === 'fr' ? texts.map(([message, text]) => [message, unbroken(text)]) : texts);
}

/** French sets : ; ? ! % and its quotation marks apart, and no line may begin with one: whoever writes a text types a plain space. */
const unbroken = (text: string): string => text.replaceAll(/ (?=[:;?!%»])|(?<=«) /g, '\u00a0');

export const catalogueFile = (language: Language, file: string): Record<string, string> =>
  JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as Record<string, string>;
