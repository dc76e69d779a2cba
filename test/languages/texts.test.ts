import { expect } from 'chai';
import { daysIn } from '../../server/helpers/days.ts';
import { numbersIn } from '../../server/helpers/numbers-in.ts';
import { wordsIn } from '../../server/helpers/words-in.ts';
import { languageAskedFor } from '../../server/languages/language.ts';
import { pseudoText } from '../../server/languages/pseudo.ts';
import { readingLanguage } from '../../server/languages/reading-language.ts';
import { texts } from '../../server/languages/texts.ts';
import { dayOf } from '../../server/scoring/day.ts';

const night = dayOf('2026-11-21');

describe('what pages say', () => {
  it('is English where it is written, and counts in every language', () => {
    const orders = '{count, plural, one {# order} other {# orders}} of {name}';
    expect(texts('en')(orders, { count: 1, name: 'Nova' })).to.equal('1 order of Nova');
    expect(texts('en')(orders, { count: 2004, name: 'Nova' })).to.equal('2,004 orders of Nova');
    expect(texts('de')('yesterday')).to.equal('gestern');
    expect(texts('it')('something that nobody translated')).to.equal('something that nobody translated');
  });

  it('keeps markup apart from words, and takes braces of feeds for what they are', () => {
    const pieces = texts('en').pieces('Ask {link} & wait', { link: { html: '<a>' } });
    expect(pieces).to.deep.equal([{ text: 'Ask ' }, { value: { html: '<a>' } }, { text: ' & wait' }]);
    expect(wordsIn('fr').said('{evil, plural')).to.equal('{evil, plural');
  });

  it('ends no sentence in two stops where a day or what somebody wrote ends in one', () => {
    expect(texts('fr')('Jusqu’au {day}. Et après.', { day: 'ven. 27 nov.' })).to.equal(
      'Jusqu’au ven. 27 nov. Et après.',
    );
    expect(texts('en')('“{words}” says {who}.', { words: 'Well.. no.', who: 'Nova Inc.' })).to.equal(
      '“Well.. no.” says Nova Inc.',
    );
    const day = { toString: () => '<time>ven. 27 nov.</time>' };
    expect(texts('fr').pieces('{day}. Fin', { day })).to.deep.equal([{ value: day }, { text: ' Fin' }]);
  });

  it('shows in the pseudo language what passed through here', () => {
    expect(pseudoText('Sign in')).to.equal('⟦Sign in ~~~⟧');
    expect(texts('en-XA')('{n, plural, one {# order} other {# orders}}', { n: 3 })).to.match(/^⟦3 orders [~ ]*⟧$/);
  });
});

describe('figures in each language', () => {
  it('have its marks', () => {
    expect(numbersIn('fr').percent(0.024)).to.equal('2,4\u202f%');
    expect(numbersIn('de').decimal(1234.56, 2)).to.equal('1.234,56');
    expect([numbersIn('es').count(2004), numbersIn('es').count(20_040)]).to.deep.equal(['2004', '20.040']);
    expect(numbersIn('it').rank(1212, 150, 2900)).to.equal('n.\u00a01212 (150–2900)');
    expect(numbersIn('fr').odds(1e7)).to.equal('plus de 1\u202f000\u202f000\u00a0:\u00a01');
    expect(numbersIn('fr').bytes(1_260_000)).to.match(/^1,3\sMo$/);
    expect(numbersIn('de').money(123_450, 'EUR')).to.equal('1.234,50\u00a0€');
    expect(numbersIn('en').money(123_450, 'EUR')).to.equal('€1,234.50');
    expect(numbersIn('de').decimal(null)).to.equal('–');
  });

  it('have its days', () => {
    expect(daysIn('de').exactDay(night)).to.equal('Sa., 21. Nov. 2026');
    expect(daysIn('fr').dayWords(night, night)).to.equal('hier');
    expect(daysIn('it').dayWords(night - 9, night)).to.equal('gio 12 nov');
    expect(daysIn('es').shortDay(dayOf('2025-10-19'), night)).to.equal('19 oct 2025');
  });
});

describe('the language of a reader', () => {
  const visitor = { role: null, chosen: undefined, country: null, asked: 'pt-BR,it;q=0.8,en;q=0.5' };

  it('is the browser’s before the sign-in', () => {
    expect(readingLanguage(visitor)).to.equal('it');
    expect(readingLanguage({ ...visitor, chosen: 'de' })).to.equal('de');
    expect([languageAskedFor(undefined), languageAskedFor('xx, fr;q=0'), languageAskedFor(';;q=,')]).to.deep.equal([
      ...['en', 'en', 'en'],
    ]);
  });

  it('is that of the seller’s country until somebody chooses', () => {
    expect(readingLanguage({ ...visitor, role: 'seller', country: 'FR' })).to.equal('fr');
    expect(readingLanguage({ ...visitor, role: 'seller', country: 'FR', chosen: 'es' })).to.equal('es');
    expect(readingLanguage({ ...visitor, role: 'seller', country: 'PT' })).to.equal('en');
  });

  it('is English for the staff, or French if they like', () => {
    expect(readingLanguage({ ...visitor, role: 'manager' })).to.equal('en');
    expect(readingLanguage({ ...visitor, role: 'lab', chosen: 'fr' })).to.equal('fr');
    expect(readingLanguage({ ...visitor, role: 'admin', chosen: 'de' })).to.equal('en');
  });
});
