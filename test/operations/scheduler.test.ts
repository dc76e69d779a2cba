import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { runNight } from '../../jobs/night.ts';
import { startScheduler, type RunningScheduler } from '../../jobs/main.ts';
import { clockAt } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { openContext, type Context } from '../../server/context.ts';
import { dayOf, dayText, type Day } from '../../server/scoring/day.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

describeOnEachDatabase('the scheduler', (use) => {
  let folder = '';
  const running: RunningScheduler[] = [];
  const config = () =>
    readConfig({ DATABASE_URL: use().url, INBOX: folder, LOG_LEVEL: 'silent', TIME_ZONE: 'Europe/Paris' });
  const started = async (instant: string) => {
    const scheduler = await startScheduler(config(), clockAt(instant));
    running.push(scheduler);
    return scheduler;
  };
  const published = async (): Promise<string[]> =>
    (await use().database.read<{ night: Day }>('SELECT night FROM nights ORDER BY night')).map(({ night }) =>
      dayText(night),
    );

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-inbox-'));
    mkdirSync(join(folder, 'done'));
  });
  afterEach(async () => {
    for (const scheduler of running.splice(0)) await scheduler.close();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('starts no night over nothing, so that history can still be entered', async () => {
    await (await started('2026-11-10T09:00:00Z')).tick();
    expect(await published()).to.deep.equal([]);
  });

  it('waits for two hours after midnight in TIME_ZONE', async () => {
    const file = join(folder, 'sellers.csv');
    writeFileSync(file, 'seller_id,name\nS-1,One\n');
    utimesSync(file, 1, 1);
    await (await started('2026-11-10T00:59:00Z')).tick();
    expect(await published()).to.deep.equal([]);
    await (await started('2026-11-10T01:01:00Z')).tick();
    expect(await published()).to.deep.equal(['2026-11-09']);
    expect(await use().database.read('SELECT name FROM sellers')).to.deep.equal([{ name: 'One' }]);
  });

  it('catches up what was slept through, oldest first, and then finds nothing', async () => {
    const scheduler = await started('2026-11-13T08:00:00Z');
    await scheduler.tick();
    expect(await published()).to.deep.equal(['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12']);
    await scheduler.tick();
    expect(await published()).to.have.length(4);
  });

  it('leaves a night at once when told to stop, and the next one takes it up', async () => {
    const scheduler = await started('2026-11-16T08:00:00Z');
    const look = scheduler.tick();
    await scheduler.close();
    await look;
    running.length = 0;
    expect((await published()).length).to.be.below(7);
    await (await started('2026-11-16T08:00:10Z')).tick();
    expect((await published()).at(-1)).to.equal('2026-11-15');
  });

  it('takes it calmly that another process is at work', async () => {
    const context: Context = await openContext(config(), clockAt('2026-11-17T08:00:00Z'));
    const scheduler = await started('2026-11-17T08:00:00Z');
    let looked = false;
    await runNight(context, dayOf('2026-11-16'), {
      onStage: async (stage, moment) => {
        if (looked || moment !== 'end') return;
        looked = true;
        await scheduler.tick();
      },
    });
    await context.database.close();
    expect(looked).to.equal(true);
    expect((await published()).at(-1)).to.equal('2026-11-16');
  });
});
