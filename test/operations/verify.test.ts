import { expect } from 'chai';
import type { Context } from '../../server/context.ts';
import { openContext } from '../../server/context.ts';
import { clockAt } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { appendAudit } from '../../server/stores/audit.ts';
import { verify } from '../../jobs/backup/verify.ts';
import { assay } from '../support/assay.ts';
import { aroundTheGuard } from '../support/audit-log.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

describeOnEachDatabase('verify', (use) => {
  let context: Context;
  const run = (sql: string) => use().database.transaction((tx) => tx.run(sql));
  const runAround = (sql: string) => aroundTheGuard(use().database, (tx) => tx.run(sql));
  const faults = async () => {
    const checks = await verify(context, () => undefined);
    return Object.fromEntries(
      checks.filter((check) => check.faults.length > 0).map((check) => [check.name, check.faults]),
    );
  };
  before(async () => {
    context = await openContext(
      readConfig({ DATABASE_URL: use().url, LOG_LEVEL: 'silent' }),
      clockAt('2026-11-22T03:00:00Z'),
    );
    for (const subject of ['one', 'two', 'three']) {
      const entry = { at: '2026-11-22T03:00:00Z', actor: 'test', action: 'tried', subject, detail: {} };
      await use().database.transaction((tx) => appendAudit(tx, entry));
    }
    const columns =
      'file,feed,lines,accepted,unchanged,quarantined,blank,waiting,state,message,warnings,started_at'.split(',');
    await use().database.transaction((tx) =>
      tx.insertMany('imports', columns, [['a.csv', 'orders', 10, 8, 1, 0, 1, 0, 'imported', '', '{}', '2026']]),
    );
  });
  after(() => context.database.close());

  it('finds nothing in a sound database, and says what it looked at', async () => {
    expect(await faults()).to.deep.equal({});
    const { code, stdout } = await assay(['verify'], { DATABASE_URL: use().url });
    expect(code).to.equal(0);
    expect(stdout).to.match(/^ok {6}database file: \d+ rows of \d+ tables read$/m);
    expect(stdout).to.match(/^ok {6}audit chain: 3 entries follow one another, 0 heads of days fit, in \d+\.\d s$/m);
  });

  it('finds an audit entry that was changed, and exits with 1', async () => {
    await runAround(`UPDATE audit SET subject = 'five' WHERE subject = 'two'`);
    expect(await faults()).to.deep.equal({
      'audit chain': ['audit entry 2 of 2026-11-22T03:00:00Z: its content was changed'],
    });
    const { code, stdout, stderr } = await assay(['verify'], { DATABASE_URL: use().url });
    expect(code).to.equal(1);
    expect(stdout).to.match(
      /^BROKEN {2}audit chain:\n {8}audit entry 2 of 2026-11-22T03:00:00Z: its content was changed$/m,
    );
    expect(stderr).to.equal('assay: broken: audit chain\n');
    await runAround(`UPDATE audit SET subject = 'two' WHERE subject = 'five'`);
  });

  it('finds audit entries that were taken away at the end', async () => {
    const [last] = await use().database.read('SELECT * FROM audit ORDER BY id DESC LIMIT 1');
    await runAround(`DELETE FROM audit WHERE id = 3`);
    expect(await faults()).to.have.property('audit chain');
    await use().database.transaction((tx) =>
      tx.insertMany('audit', Object.keys(last ?? {}), [Object.values(last ?? {})]),
    );
    expect(await faults()).to.deep.equal({});
  });

  it('finds records of a file that are not accounted for', async () => {
    await run('UPDATE imports SET quarantined = 1, accepted = 6');
    expect(await faults()).to.deep.equal({
      imports: ['a.csv: 9 of 10 records accounted for, 0 of 1 rows in quarantine'],
    });
    await run('UPDATE imports SET quarantined = 0, accepted = 8');
  });

  it('asks for the newest schema first, and says nothing else', async () => {
    const [newest] = await use().database.read('SELECT * FROM knex_migrations ORDER BY id DESC LIMIT 1');
    await run(`DELETE FROM knex_migrations WHERE id = ${Number(newest?.['id'])}`);
    const { code, stdout, stderr } = await assay(['verify'], { DATABASE_URL: use().url });
    await use().database.transaction((tx) =>
      tx.insertMany('knex_migrations', Object.keys(newest ?? {}), [Object.values(newest ?? {})]),
    );
    expect([code, stdout]).to.deep.equal([1, '']);
    expect(stderr).to.match(/^assay: the database lacks \d{4}-[\w-]+: run `assay migrate` first\n$/);
  });

  it('goes on when one check cannot be made', async () => {
    await run('ALTER TABLE imports RENAME TO lost');
    const found = await faults();
    expect(found).to.have.property('imports');
    expect(found).not.to.have.property('audit chain');
    await run('ALTER TABLE lost RENAME TO imports');
  });
});
