import { expect } from 'chai';
import { admitDemoPeople } from '../../jobs/commands/demo-people.ts';
import { finishDemoDatabase, NotADemoError, readyDemoDatabase } from '../../jobs/demo/demo-database.ts';
import { passwordFault, passwordMatches } from '../../server/access/password.ts';
import { clockAt } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { createLog } from '../../server/log.ts';
import { noHolidays } from '../../server/scoring/business-time.ts';
import { businessCalendar } from '../../server/scoring/day.ts';
import { peopleStore, roles } from '../../server/stores/people.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

describeOnEachDatabase('The database of the demo', (use) => {
  const once = { rebuild: false };
  const context = (): Context => ({
    database: use().database,
    config: readConfig({}),
    clock: clockAt('2026-11-22T06:00:00Z'),
    calendar: businessCalendar('UTC'),
    holidays: noHolidays,
    log: createLog('silent'),
  });
  const addSeller = (id: string) =>
    use().database.transaction((tx) =>
      tx.run('INSERT INTO sellers (seller_id, name, import_id) VALUES (?, ?, ?)', [id, 'Comptoir Quesnel', 1]),
    );
  const sellers = async () => {
    const [row] = await use().database.read<{ count: number }>('SELECT COUNT(*) AS count FROM sellers');
    return row!.count;
  };

  it('is filled when it is empty, used again when it is complete, and made anew when it is not', async () => {
    expect(await readyDemoDatabase(context(), 'today', once)).to.be.true;
    await addSeller('S1');
    expect(await readyDemoDatabase(context(), 'today', once), 'broken off').to.be.true;
    expect(await sellers()).to.equal(0);
    await addSeller('S2');
    await finishDemoDatabase(context(), 'today');
    expect(await readyDemoDatabase(context(), 'today', once)).to.be.false;
    expect(await sellers()).to.equal(1);
    expect(await readyDemoDatabase(context(), 'tomorrow', once)).to.be.true;
    expect(await sellers()).to.equal(0);
    await finishDemoDatabase(context(), 'tomorrow');
    expect(await readyDemoDatabase(context(), 'tomorrow', { rebuild: true })).to.be.true;
  });

  it('lets five people in, with another password each time', async () => {
    await addSeller('S3');
    const first = await admitDemoPeople(context(), 'S3');
    const second = await admitDemoPeople(context(), 'S3');
    expect(passwordFault(second, 'manager@demo.test')).to.be.null;
    const people = peopleStore(use().database);
    for (const [name, role] of [...roles.map((each) => [each, each]), ['second-lab', 'lab']]) {
      const found = await people.toSignIn(`${name}@demo.test`);
      expect(await passwordMatches(found!.passwordHash, second), name).to.be.true;
      expect(await passwordMatches(found!.passwordHash, first), name).to.be.false;
      expect(found!.person).to.include({ role, sellerId: name === 'seller' ? 'S3' : null });
    }
  });

  it('is never one that holds anything else', async () => {
    await use().database.transaction((tx) => tx.run("DELETE FROM settings WHERE name = 'demo'"));
    const refused = await readyDemoDatabase(context(), 'today', { rebuild: true }).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refused).to.be.instanceOf(NotADemoError);
    expect(await sellers()).to.equal(1);
  });
});
