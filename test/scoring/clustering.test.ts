import { expect } from 'chai';
import fc from 'fast-check';
import {
  addSeller,
  clusteringPool,
  leastClusteredSellers,
  phiOf,
  pooledClustering,
  type ClusteringPool,
} from '../../server/scoring/clustering.ts';

const prior = { shape: 2, rate: 2 };
const even = (weeks: number, expected: number) => new Array<number>(weeks).fill(expected);

interface Seller {
  observed: number[];
  expected: number[];
}
const pooled = (sellers: readonly Seller[]): ClusteringPool => {
  const pool = clusteringPool();
  for (const { observed, expected } of sellers) addSeller(pool, observed, expected, prior);
  return pool;
};

/** Good and bad weeks in no order, to a coefficient of variation of `cv`, with the scatter of chance beside it; four times worse for good from a week on. */
const clustered = (expected: number, cv: number, weeks = 26, worseFrom = weeks): Seller => {
  let seed = Math.round(expected * 1000) + 1;
  const sign = () => ((seed = (seed * 48_271) % 2_147_483_647) % 1000 < 500 ? -1 : 1);
  return {
    observed: Array.from({ length: weeks }, (_, week) => {
      const mean = expected * (week < worseFrom ? 1 : 4) * (1 + cv * sign());
      return mean + sign() * Math.sqrt(mean);
    }),
    expected: even(weeks, expected),
  };
};

const seller = fc
  .array(fc.tuple(fc.nat(20), fc.double({ min: 0, max: 12, noNaN: true })), { minLength: 6, maxLength: 30 })
  .map((weeks) => ({ observed: weeks.map(([o]) => o), expected: weeks.map(([, e]) => e) }));

describe('the clustering of bad weeks', () => {
  it('of one seller is the worked example', () => {
    const { values, weights } = pooled([{ observed: [0, 0, 8, 0, 0, 0, 8, 0], expected: even(8, 2) }]);
    expect(weights).to.deep.equal([32]);
    expect(values).to.deep.equal([2.5]);
  });

  it('is found again, and is nothing where weeks scatter like chance', () => {
    const many = (cv: number) => Array.from({ length: 80 }, (_, i) => clustered(20 + i, cv));
    expect(pooledClustering(pooled(many(0)))).to.be.closeTo(0, 1e-3);
    expect(pooledClustering(pooled(many(0.5)))).to.be.closeTo(0.25 * (8 / 9), 0.02);
    expect(pooledClustering(pooled(many(0).map(({ expected }) => ({ observed: expected, expected }))))).to.equal(0);
  });

  it('is not known from few sellers or few weeks', () => {
    const sellers = (count: number, weeks: number) => Array.from({ length: count }, () => clustered(20, 0.5, weeks));
    expect(pooledClustering(pooled([]))).to.equal(null);
    expect(pooledClustering(pooled(sellers(leastClusteredSellers - 1, 26)))).to.equal(null);
    expect(pooledClustering(pooled(sellers(100, 7)))).to.equal(null);
    expect(pooledClustering(pooled(sellers(leastClusteredSellers, 8)))).to.be.above(0.2);
  });

  it('of a few sellers that changed for good is not that of all others', () => {
    const calm = Array.from({ length: 95 }, () => clustered(20, 0));
    const few = Array.from({ length: 5 }, () => clustered(20, 0.9));
    expect(pooledClustering(pooled([...calm, ...few]))).to.be.below(0.01);
  });

  it('is not what became worse and stays so', () => {
    const changed = Array.from({ length: 40 }, (_, i) => clustered(20 + i, 0, 26, 13));
    expect(pooledClustering(pooled(changed))).to.be.below(0.1);
  });

  it('is that of a calm giant, however the few events of the small ones fall', () => {
    const giant = clustered(1000, 0);
    const small = Array.from({ length: 60 }, (_, i) => ({
      observed: even(26, 0).map((_, week) => ((week * 7 + i * 3) % 20 === 0 ? 1 : 0)),
      expected: even(26, 0.04),
    }));
    expect(pooledClustering(pooled([giant, ...small]))).to.be.below(0.01);
  });

  it('is 0 or more, and the same for sellers in any order', () => {
    fc.assert(
      fc.property(fc.array(seller, { maxLength: 40 }), (sellers) => {
        const found = pooledClustering(pooled(sellers));
        expect(pooledClustering(pooled([...sellers].reverse()))).to.equal(found);
        if (found !== null) expect(found).to.be.within(0, Number.MAX_VALUE);
      }),
    );
  });

  it('divides the evidence by φ, 1 or more, the more so the larger the seller', () => {
    expect(phiOf(0.05, 20)).to.equal(2);
    expect(phiOf(null, 20)).to.equal(1);
    expect(phiOf(0, 1e6)).to.equal(1);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 9, noNaN: true }),
        fc.double({ min: 0, max: 1e4, noNaN: true }),
        (cv2, e) => {
          expect(phiOf(cv2, e)).to.be.at.least(1);
          expect(phiOf(cv2, e + 1)).to.be.at.least(phiOf(cv2, e));
        },
      ),
    );
  });
});
