/** The policy page: what is in force, in a table and in words, and every version. */
import { expect } from 'chai';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { clockAt } from '../../server/clock.ts';
import { mainOf, rowsOf } from '../support/reading.ts';
import { defaultPolicy } from '../../server/scoring/policy.ts';
import { writePolicy } from '../support/written-nights.ts';
import type { Visitor } from '../support/visitor.ts';

describeOnEachDatabase('the policy page', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  const page = async () => mainOf((await manager.get('/policy')).text);

  before(async () => {
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    manager = await app.signIn('manager');
  });
  after(() => app.close());

  it('says before the first version that the default counts', async () => {
    expect(await page()).to.include('No version has been published: the default policy counts.');
  });

  it('shows thresholds and weights of every metric', async () => {
    await writePolicy(use().database);
    const rows = rowsOf((await manager.get('/policy')).text);
    expect(rows[0]).to.match(/^Late delivery .* 4 % 4 % 6 % 10 % 20 %$/);
    expect(rows.find((row) => row.startsWith('Refunds'))).to.match(/^Refunds .* – – – – none$/);
    expect(await page()).to.include('Version 1 is in force from the beginning.');
  });

  it('says in words what each level asks for', async () => {
    expect(await page()).to.include(
      'Odds of 100 : 1 above the limit threshold, a chance of 80 in 100 that it still is, at least three events from different buyers, and a warning seven days before.',
    );
  });

  it('announces the version that comes next, and names exceptions', async () => {
    const late = { acceptable: 0.05, warn: 0.05 };
    const document = {
      ...defaultPolicy,
      overrides: [{ name: 'Islands', kind: null, market: 'GR', metrics: { 'late-delivery': late } }],
    };
    await use().database.transaction((tx) =>
      tx.insertMany(
        'policies',
        ['version', 'effective_from', 'announced_at', 'author', 'note', 'document'],
        [
          [2, '2026-11-20', '2026-11-01T10:00:00Z', 'admin@test.example', 'Ferries are slow', JSON.stringify(document)],
          [3, '2026-12-01', '2026-11-21T10:00:00Z', 'admin@test.example', 'Back again', JSON.stringify(defaultPolicy)],
        ],
      ),
    );
    const text = await page();
    expect(text).to.include('Version 2 is in force from Fri 20 Nov 2026. Version 3 follows from Tue 1 Dec 2026.');
    expect(text).to.include('Islands GR Late delivery: acceptable 5 %, warn 5 %');
    expect(text).to.include('an administrator publishes it from the result');
    expect(text).to.match(/Version 3 coming.*Version 2 in force.*Version 1/);
  });

  it('is for staff', async () => {
    expect((await (await app.signIn('seller', { seller: 1 })).get('/policy')).status).to.equal(403);
    expect((await (await app.signIn('lab')).get('/policy')).status).to.equal(200);
  });
});
