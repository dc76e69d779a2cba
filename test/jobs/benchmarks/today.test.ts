/** The measurement of the morning, in small: it builds its marketplace, serves it and says what it found. */
import { expect } from 'chai';
import { benchmarkToday } from '../../../jobs/benchmarks/today.ts';

describe('the benchmark of the morning', () => {
  it('measures the page beside an empty route in the same run', async () => {
    const said: string[] = [];
    const small = { sellers: 60, cases: 20, ordersADay: 60, seconds: 1, rounds: 1, connections: 2 };
    const { figures, firstViewMilliseconds } = await benchmarkToday({ ...small, say: (line) => said.push(line) });
    expect(figures.map(({ name }) => name)).to.deep.equal([
      'empty Express route',
      '/today uncached',
      '/today, one level',
      '/today, the last page',
    ]);
    for (const { requestsPerSecond, p99Milliseconds, bytes } of figures) {
      expect(requestsPerSecond).to.be.above(0);
      expect(p99Milliseconds).to.be.at.least(0);
      expect(bytes).to.be.above(100);
    }
    expect(firstViewMilliseconds).to.have.length(5);
    expect(said[0]).to.include('60 sellers, 20 open cases');
    expect(said[2]).to.match(/^\/today uncached .* requests\/s · p99 \d+ ms \(at most 100 ms: (met|missed)\)/);
  });
});
