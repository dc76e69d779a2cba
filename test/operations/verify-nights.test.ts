import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { verify } from '../../jobs/backup/verify.ts';
import { importPaths } from '../../jobs/import-feeds.ts';
import { clockAt } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { openContext, type Context } from '../../server/context.ts';
import { dayOf, dayText } from '../../server/scoring/day.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

const firstDay = dayOf('2026-10-01');

/** Two sellers with five orders a day each; every seventh parcel comes a day late. */
function writeFeeds(folder: string): void {
  const orders = ['order_id,seller_id,ordered_at'];
  const deliveries = ['order_id,promised_on,delivered_at'];
  for (let order = 0; order < 300; order++) {
    const day = firstDay + Math.floor(order / 10);
    orders.push(`O-${order},S-${order % 2},${dayText(day)}T10:00:00Z`);
    deliveries.push(`O-${order},${dayText(day + 2)},${dayText(day + (order % 7 ? 2 : 3))}T12:00:00Z`);
  }
  writeFileSync(join(folder, 'sellers.csv'), 'seller_id,name\nS-0,Zero\nS-1,One\n');
  writeFileSync(join(folder, 'orders.csv'), orders.join('\n'));
  writeFileSync(join(folder, 'deliveries.csv'), deliveries.join('\n'));
}

describeOnEachDatabase('verify, after nights', (use) => {
  let context: Context;
  const run = (sql: string) => use().database.transaction((tx) => tx.run(sql));
  const faults = async () => {
    const checks = await verify(context, () => undefined);
    return Object.fromEntries(
      checks.filter(({ faults }) => faults.length > 0).map(({ name, faults }) => [name, faults]),
    );
  };
  before(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-verify-'));
    writeFeeds(folder);
    const config = readConfig({ DATABASE_URL: use().url, LOG_LEVEL: 'silent', INBOX: join(folder, 'inbox') });
    context = await openContext(config, clockAt('2026-11-05T09:00:00Z'));
    await importPaths(context.database, [folder], context);
    await backfill(context, firstDay, firstDay + 29);
    rmSync(folder, { recursive: true });
  });
  after(() => context.database.close());

  it('finds nothing where the nights ran as they should', async () => {
    expect(await faults()).to.deep.equal({});
  });

  it('finds nights that were left out', async () => {
    await run('CREATE TABLE kept AS SELECT * FROM nights WHERE night = 20740 OR night = 20741');
    await run('DELETE FROM nights WHERE night = 20740 OR night = 20741');
    expect(await faults()).to.deep.equal({
      nights: [
        'the nights of 2026-10-14 to 2026-10-15: never published, and cannot be entered any more; ' +
          'all of it can be entered into a new database',
      ],
    });
    await run('INSERT INTO nights SELECT * FROM kept');
    await run('DROP TABLE kept');
  });

  const tampering: Record<string, [change: string, back: string]> = {
    'an outcome that is missing': [
      'DELETE FROM outcomes WHERE order_key = 17',
      `INSERT INTO outcomes SELECT * FROM kept WHERE order_key = 17`,
    ],
    'an observed value of the ledger that was changed': [
      'UPDATE ledger SET observed = observed + 1 WHERE night = 20740 AND seller = 1',
      'UPDATE ledger SET observed = observed - 1 WHERE night = 20740 AND seller = 1',
    ],
    'an expected value of the ledger that was changed': [
      'UPDATE ledger SET expected = expected * 2 WHERE night = 20740 AND seller = 1',
      'UPDATE ledger SET expected = expected / 2 WHERE night = 20740 AND seller = 1',
    ],
    'a delivery that was changed past the import': [
      'UPDATE deliveries SET delivered_at = delivered_at + 864000 WHERE id = 20',
      'UPDATE deliveries SET delivered_at = delivered_at - 864000 WHERE id = 20',
    ],
  };
  for (const [what, [change, back]] of Object.entries(tampering)) {
    it(`finds ${what}`, async () => {
      await run('CREATE TABLE kept AS SELECT * FROM outcomes');
      expect(await run(change)).to.be.above(0);
      expect(Object.keys(await faults())).to.deep.equal(['ledger']);
      await run(back);
      expect(await faults()).to.deep.equal({});
      await run('DROP TABLE kept');
    });
  }
});
