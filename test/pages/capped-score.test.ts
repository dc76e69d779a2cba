import { expect } from 'chai';
import { texts } from '../../server/languages/texts.ts';
import { presentEffect } from '../../server/pages/disputes/present-effect.ts';
import { underCap } from '../../server/pages/explain/under-cap.ts';

describe('a score that a level caps', () => {
  const under = underCap({ score: 59, cap: 59, losses: { cap: 5.29 } }, { score: 59, cap: 59, losses: { cap: 5.68 } });
  const effect = {
    score: { before: 59, after: 59 },
    level: { before: 'limit', after: 'limit' },
    underCap: under,
  };

  it('is told with what moves under the cap, and only while the score itself stands still', () => {
    expect(under).to.deep.equal({ level: 'limit', before: 64.29, after: 64.68 });
    const suspended = { score: 29, cap: 29, losses: { cap: 20 } };
    expect(underCap(suspended, { ...suspended, losses: { cap: 21 } })?.level).to.equal('suspend');
    expect(underCap(suspended, suspended)).to.equal(null);
    expect(underCap({ score: 59, cap: 59, losses: { cap: 5 } }, { score: 65, cap: null, losses: {} })).to.equal(null);
    expect(underCap({ score: 40, cap: 59, losses: {} }, { score: 40, cap: 59, losses: {} })).to.equal(null);
  });

  it('is said at a dispute with the points that move', () => {
    const { sentence, rows } = presentEffect(texts('en'), effect, 'your');
    expect(sentence).to.equal(
      'Without it your score would stay at 59.00, capped while a limit is called for; without the cap it would go from 64.29 to 64.68 (+0.39).',
    );
    expect(rows[1]).to.deep.equal({ label: 'Without the cap', before: '64.29', after: '64.68', change: '+0.39' });
    expect(presentEffect(texts('de'), effect, 'your').sentence)
      .to.include('gedeckelt')
      .and.include('64,68');
    const before = { score: effect.score, level: effect.level };
    expect(presentEffect(texts('en'), before, 'your').sentence).to.equal('Without it your score would stay at 59.00.');
  });
});
