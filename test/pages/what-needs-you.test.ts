/** The lead of a scorecard: whoever reads no further knows all that brings a measure about. */
import { expect } from 'chai';
import { texts } from '../../server/languages/texts.ts';
import { whatNeedsYou } from '../../server/pages/scorecard/what-needs-you.ts';
import type { ThresholdLevel } from '../../server/scoring/policy.ts';
import type { Reading } from '../../server/stores/night-rows.ts';

const thresholds = { acceptable: 0.005, warn: 0.01, limit: 0.015, suspend: 0.025, weight: 1 };

/** @param odds of the warning, and of the limit */
const reading = (metric: string, odds: number, low = 0.02): Reading => ({
  ...{ metric, events: 60, exposure: 2_500, expected: 15, rate: 0.03, low, high: 0.04, reliability: 0.7 },
  ...{ chanceAbove: {}, evidence: { warn: odds, limit: odds, suspend: 0 }, state: 'ok', asOf: 20_000 },
});

const needs = (readings: readonly Reading[], held: readonly string[] = [], language: 'en' | 'fr' = 'en') => {
  const level = (metric: string) => ({ metric, level: 'limit' as ThresholdLevel, opened: 19_990 });
  return whatNeedsYou(
    texts(language),
    {
      readings: new Map(readings.map((one) => [one.metric, one])),
      thresholds: Object.fromEntries(readings.map(({ metric }) => [metric, thresholds])),
      held: new Map(held.map((metric) => [metric, level(metric)])),
      release: { chance: 0.35, nights: 14 },
    },
    false,
  );
};

describe('what needs a seller', () => {
  it('is every figure that stands at a level, bad orders as well', () => {
    const all = [reading('complaint', 1e6), reading('return', 1_429), reading('bad-order', 5_540)];
    expect(needs(all)).to.equal(
      'Three things need you: the rates of complaints, bad orders and returns are above what the marketplace accepts. Each needs its own remedy: what helps, and by when you can be back, stands below.',
    );
    expect(needs([reading('bad-order', 5_540)])).to.match(/^One thing needs you: the rate of bad orders is above/);
    expect(needs(all, [], 'fr')).to.match(/^3 points demandent votre attention\s: /);
  });

  it('says which of them are so only probably', () => {
    expect(needs([reading('complaint', 900), reading('return', 40, 0.008)])).to.match(
      /^Two things need you\. Above what the marketplace accepts: complaints; probably above it too: returns\./,
    );
  });

  it('does not forget a level that has not been calm for long enough', () => {
    expect(needs([reading('complaint', 900), reading('return', 3)], ['complaint', 'return'])).to.match(
      / Not over yet: returns\. Its rate has to stay clearly below what is accepted for 14 nights in a row\.$/,
    );
    expect(needs([reading('return', 3)])).to.equal(null);
  });
});
