/** Several incidents, orders that change meanwhile, and incidents declared while a night is at work. */
import { expect } from 'chai';
import { countOrders } from '../../jobs/count-orders.ts';
import { runNight } from '../../jobs/night.ts';
import { verifyLedger } from '../../jobs/verify-ledger.ts';
import type { Context } from '../../server/context.ts';
import { dayText } from '../../server/scoring/day.ts';
import { declaredIncidents } from '../../server/stores/incidents.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { createTestDatabase, describeOnEachDatabase } from '../support/databases.ts';
import { dump } from '../support/dump.ts';
import { coverageLines, dayZero, feedLines, knownBy, load, nightContext } from '../support/marketplace.ts';

import {
  last,
  from,
  to,
  orders,
  strike,
  loadPlaces,
  begin,
  live,
  declare,
  revoke,
  within,
  excused,
  late,
  states,
  type PlacedOrder,
} from '../support/strike.ts';

describeOnEachDatabase('an incident of one carrier, and one of the platform over several metrics', (use) => {
  let context: Context;
  const complained = orders.find(({ complaint }) => complaint && complaint.day >= from && complaint.day <= to)!;

  before(async () => {
    context = await begin(use());
  });

  it('asks for the carrier, which an order without one does not have', async () => {
    await declare(context, { ...strike, name: 'Colis on strike', market: null, carrier: 'Colis' });
    context = await live(use(), last + 1);
    expect((await excused(context)).filter((line) => line.endsWith(' late-delivery'))).to.deep.equal(
      late(({ carrier }) => carrier === 'Colis')
        .map(({ id }) => `${id} late-delivery`)
        .sort(),
    );
    expect(await verifyLedger(context)).to.deep.equal([]);
  });

  it('covers several metrics at once, and of two incidents the first excuses', async () => {
    const metrics = ['late-delivery', 'complaint', 'low-review', 'bad-order'];
    await declare(context, { ...strike, name: 'Our application was down', market: null, metrics });
    context = await live(use(), last + 2);
    expect(await excused(context)).to.include(`${complained.id} complaint`);
    const rows = await context.database.read<{ incident: number; events: number }>(
      "SELECT incident, COUNT(*) AS events FROM order_events WHERE incident IS NOT NULL AND metric = 'late-delivery' GROUP BY incident ORDER BY incident",
    );
    expect(rows.map((row) => Number(row.events))).to.deep.equal([
      late(({ carrier }) => carrier === 'Colis').length,
      late(({ carrier }) => carrier !== 'Colis').length,
    ]);
    expect(await verifyLedger(context)).to.deep.equal([]);
  });

  it('lets go of a complaint that is withdrawn: the order is in the metric again, without an event', async () => {
    const next = nightContext(use(), last + 4, '/nowhere');
    const { complaints } = feedLines([complained]);
    await load(next, { complaints: complaints.map((line) => `${line}buyer`) });
    context = await live(
      use(),
      last + 3,
      orders.filter(({ id }) => id !== complained.id),
    );
    expect(await excused(context)).not.to.include(`${complained.id} complaint`);
    expect(await verifyLedger(context)).to.deep.equal([]);
  });

  it('follows an order to another seller and out of its market', async () => {
    const [moved, abroad] = late(({ carrier }) => carrier === 'Colis');
    const changed = orders
      .filter(({ id }) => id === moved!.id || id === abroad!.id)
      .map((order) => ({ ...order, ...(order.id === moved!.id ? { seller: 'S6' } : { carrier: 'Poste' }) }));
    const next = nightContext(use(), last + 5, '/nowhere');
    await load(next, feedLines(changed));
    await loadPlaces(next, changed);
    const others = orders.filter(({ id }) => id !== moved!.id && id !== abroad!.id && id !== complained.id);
    context = await live(use(), last + 4, others);
    expect(await verifyLedger(context)).to.deep.equal([]);
    const rows = await context.database.read<{ seller: string }>(
      `SELECT v.seller_id AS seller FROM order_events e JOIN orders o ON o.id = e.order_key JOIN sellers v ON v.id = e.seller
       WHERE o.order_id = ? AND e.incident IS NOT NULL AND e.metric = 'late-delivery' ORDER BY v.seller_id`,
      [moved!.id],
    );
    expect(rows).to.deep.equal([{ seller: 'S6' }]);
  });

  it('gives everything back when both are revoked', async () => {
    for (const { id } of await declaredIncidents(readCommitted(context.database))) await revoke(context, id);
    context = nightContext(use(), last + 6, '/nowhere');
    await load(context, { coverage: coverageLines(last + 5, last + 5) });
    await runNight(context, last + 5);
    expect(await excused(context)).to.deep.equal([]);
    expect(await verifyLedger(context)).to.deep.equal([]);
    // What the order that went to another seller had taken from the first comes back to the second.
    const [taken] = await context.database.read<{ expected: number }>(
      "SELECT SUM(expected) AS expected FROM excused_expected WHERE metric = 'late-delivery'",
    );
    expect(taken!.expected).to.be.closeTo(0, 1e-9);
  });
});

describeOnEachDatabase('an outage of the platform, and complaints around it', (use) => {
  const outage = { ...strike, name: 'Our application was down', metrics: ['complaint'], market: null };
  const plain = { seller: 'S3', placed: dayZero + 8, buyer: 'B1', market: 'DE', carrier: 'Poste' };
  const early = { ...plain, id: 'O-E', promised: to + 2, delivered: to + 2, complaint: { day: from + 1 } };
  const told = { ...plain, id: 'O-T', promised: from - 1, delivered: from - 1 };
  let context: Context;

  before(async () => {
    context = await begin(use());
    context = await live(use(), last + 1, [...orders, early, told]);
  });

  it('takes a complaint out that was known before its risk opened, after the outage', async () => {
    await declare(context, outage);
    context = await live(use(), last + 2, [...orders, early, told]);
    expect(await excused(context)).to.include('O-E complaint');
    expect(await verifyLedger(context)).to.deep.equal([]);
  });

  it('takes one out at once that is told of only now', async () => {
    context = await live(use(), last + 3, [...orders, early, { ...told, complaint: { day: from } }]);
    expect(await excused(context)).to.include('O-T complaint');
    const posted = await context.database.read(
      "SELECT e.posted AS posted FROM order_events e JOIN orders o ON o.id = e.order_key WHERE o.order_id = 'O-T' AND e.metric = 'complaint'",
    );
    expect(posted).to.deep.equal([{ posted: null }]);
    expect(await verifyLedger(context)).to.deep.equal([]);
  });

  it('counts them all when it is revoked', async () => {
    await revoke(context, 1);
    context = await live(use(), last + 4, [...orders, early, { ...told, complaint: { day: from } }]);
    expect(await excused(context)).to.deep.equal([]);
    expect(await verifyLedger(context)).to.deep.equal([]);
  });
});

describeOnEachDatabase('an incident declared while a night is at work', (use, dialect) => {
  const everything = [
    'outcomes',
    'order_events',
    'daily_counts',
    'posted_days',
    'ledger',
    'detector_state',
    'readings',
    'scores',
  ];

  it('is counted by the next night if this one has counted already, as if declared in between', async () => {
    await begin(use());
    const context = nightContext(use(), last + 2, '/nowhere');
    const known = knownBy(orders, last + 1) as PlacedOrder[];
    await load(context, { ...feedLines(known), coverage: coverageLines(last + 1, last + 1) });
    await loadPlaces(context, known);
    await runNight(context, last + 1, {
      onStage: async (stage, moment) => {
        if (stage === 'score' && moment === 'start') await declare(context, strike);
      },
    });
    expect(await excused(context)).to.deep.equal([]);
    const after = await live(use(), last + 2);
    await within(dialect, async (made) => {
      await begin(made);
      await declare(await live(made, last + 1), strike);
      expect(await dump(after.database, everything)).to.equal(
        await dump((await live(made, last + 2)).database, everything),
      );
    });
  });

  it('comes out the same if the counting is killed before it is noted', async () => {
    await within(dialect, async (made) => {
      const whole = await begin(made);
      await declare(whole, strike);
      const other = await createTestDatabase(dialect);
      try {
        const killed = await begin(other);
        await declare(killed, strike);
        let transactions = 0;
        const counting = countOrders(killed, last + 1, (work) => {
          transactions += 1;
          if (transactions === 2) throw new Error('killed');
          return killed.database.transaction(work);
        });
        expect(
          await counting.then(
            () => 'done',
            (error: Error) => error.message,
          ),
        ).to.equal('killed');
        const [one, two] = [await live(made, last + 1), await live(other, last + 1)];
        expect(await dump(one.database, everything)).to.equal(await dump(two.database, everything));
      } finally {
        await other.drop();
      }
    });
  });
});

describeOnEachDatabase('a bad order that stays one by a later sign', (use) => {
  /** Late because of the strike, and complained about after that. */
  const both = orders.filter(
    ({ seller, promised, delivered, complaint }) =>
      seller === 'S2' && promised !== undefined && delivered === promised + 5 && !complaint,
  );

  it('moves there, and back when the incident is revoked: the detector follows both ways', async () => {
    expect(both).to.not.be.empty;
    const complaints = both.map(
      ({ id, promised }) => `C-late-${id},${id},${dayText(promised! + 6)}T12:00:00Z,defective,`,
    );
    let context = await begin(use(), (begun) => load(begun, { complaints }));
    const bad = async () => (await states(context)).get('S2 bad-order')!.observed.toFixed(6);
    const without = await within('sqlite', async (made) => {
      let other = await begin(made, (begun) => load(begun, { complaints }));
      for (const night of [last + 1, last + 2, last + 3]) other = await live(made, night);
      return (await states(other)).get('S2 bad-order')!.observed.toFixed(6);
    });
    const id = await declare(context, strike);
    context = await live(use(), last + 1);
    expect(await verifyLedger(context)).to.deep.equal([]);
    await revoke(context, id);
    context = await live(use(), last + 2);
    expect(await verifyLedger(context)).to.deep.equal([]);
    context = await live(use(), last + 3);
    expect(await verifyLedger(context)).to.deep.equal([]);
    expect(await bad()).to.equal(without);
  });
});
