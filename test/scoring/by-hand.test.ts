/** The seller that docs/method.md works out by hand: each figure written there is the one that the program computes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { advanceEvidence, logEvidence, noEvidence } from '../../server/scoring/evidence.ts';
import { expectedLoss } from '../../server/scoring/loss.ts';
import { defaultPolicy } from '../../server/scoring/policy.ts';
import {
  chanceAbove,
  ownDataInterval,
  posteriorInterval,
  posteriorMean,
  posteriorOf,
  reliability,
} from '../../server/scoring/posterior.ts';

const [observed, orders, acceptable, limit, suspend] = [14, 200, 0.04, 0.06, 0.1];
const { prior, delta, detector } = defaultPolicy;
const percent = (share: number, digits: number) => (share * 100).toFixed(digits);

describe('the seller worked out by hand', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/method.md'), 'utf8');
  const section = text.slice(text.indexOf('## 14. One seller by hand'), text.indexOf('## 15.'));
  const expected = (1 + delta) * acceptable * orders;
  const posterior = posteriorOf(observed, expected, prior);
  const ratio = posteriorMean(posterior);
  const { low, high } = posteriorInterval(posterior);

  it('has the rate, the intervals and the chances that are written down', () => {
    const own = ownDataInterval(observed, orders)!;
    expect(section).to.include(`95 % interval ${percent(own.low, 1)}–${percent(own.high, 1)} %`);
    expect(section).to.include(`A / B = ${ratio.toFixed(4)}    95 % interval ${low.toFixed(4)}–${high.toFixed(4)}`);
    expect(section).to.include(
      `4 % = ${percent(ratio * acceptable, 2)} %  (${percent(low * acceptable, 2)}–${percent(high * acceptable, 2)} %)`,
    );
    expect(section).to.include(`reliability 8.8 / 10.8 = ${reliability(expected, prior).toFixed(3)}`);
    expect(section).to.include(`P(above 4 %) = ${chanceAbove(posterior, 1).toFixed(3)}`);
    expect(section).to.include(`P(above 6 %) = ${chanceAbove(posterior, limit / acceptable).toFixed(3)}`);
  });

  it('has the loss and the score', () => {
    const loss = expectedLoss(posterior, limit / acceptable, suspend / acceptable).mean;
    expect(section).to.include(`= ${loss.toFixed(2)}\n`);
    const lost = (20 * loss + 25 * 24 + 20 * 30 + 15 * 18 + 10 * 12) / 90;
    expect(section).to.include(`/ 90 = 100 − ${lost.toFixed(2)} = ${(100 - lost).toFixed(2)}`);
  });

  it('has the evidence of its night', () => {
    const rules = { ...detector, phi: 1 };
    const logs = advanceEvidence(noEvidence(rules), 3, 20 * acceptable * (1 + delta), rules);
    for (const log of logs) expect(section).to.include(`= ${Math.exp(log).toFixed(6)}`);
    const evidence = Math.exp(logEvidence(logs));
    expect(section).to.include(`e       = ${evidence.toFixed(5)}, odds of 1 : ${(1 / evidence).toFixed(0)}`);
  });
});
