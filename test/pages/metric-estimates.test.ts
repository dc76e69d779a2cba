/** What is estimated of one metric: in words, week by week, and every cell of the case mix. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { dayText } from '../../server/scoring/day.ts';
import { exponentialCurve } from '../../server/scoring/delay-curves.ts';
import type { Estimate } from '../../server/scoring/estimates.ts';
import { writeEstimates } from '../../server/stores/estimates.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { mainOf } from '../support/reading.ts';
import { publish, writtenNight as night } from '../support/written-nights.ts';

const weekly = (of: number, events: number): Estimate[] => [
  {
    ...{ kind: 'curves', night: of, version: `curves ${dayText(of)}` },
    document: { complaint: { shares: exponentialCurve(45, 5).shares, events }, return: null },
  },
  {
    ...{ kind: 'prior', night: of, version: `prior ${dayText(of)}` },
    document: { complaint: { shape: 4, rate: 8, sellers: 284 } },
  },
  {
    ...{ kind: 'clustering', night: of, version: `clustering ${dayText(of)}` },
    document: { complaint: { cv2: 0.3, sellers: 200 } },
  },
];
const mix: Estimate = {
  ...{ kind: 'case-mix', night: night - 51, version: `case-mix ${dayText(night - 51)}` },
  document: {
    complaint: {
      ...{ rate: 0.01, kappa: [80], monthly: false },
      cells: {
        risk: 1,
        within: { laptops: { risk: 1.4, within: { good: { risk: 1.5 }, fair: { risk: 1.7 } } }, '': { risk: 0.8 } },
      },
    },
  },
};

describeOnEachDatabase('the estimates of one metric', (use) => {
  let app: RunningApp;
  before(async () => (app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') })));
  after(() => app.close());
  const open = async (rest: string) => mainOf((await (await app.signIn('lab')).get(`/method/estimates/${rest}`)).text);

  it('wait for the first night', async () => {
    expect(await open('complaint')).to.include('No night has been published yet.');
    expect(await open('complaint/cells')).to.include('No night has been published yet.');
  });

  it('are told in words, with what they rest on', async () => {
    const { database } = use();
    await database.transaction((tx) =>
      writeEstimates(tx, [...weekly(night - 12, 640), ...weekly(night - 5, 647), mix]),
    );
    await publish(database, night, { sellers: 0, ranked: 0 });
    const text = await open('complaint');
    expect(text).to.include('79.8 % after 7 days').and.include('It rests on 647 complaints of the 180 days before.');
    expect(text).to.include(
      '± 50 % around 0.50 times the acceptable rate. A seller with 8 expected events counts half',
    );
    expect(text).to.include('evidence grows 4.0 times more slowly').and.include('on average 1.0 % of');
    expect(text).to.include('Riskiest Cell Times the average laptops, fair 1.70 laptops, good 1.50 unknown 0.80');
    expect(text).to.include(`curves ${dayText(night - 5)}`);
  });

  it('say what the default is for want of', async () => {
    const text = await open('return');
    expect(text).to.include('The default holds: only 0 of the 200 returns');
    expect(text).to.include('Every order counts as equally risky');
    expect(await open('late-delivery')).to.include('All is known on the day itself');
  });

  it('are kept week by week, and can be looked at as they held then', async () => {
    expect(await open(`complaint?night=${dayText(night - 8)}`))
      .to.include('It rests on 640 complaints')
      .and.include(`curves ${dayText(night - 12)}`)
      .and.include('To the newest');
    expect(await open(`return?night=nonsense`)).not.to.include('To the newest');
  });

  it('list every cell, searched by words', async () => {
    expect(await open('complaint/cells'))
      .to.include('3 cells, frozen on')
      .and.include('laptops, fair 1.70');
    const found = await open('complaint/cells?search=good+laptops');
    expect(found).to.include('laptops, good 1.50').and.not.include('1.70');
    const file = await (await app.signIn('manager')).get('/method/estimates/complaint/cells.csv?search=unknown');
    expect(file.text.trim().split(/\r?\n/)).to.deep.equal([
      'category,grade,market,month,relative_risk',
      'unknown,,,,0.8',
    ]);
  });

  it('are for staff, and of metrics that there are', async () => {
    expect((await (await app.signIn('seller')).get('/method/estimates/complaint')).status).to.equal(404);
    expect((await (await app.signIn('manager')).get('/method/estimates/kindness')).status).to.equal(404);
  });
});
