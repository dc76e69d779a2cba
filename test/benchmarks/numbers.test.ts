/** `assay benchmark numbers`, at a size that proves nothing but that it runs and repeats itself. */
import { expect } from 'chai';
import { figuresTable, questions } from '../../jobs/benchmarks/numbers/figures-text.ts';
import { benchmarkNumbers } from '../../jobs/benchmarks/numbers.ts';

describe('the method’s benchmark', () => {
  const tiny = (threads: number, seed = 1) => benchmarkNumbers({ size: 'tiny', threads, seed });

  it('reports every target, the same with one thread as with two', async () => {
    const printed: string[] = [];
    const alone = await benchmarkNumbers({ size: 'tiny', threads: 0, seed: 1, print: (line) => printed.push(line) });
    for (const { key } of alone.targets) expect(questions[key], key).to.be.a('string');
    const page = figuresTable(alone);
    for (const { measured, lines } of alone.targets)
      for (const text of [measured, ...lines.map((line) => line.cell)]) expect(page).to.include(text);
    const shared = await tiny(2);
    expect(shared.targets).to.deep.equal(alone.targets);
    expect(alone.targets.map(({ key }) => key)).to.deep.equal(['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8']);
    for (const { key, target, measured, lines } of alone.targets) {
      expect(target, key).to.not.equal('');
      expect(measured, key).to.not.match(/NaN|undefined|Infinity/);
      expect(lines.length, key).to.be.above(0);
      for (const { cell, figures, text } of lines) {
        expect(text, cell).to.not.match(/NaN|undefined|Infinity/);
        for (const figure of Object.values(figures))
          expect(figure).to.satisfy((x: unknown) => x === null || Number.isFinite(x));
      }
      expect(printed.some((line) => line.startsWith(key))).to.equal(true);
    }
  });

  it('gives other figures for another seed', async () => {
    expect((await tiny(2, 2)).targets).to.not.deep.equal((await tiny(2, 3)).targets);
  });
});
