/** Facts of statements, plain ones and any that there may be. */
import fc from 'fast-check';
import { measures, type Exception } from '../../server/cases/decision.ts';
import { dayText } from '../../server/scoring/day.ts';
import type { Figure, Happened, StatementFacts } from '../../server/statements/facts.ts';
import { firstGrounds } from '../../server/statements/first-grounds.ts';
import { vocabulary } from '../../server/statements/parts.ts';
import { sampleFacts } from '../../server/statements/sample-facts.ts';
import { marketplace } from './written-statement.ts';

const [key, content] = firstGrounds[0]!;
export const ground = { key, version: 3, clause: content.clause, texts: content.texts };

export const plainFacts = (
  measure: StatementFacts['measure'],
  changed: Partial<StatementFacts> = {},
): StatementFacts => ({
  ...sampleFacts(measure, { issuedOn: '2026-11-22', marketplace, ground }),
  ...changed,
});

const day = fc.integer({ min: 20_000, max: 21_500 }).map(dayText);
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((text) => text.trim() !== '');

const happened: fc.Arbitrary<Happened> = fc.oneof(
  fc.record({
    kind: fc.constant('late' as const),
    promised: day,
    delivered: day,
    days: fc.integer({ min: 1, max: 90 }),
  }),
  fc.record({ kind: fc.constant('missing' as const), promised: day }),
  fc.record({
    kind: fc.constantFrom('complaint' as const, 'return' as const),
    day,
    reason: fc.option(fc.constantFrom(...(vocabulary['reason'] ?? []), 'something_new')),
  }),
  fc.record({ kind: fc.constant('review' as const), day, stars: fc.integer({ min: 1, max: 2 }) }),
  fc.constant({ kind: 'cancelled' as const }),
  fc.record({ kind: fc.constant('reply' as const), day, answered: day }),
  fc.record({ kind: fc.constant('silence' as const), day }),
);

const figure: fc.Arbitrary<Figure> = fc.record({
  metric: fc.constantFrom(...(vocabulary['metric'] ?? [])),
  events: fc.option(fc.nat(5_000)),
  exposure: fc.option(fc.integer({ min: 1, max: 2_000_000 })),
  rate: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  estimate: fc.option(
    fc.record({
      rate: fc.double({ min: 0, max: 1, noNaN: true }),
      low: fc.double({ min: 0, max: 1, noNaN: true }),
      high: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  ),
  lately: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  threshold: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  odds: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true })),
  periodFrom: day,
  periodTo: day,
  since: fc.option(fc.record({ day, observed: fc.nat(900), expected: fc.double({ min: 0, max: 900, noNaN: true }) })),
});

/** Everything that a statement may ever have to say. */
export const anyFacts: fc.Arbitrary<StatementFacts> = fc
  .record({
    measure: fc.constantFrom(...measures),
    restriction: fc.oneof(
      fc.record({ ordersPerDay: fc.nat(9_999) }),
      fc.record({ shareOfListings: fc.integer({ min: 1, max: 99 }) }),
    ),
    scope: fc.record({
      markets: fc.uniqueArray(fc.constantFrom('FR', 'DE', 'GR', 'XX', 'somewhere')),
      categories: fc.uniqueArray(fc.constantFrom('smartphones', 'tv', 'unheard-of')),
    }),
    from: day,
    until: fc.option(day),
    exception: fc.option(fc.constantFrom<Exception>('legal-obligation', 'imperative-reason', 'repeated-infringement')),
    name: words,
    sellerId: words,
    country: fc.option(fc.constantFrom('FR', 'GR', 'ZZ')),
    conditions: fc.oneof(fc.constant(''), words),
    wayBack: fc.option(
      fc.oneof(
        fc.constant('danger' as const),
        fc.record({
          metric: fc.constantFrom(...(vocabulary['metric'] ?? [])),
          below: fc.double({ min: 0, max: 1, noNaN: true }),
          nights: fc.nat(90),
          orders: fc.option(fc.nat(9_000)),
        }),
      ),
    ),
    words: fc.option(words),
    recommended: fc.option(fc.constantFrom(...measures)),
    figures: fc.array(figure, { maxLength: 4 }),
    findings: fc.array(
      fc.record({ finding: fc.constantFrom(...(vocabulary['finding'] ?? []), 'something_new'), revealedOn: day }),
      { maxLength: 2 },
    ),
    orders: fc.array(fc.record({ orderId: words, orderedOn: day, happened: fc.array(happened, { maxLength: 3 }) }), {
      maxLength: 5,
    }),
    more: fc.nat(500),
    earlier: fc.array(
      fc.record({ measure: fc.constantFrom(...measures), reference: words, from: day, until: fc.option(day) }),
      { maxLength: 3 },
    ),
    secondPerson: fc.boolean(),
  })
  .map(({ name, sellerId, country, more, ...facts }) =>
    plainFacts(facts.measure, {
      ...facts,
      seller: { name, sellerId, country },
      ordersInAll: facts.orders.length + more,
    }),
  );
