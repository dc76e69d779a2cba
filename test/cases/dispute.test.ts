/** The rules of disputes and of the points of appeals. */
import { expect } from 'chai';
import fc from 'fast-check';
import { answerByPoint, appealPoints, mostAppealPoints, unansweredPoint } from '../../server/cases/appeal-points.ts';
import { levelRanks, mildest, sparedLevel, waitsForDispute } from '../../server/cases/contested.ts';
import { measureRank, measures } from '../../server/cases/decision.ts';
import { correctionDays, figureChange, whyNoCorrection } from '../../server/cases/dispute-correction.ts';
import { contestUntil, dueDay, outcomeOfPoints, pointsLeftOpen, shortestAnswer } from '../../server/cases/dispute.ts';
import { noHolidays } from '../../server/scoring/business-time.ts';
import { dayOf } from '../../server/scoring/day.ts';
import { excuseNumber, excusesOfOrder } from '../../server/scoring/disputes.ts';
import { levels } from '../../server/scoring/policy.ts';

const verdicts = fc.constantFrom('accepted' as const, 'refused' as const);
const points = fc.array(fc.record({ metric: fc.option(fc.constant('complaint')), verdict: verdicts }), {
  maxLength: 6,
});

describe('a dispute', () => {
  it('is accepted where every contested thing is, and in part where one is', () => {
    expect(
      outcomeOfPoints([
        { metric: 'complaint', verdict: 'accepted' },
        { metric: 'return', verdict: 'refused' },
      ]),
    ).to.equal('partly');
    fc.assert(
      fc.property(points, (some) => {
        const contested = some.filter(({ metric }) => metric !== null);
        const accepted = contested.filter(({ verdict }) => verdict === 'accepted').length;
        const expected = accepted === 0 ? 'refused' : accepted === contested.length ? 'accepted' : 'partly';
        expect(outcomeOfPoints(some)).to.equal(expected);
      }),
    );
  });

  it('leaves no point without a verdict and words of its own', () => {
    const answer = 'x'.repeat(shortestAnswer);
    const whole = { metric: 'complaint', verdict: 'accepted', answer } as const;
    expect(pointsLeftOpen([whole, { metric: null, verdict: null, answer }])).to.deep.equal([]);
    expect(
      pointsLeftOpen([
        { ...whole, verdict: null },
        { ...whole, answer: ' no ' },
      ]),
    ).to.deep.equal([
      { number: 1, lacks: 'verdict' },
      { number: 2, lacks: 'answer' },
    ]);
  });

  it('is due five business days later, and what it is about may be contested for ninety days', () => {
    expect(dueDay(20511, null, noHolidays)).to.equal(20518);
    expect(dueDay(dayOf('2026-11-28'), 'FR', noHolidays)).to.equal(dayOf('2026-12-04'));
    expect(contestUntil(100)).to.equal(190);
  });

  it('excuses its order where no incident does', () => {
    const order = { market: 'FR', carrier: null };
    const excuses = excusesOfOrder(
      (metric) => (metric === 'return' ? 7 : null),
      new Map([
        ['complaint', 4],
        ['return', 4],
      ]),
    );
    expect(['complaint', 'return', 'refund'].map((metric) => excuses(metric, 105, order))).to.deep.equal([-4, 7, null]);
    expect(excuseNumber(4)).to.equal(-4);
  });
});

describe('an answer to a dispute', () => {
  it('is corrected by nobody who has answered it, and within thirty days', () => {
    const once = { answeredBy: ['ana@x.example'], answered: 100 };
    expect(correctionDays).to.equal(30);
    expect(whyNoCorrection(once, 'ben@x.example', 130)).to.equal(null);
    expect(whyNoCorrection(once, 'ben@x.example', 131)).to.equal('late');
    expect(whyNoCorrection(once, 'ana@x.example', 100)).to.equal('own');
    const twice = { answeredBy: ['ben@x.example', 'ana@x.example'], answered: 120 };
    expect(['ana', 'ben', 'eve'].map((who) => whyNoCorrection(twice, `${who}@x.example`, 150))).to.deep.equal([
      'own',
      'own',
      null,
    ]);
  });

  it('moves the figures where it accepts something else than the one before', () => {
    expect(figureChange([], ['return'])).to.equal('out');
    expect(figureChange(['return'], [])).to.equal('back');
    expect(figureChange(['return'], ['complaint'])).to.equal('other');
    expect(figureChange(['return', 'complaint'], ['complaint', 'return'])).to.equal(null);
  });
});

describe('an open dispute', () => {
  const level = fc.constantFrom(...levels);
  it('spares what the figures would not recommend without it, and holds only what is harsher', () => {
    fc.assert(
      fc.property(level, level, fc.constantFrom(...measures), (before, without, measure) => {
        const spared = sparedLevel({ with: before, without });
        expect(spared).to.equal(levelRanks[without] < levelRanks[before] ? without : null);
        const waits = waitsForDispute(measure, spared, []);
        expect(waits).to.equal(spared !== null && measureRank(measure) > levelRanks[without]);
        expect(waitsForDispute(measure, spared, [{ measure, state: 'in-force' }])).to.equal(false);
      }),
    );
    expect(mildest(['limit', 'none', 'warn'])).to.equal('none');
    expect(mildest([])).to.equal(null);
  });
});

describe('the points of an appeal', () => {
  it('are its paragraphs, each answered under its first words', () => {
    const found = appealPoints('The parcels came in time.\n\nAnd nobody warned us.\n');
    expect(found).to.deep.equal(['The parcels came in time.', 'And nobody warned us.']);
    expect(unansweredPoint(found, ['They did not: see the scans.', ''], 10)).to.equal(2);
    expect(answerByPoint(['Too late.', 'Unfair.'], ['It was in time.', 'It was not.'])).to.equal(
      '1. “Too late.”\nIt was in time.\n\n2. “Unfair.”\nIt was not.',
    );
    expect(answerByPoint(['Unfair.'], ['It was not.'])).to.equal('It was not.');
  });

  it('lose nothing of what was written, and are few', () => {
    const text = fc
      .array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 12 })
      .map((words) => words.join('\n\n'));
    fc.assert(
      fc.property(text, (written) => {
        const found = appealPoints(written);
        expect(found.length).to.be.within(1, mostAppealPoints);
        expect(found.join('\n\n')).to.equal(written);
      }),
    );
  });
});
