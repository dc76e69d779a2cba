/** What is estimated: the figures in words, and the default beside each. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import type { Estimate } from '../../server/scoring/estimates.ts';
import { curveUnit } from '../../server/scoring/delay-curves.ts';
import { writeEstimates } from '../../server/stores/estimates.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { mainOf } from '../support/reading.ts';
import { publish, writtenNight as night } from '../support/written-nights.ts';

const shares = Array.from({ length: 46 }, (_, age) => Math.round((curveUnit * (age + 1)) / 46));
const estimates: Estimate[] = [
  {
    ...{ kind: 'curves', night: night - 5, version: 'curves 2026-11-16' },
    document: { complaint: { shares, events: 647 }, return: null },
  },
  {
    ...{ kind: 'case-mix', night: night - 51, version: 'case-mix 2026-10-01' },
    document: {
      complaint: {
        ...{ rate: 0.01, kappa: [80], monthly: false },
        cells: { risk: 1, within: { laptops: { risk: 1.4, within: { good: { risk: 1.5 } } }, '': { risk: 0.8 } } },
      },
    },
  },
  {
    ...{ kind: 'prior', night: night - 5, version: 'prior 2026-11-16' },
    document: { complaint: { shape: 4.5, rate: 5, sellers: 284 } },
  },
  // Not in force yet on the published night.
  { kind: 'prior', night: night + 1, version: 'prior 2026-11-22', document: {} },
];

describeOnEachDatabase('what is estimated', (use) => {
  let app: RunningApp;
  before(async () => (app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') })));
  after(() => app.close());
  const open = async (role: 'seller' | 'manager' = 'manager') =>
    mainOf((await (await app.signIn(role)).get('/method/estimates')).text);

  it('is the defaults before the first night', async () => {
    const text = await open();
    expect(text).to.include('Nothing is estimated yet');
    expect(text).to.include('Complaints (20.0 %) (59.2 %) (81.6 %) (97.4 %) 45 days –');
    expect(text).to.include('until 30 sellers with 30 events are known');
  });

  it('leads staff, and nobody else, to the weeks behind each figure', async () => {
    const page = async (role: 'seller' | 'lab') => (await (await app.signIn(role)).get('/method/estimates')).text;
    expect(await page('lab')).to.include('href="/method/estimates/complaint"');
    expect((await (await app.signIn('lab')).get('/method/estimates/complaint')).status).to.equal(200);
    expect(await page('seller')).not.to.include('href="/method/estimates/complaint"');
  });

  it('is the marketplace’s own history from then on, for sellers as for staff', async () => {
    const { database } = use();
    await database.transaction((tx) => writeEstimates(tx, estimates));
    await publish(database, night, { sellers: 0, ranked: 0 });
    const versions = { curves: 'curves 2026-11-16', 'case-mix': 'case-mix 2026-10-01', prior: 'prior 2026-11-16' };
    await database.transaction((tx) => tx.run('UPDATE nights SET method = ?', [JSON.stringify(versions)]));
    for (const role of ['manager', 'seller'] as const) {
      const text = await open(role);
      expect(text).to.include('3 of 4 estimates come from the marketplace’s own history. For the other one');
      expect(text).to.include('Complaints 4.3 % (20.0 %) 17.4 % (59.2 %) 32.6 % (81.6 %) 67.4 % (97.4 %) 45 days 647');
      expect(text).to.include('Returns (22.6 %)');
      expect(text).to.include('unknown 0.80 laptops 1.40 Average rate 1.0 % Yardsticks in all 3');
      expect(text).to.include('prior 2026-11-16, since the night of Mon 16 Nov 2026');
      expect(text).to.include('Complaints 0.90 42 5.0 284');
      expect(text).to.include('Weeks are taken to scatter as chance would have them');
    }
  });
});
