/** A run is a row: one works, the others are told; who lost the run writes nothing. */
import { hostname } from 'node:os';
import { expect } from 'chai';
import { BusyError, holdRun, LostRunError } from '../../jobs/job.ts';
import type { Context } from '../../server/context.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { runsOfNight, writeRun } from '../../server/stores/runs.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { dayZero, nightContext } from '../support/marketplace.ts';
import { rejection } from '../support/rejection.ts';

describeOnEachDatabase('a run', (use) => {
  let now: number;
  let context: Context;
  let night = dayZero;
  beforeEach(() => {
    const plain = nightContext(use(), dayZero + 1, '/nowhere');
    now = plain.clock.now();
    context = { ...plain, clock: { now: () => now } };
    night += 1;
  });

  const stateOf = async () => (await runsOfNight(readCommitted(use().database), 'test', night))[0];
  const setting = (name: string) => use().database.read('SELECT value FROM settings WHERE name = ?', [name]);

  it('is held by one at a time, whatever the night', async () => {
    await holdRun(context, 'test', night, async () => {
      const refused = await rejection(holdRun(context, 'test', night + 100, () => Promise.resolve()));
      expect(refused).to.be.instanceOf(BusyError);
      expect(refused.message).to.contain(`${hostname()}:${process.pid} since 2026-03-03T12:00:00Z`);
    });
  });

  it('is noted as failed with its reason, and can be begun again', async () => {
    const work = () => Promise.reject(new Error('the disk is full'));
    expect((await rejection(holdRun(context, 'test', night, work))).message).to.equal('the disk is full');
    expect(await stateOf()).to.deep.include({ state: 'failed', detail: { message: 'the disk is full' } });
    await holdRun(context, 'test', night, (run) => run.transaction((tx) => run.end(tx, {})));
    expect(await stateOf()).to.include({ state: 'done' });
  });

  it('is lost when its lease has run out and another has begun: the first one writes nothing more', async () => {
    const lost = await rejection(
      holdRun(context, 'test', night, async (run) => {
        now += 61;
        await holdRun(context, 'test', night, (other) => other.transaction((tx) => other.end(tx, {})));
        await run.transaction((tx) =>
          tx.run('INSERT INTO settings (name, value) VALUES (?, ?)', [`zombie ${night}`, '']),
        );
      }),
    );
    expect(lost).to.be.instanceOf(LostRunError);
    expect(await setting(`zombie ${night}`)).to.deep.equal([]);
    expect(await stateOf()).to.include({ state: 'done' });
  });

  it('keeps its lease with every transaction', async () => {
    await holdRun(context, 'test', night, async (run) => {
      for (let step = 0; step < 3; step++) {
        now += 50;
        await run.transaction(() => Promise.resolve());
      }
      expect(await rejection(holdRun(context, 'test', night, () => Promise.resolve()))).to.be.instanceOf(BusyError);
      await run.transaction((tx) => run.end(tx, {}));
    });
  });

  it('is taken over at once from a process of this machine that is gone', async () => {
    const holder = `${hostname()}:4194305@1`;
    const row = {
      job: 'test',
      night,
      stage: '',
      state: 'running' as const,
      holder,
      fence: 0,
      finishedAt: null,
      detail: {},
    };
    const [leaseUntil, startedAt] = ['2099-01-01T00:00:00Z', '2026-03-03T11:59:59Z'];
    await use().database.transaction((tx) => writeRun(tx, { ...row, leaseUntil, startedAt }));
    await holdRun(context, 'test', night, (run) => run.transaction((tx) => run.end(tx, {})));
    expect((await stateOf())?.holder).to.match(new RegExp(`:${process.pid}@`));
  });

  it('is not taken over from another machine before its lease has run out', async () => {
    const holder = 'elsewhere:1@1';
    const row = {
      job: 'test',
      night,
      stage: '',
      state: 'running' as const,
      holder,
      fence: 0,
      finishedAt: null,
      detail: {},
    };
    const [leaseUntil, startedAt] = ['2026-03-03T12:00:30Z', '2026-03-03T11:59:30Z'];
    await use().database.transaction((tx) => writeRun(tx, { ...row, leaseUntil, startedAt }));
    expect((await rejection(holdRun(context, 'test', night, () => Promise.resolve()))).message).to.contain(
      'elsewhere:1 since 2026-03-03T11:59:30Z',
    );
    now += 31;
    await holdRun(context, 'test', night, (run) => run.transaction((tx) => run.end(tx, {})));
    expect(await stateOf()).to.include({ state: 'done' });
  });

  it('goes on to the next night without ever being free', async () => {
    await holdRun(context, 'test', night, async (run) => {
      await run.transaction((tx) => run.end(tx, {}, night + 1));
      expect(run.night).to.equal(night + 1);
      expect(await rejection(holdRun(context, 'test', night, () => Promise.resolve()))).to.be.instanceOf(BusyError);
      await run.transaction((tx) => run.end(tx, {}));
    });
  });
});
