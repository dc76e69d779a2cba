import { expect } from 'chai';
import { importPaths } from '../../jobs/import-feeds.ts';
import { clockAt } from '../../server/clock.ts';
import { businessCalendar } from '../../server/scoring/day.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { olist, skipWithoutOlist } from '../support/olist.ts';

const options = { calendar: businessCalendar('America/Sao_Paulo'), clock: clockAt('2018-10-20T00:00:00Z') };

describeOnEachDatabase('the import of a real marketplace', (use) => {
  before(skipWithoutOlist);

  it('takes every row', async () => {
    const results = await importPaths(use().database, [olist], options);
    expect(results.map(({ feed, lines, accepted, waiting }) => [feed, lines, accepted, waiting])).to.deep.equal([
      ['sellers', 1904, 1904, 0],
      ['deliveries', 15_054, 15_054, 15_054],
      ['orders', 15_054, 15_054, 0],
      ['reviews', 14_669, 14_669, 0],
    ]);
  });

  it('refuses what is no feed but was asked for, and says so', async () => {
    const [result] = await importPaths(use().database, [`${olist}/README.md`], options);
    expect(result).to.include({ state: 'refused', feed: null, lines: 0 });
    expect(result?.message).to.contain('the name tells no feed');
  });

  it('knows the files again', async () => {
    const results = await importPaths(use().database, [`${olist}/orders.csv.gz`], options);
    expect(results.map(({ state, accepted, unchanged }) => [state, accepted, unchanged])).to.deep.equal([
      ['repeated', 0, 15_054],
    ]);
  });
});
