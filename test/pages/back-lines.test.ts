/** By when a seller is back: one sentence for all that stands, then each figure, and no day where nobody knows one. */
import { expect } from 'chai';
import { texts } from '../../server/languages/texts.ts';
import { backLines, wholeWay } from '../../server/pages/explain/back-lines.ts';
import type { Back } from '../../server/pages/explain/look-ahead.ts';

const step = (metric: string, level: Back['level'], on: number, orders: number): Back => ({
  metric,
  level,
  on,
  orders,
});
const backs = [
  step('complaint', 'limit', 53, 817),
  step('complaint', 'warn', 73, 1_125),
  step('return', 'limit', 32, 493),
  step('return', 'warn', 52, 801),
];
const said = (undated: string[] = [], some = backs) =>
  backLines({ backs: some, undated }, true, (day) => `day ${String(day)}`, texts('en')).map(
    ({ label, words }) => `${label}: ${words}`,
  );

describe('the lines of the way back', () => {
  it('begin with all of it in one sentence', () => {
    expect(said()).to.deep.equal([
      'All figures together: With 1,125 orders that all go well you are back by day 73: from then on no figure calls for a measure.',
      'Complaints: With 1,125 orders that all go well you are back by day 73: from then on the numbers no longer call for a warning. On the way they stop calling for a limit from day 53 on (817 orders).',
      'Returns: With 801 orders that all go well you are back by day 52: from then on the numbers no longer call for a warning. On the way they stop calling for a limit from day 32 on (493 orders).',
    ]);
    expect(wholeWay({ backs, undated: [] })?.on).to.equal(73);
  });

  it('say a single step as it is', () => {
    expect(said([], backs.slice(3))).to.have.lengthOf(1);
  });

  it('promise no day for all where one figure has none', () => {
    const lines = said(['bad-order']);
    expect(lines.join(' ')).not.to.include('All figures together');
    expect(lines.at(-1)).to.match(/^Bad orders: No day can be given/);
    expect(wholeWay({ backs, undated: ['bad-order'] })).to.equal(null);
  });
});
