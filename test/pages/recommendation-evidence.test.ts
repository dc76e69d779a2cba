/** What stands on a case beside its own grounds: frozen and live figures, cases like it, its other cases, the lab's findings. */
import { expect } from 'chai';
import type { Database } from '../../db/connect.ts';
import { clockAt } from '../../server/clock.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, quiet, strange, writeMarketplace } from '../support/written-marketplace.ts';
import {
  writeMysteryOrder,
  writeRecommendations,
  writeSellers,
  writtenNight as night,
  type WrittenSeller,
} from '../support/written-nights.ts';

const readings = (exposure: number) => [
  { metric: 'late-delivery', events: 38, exposure: 412, rate: 0.091, low: 0.076, high: 0.108, state: 'ok' },
  { metric: 'complaint', events: 2, exposure: 400, rate: 0.005, low: 0.001, high: 0.02, state: 'stale' },
  { metric: 'cancellation', events: 0, exposure, rate: 0.001, low: 0, high: 0.01, state: 'ok' },
  { metric: 'slow-reply', events: 0, exposure: 3, rate: null, state: 'too_few' },
];

/** A seller like Nova unless told otherwise, with a case that was decided. */
async function writeDecided(
  database: Database,
  id: number,
  decision: string,
  { level = 'limit', kind = 'factory', ground = 'late-delivery', size = 412, state = 'ended' } = {},
): Promise<void> {
  const seller: WrittenSeller = { id, name: `Shop ${id}`, kind };
  await writeSellers(database, [seller]);
  await writeRecommendations(database, [
    { id, seller: id, level: 'limit', since: night - 7, grounds: [ground], state: 'ended' },
  ]);
  await database.transaction(async (tx) => {
    await tx.run(
      `INSERT INTO readings (night, seller, metric, events, exposure, state) VALUES (?, ?, 'cancellation', 1, ?, 'ok')`,
      [night - 7, id, size],
    );
    await tx.run(
      `INSERT INTO decisions (recommendation, seller, level, decision, state, person, reason, decided_at)
       VALUES (?, ?, ?, ?, ?, 'x@test.example', 'Clear.', '2026-11-16T08:00:00Z')`,
      [id, id, level, decision, state],
    );
  });
}

describeOnEachDatabase('the evidence of a case', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  const page = async (id: number) => mainOf((await manager.get(`/recommendations/${id}`)).text);

  before(async () => {
    const { database } = use();
    await writeMarketplace(database);
    await writeRecommendations(database, [
      ...[
        { id: 50, seller: nova, level: 'limit', since: night, grounds: ['late-delivery'] },
        { id: 51, seller: quiet, level: 'limit', since: night, grounds: ['late-delivery'] },
      ].map((one) => ({ ...one, snapshot: { night: '2026-11-21', policy: 1, readings: readings(412) } })),
      {
        ...{ id: 53, seller: nova, level: 'limit', since: night - 6, grounds: ['late-delivery'], evidence: 410 },
        snapshot: {
          ...{ night: '2026-11-17', policy: 1, lately: { 'late-delivery': 0.0841 } },
          readings: readings(412).map((one) => ({ ...one, evidence: { limit: 152 }, chanceAbove: { limit: 0.93 } })),
        },
      },
      { id: 52, seller: strange, level: 'suspend', since: night, grounds: ['return'] },
    ]);
    app = await startApp(database, { clock: clockAt('2026-11-22T08:00:00Z') });
    manager = await app.signIn('manager');
  });
  after(() => app.close());

  it('shows every figure of the night of the case, and tonight beside it', async () => {
    const text = await page(50);
    expect(text).to.include('All its figures as frozen on Sat 21 Nov 2026, and last night');
    expect(text).to.include('Late delivery ground 9.1 % (7.6–10.8) 38 of 412 orders due 10.4 % (8.3–13.0) warn 4 %');
    expect(text).to.include('Complaints 0.5 % (0.1–2.0) 2 of 400 orders delivered or overdue');
    expect(text).to.include('Slow replies – too few orders 0 of 3 complaints due for an answer');
  });

  it('names the night of each figure where last night’s are others, and how they go together', async () => {
    const text = await page(53);
    expect(text).to.include('By last night the evidence stands at 410 : 1 that the rate of late delivery');
    const [, then = '', now = ''] =
      /On the night when its grounds last changed, Tue 17 Nov 2026 (.*?) By last night, Sat 21 Nov 2026 (.*?) The rate is an estimate/.exec(
        text,
      ) ?? [];
    expect(then).to.include(
      'Late 9.1 % (7.6–10.8), limit 6 %. 38 late orders of 412 orders due in 180 days, plainly counted 9.2 %.',
    );
    expect(then).to.match(/152 : 1 that the true rate is above 6 %; 93 % sure that it was so then \(lately 8.4 %\)$/);
    expect(now).to.include('Late 10.4 % (8.3–13.0), limit 6 %.');
    expect(now).to.include('410 : 1 that the true rate is above 6 %');
  });

  it('says how cases like it were decided: same ground and level, similar kind and size', async () => {
    const { database } = use();
    expect(await page(50)).to.include('Nothing like it was decided before.');
    await writeDecided(database, 201, 'accepted');
    await writeDecided(database, 202, 'accepted', { size: 1_200 });
    await writeDecided(database, 203, 'lightened', { level: 'warn', size: 140 });
    await writeDecided(database, 204, 'dismissed', { state: 'recorded' });
    await writeDecided(database, 205, 'wait', { state: 'recorded' });
    await writeDecided(database, 206, 'aggravated', { state: 'refused', level: 'suspend' });
    await writeDecided(database, 207, 'accepted', { ground: 'complaint' });
    await writeDecided(database, 208, 'accepted', { kind: 'trader' });
    await writeDecided(database, 209, 'accepted', { size: 5_000 });
    const text = await page(50);
    expect(text).to.include('Of four cases like it, 2 were accepted, 1 lightened and 1 dismissed.');
    expect(text).to.include('Shop 203 : Warning decided, milder than recommended Mon 16 Nov');
    expect(text).not.to.include('Shop 208');
    expect(await page(51)).to.include(
      'Nothing like it was decided before. Of six cases on the same ground and level, whatever the seller, 4 were accepted, 1 lightened and 1 dismissed.',
    );
  });

  it('tells of the lab only what was revealed by then', async () => {
    const order = { seller: strange, verdict: 'blocker', safetyFinding: 'none' };
    await writeMysteryOrder(use().database, { ...order, id: 7, revealedOn: '2026-11-20' });
    await writeMysteryOrder(use().database, { ...order, id: 8, revealedOn: null });
    await writeMysteryOrder(use().database, { ...order, id: 9, revealedOn: '2026-11-22' });
    const text = await page(52);
    expect(text).to.include('Number 7 (smartphones, good), drawn at random, revealed Fri 20 Nov : blocker');
    expect(text).not.to.match(/Number [89]/);
  });

  it('leads to the seller’s other cases', async () => {
    expect(await page(50)).to.match(/Its other cases A limit for late delivery and complaints Sat 21 Nov 2026, open/);
    expect(await page(50)).to.include('A warning for late delivery Tue 22 Sep 2026, ended');
  });

  it('tells the end of a case from the end of its measure, and what was overturned from what stands', async () => {
    const { database } = use();
    await writeRecommendations(database, [
      { id: 60, seller: quiet, level: 'warn', since: night - 20, closed: night, grounds: ['return'], state: 'ended' },
      { id: 61, seller: quiet, level: 'limit', since: night - 9, grounds: ['return'], state: 'decided' },
    ]);
    await database.transaction((tx) =>
      tx.run(`INSERT INTO decisions (recommendation, seller, level, decision, state, person, reason, decided_at) VALUES
        (60, ${quiet}, 'warn', 'accepted', 'in-force', 'x@test.example', 'Clear.', '2026-11-03T08:00:00Z'),
        (61, ${quiet}, 'limit', 'accepted', 'overturned', 'x@test.example', 'Clear.', '2026-11-16T08:00:00Z')`),
    );
    expect(await page(51)).to.match(/A warning for returns [^,]+, case ended yesterday; its warning: in force/);
    expect(await page(60)).to.include(
      'The case ended yesterday. What was decided on it goes its own way: warning, in force.',
    );
    expect(await page(61)).to.include(
      'Limit: overturned after an appeal. It had been decided by x@test.example, Mon 16 Nov.',
    );
  });
});
