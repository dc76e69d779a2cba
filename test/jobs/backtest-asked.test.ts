/** Backtests that people asked for: done once, in their order, taken up again when their process is gone. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { runAskedBacktests } from '../../jobs/backtest/run-asked.ts';
import { StoppedError } from '../../jobs/stop.ts';
import { startBacktestProcess } from '../../server/backtest-process.ts';
import { systemClock } from '../../server/clock.ts';
import { instantText, type Context } from '../../server/context.ts';
import { dayOf } from '../../server/scoring/day.ts';
import { mostAtOnce, mostPerPerson } from '../../server/stores/backtest-places.ts';
import { withdrawBacktest } from '../../server/stores/backtest-runs.ts';
import { askBacktest, backtestOf, backtestResult, unfinishedBacktests } from '../../server/stores/backtests.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { nightContext } from '../support/marketplace.ts';
import { rejection } from '../support/rejection.ts';
import { latePolicy, writeLedgerNights } from '../support/written-ledger.ts';

const from = dayOf('2026-03-01');

describeOnEachDatabase('an asked backtest', (use) => {
  let context: Context;
  before(async () => {
    await writeLedgerNights(use().database, { from, nights: 30, late: [() => 2] });
    context = { ...nightContext(use(), from + 31, '/nowhere', { logLevel: 'silent' }), clock: systemClock };
  });

  const ask = (stretch = { from: '2026-03-01', to: '2026-03-30' }, askedBy = 'm@test.example') =>
    askBacktest(use().database, {
      ...{ draft: null, name: 'Six to one', policy: latePolicy((policy) => (policy.levels.warn.evidence = 6)) },
      ...{ ...stretch, askedBy, askedAt: '2026-04-01T08:00:00Z' },
    });
  const of = async (token: string) => (await backtestOf(use().database, token))!;
  /** As a process leaves it that was killed at once. */
  const abandon = (token: string, holder: string, leaseUntil: string, attempts: number) =>
    use().database.transaction((tx) =>
      tx.run("UPDATE backtests SET state = 'running', holder = ?, lease_until = ?, attempts = ? WHERE token = ?", [
        holder,
        leaseUntil,
        attempts,
        token,
      ]),
    );
  const soon = () => instantText(systemClock.now() + 60);

  it('is worked off, oldest first, and kept with what it found', async () => {
    const [first, second] = [await ask(), await ask({ from: '2026-03-11', to: '2026-03-30' })];
    expect(await runAskedBacktests(context)).to.equal(2);
    expect(await of(first)).to.include({ state: 'done', progress: 1000, attempts: 1, message: null });
    const result = await backtestResult(use().database, (await of(second)).id);
    expect(result).to.include({ from: '2026-03-11', to: '2026-03-30', nights: 20, replayed_from: '2026-03-01' });
    expect(await runAskedBacktests(context)).to.equal(0);
  });

  it('is taken up again when its process is gone, and left alone while that lives', async () => {
    const token = await ask();
    await abandon(token, 'elsewhere:1@1', soon(), 1);
    expect(await runAskedBacktests(context), 'alive elsewhere').to.equal(0);
    // Nobody has this process id on this machine.
    await abandon(token, `${hostname()}:4194399@1`, soon(), 1);
    expect(await runAskedBacktests(context), 'its process is gone').to.equal(1);
    expect(await of(token)).to.include({ state: 'done', attempts: 2 });
  });

  it('is taken up by the dashboard’s own process after a kill in the middle', async () => {
    const token = await ask();
    const { databaseUrl, timeZone } = context.config;
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../jobs/backtest/main.ts')], {
      stdio: 'ignore',
      env: { DATABASE_URL: databaseUrl, TIME_ZONE: timeZone, LOG_LEVEL: 'silent' },
    });
    while ((await of(token)).state === 'waiting') await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    await once(child, 'exit');
    const backtests = startBacktestProcess(context);
    try {
      backtests.wake();
      while ((await of(token)).state !== 'done') await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await backtests.close();
    }
    expect((await of(token)).attempts).to.be.within(1, 2);
  });

  it('waits again when its process is told to stop', async () => {
    const token = await ask();
    const stop = new AbortController();
    const ended = rejection(runAskedBacktests(context, stop.signal));
    stop.abort(new StoppedError('told to stop'));
    expect(await ended).to.be.instanceOf(StoppedError);
    expect(await of(token)).to.include({ state: 'waiting', attempts: 0, progress: 0 });
    await runAskedBacktests(context);
  });

  it('takes the person first whose last one is longest ago', async () => {
    const [ours, alsoOurs, theirs] = [await ask(), await ask(), await ask(undefined, 'n@test.example')];
    const queue = await use().database.transaction((tx) => unfinishedBacktests(tx));
    expect(queue.map(({ token }) => token)).to.deep.equal([theirs, ours, alsoOurs]);
    await runAskedBacktests(context);
  });

  it('leaves room for others, and says so', async () => {
    const asked = [];
    for (let one = 0; one < mostPerPerson; one++) asked.push(await ask());
    expect(await rejection(ask())).to.include({ whose: 'own' });
    for (let one = mostPerPerson; one < mostAtOnce; one++) asked.push(await ask(undefined, `${one}@test.example`));
    expect(await rejection(ask(undefined, 'late@test.example'))).to.include({ whose: 'all' });
    for (const token of asked)
      expect(await withdrawBacktest(use().database, (await of(token)).id, '2026-04-01T08:01:00Z')).to.equal(true);
    expect(await of(asked[0]!)).to.include({ state: 'withdrawn', leaseUntil: null });
    expect(await runAskedBacktests(context)).to.equal(0);
  });

  it('stops when it is withdrawn, and the next one is taken up', async () => {
    const [token, next] = [await ask({ from: '2026-03-01', to: '2026-03-30' }), await ask()];
    const worked = runAskedBacktests(context);
    while ((await of(token)).state === 'waiting') await new Promise((resolve) => setTimeout(resolve, 2));
    await withdrawBacktest(use().database, (await of(token)).id, instantText(systemClock.now()));
    await worked;
    expect((await of(token)).state).to.equal('withdrawn');
    expect((await of(next)).state).to.equal('done');
  });

  it('is given up after three kills, and says so', async () => {
    const token = await ask();
    await abandon(token, `${hostname()}:4194399@1`, soon(), 3);
    expect(await runAskedBacktests(context)).to.equal(0);
    expect(await of(token)).to.include({ state: 'failed', message: 'It was interrupted 3 times and is given up.' });
  });

  it('names the figure of an older draft that no computation survives', async () => {
    const token = await ask();
    const document = JSON.stringify(latePolicy((policy) => (policy.windowDays = 1e12)));
    await use().database.transaction((tx) =>
      tx.run('UPDATE backtests SET document = ? WHERE token = ?', [document, token]),
    );
    await runAskedBacktests(context);
    const message = 'The draft cannot be tried: windowDays is too large: at most 3,650. The default is 180.';
    expect(await of(token)).to.include({ state: 'failed', message });
  });

  it('says why it could not be worked out', async () => {
    const token = await ask({ from: '2027-01-01', to: '2027-02-01' });
    await runAskedBacktests(context);
    expect(await of(token)).to.include({
      state: 'failed',
      message: 'No night was published from 2027-01-01 to 2027-02-01: the nights run from 2026-03-01 to 2026-03-30.',
    });
  });
});
