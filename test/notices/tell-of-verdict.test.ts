/** Letters about verdicts: whole in every language, none with a word missing, none with more than was revealed. */
import { expect } from 'chai';
import type { Revelation } from '../../server/lab/revelation.ts';
import { letterWords } from '../../server/notices/verdict-letters/index.ts';
import { verdictNews } from '../../server/notices/verdict-letters/letter-words.ts';
import { saidOf } from '../../server/notices/tell-of-verdict.ts';
import { languages } from '../../server/languages/language.ts';

const content = { orderId: 'O-4711' } as Revelation;
const revealed = { content, answerUntil: '2026-12-03' };
const days = {
  en: '3 December 2026',
  fr: '3 décembre 2026',
  de: '3. Dezember 2026',
  es: '3 de diciembre de 2026',
  it: '3 dicembre 2026',
};

describe('the letters about a verdict', () => {
  for (const language of languages)
    for (const news of verdictNews)
      it(`are whole: ${news} in ${language}`, () => {
        const outcome = news === 'stands' || news === 'corrected' ? 'We looked at the photos again.' : null;
        const { subject, paragraphs } = saidOf(language, news, revealed, outcome);
        const body = paragraphs.join('\n\n');
        for (const text of [subject, body]) {
          expect(text).not.to.match(/undefined|\bnull\b|\{|\}|\[object| {2,}|\s[.,]/);
          expect(text.trim().length).to.be.above(20);
        }
        expect(subject).not.to.include('\n');
        expect(body).to.include('O-4711');
        expect(subject).to.include('O-4711');
        if (news === 'found') expect(body).to.include(days[language]);
        if (outcome) expect(body).to.include(outcome).and.to.include(letterWords[language].answer);
      });

  it('differ from language to language and from occasion to occasion', () => {
    const all = languages.flatMap((language) => verdictNews.map((news) => saidOf(language, news, revealed, null)));
    expect(new Set(all.map(({ subject }) => subject)).size).to.equal(all.length);
    expect(new Set(all.map(({ paragraphs }) => paragraphs[0])).size).to.equal(all.length);
  });

  it('leave the number of the order out where it is not known', () => {
    for (const language of languages) {
      const none = { content: { ...content, orderId: null }, answerUntil: '2026-12-03' };
      const { subject, paragraphs } = saidOf(language, 'found', none, null);
      expect([subject, ...paragraphs].join(' ')).not.to.match(/\(|O-4711|null/);
    }
  });
});
