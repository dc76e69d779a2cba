/** A made-up case to preview a template with: no seller of anybody's. */
import type { Measure } from '../cases/decision.ts';
import type { Marketplace } from '../stores/marketplace.ts';
import type { GroundFacts, StatementFacts } from './facts.ts';
import { monthsLater } from '../cases/months-later.ts';
import { dayOf, dayText } from '../scoring/day.ts';

export function sampleFacts(
  measure: Measure,
  { issuedOn, marketplace, ground }: { issuedOn: string; marketplace: Marketplace; ground: GroundFacts | null },
): StatementFacts {
  const before = (days: number) => dayText(dayOf(issuedOn) - days);
  const recommended = measure === 'end' ? 'suspend' : measure;
  return {
    reference: 'A-2026-0',
    issuedAt: `${issuedOn}T08:00:00Z`,
    issuedOn,
    complainUntil: monthsLater(issuedOn, 6),
    portal: 'https://assay.example/notices',
    marketplace,
    seller: { sellerId: 'SAMPLE', name: 'Reparatur & Söhne', country: 'DE' },
    measure,
    restriction: measure === 'limit' ? { ordersPerDay: 40 } : null,
    scope: { markets: ['DE', 'FR'], categories: ['smartphones'] },
    from: measure === 'end' ? monthsLater(issuedOn, 1) : issuedOn,
    until: measure === 'end' || measure === 'warn' ? null : monthsLater(issuedOn, 2),
    exception: null,
    ground,
    night: issuedOn,
    recommended,
    figures: [
      {
        ...{ metric: 'late-delivery', events: 38, exposure: 412, rate: 38 / 412, threshold: 0.06, odds: 410 },
        ...{ estimate: { rate: 0.088, low: 0.066, high: 0.112 }, lately: 0.104 },
        ...{ periodFrom: monthsLater(issuedOn, -6), periodTo: issuedOn },
        since: { day: monthsLater(issuedOn, -1), observed: 22, expected: 8.4 },
      },
    ],
    calmNights: 14,
    findings: measure === 'suspend' ? [{ finding: 'previous_owner_data', revealedOn: issuedOn }] : [],
    words: null,
    conditions: '',
    wayBack: null,
    orders: [
      {
        orderId: 'ORD-1',
        orderedOn: before(12),
        happened: [{ kind: 'late', promised: before(7), delivered: before(4), days: 3 }],
      },
      { orderId: 'ORD-2', orderedOn: before(6), happened: [{ kind: 'missing', promised: before(1) }] },
    ],
    ordersInAll: 38,
    earlier:
      measure === 'end'
        ? [
            {
              measure: 'limit',
              reference: 'A-2026-00',
              from: monthsLater(issuedOn, -3),
              until: monthsLater(issuedOn, -2),
            },
          ]
        : [],
    secondPerson: measure === 'suspend' || measure === 'end',
  };
}
