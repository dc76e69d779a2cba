/** Nights under cover: what a night posts, scores, recommends and writes is the same with mystery orders as without any. */
import { expect } from 'chai';
import { runNight } from '../../jobs/night.ts';
import { verifyLedger } from '../../jobs/verify-ledger.ts';
import { createCanaries } from '../support/canaries.ts';
import { createTestDatabase, describeOnEachDatabase, type TestDatabase } from '../support/databases.ts';
import { dump } from '../support/dump.ts';
import { fillCompartment } from '../support/lab-compartment.ts';
import { tablesOutside } from '../support/marketplace-crawl.ts';
import { dayZero, load, loadKnown, nightContext, sellerLine } from '../support/marketplace.ts';
import { story } from '../support/story.ts';

const [from, to] = [dayZero + 10, dayZero + 12];
const orders = story(31);

describeOnEachDatabase('nights with mystery orders under cover', (use, dialect) => {
  const canaries = createCanaries(`nights ${dialect}`);
  let plain: TestDatabase;

  const live = async (made: TestDatabase, first: number, last: number) => {
    for (let day = first; day <= last; day++) {
      const context = nightContext(made, day + 1, '/nowhere');
      await loadKnown(context, orders, day);
      await runNight(context, day);
    }
  };
  const begin = async (made: TestDatabase) => {
    const sellers = Array.from({ length: 8 }, (_, nth) => sellerLine(`S${nth}`, dayZero));
    await load(nightContext(made, from, '/nowhere'), { sellers });
    await live(made, from, from + 1);
  };
  /** One of them stands on an order of the marketplace: it counts there like any other. */
  const cover = async () => {
    const [order] = await use().database.read<{ number: string; seller: number }>(
      'SELECT order_id AS number, seller FROM orders ORDER BY ordered_at DESC, id DESC LIMIT 1',
    );
    const { number, seller } = order!;
    await fillCompartment(use().database, canaries, { seller, other: seller === 1 ? 2 : 1, feedOrder: number });
  };

  before(async () => {
    plain = await createTestDatabase(dialect);
    for (const made of [use(), plain]) await begin(made);
    await cover();
    for (const made of [use(), plain]) await live(made, from + 2, to);
  });
  after(() => plain.drop());

  it('post, score, recommend and write the same', async () => {
    const [covered, without] = [await dump(use().database), await dump(plain.database)];
    expect(covered.length).to.be.above(10_000);
    expect(covered).to.equal(without);
  });

  it('leave no canary in any table outside the compartment', async () => {
    const { database } = use();
    for (const table of await tablesOutside(database)) {
      const text = JSON.stringify(await database.read(`SELECT * FROM ${table} ORDER BY 1`));
      expect(canaries.in(text), table).to.deep.equal([]);
    }
  });

  it('are found whole by verify', async () => {
    expect(await verifyLedger(nightContext(use(), to + 1, '/nowhere'))).to.deep.equal([]);
  });
});
