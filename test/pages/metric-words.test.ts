import { expect } from 'chai';
import { languages } from '../../server/languages/language.ts';
import { texts } from '../../server/languages/texts.ts';
import { metricTexts } from '../../server/pages/metric-texts.ts';
import { metricWords } from '../../server/pages/metric-words.ts';
import { allMetrics } from '../../server/scoring/metrics/index.ts';

describe('the words of metrics', () => {
  it('are in English those of each metric’s own file', () => {
    expect(Object.keys(metricTexts)).to.deep.equal(allMetrics.map(({ key }) => key));
    for (const { key, label, meaning, unit } of allMetrics) {
      const words = metricWords(texts('en'), key);
      expect([words.label, words.meaning]).to.deep.equal([label, meaning]);
      expect([words.one, words.many, words.base(2)]).to.deep.equal([unit.one, unit.many, `2 ${unit.base}`]);
    }
  });

  it('count in every language', () => {
    const french = metricWords(texts('fr'), 'complaint');
    expect([0, 1, 3].map(french.counted)).to.deep.equal(['aucune réclamation', '1 réclamation', '3 réclamations']);
    expect(metricWords(texts('en'), 'late-delivery').happened(38, 1412)).to.equal(
      '38 of your 1,412 orders due came late or are not known to have arrived.',
    );
    expect(metricWords(texts('de'), 'late-delivery').happened(1, 1412)).to.equal(
      '1 Ihrer 1.412 fälligen Bestellungen kam zu spät oder ist nicht als zugestellt bekannt.',
    );
    for (const language of languages)
      for (const { key } of allMetrics) {
        const { counted, base, happened, leftOut } = metricWords(texts(language), key);
        for (const n of [0, 1, 2, 1000])
          expect([counted(n), base(n), happened(n, 1000), leftOut].join(' '), `${language} ${key}`).to.match(
            /^[^{}#]+$/,
          );
      }
  });

  it('say what is no metric as it is', () => {
    expect(metricWords(texts('it'), 'old-metric').label).to.equal('Old metric');
  });
});
