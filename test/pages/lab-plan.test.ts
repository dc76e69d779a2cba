/** The lab's week: committed before it is drawn, drawn once, explained, skipped with a reason, and seen by nobody else. */
import { expect } from 'chai';
import { keepPlans } from '../../jobs/lab/keep-plans.ts';
import { verifyPlans } from '../../jobs/lab/verify-plans.ts';
import { drawWeek } from '../../server/lab/planner/draw-week.ts';
import type { Frame } from '../../server/lab/planner/frame.ts';
import { affordable } from '../../server/stores/lab/lab-budget.ts';
import { gatherFrame } from '../../server/stores/lab/plan-sources.ts';
import { commitPlan, sha256 } from '../../server/stores/lab/plans.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { writeDelivered } from '../support/delivered.ts';
import { movingClock } from '../support/moving-clock.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, quiet, strange, tiny, writeMarketplace } from '../support/written-marketplace.ts';
import { writeMysteryOrder, writtenNight as night } from '../support/written-nights.ts';

interface AuditRow {
  actor: string;
  action: string;
  subject: string;
  detail: string;
}

describeOnEachDatabase('the lab’s week', (use) => {
  const clock = movingClock('2026-11-23T05:00:00Z');
  let app: RunningApp;
  let lab: Visitor;
  const page = async (path: string, who = lab) => mainOf((await who.get(path)).text);
  const audits = () =>
    use().database.read<AuditRow>(
      `SELECT actor, action, subject, detail FROM audit WHERE action LIKE 'lab %' ORDER BY id`,
    );
  const rows = <T>(sql: string) => use().database.read<T>(sql);
  const run = (sql: string) => use().database.transaction((tx) => tx.run(sql));
  const draws = (week: string) =>
    rows<{ id: number; stratum: string; seller: number; state: string; action: number | null; position: number }>(
      `SELECT d.id, d.stratum, d.seller, d.state, d.action, d.position FROM lab_draws d JOIN lab_plans p ON p.id = d.plan
       WHERE p.week = '${week}' ORDER BY d.position`,
    );

  before(async () => {
    const { database } = use();
    await writeMarketplace(database);
    await writeDelivered(database, night, [
      [nova, 'smartphones', 60],
      [quiet, 'laptops', 30],
      [strange, 'audio', 12],
      [tiny, '', 2],
    ]);
    app = await startApp(database, { clock });
    lab = await app.signIn('lab');
  });
  after(() => app.close());

  it('begins with what a week would be, and what to do', async () => {
    const text = await page('/lab/plan');
    expect(text).to.include('This week is not drawn yet: 10 orders, 4 of them at random.');
    expect(text).to.include('Draw this week').and.to.include('No order drawn at random was inspected yet');
    expect(text).to.include('No week was drawn before.');
  });

  it('keeps the budget that the lab sets, with every fault beside its field and a line in the audit', async () => {
    const given = { slots: '7', share: '40', money: '2500', currency: 'eur' };
    const faulty = await lab.submit('/lab/plan/budget', { slots: '0', share: '101', money: 'much', currency: '€' });
    expect(faulty.status).to.equal(422);
    expect(mainOf(faulty.text))
      .to.include('A whole number from 1 to 500.')
      .and.to.include('A whole number from 1 to 100')
      .and.to.include('An amount such as 3000')
      .and.to.include('Three letters');
    expect((await lab.submit('/lab/plan/budget', given)).status).to.equal(303);
    expect((await lab.get('/lab/plan/budget')).text)
      .to.include('value="2500.00"')
      .and.to.include('value="EUR"');
    expect(await page('/lab/plan')).to.include('7 orders, 3 of them at random');
    const [entry] = await audits();
    expect(entry).to.deep.include({ action: 'lab budget changed', subject: 'lab budget', actor: 'lab@test.example' });
    expect(JSON.parse(entry!.detail)).to.deep.include({ slots: 7, moneyMinor: 250_000, automatic: false });
  });

  it('commits to seed and frame before it draws, and draws once, however often it is asked', async () => {
    const [one, other] = await Promise.all([lab.submit('/lab/plan', {}), lab.submit('/lab/plan', {})]);
    expect([one.status, other.status]).to.deep.equal([303, 303]);
    await lab.request('POST', '/lab/plan');
    const told = (await audits()).slice(1);
    expect(told.map(({ action, subject }) => [action, subject])).to.deep.equal([
      ['lab seed committed', 'lab plan 2026-11-23'],
      ['lab plan drawn', 'lab plan 2026-11-23'],
    ]);
    const [plan] = await rows<{ seed: string; frame: string }>('SELECT seed, frame FROM lab_plans ORDER BY id');
    const { commitment, frame, slots, randomSlots } = JSON.parse(told[0]!.detail) as Record<string, unknown>;
    expect([slots, randomSlots]).to.deep.equal([7, 3]);
    expect(commitment).to.equal(sha256(plan!.seed));
    expect(frame).to.equal(sha256(plan!.frame));
    expect(JSON.stringify(told)).not.to.include(plan!.seed);
    const drawn = await draws('2026-11-23');
    expect(drawn.filter(({ stratum }) => stratum === 'random')).to.have.length(3);
    expect(drawWeek(JSON.parse(plan!.frame) as Frame, plan!.seed, sha256).map(({ seller }) => seller)).to.deep.equal(
      drawn.map(({ seller }) => seller),
    );
  });

  it('shows whom it drew and why, in words', async () => {
    const text = await page('/lab/plan');
    expect(text).to.include('orders to place').and.to.include('At random').and.to.include('By risk');
    expect(text).to.include('secret, committed').and.to.include('of at most €2,500.00');
    const drawn = await draws('2026-11-23');
    expect((await lab.get('/lab/plan')).text).to.include(`<a href="/lab/draws/${drawn[0]!.id}/order">planned</a>`);
    const risky = drawn.find(({ stratum }) => stratum === 'risk')!;
    const why = await page(`/lab/draws/${risky.id}`);
    expect(why)
      .to.include('Why this seller')
      .and.to.include('Place the order')
      .and.to.include('None is concluded yet.');
    expect(why).to.include('What we believe').and.to.include('At stake').and.to.include('Worth of the test');
    const random = await page(`/lab/draws/${drawn[0]!.id}`);
    expect(random)
      .to.include('Chance drew this seller')
      .and.to.match(/\d+ of the 104 orders delivered in four weeks/);
    const [plan] = await rows<{ id: number }>('SELECT id FROM lab_plans ORDER BY id');
    expect(await page(`/lab/plan/${plan!.id}`))
      .to.include('Week of Mon 23 Nov 2026')
      .and.to.include('By risk');
  });

  it('skips a draw with a reason, once, and never replaces it', async () => {
    const [first] = await draws('2026-11-23');
    const path = `/lab/draws/${first!.id}`;
    const without = await lab.submit(`${path}/skip`, { reason: 'x' }, path);
    expect(without.status).to.equal(422);
    expect(mainOf(without.text)).to.include('Say why no order can be placed, 10 letters at least');
    expect(without.text).to.include('value="x"');
    const long = await lab.submit(`${path}/skip`, { reason: 'é'.repeat(501) }, path);
    expect(long.text).to.include('é'.repeat(501)).and.to.include('Shorten it to 500 letters.');
    expect(await page(path))
      .to.include('It cannot be taken back')
      .and.to.include('At least 10 letters.');
    const reason = 'Nova Refurb sells nothing to our addresses <b>';
    expect((await lab.submit(`${path}/skip`, { reason }, path)).status).to.equal(303);
    const text = await page(path);
    expect(text).to.include(`Skipped: ${reason}`).and.not.to.include('Place the order');
    expect(await page('/lab/plan'))
      .to.include('1 skipped')
      .and.to.include('Slots at random that could not be carried out: 1.');
    const other = (await draws('2026-11-23'))[1]!;
    await lab.submit(`${path}/skip`, { reason: 'again, and again' }, `/lab/draws/${other.id}`);
    expect((await audits()).filter(({ action }) => action === 'lab draw skipped')).to.have.length(1);
    expect(await page(path)).to.include('meanwhile');
  });

  it('is seen by nobody outside the lab, nor does the audit say whom it drew', async () => {
    const [first] = await draws('2026-11-23');
    const others = [
      await app.signIn('manager'),
      await app.signIn('admin'),
      await app.signIn('seller', { seller: nova }),
      app.visitor(),
    ];
    for (const who of others)
      for (const path of ['/lab/plan', '/lab/plan/1', '/lab/plan/budget', `/lab/draws/${first!.id}`]) {
        const answer = await who.get(path);
        expect(answer.status, path).to.be.oneOf([303, 403, 404]);
        expect(answer.text).not.to.include('Why this seller');
      }
    const said = JSON.stringify(await audits());
    for (const name of ['Nova', 'NOVA', 'Écran', 'Three Orders', 'id/with', 'our addresses', 'smartphones', 'laptops'])
      expect(said).not.to.include(name);
    expect((await others[0]!.get('/audit?text=lab')).text).not.to.include('our addresses');
    expect(JSON.stringify(app.logged)).not.to.include('our addresses').and.not.to.include('Nova Refurb');
  });

  it('tells the seed when nothing of the random stratum is under cover, not before', async () => {
    const context = app.context;
    expect(await keepPlans(context)).to.equal(0);
    const [, second, third] = await draws('2026-11-23');
    await writeMysteryOrder(use().database, {
      ...{ id: 71, seller: second!.seller, verdict: 'downgraded', safetyFinding: 'none', revealedOn: null },
    });
    await run(`UPDATE mystery_orders SET lab_draw = ${second!.id} WHERE id = 71`);
    await run(`UPDATE lab_draws SET state = 'ordered' WHERE id = ${second!.id}`);
    await run(`UPDATE lab_draws SET state = 'skipped' WHERE id = ${third!.id}`);
    expect(await keepPlans(context)).to.equal(0);
    await run(`UPDATE mystery_orders SET revealed_on = '2026-11-23' WHERE id = 71`);
    expect(await keepPlans(context)).to.equal(1);
    expect(await keepPlans(context)).to.equal(0);
    const told = (await audits()).at(-1)!;
    expect(told).to.deep.include({ action: 'lab seed disclosed', subject: 'lab plan 2026-11-23', actor: 'scheduler' });
    const { seed, commitment } = JSON.parse(told.detail) as { seed: string; commitment: string };
    expect(sha256(seed)).to.equal(commitment);
    expect(await page('/lab/plan'))
      .to.include('told in the audit log')
      .and.to.include('1 of 1 device drawn at random failed');
  });

  it('is drawn again by verify, which tells every change', async () => {
    const faults = async () => (await verifyPlans(app.context)).faults;
    expect(await verifyPlans(app.context)).to.deep.equal({ plans: 1, faults: [] });
    const [first] = await draws('2026-11-23');
    const change = async (there: string, back: string) => {
      await run(there);
      const [fault, ...more] = await faults();
      await run(back);
      expect(more).to.deep.equal([]);
      return fault;
    };
    const seller = (id: number) => `UPDATE lab_draws SET seller = ${id} WHERE id = ${first!.id}`;
    expect(await change(seller(tiny + 1000), seller(first!.seller))).to.equal(
      'the lab plan of 2026-11-23: draw 1 is not what its seed draws',
    );
    const frame = (to: string) => `UPDATE lab_plans SET frame = ${to}`;
    expect(await change(frame(`frame || ' '`), frame('TRIM(frame)'))).to.include('was changed since it was committed');
    const [plan] = await rows<{ seed: string; commitment: string }>(
      'SELECT seed, commitment FROM lab_plans ORDER BY id',
    );
    const seed = (text: string) => `UPDATE lab_plans SET seed = '${text}', commitment = '${sha256(text)}'`;
    expect(await change(seed('0'.repeat(64)), seed(plan!.seed))).to.include('the audit log has another commitment');
    expect(await faults()).to.deep.equal([]);
  });

  it('draws by itself on Monday at six, where the lab has switched that on and nobody was faster', async () => {
    clock.forward(7 * 86_400 + 59 * 60);
    lab = await app.signIn('lab');
    await lab.submit('/lab/plan/budget', { slots: '5', share: '20', money: '', currency: 'EUR', automatic: '1' });
    expect(await keepPlans(app.context)).to.equal(0);
    clock.forward(60);
    expect(await keepPlans(app.context)).to.equal(1);
    expect(await keepPlans(app.context)).to.equal(0);
    expect((await audits()).at(-1)).to.deep.include({ action: 'lab plan drawn', actor: 'scheduler' });
    await lab.submit('/lab/plan/budget', { slots: '5', share: '20', money: '', currency: 'EUR' });
    clock.forward(7 * 86_400 + 3 * 3600);
    lab = await app.signIn('lab');
    expect(await keepPlans(app.context)).to.equal(0);
    expect(await page('/lab/plan'))
      .to.include('Mon 30 Nov 2026')
      .and.to.include('Still to place from other weeks')
      .and.to.include('Mon 23 Nov 2026');
  });

  it('draws a week that was committed and then left, by hand or by the scheduler', async () => {
    const { database } = use();
    const read = readCommitted(database);
    const commit = async (week: string) => {
      const frame = await gatherFrame(read, { week, slots: 3, randomSlots: 1 });
      const act = { at: '2026-12-07T09:00:00Z', by: 'lab@test.example' };
      return database.transaction((tx) => commitPlan(tx, frame!, { moneyMinor: null, currency: 'EUR' }, act));
    };
    const id = await commit('2026-12-14');
    expect(await page(`/lab/plan/${id}`)).to.include('committed and not drawn yet');
    expect((await lab.submit(`/lab/plan/${id}/draw`, {}, `/lab/plan/${id}`)).status).to.equal(303);
    expect((await draws('2026-12-14')).length).to.be.above(0);
    await commit('2026-12-21');
    expect(await commit('2026-12-21')).to.equal(null);
    expect(await keepPlans(app.context)).to.equal(1);
    expect((await draws('2026-12-21')).filter(({ stratum }) => stratum === 'random')).to.have.length(1);
    const late = `(SELECT id FROM lab_plans WHERE week > '2026-12-07')`;
    await run(`DELETE FROM lab_draws WHERE plan IN ${late}`);
    await run(`DELETE FROM lab_plans WHERE id IN ${late}`);
  });

  it('draws fewer orders where the money is enough for fewer', async () => {
    expect(affordable({ slots: 10, moneyMinor: 200_000 }, 31_000)).to.equal(6);
    expect(affordable({ slots: 10, moneyMinor: null }, 31_000)).to.equal(10);
    expect(affordable({ slots: 10, moneyMinor: 200_000 }, null)).to.equal(10);
    await run(`UPDATE mystery_orders SET price_minor = 30000, shipping_minor = 1000, currency = 'EUR' WHERE id = 71`);
    const budget = { slots: '5', share: '20', currency: 'EUR' };
    await lab.submit('/lab/plan/budget', { ...budget, money: '700' });
    expect(await page('/lab/plan')).to.include('2 orders, 1 of them at random. The money is enough for 2 of 5.');
    await lab.submit('/lab/plan/budget', { ...budget, money: '300' });
    expect(await page('/lab/plan'))
      .to.include('not enough for one order')
      .and.not.to.include('Draw this week');
    expect((await lab.submit('/lab/plan', {}, '/lab/plan/budget')).status).to.equal(303);
    expect(await page('/lab/plan')).to.include('The money of a week is not enough for one order.');
    await lab.submit('/lab/plan/budget', { ...budget, money: '' });
  });

  it('draws what verifies a corrective action before all others', async () => {
    await use().database.transaction((tx) =>
      tx.insertMany(
        'corrective_actions',
        ['id', 'seller', 'mystery_order', 'text', 'due_on', 'state', 'asked_by', 'asked_at', 'evidence_at', 'version'],
        [
          [
            ...[7, quiet, 71, 'Wipe devices', '2026-12-01', 'done', 'm@test.example'],
            ...['2026-11-24T08:00:00Z', '2026-12-01T08:00:00Z', 2],
          ],
        ],
      ),
    );
    await lab.submit('/lab/plan', {});
    const risk = (await draws('2026-12-07')).filter(({ stratum }) => stratum === 'risk');
    expect(risk[0]).to.deep.include({ action: 7, seller: quiet });
    expect(await page(`/lab/draws/${risk[0]!.id}`)).to.include('verifies corrective action 7');
    expect(await page('/lab/plan')).to.include('verifies corrective action 7');
    expect((await verifyPlans(app.context)).faults).to.deep.equal([]);
  });
});
