/** Decisions whose ground was taken away: said where people look, until somebody ends them. */
import { expect } from 'chai';
import { dayText } from '../../server/scoring/day.ts';
import type { Measure } from '../../server/cases/decision.ts';
import { declareIncident } from '../../server/stores/incidents.ts';
import { bumpRevision } from '../../server/stores/settings.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { putInForce } from '../support/decided.ts';
import { answeredDispute } from '../support/disputed.ts';
import { movingClock } from '../support/moving-clock.ts';
import { mainOf } from '../support/reading.ts';
import { begin, first, last, live, orders } from '../support/strike.ts';
import type { Visitor } from '../support/visitor.ts';

const again = 'Look at this decision again.';

describeOnEachDatabase('a decision that lost its ground', (use) => {
  const clock = movingClock(`${dayText(last + 1)}T12:00:00Z`);
  const read = <T>(sql: string, values: (string | number)[]) => use().database.read<T>(sql, values);
  let app: RunningApp;
  let manager: Visitor;
  let lab: Visitor;
  const decisions = new Map<string, { id: number; recommendation: number }>();
  const page = async (path: string, who = manager) => mainOf((await who.get(path)).text);
  const signIn = async () => {
    manager = await app.signIn('manager', { email: `manager-${clock.now()}@test.example` });
    lab = await app.signIn('lab', { email: `lab-${clock.now()}@test.example` });
  };
  const placesOf = (seller: string) => {
    const { id, recommendation } = decisions.get(seller)!;
    return [`/decisions/${id}`, `/recommendations/${recommendation}`, `/sellers/${seller}`];
  };

  before(async function () {
    this.timeout(120_000);
    await begin(use());
    const { database } = use();
    for (const name of ['S0', 'S1']) {
      const [open] = await read<{ id: number; seller: number; level: Measure }>(
        `SELECT r.id AS id, r.seller AS seller, r.level AS level FROM recommendations r JOIN sellers v ON v.id = r.seller
         WHERE v.seller_id = ? AND r.state = 'open'`,
        [name],
      );
      const { id: recommendation, seller, level } = open!;
      const told = { recommendation, seller, level, on: last + 1 };
      decisions.set(name, { id: (await database.transaction((tx) => putInForce(tx, told)))!, recommendation });
    }
    app = await startApp(database, { clock });
    await signIn();
  });
  after(() => app?.close());

  it('is not asked about as long as nothing has left', async () => {
    for (const path of [...placesOf('S0'), ...placesOf('S1')]) expect(await page(path), path).not.to.include(again);
    expect(await page('/today')).not.to.include('look at it again');
  });

  it('is to be looked at as soon as disputes are accepted that it stands on, before the night counts them', async () => {
    const { database } = use();
    const complained = orders.filter(
      ({ seller, complaint, placed }) => seller === 'S1' && complaint && placed >= first - 5 && complaint.day <= last,
    );
    const at = `${dayText(last + 1)}T11:00:00Z`;
    for (const { id } of complained) await answeredDispute(database, { orderId: id, metrics: ['complaint'], at });
    await database.transaction((tx) => bumpRevision(tx));
    for (const path of placesOf('S1'))
      expect(await page(path), path)
        .to.include(again)
        .and.to.match(/Tonight’s night takes it out, and then the figures recommend (nothing|“watch”)\./)
        .and.to.include('dispute 1, accepted')
        .and.to.include('if it stands no longer, lift it, and the seller is told');
    expect(await page('/today')).to.match(/A warning: in force Shop S1 look at it again/);
    expect(await page('/sellers/S1', lab), 'the lab reads no decisions').not.to.include(again);
    expect(await page('/sellers/S0')).not.to.include(again);
  });

  it('says which night took it out, by disputes and by an incident, until it is lifted', async function () {
    this.timeout(60_000);
    const { database } = use();
    const metrics = ['late-delivery', 'low-review', 'complaint', 'bad-order'];
    const strike = { name: 'Strike', metrics, market: 'FR', carrier: null, from: dayText(first), to: dayText(last) };
    await declareIncident(database, strike, { person: 'm@test.example', at: `${dayText(last + 1)}T11:30:00Z` });
    await live(use(), last + 1);
    clock.forward(86_400);
    await signIn();
    for (const [seller, cause] of [
      ['S1', /dispute \d+, accepted/],
      ['S0', /incident 1, declared/],
    ] as const)
      for (const path of placesOf(seller))
        expect(await page(path), path)
          .to.include(again)
          .and.to.include('since the night of')
          .and.to.match(cause);
    const { id } = decisions.get('S0')!;
    const { text } = await manager.get(`/decisions/${id}`);
    const version = /name="version" value="(\d+)"/.exec(text)![1]!;
    await manager.submit(`/decisions/${id}/lift`, { version, lift_reason: 'The strike was it.' }, `/decisions/${id}`);
    for (const path of placesOf('S0')) expect(await page(path), path).not.to.include(again);
  });
});
