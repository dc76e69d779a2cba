/** The promise to sellers, tried out: the chance that a good one is ever accused is small at any volume. */
import { expect } from 'chai';
import { advanceEvidence, logEvidence, noEvidence } from '../../server/scoring/evidence.ts';
import { defaultPolicy } from '../../server/scoring/policy.ts';

const rules = { ...defaultPolicy.detector, phi: 1 };
const nights = 365;

/** The same numbers on every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function poisson(mean: number, roll: () => number): number {
  let count = 0;
  for (let rest = Math.log(roll()); rest > -mean; rest += Math.log(roll())) count++;
  return count;
}

/** The share of sellers exactly at the threshold who ever reach the odds within a year. */
function accused(expectedPerNight: number, odds: number, allowance: number): number {
  const roll = dice(20_261_122);
  const sellers = 600;
  let reached = 0;
  for (let seller = 0; seller < sellers; seller++) {
    let logs = noEvidence(rules);
    let highest = -Infinity;
    for (let night = 0; night < nights; night++) {
      logs = advanceEvidence(logs, poisson(expectedPerNight, roll), expectedPerNight * allowance, rules);
      highest = Math.max(highest, logEvidence(logs));
    }
    if (highest >= Math.log(odds)) reached++;
  }
  return reached / sellers;
}

describe('a seller exactly at a threshold, watched every night for a year', () => {
  for (const perWeek of [0.05, 1, 10]) {
    it(`reaches 100 : 1 with a chance of at most 1 %, with ${perWeek} events expected a week`, () => {
      expect(accused(perWeek / 7, 100, 1)).to.be.at.most(0.01);
      expect(accused(perWeek / 7, 20, 1)).to.be.at.most(0.05);
    });
  }

  it('is hardly ever accused with the allowance for a wrong benchmark', () => {
    expect(accused(10 / 7, 20, 1 + defaultPolicy.delta)).to.be.at.most(0.01);
  });
});
