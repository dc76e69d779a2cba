/** Why a record was kept out is kept in English and read in the reader's language. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { texts } from '../../server/languages/texts.ts';
import { ruleWords, rules } from '../../server/pages/operations-desk/rule-words.ts';

const sources = ['jobs/feeds', 'jobs/import'].flatMap((folder) =>
  readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
);

describe('why a record was kept out', () => {
  it('is said with its figures as each language writes them', () => {
    expect(ruleWords(texts('fr'), 'is not between 1 and 5')).to.equal('n’est pas entre 1 et 5');
    expect(ruleWords(texts('fr'), 'is longer than 10,000 characters')).to.equal('dépasse 10\u202f000 caractères');
    expect(
      ruleWords(texts('fr'), 'has a value in column price that is neither text nor an exact whole number'),
    ).to.match(/^a dans la colonne price une valeur/);
  });

  it('is in English what the import has kept, also in words of another version', () => {
    for (const kept of ['is empty', 'is not between 0 and 2,000,000,000', 'is of another version'])
      expect(ruleWords(texts('en'), kept)).to.equal(kept);
    expect(ruleWords(texts('fr'), 'is of another version')).to.equal('is of another version');
  });

  it('knows every rule that the import has, and each in French', () => {
    const figured = sources.map((source) => source.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '7'));
    const kept = figured.flatMap((source) =>
      [...source.matchAll(/['`]((?:is|has|lies|holds|cannot be) [^'`\n]*)['`]/g)].map(([, rule = '']) => rule),
    );
    expect(kept).to.have.length.above(15);
    // 'is not a whole number …' is put together of a kind of number.
    expect(kept.filter((rule) => ruleWords(texts('fr'), rule) === rule)).to.deep.equal(['is not 7']);
    expect(rules.filter((rule) => texts('fr')(rule) === rule)).to.deep.equal([]);
  });
});
