/** Where sellers sell: the orders of each market and week, whatever the feeds say of them later. */
import { expect } from 'chai';
import * as migration from '../../db/migrations/0012-market-weeks.ts';
import { runNight } from '../../jobs/night.ts';
import { verifyLedger } from '../../jobs/verify-ledger.ts';
import { importPaths } from '../../jobs/import-feeds.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayText } from '../../server/scoring/day.ts';
import { marketsSold, sellersIn } from '../../server/stores/market-weeks.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { dump } from '../support/dump.ts';
import { dayZero, load, nightContext, sellerLine } from '../support/marketplace.ts';

const night = dayZero + 20;

describeOnEachDatabase('the markets of sellers', (use) => {
  const context = (today = night + 1) => nightContext(use(), today, '/nowhere');

  async function take(rows: readonly string[], today?: number): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'assay-markets-'));
    writeFileSync(join(folder, 'orders.csv'), ['order_id,seller_id,ordered_at,market', ...rows, ''].join('\n'));
    await importPaths(use().database, [folder], context(today));
    rmSync(folder, { recursive: true });
  }
  const order = (id: string, seller: string, day: number, market: string) =>
    `${id},${seller},${dayText(day)}T10:00:00Z,${market}`;
  const keysIn = async (market: string, on = night) => {
    const { database } = use();
    const found = await sellersIn(database, market, on);
    const rows = await database.read<{ id: number; seller_id: string }>(
      'SELECT id, seller_id FROM sellers ORDER BY id',
    );
    return rows.filter(({ id }) => found.has(id)).map(({ seller_id }) => seller_id);
  };

  before(async () => {
    await load(context(), { sellers: ['A', 'B', 'C'].map((id) => sellerLine(id, dayZero)) });
    await take([
      order('1', 'A', dayZero, 'FR'),
      order('2', 'A', dayZero + 1, 'FR'),
      order('3', 'A', dayZero + 9, 'DE'),
      order('4', 'B', dayZero + 9, 'DE'),
      order('5', 'C', dayZero + 9, ''),
    ]);
    await runNight(context(), night);
  });

  it('are those in which their orders were placed; orders of no market count in none', async () => {
    expect(await marketsSold(use().database, night)).to.deep.equal(['DE', 'FR']);
    expect([await keysIn('FR'), await keysIn('DE'), await keysIn('IT')]).to.deep.equal([['A'], ['A', 'B'], []]);
    expect(await verifyLedger(context())).to.deep.equal([]);
  });

  it('follow an order that changes its market, its day or its seller, and count nothing twice', async () => {
    const now = context(night + 2);
    await take(
      [order('1', 'A', dayZero, 'IT'), order('2', 'B', dayZero + 1, 'FR'), order('4', 'B', dayZero + 9, 'DE')],
      night + 2,
    );
    await runNight(now, night + 1);
    expect([await keysIn('FR'), await keysIn('DE'), await keysIn('IT')]).to.deep.equal([['B'], ['A', 'B'], ['A']]);
    expect(await verifyLedger(now)).to.deep.equal([]);
  });

  it('are left after half a year without an order', async () => {
    expect(await keysIn('DE', night + 168)).to.deep.equal(['A', 'B']);
    expect(await keysIn('DE', night + 169)).to.deep.equal([]);
    expect(await marketsSold(use().database, night + 169)).to.deep.equal([]);
  });

  it('are the same when a database that had none before is brought to the newest schema', async () => {
    const { database } = use();
    // An order that left a market leaves a zero behind, which a fresh count does not have.
    await database.transaction((tx) => tx.run('DELETE FROM market_weeks WHERE orders = 0'));
    const kept = await dump(database, ['market_weeks']);
    await migration.down(database.knex);
    await migration.up(database.knex);
    expect(await dump(database, ['market_weeks'])).to.equal(kept);
  });
});
