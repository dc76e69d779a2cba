import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { isMetric, metricOf, metrics } from '../../server/scoring/metrics/index.ts';
import { momentsOf } from '../../server/scoring/moments.ts';
import { defaultPolicy } from '../../server/scoring/policy.ts';

describe('the metrics', () => {
  it('are all listed, one file each', () => {
    const files = readdirSync(join(import.meta.dirname, '../../server/scoring/metrics')).map((name) =>
      name.slice(0, -3),
    );
    expect(files.filter((name) => name !== 'index' && name !== 'metric')).to.have.members(
      metrics.map(({ key }) => key),
    );
  });

  for (const metric of metrics) {
    it(`${metric.key}: ${metric.example.story}`, () => {
      const { order, day } = metric.example;
      expect(metric.event(order, momentsOf(order))).to.equal(day);
    });

    it(`${metric.key} says in plain words what it is`, () => {
      expect(metric.meaning)
        .to.match(/^[A-Z].{20,140}\.$/)
        .and.not.match(/posterior|e-value|ratio|numerator/i);
      expect(metric.label).to.match(/^[A-Z][a-z ]+$/);
      expect(metric.feeds[0]).to.equal('orders');
      expect(defaultPolicy.metrics).to.have.property(metric.key);
    });
  }

  it('are found by key, and an unknown key is answered with those that are known', () => {
    expect(metricOf('complaint').base).to.equal('settled');
    expect(isMetric('toString')).to.equal(false);
    expect(() => metricOf('complains')).to.throw(RangeError, /known are late-delivery, complaint/);
  });
});
