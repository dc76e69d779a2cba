import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { allMetrics, isMetric, metricOf, type Metric } from '../../server/scoring/metrics/index.ts';
import { noHolidays } from '../../server/scoring/business-time.ts';
import { inspectionMoments } from '../../server/scoring/inspection.ts';
import { momentsOf } from '../../server/scoring/moments.ts';
import { defaultPolicy } from '../../server/scoring/policy.ts';
import { tradeInMoments } from '../../server/scoring/trade-in.ts';

/** The day on which a metric's own example has its event. */
function exampleDay(metric: Metric) {
  if (metric.subject === 'order') return metric.event(metric.example.order, momentsOf(metric.example.order));
  if (metric.subject === 'mystery-order')
    return metric.event(metric.example.subject, inspectionMoments(metric.example.subject));
  return metric.event(metric.example.subject, tradeInMoments(metric.example.subject, null, noHolidays));
}

describe('the metrics', () => {
  it('are all listed, one file each', () => {
    const files = readdirSync(join(import.meta.dirname, '../../server/scoring/metrics')).map((name) =>
      name.slice(0, -3),
    );
    expect(files.filter((name) => name !== 'index' && name !== 'metric')).to.have.members(
      allMetrics.map(({ key }) => key),
    );
  });

  for (const metric of allMetrics) {
    it(`${metric.key}: ${metric.example.story}`, () => {
      expect(exampleDay(metric)).to.equal(metric.example.day);
    });

    it(`${metric.key} says in plain words what it is`, () => {
      expect(metric.meaning)
        .to.match(/^[A-Z].{20,140}\.$/)
        .and.not.match(/posterior|e-value|ratio|numerator/i);
      expect(metric.label).to.match(/^[A-Z][a-z -]+$/);
      const feed = { order: 'orders', 'mystery-order': undefined, 'trade-in': 'trade_ins' }[metric.subject];
      expect(metric.feeds[0]).to.equal(feed);
      expect(defaultPolicy.metrics).to.have.property(metric.key);
    });
  }

  it('are found by key, and an unknown key is answered with those that are known', () => {
    expect(metricOf('complaint').base).to.equal('settled');
    expect(isMetric('toString')).to.equal(false);
    expect(() => metricOf('complains')).to.throw(RangeError, /known are late-delivery, complaint/);
  });
});
