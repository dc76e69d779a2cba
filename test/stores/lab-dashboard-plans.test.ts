/** The lab's first page on a compartment of 20,000 mystery orders: what is under cover is found by an index, and all of it is quick. */
import { expect } from 'chai';
import type { Database } from '../../db/connect.ts';
import { dayOf, dayText } from '../../server/scoring/day.ts';
import { concludedOrders, labTallies, ordersUnderCover } from '../../server/stores/lab/dashboard.ts';
import { awaitingVerification } from '../../server/stores/lab/verifications.ts';
import { readCommitted, type Read } from '../../server/stores/read.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { listeningTo, type Asked } from '../support/listening.ts';
import { shortestTime } from '../support/shortest-time.ts';
import { writeSellers } from '../support/written-nights.ts';

const today = dayOf('2026-11-22');
const many = 20_000;
const sellers = 300;
const underCover = 120;

describeOnEachDatabase('the lab’s first page on 20,000 mystery orders', (use, dialect) => {
  let read: Read;
  let asked: Asked[];

  before(async () => {
    const { database } = use();
    await writeSellers(
      database,
      Array.from({ length: sellers }, (_, n) => ({ id: n + 1, name: `Shop ${n + 1}` })),
    );
    await fill(database);
    const { listening, asked: noted } = listeningTo(database);
    asked = noted;
    read = readCommitted(listening);
  });

  async function planOf(question: () => Promise<unknown>): Promise<string[]> {
    asked.length = 0;
    await question();
    const { database } = use();
    const steps: string[] = [];
    for (const { sql, values } of asked) {
      const rows = await (dialect === 'sqlite'
        ? database.read<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, values as never)
        : database.transaction((tx) => tx.all<{ detail: string }>(explained(sql), values as never)));
      steps.push(...rows.map((row) => String(Object.values(row).at(-1))));
    }
    return steps;
  }
  const explained = (sql: string) => `EXPLAIN ${sql}`;
  /** Steps that read all of the compartment's large table. */
  const whole = (steps: readonly string[]) =>
    steps.filter((step) => /^SCAN m$|^SCAN m USING INDEX sqlite|Seq Scan on mystery_orders/.test(step.trim()));

  it('finds what is under cover without reading the rest', async () => {
    const steps = await planOf(() => ordersUnderCover(read));
    expect(whole(steps)).to.deep.equal([]);
    expect(steps.join('\n')).to.match(/mystery_orders_(under_cover|revealed)/);
    expect(await ordersUnderCover(read)).to.have.length(underCover);
  });

  it('counts by indexes', async () => {
    const steps = await planOf(() => labTallies(read));
    if (dialect === 'sqlite')
      expect(steps.filter((step) => step.startsWith('SCAN') && !/CONSTANT/.test(step))).to.deep.equal([]);
    expect(await labTallies(read)).to.include({ planned: 0, revealed: many - underCover, answers: 0 });
  });

  it('reads of the concluded ones those of its year', async () => {
    const from = dayText(today - 365);
    const steps = await planOf(() => concludedOrders(read, from));
    expect(whole(steps)).to.deep.equal([]);
    expect(steps.join('\n')).to.include('mystery_orders_by_day');
    const orders = await concludedOrders(read, from);
    expect(orders.length).to.be.within(2_000, 5_000);
    expect(orders.every(({ orderedOn }) => orderedOn >= from)).to.equal(true);
  });

  it('asks who waits for a verification by the actions, not by the orders', async () => {
    expect(whole(await planOf(() => awaitingVerification(read)))).to.deep.equal([]);
  });

  it('answers all of it in well under a second', async () => {
    const from = dayText(today - 365);
    const all = () => Promise.all([ordersUnderCover(read), labTallies(read), concludedOrders(read, from)]);
    expect(await shortestTime(all, 1_000)).to.be.below(1_000);
  });
});

/** Six years of orders, the last of them under cover. */
async function fill(database: Database): Promise<void> {
  const columns = 'seller draw ordered_on inspected_on verdict safety_finding notes logged_by logged_at revealed_on';
  const rows = Array.from({ length: many }, (_, n) => {
    const day = dayText(today - 2_190 + Math.floor((n * 2_190) / many));
    const covered = n >= many - underCover;
    const concluded = covered ? [null, null, null] : [day, n % 20 === 0 ? 'downgraded' : 'passed', 'none'];
    return [
      (n % sellers) + 1,
      n % 3 === 0 ? 'random' : 'for_cause',
      day,
      ...concluded,
      '',
      'lab',
      `${day}T09:00:00Z`,
      covered ? null : day,
    ];
  });
  await database.transaction((tx) => tx.insertMany('mystery_orders', columns.split(' '), rows));
  // As `analyse` leaves it after a night.
  await database.transaction((tx) => tx.run('ANALYZE'));
}
