import { expect } from 'chai';
import { texts } from '../../server/languages/texts.ts';
import { caterpillar, rankBar, strokeStep } from '../../server/helpers/pictures/caterpillar.ts';
import { unescaped } from '../support/reading.ts';

const english = texts('en');
const ranges = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...{ rank: index + 1, low: Math.max(1, index - 5), high: Math.min(count, index + 9), marked: index >= count - 2 },
  }));
const strokes = (svg: unknown, marked: boolean): number =>
  [
    ...(new RegExp(`class="range${marked ? ' is-marked' : ''}" d="([^"]*)"`).exec(String(svg))?.[1] ?? '').matchAll(
      /M/g,
    ),
  ].length;

describe('ranks as a picture', () => {
  it('give every seller a stroke as long as there is room', () => {
    const svg = caterpillar(ranges(100), 'Ranks');
    expect([strokes(svg, false), strokes(svg, true)]).to.deep.equal([98, 2]);
    expect(strokeStep(480)).to.equal(1);
  });

  it('show evenly spaced ones of ten thousand, and every one that is marked, in a few kilobytes', () => {
    const svg = caterpillar(ranges(10_000), 'Ranks');
    expect(strokeStep(10_000)).to.equal(21);
    expect([strokes(svg, false), strokes(svg, true)]).to.deep.equal([477, 2]);
    expect(String(svg).length).to.be.below(12_000);
  });

  it('say themselves in words, without a style or a script', () => {
    const svg = String(rankBar({ rank: 212, low: 150, high: 290, marked: false }, 2004, english));
    expect(unescaped(/aria-label="([^"]*)"/.exec(svg)?.[1] ?? '')).to.equal(
      'Rank 212, 95 % sure it is 150–290 of 2,004',
    );
    expect(String(caterpillar(ranges(3), '"><script>'))).not.to.match(/<script|style=|"><s/);
  });

  it('draw one seller in the middle and nobody outside of the picture', () => {
    const one = String(rankBar({ rank: 1, low: 1, high: 1, marked: false }, 1, english));
    expect(one).to.include('cx="80"');
    const last = String(rankBar({ rank: 40, low: 38, high: 40, marked: true }, 40, english));
    expect(last).to.include('cx="156"').and.to.include('is-marked');
  });
});
