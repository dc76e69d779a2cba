/** The translations: none is missing, none is left over, and each says what the English one says. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { expect } from 'chai';
import { catalogueFile, catalogueOf } from '../../server/languages/catalogue.ts';
import { languages, type Language } from '../../server/languages/language.ts';
import { usedMessages } from '../support/used-messages.ts';

const used = usedMessages();
const translated = languages.filter((language) => language !== 'en');
const folder = join(import.meta.dirname, '../../server/languages/texts');
const filesOf = (language: Language) => readdirSync(join(folder, language)).sort();

/** What only the marketplace's own people read: they have English and French. */
const staffOnly = [
  /^(server\/pages|views)\/(audit|compare|decisions|desk|incidents|inspections|lab|operations-desk|people|policy|policy-lab|portfolio|queue|reports|style|templates|disputes\/queue)\//,
  /^server\/(access\/staff-ways|helpers\/(why-tonight|chart-words|leaving-words|pictures\/caterpillar))\.ts$/,
  /^(server\/pages|views)\/method\/(case-mix-(cells|words)|curve-words|estimate-history|metric-estimates|seller-spread-words)\.(ts|hbs)$/,
  /^views\/explain\/(alarms?|working(-numbers)?)\.hbs$/,
  /^(server\/pages|views)\/actions\/(actions?|ask|elsewhere|spread-words)\.(ts|hbs)$/,
  /^(server\/pages|views)\/statements\/(preview|present-receipt|statement-letters|lack-words)\.(ts|hbs)$|^views\/statements\/statement\.hbs$/,
  /^server\/statements\/(missing-parts|wording-faults|deliver-statement|registered-letter|impossible-delivery)\.ts$/,
  /^server\/pages\/(disputes\/tell-of-dispute|plan\/tell-of-plan)\.ts$/,
  /^(jobs\/(digest|week-letter)|server\/notices\/tell-staff-of-action|server\/pages\/actions\/story-actions)\.ts$/,
];
const forSellers = (files: ReadonlySet<string>): boolean =>
  [...files].some((file) => !staffOnly.some((pattern) => pattern.test(file)));

describe('the translations', () => {
  for (const language of translated) {
    const catalogue = catalogueOf(language);

    it(`into ${language} lack nothing`, () => {
      const missing = [...used].filter(
        ([message, files]) => !catalogue.has(message) && (language === 'fr' || forSellers(files)),
      );
      expect(missing.map(([message, files]) => `${[...files].join(', ')}: ${message}`)).to.deep.equal([]);
    });

    it(`into ${language} have nothing that is not said any more`, () => {
      expect([...catalogue.keys()].filter((message) => !used.has(message))).to.deep.equal([]);
    });

    it(`into ${language} take the values that the English message takes`, () => {
      const wrong = [...catalogue].filter(([message, text]) => valuesOf(message) !== valuesOf(text));
      expect(wrong).to.deep.equal([]);
    });

    it(`into ${language} say each message in one file, and not with nothing`, () => {
      const all = filesOf(language).flatMap((file) => Object.keys(catalogueFile(language, file)));
      expect(all.filter((message, index) => all.indexOf(message) !== index)).to.deep.equal([]);
      expect([...catalogue].filter(([, text]) => text.trim() === '')).to.deep.equal([]);
    });
  }

  it('lie in files of the same names in each language that sellers read', () => {
    for (const language of translated)
      expect(filesOf(language).filter((file) => !filesOf('fr').includes(file))).to.deep.equal([]);
  });
});

/** Their names and kinds: 'count plural, day argument'. */
function valuesOf(message: string): string {
  const found = new Set<string>();
  const look = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) continue;
      found.add(element.value);
      if (element.type === TYPE.plural || element.type === TYPE.select)
        for (const { value } of Object.values(element.options)) look(value);
    }
  };
  // A message that is said without values may hold anything.
  if (/[{}]/.test(message)) look(parse(message, { ignoreTag: true }));
  return [...found].sort().join(', ');
}
