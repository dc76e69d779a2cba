/** Statements as they are composed: every language and measure, every placeholder filled, in the language's own numbers. */
import { languages } from '../../server/languages/language.ts';
import { texts } from '../../server/languages/texts.ts';
import { expect } from 'chai';
import fc from 'fast-check';
import { measures } from '../../server/cases/decision.ts';
import type { Block, PrintedDocument } from '../../server/documents/printed-document.ts';
import { renderMarkup } from '../../server/documents/markup.ts';
import { composeStatement } from '../../server/statements/compose.ts';
import { sayLack } from '../../server/statements/lack.ts';
import { missingParts } from '../../server/statements/missing-parts.ts';
import { readWayBack } from '../../server/statements/read-way-back.ts';
import { monthsLater } from '../../server/cases/months-later.ts';
import { allParts, placeholdersOf } from '../../server/statements/parts.ts';
import { firstWordings } from '../../server/statements/texts/index.ts';
import { faultsOfWording } from '../../server/statements/wording-faults.ts';
import { anyFacts, ground, plainFacts } from '../support/statement-facts.ts';
import { marketplace } from '../support/written-statement.ts';

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items;
    case 'facts':
      return block.rows.flat();
    case 'table':
      return [block.caption, ...block.columns.map(({ label }) => label), ...block.rows.flat()];
    case 'pictures':
      return block.pictures.map(({ alternative }) => alternative);
    case 'sheet':
      return [];
  }
}

const wordsOf = ({ title, sender, recipient, foot, blocks }: PrintedDocument): string =>
  [title, ...sender, ...recipient, foot, ...blocks.flatMap(textsOf)].join('\n').replace(/[\u00A0\u202F]/g, ' ');

const said = (measure: Parameters<typeof plainFacts>[0], language: (typeof languages)[number], changed = {}) =>
  wordsOf(composeStatement(plainFacts(measure, changed), language, firstWordings[language]));

const lacking = (...given: Parameters<typeof missingParts> | [Parameters<typeof missingParts>[0]]) =>
  missingParts(given[0], given[1] ?? new Map()).map((one) => sayLack(one, texts('en')));

describe('a statement', () => {
  for (const language of languages) {
    it(`has every part in ${language}, with every placeholder that it must have`, () => {
      expect(Object.keys(firstWordings[language]).sort()).to.deep.equal([...allParts.keys()].sort());
      expect(faultsOfWording(firstWordings[language])).to.deep.equal([]);
      for (const key of Object.keys(ground.texts)) expect(ground.texts[key]?.text).to.have.length.above(40);
    });

    for (const measure of measures) {
      it(`of a ${measure} is whole in ${language}, with and without an annex`, () => {
        const whole = said(measure, language);
        const wording = firstWordings[language];
        for (const heading of ['measure', 'facts', 'ground', 'conditions', 'automation', 'redress', 'annex'])
          expect(whole, heading).to.include(wording[`heading.${heading}`]);
        for (const words of [marketplace.complaints, 'A-2026-0', marketplace.terms, ground.clause])
          expect(whole).to.include(words);
        if (measure !== 'warn')
          for (const words of [...marketplace.mediators, marketplace.disputeBody]) expect(whole).to.include(words);
        const bare = said(measure, language, { orders: [], ordersInAll: 0 });
        expect(bare).not.to.include(wording['heading.annex']);
        expect(missingParts(plainFacts(measure), new Map([[language, wording]]))).to.deep.equal([]);
      });
    }
  }

  it('leaves no placeholder unfilled and no value unsaid, whatever the facts are', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...languages), (facts, language) => {
        const text = wordsOf(composeStatement(facts, language, firstWordings[language]));
        expect(text).not.to.match(/undefined|NaN|Infinity|\[object/);
        const braces = [...text.matchAll(/\{\{(\w+)\}\}/g)].filter(([, name = '']) =>
          [...allParts.keys()].some((key) => placeholdersOf(key).some((one) => one.name === name)),
        );
        expect(braces).to.deep.equal([]);
      }),
      { numRuns: 400 },
    );
  });

  it('is the same for the same facts and words', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...languages), (facts, language) => {
        const make = () => renderMarkup(composeStatement(structuredClone(facts), language, firstWordings[language]));
        expect(make()).to.equal(make());
      }),
      { numRuns: 50 },
    );
  });

  it('writes numbers, shares and days as the language does', () => {
    const figures = [
      { ...plainFacts('limit').figures[0]!, events: 1_204, exposure: 13_087, rate: 1_204 / 13_087, odds: 5_000 },
    ];
    const share = (language: 'en' | 'fr' | 'de') => said('limit', language, { figures });
    expect(share('en')).to.include('1,204 late orders out of 13,087 orders that were due. That is 9.2%.');
    expect(share('fr')).to.include('1 204 commandes en retard sur 13 087 commandes à livrer, soit 9,2 %.');
    expect(share('de')).to.include(
      '1.204 verspätete Bestellungen gezählt, von 13.087 fälligen Bestellungen. Das sind 9,2 %.',
    );
    expect(share('en')).to.include('more than 1,000 to 1');
    const one = [{ ...figures[0]!, events: 1, exposure: 40, rate: 1 / 40 }];
    expect(said('warn', 'en', { figures: one })).to.include('1 late order out of 40');
    expect(said('warn', 'de', { figures: one })).to.include('1 verspätete Bestellung gezählt');
  });

  it('tells the count, the rate estimated from it and the one that is held against the threshold apart', () => {
    const counted = { events: 16, exposure: 707, rate: 16 / 707, threshold: 0.015 };
    const estimated = { estimate: { rate: 0.0123, low: 0.0071, high: 0.0169 }, lately: 0.0232 };
    const base = { ...plainFacts('limit').figures[0]!, ...counted, metric: 'cancellation' };
    const letter = (language: (typeof languages)[number], figure: object) =>
      said('limit', language, { figures: [{ ...base, ...figure }] });
    expect(letter('en', estimated)).to.match(
      /That is 2\.3%\. From this count we estimate your rate at 1\.2% \(95% sure: 0\.71% to 1\.7%\)\..* with the last weeks counting most: 2\.3%\. Our published policy provides for .* above 1\.5%\./,
    );
    for (const language of languages) {
      const whole = letter(language, estimated);
      for (const number of [1.2, 0.71, 2.3])
        expect(whole, language).to.include(number.toLocaleString(language, { minimumFractionDigits: 1 }));
    }
    // Cases of before kept no rate of late; statements of before, no estimate: what they said stays.
    const older = letter('en', { estimate: undefined, lately: undefined });
    expect(older).to.not.include('we estimate').and.not.include('last weeks');
  });

  it('says the days as people of the language do', () => {
    const days = { from: '2026-11-01', until: '2026-12-11' };
    expect(said('limit', 'fr', days)).to.include('Du 1er novembre 2026 au 11 décembre 2026 inclus');
    expect(said('limit', 'it', { ...days, from: '2026-11-08' })).to.include(
      'Dall’8 novembre 2026 all’11 dicembre 2026 compreso',
    );
    expect(said('limit', 'de', days)).to.include('Vom 1. November 2026 bis einschließlich 11. Dezember 2026');
    expect(said('limit', 'es', days)).to.include(
      'Del 1 de noviembre de 2026 al 11 de diciembre de 2026, ambos inclusive',
    );
  });

  it('of the end of the service tells its 30 days, or the exception with the measures before', () => {
    expect(said('end', 'en')).to.include(
      'You have 30 days’ notice: the service ends on 22 December 2026, not earlier.',
    );
    const repeated = said('end', 'en', { exception: 'repeated-infringement' });
    expect(repeated)
      .to.include('Article 4(4)(c)')
      .and.to.include('A limit from 22 August 2026 to 22 September 2026 (reference A-2026-00)');
    expect(said('end', 'fr', { exception: 'legal-obligation' })).to.include('point a)');
    const unshown = plainFacts('end', { exception: 'repeated-infringement', earlier: [] });
    expect(lacking(unshown)).to.deep.equal([
      'Repeated infringement must be shown, and no earlier measure was in force during the last twelve months.',
    ]);
  });

  it('says in every language how many test purchases failed, and what ends the measure', () => {
    const testing = { category: 'laptops', failed: 5, tested: 7 };
    const facts = { testing, wayBack: 'tests' as const, findings: [{ finding: 'worse', revealedOn: '2026-11-12' }] };
    expect(said('limit', 'en', facts))
      .to.include('Of the last 7 test purchases (laptops), 5 found a device that was worse than it was sold.')
      .and.to.include('once a test purchase shows that what was wrong has been put right')
      .and.to.include('12 November 2026, found: a device that was worse than it was sold');
    for (const language of languages) {
      const own = firstWordings[language];
      const filled = own['fact.testing']!.replace('{{tested}}', '7').replace('{{failed}}', '5');
      expect(said('limit', language, facts))
        .to.include(filled.replace('{{category}}', own['category.laptops']!))
        .and.to.include(own['conditions.tests']);
    }
  });

  it('says the proposed way back in its own language, and words of a person as they are', () => {
    const proposed =
      'It ends once the rate of late delivery has been clearly below 2.5 % for 14 nights in a row: about 1,240 further orders without a late order.';
    const wayBack = readWayBack(proposed);
    expect(wayBack).to.deep.equal({ metric: 'late-delivery', below: 0.025, nights: 14, orders: 1_240 });
    const german = said('limit', 'de', { conditions: proposed, wayBack });
    expect(german).to.include('bei „Verspätete Lieferungen“ 14 Nächte in Folge deutlich unter 2,5 % gelegen hat.');
    expect(german).to.include('etwa 1.240 weitere Bestellungen').and.not.to.include('It ends once');
    const own = 'Montrez-nous le contrat.';
    expect(readWayBack(own)).to.equal(null);
    expect(said('limit', 'fr', { conditions: own })).to.include(own);
    expect(readWayBack(`${proposed} And call me.`)).to.equal(null);
    expect(
      readWayBack('It ends once a test order shows that the danger is gone, and the seller has said so.'),
    ).to.equal('danger');
  });

  it('without conditions says in every language what ends it: nights in a row, a last day, a person', () => {
    const dated: Record<string, string> = {
      ...{ en: 'after 22 January 2027.', fr: 'après le 22 janvier 2027.', de: 'nach dem 22. Januar 2027 von selbst.' },
      ...{ es: 'después del 22 de enero de 2027.', it: 'dopo il 22 gennaio 2027.' },
    };
    for (const language of languages) {
      const nights = firstWordings[language]['conditions.nights']!.replace('{{nights}}', '14');
      const limit = said('limit', language);
      expect(limit).to.include(firstWordings[language]['conditions.limit']).and.to.include(nights);
      expect(limit).to.include(dated[language]);
      expect(said('warn', language)).to.include(nights).and.not.to.include(dated[language]);
      const unjudged = said('limit', language, { figures: [], recommended: null, night: null });
      expect(unjudged).to.include(firstWordings[language]['conditions.limit']).and.not.to.include(nights);
      expect(said('end', language)).not.to.include(nights);
    }
    expect(said('limit', 'it', { until: '2027-01-08' })).to.include('dopo l’8 gennaio 2027.');
    const older = plainFacts('limit');
    delete older.calmNights;
    expect(wordsOf(composeStatement(older, 'en', firstWordings.en))).not.to.include('nights in a row');
  });

  it('of a warning is shorter: no notice, no mediation', () => {
    const text = said('warn', 'en');
    expect(text).not.to.include('Mediation, other bodies').and.not.to.include('When it takes effect');
    expect(text).to.include('This is a warning.');
  });

  it('names nobody who decided, and says that two did where two did', () => {
    expect(said('suspend', 'en')).to.include('a second person examined it separately and agreed');
    expect(said('limit', 'en')).not.to.include('second person');
    expect(said('limit', 'en', { recommended: null, night: null })).to.include('No program recommended this decision.');
  });

  it('says what is missing, with what to do', () => {
    const bare = { ...marketplace, mediators: [], disputeBody: '' };
    const bareFacts = plainFacts('limit', { marketplace: bare, ground: null, figures: [], restriction: null });
    expect(lacking(bareFacts)).to.deep.equal([
      'No mediator is named. An administrator writes it under Templates, Marketplace.',
      'No out-of-court dispute settlement body is named. An administrator writes it under Templates, Marketplace.',
      'No ground in the terms is chosen. Choose one with the decision.',
      'There are no facts: the case has no figures, no finding of a test and no words of the person who decided.',
      'It is not said how far the offer is limited.',
    ]);
    const unsaid = { ...ground, texts: { ...ground.texts, fr: { title: '', text: '' } } };
    expect(lacking(plainFacts('limit', { ground: unsaid }), new Map([['fr', firstWordings.fr]]))).to.deep.equal([
      'The ground “late-delivery” has no text in French. An administrator writes it under Grounds.',
    ]);
  });

  it('cannot be broken by a name', () => {
    const seller = {
      name: '  {{marketplace}} <script>alert(1)</script>\n\n\nΣωκράτης  ',
      sellerId: '"><b>',
      country: 'GR',
    };
    const html = renderMarkup(composeStatement(plainFacts('limit', { seller }), 'en', firstWordings.en));
    expect(html).not.to.include('<script>').and.not.to.include('<b>');
    expect(html).to.include('Dear team of {{marketplace}} &lt;script&gt;alert(1)&lt;/script&gt; Σωκράτης,');
  });

  it('counts months as the law does', () => {
    expect(monthsLater('2026-08-31', 6)).to.equal('2027-02-28');
    expect(monthsLater('2026-11-22', 6)).to.equal('2027-05-22');
    expect(monthsLater('2026-03-31', -1)).to.equal('2026-02-28');
  });
});
