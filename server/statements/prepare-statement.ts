/** A statement as it would be delivered now: its facts, its languages, what it lacks. Nothing is written but the first texts. */
import type { Context } from '../context.ts';
import { readCommitted } from '../stores/read.ts';
import { statementReaders, type StatedDecision, type StatementReader } from '../stores/statement-sources.ts';
import { currentTemplate, type Template } from '../stores/templates.ts';
import { ensureTexts } from './ensure-texts.ts';
import type { StatementFacts } from './facts.ts';
import { type Language, isLanguage, languageOfCountry } from '../languages/language.ts';
import { gatherFacts } from './gather-facts.ts';
import type { Lack } from './lack.ts';
import { missingParts } from './missing-parts.ts';
import { wholeWording } from './whole-wording.ts';

export interface AddressedReader extends StatementReader {
  speaks: Language;
}

export interface PreparedStatement {
  facts: StatementFacts;
  readers: AddressedReader[];
  /** The languages of the readers; where there are none, that of the seller's country. */
  templates: ReadonlyMap<Language, Template>;
  /** What keeps it from being delivered, whoever reads it. */
  missing: Lack[];
}

export async function prepareStatement(context: Context, decided: StatedDecision): Promise<PreparedStatement | null> {
  await ensureTexts(context);
  const facts = await gatherFacts(context, decided);
  if (!facts) return null;
  const read = readCommitted(context.database);
  const home = languageOfCountry(facts.seller.country);
  const readers = (await statementReaders(read, decided.seller)).map((reader) => ({
    ...reader,
    speaks: isLanguage(reader.language) ? reader.language : home,
  }));
  const languages = readers.length > 0 ? [...new Set(readers.map(({ speaks }) => speaks))].sort() : [home];
  const templates = new Map<Language, Template>();
  for (const language of languages) {
    const template = await currentTemplate(read, language);
    if (template) templates.set(language, { ...template, content: wholeWording(language, template) });
  }
  const wordings = new Map([...templates].map(([language, { content }]) => [language, content]));
  return { facts, readers, templates, missing: missingParts(facts, wordings) };
}
