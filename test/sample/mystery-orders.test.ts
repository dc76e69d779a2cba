import { expect } from 'chai';
import { findingsOf, sampleMysteryOrders, type SampleFindings } from '../../db/sample/mystery-orders.ts';
import { answersTo } from '../../jobs/demo/lab-answers.ts';
import { firstChecklists } from '../../server/lab/checklists/index.ts';
import { deviceKindOf, deviceKinds } from '../../server/lab/device-kinds.ts';
import { judgeInspection } from '../../server/lab/judge-inspection.ts';
import { missingAnswers } from '../../server/lab/missing-answers.ts';
import { missingNotes } from '../../server/lab/missing-notes.ts';
import { dayOf } from '../../server/scoring/day.ts';

describe('the mystery orders of the sample', () => {
  const options = { seed: 20_261, until: dayOf('2026-11-21'), sellers: 300, months: 13, orders: 400_000 };
  const facts = { gradeSold: 'good' as const, promisedOn: null, receivedOn: null, carrier: null };
  const judged = (kind: (typeof deviceKinds)[number], found: SampleFindings) =>
    judgeInspection(firstChecklists[kind], answersTo(firstChecklists[kind], found, ''), facts);

  it('for a cause find what the story of their shop says', () => {
    const verdicts = sampleMysteryOrders(options).map((order) => {
      const kind = deviceKindOf(order.category);
      const checklist = firstChecklists[kind];
      for (const { item } of order.faults)
        expect(
          checklist.items.map(({ key }) => key),
          item,
        ).to.include(item);
      const answers = answersTo(checklist, order, null);
      const { verdict, safetyFinding } = judgeInspection(checklist, answers, {
        ...facts,
        gradeSold: order.grade as 'good',
      });
      return `${order.category} ${verdict} ${safetyFinding}`;
    });
    expect(verdicts).to.have.members([
      'smartphones blocker none',
      'laptops downgraded none',
      'smartphones downgraded none',
      'smartphones blocker battery_hazard',
    ]);
  });

  it('fail seldom at the usual seller and often at a bad one, for every kind of device', () => {
    for (const kind of deviceKinds) {
      const failed = (isBad: boolean) =>
        Array.from({ length: 300 }, (_, nth) => judged(kind, findingsOf(options, nth, 'good', isBad))).filter(
          ({ verdict }) => verdict !== 'passed',
        ).length / 300;
      expect(failed(false), kind).to.be.within(0.02, 0.2);
      expect(failed(true), kind).to.be.within(0.3, 0.65);
    }
  });

  it('leave no question of a checklist open', () => {
    for (const kind of deviceKinds) {
      const answers = answersTo(firstChecklists[kind], findingsOf(options, 1, 'good', true), 'No camera.');
      const { items } = firstChecklists[kind];
      expect(missingAnswers({ items, answers, gradeSold: 'good' }), kind).to.deep.equal([]);
    }
  });

  it('say what was seen of all that is gravely wrong', () => {
    for (const kind of deviceKinds)
      for (let nth = 0; nth < 200; nth += 1) {
        const answers = answersTo(firstChecklists[kind], findingsOf(options, nth, 'good', true), null);
        expect(missingNotes({ items: firstChecklists[kind].items, answers, gradeSold: 'good' }), kind).to.deep.equal(
          [],
        );
      }
    for (const order of sampleMysteryOrders(options)) {
      const { items } = firstChecklists[deviceKindOf(order.category)];
      const answers = answersTo(firstChecklists[deviceKindOf(order.category)], order, null);
      expect(missingNotes({ items, answers, gradeSold: order.grade as 'good' })).to.deep.equal([]);
    }
  });
});
