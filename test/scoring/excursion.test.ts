import { expect } from 'chai';
import fc from 'fast-check';
import { detectorText, readDetector } from '../../server/scoring/detector-text.ts';
import { freshState, replay, type Posting } from '../../server/scoring/detector.ts';
import {
  advanceExcursions,
  dominating,
  excursionRuns,
  readExcursions,
  type Excursions,
} from '../../server/scoring/excursion.ts';
import { defaultPolicy } from '../../server/scoring/policy.ts';

const ratios = [1.5, 2, 3, 5, 10];
const posting = fc.record({ observed: fc.nat(4), expected: fc.double({ min: 0, max: 3, noNaN: true }) });
const series = fc
  .array(posting, { minLength: 1, maxLength: 40 })
  .map((all) => all.map((one, index) => ({ ...one, night: 100 + index })));
const after = (postings: readonly Posting[], bar: number): Excursions =>
  postings.reduce<Excursions>((all, one) => advanceExcursions(all, one, ratios, bar), []);

/** The likeliest beginning by trying every one, and all ratios: the earliest of those that tie is not asked for. */
function byHand(postings: readonly Posting[], bar: number): number {
  let best = 0;
  for (const ratio of ratios)
    for (let from = 0; from < postings.length; from++) {
      const sum = postings
        .slice(from)
        .reduce((all, { observed, expected }) => all + observed * Math.log(ratio) - (ratio - 1) * expected * bar, 0);
      best = Math.max(best, sum);
    }
  return best;
}

describe('an excursion', () => {
  it('begins where the ratio begins to explain more than the threshold does', () => {
    expect(advanceExcursions([], { night: 9, observed: 1, expected: 0.5 }, ratios.slice(0, 4), 1)).to.deep.equal(
      [
        { since: 9, observed: 1, expected: 0.5 },
        { since: 9, observed: 1, expected: 0.5 },
        { since: 9, observed: 1, expected: 0.5 },
      ].slice(0, 3),
    );
    expect(advanceExcursions([], { night: 9, observed: 1, expected: 0.5 }, [1.5, 5], 1)).to.deep.equal([
      { since: 9, observed: 1, expected: 0.5 },
    ]);
    const two = [
      { since: 1, observed: 9, expected: 5 },
      { since: 7, observed: 4, expected: 1 },
    ];
    expect(dominating(two, [1.5, 3], 1)).to.equal(two[1]);
    expect(dominating([], ratios, 1)).to.equal(null);
  });

  it('is the likeliest of all beginnings and ratios', () => {
    fc.assert(
      fc.property(series, fc.constantFrom(1, 1.5), (postings, bar) => {
        const best = byHand(postings, bar);
        const found = dominating(after(postings, bar), ratios, bar);
        const strengths = ratios.map((ratio) =>
          found ? found.observed * Math.log(ratio) - (ratio - 1) * found.expected * bar : 0,
        );
        expect(Math.max(0, ...strengths)).to.be.closeTo(best, 1e-4);
      }),
    );
  });

  it('holds exactly what was posted since it began, and begins on a night with an event', () => {
    fc.assert(
      fc.property(series, (postings) => {
        for (const one of after(postings, 1)) {
          if (!one) continue;
          const since = postings.filter(({ night }) => night >= one.since);
          expect(one.observed).to.equal(since.reduce((sum, { observed }) => sum + observed, 0));
          expect(one.expected).to.be.closeTo(
            since.reduce((sum, { expected }) => sum + expected, 0),
            1e-4,
          );
          expect(since[0]!.observed).to.be.above(0);
        }
      }),
    );
  });

  it('begins no earlier for a larger ratio', () => {
    fc.assert(
      fc.property(series, (postings) => {
        const begun = after(postings, 1).map((one) => one?.since ?? Infinity);
        for (let index = 1; index < begun.length; index++) expect(begun[index]).to.be.at.least(begun[index - 1]!);
      }),
    );
  });

  it('is stored and read as it was, in runs', () => {
    fc.assert(
      fc.property(series, (postings) => {
        const all = after(postings, 1);
        expect(readExcursions(excursionRuns(all))).to.deep.equal(all);
      }),
    );
    const one = { since: 20_000, observed: 3, expected: 1.5 };
    expect(excursionRuns([one, one, null, null, { ...one, since: 20_004 }])).to.deep.equal([
      [2, 20_000, 3, 1.5],
      [2],
      [1, 20_004, 3, 1.5],
    ]);
  });

  it('ends with the level of warn, and is unknown in a state written before it was kept', () => {
    const rules = { metric: defaultPolicy.metrics['complaint']!, halfLifeDays: 90, detector: defaultPolicy.detector };
    const night = { night: 100, observed: 3, expected: 0.5 };
    const all = { ...rules, phi: 1, clustering: 0 };
    expect(replay([night], all)!.excursions).to.have.length(5);
    expect(replay([{ ...night, released: ['limit'] }], all)!.excursions).to.have.length(5);
    expect(replay([{ ...night, released: ['warn'] }], all)!.excursions).to.deep.equal([]);
    const text = detectorText({ ...freshState(100), excursions: null });
    expect(readDetector(text).excursions).to.equal(null);
    expect(JSON.parse(text)).to.have.length(6);
  });
});
