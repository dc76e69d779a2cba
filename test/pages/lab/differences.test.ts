/** Two gradings that differ: shown side by side, settled by a third person, or by both graders together. */
import { expect } from 'chai';
import { startApp, type RunningApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { gradeOrder } from '../../support/graded-twice.ts';
import { keepSeed } from '../../support/grading-seed.ts';
import { movingClock } from '../../support/moving-clock.ts';
import { mainOf } from '../../support/reading.ts';
import type { Visitor } from '../../support/visitor.ts';
import { nova, writeMarketplace } from '../../support/written-marketplace.ts';

const ada = 'ada@test.example';
const ben = 'ben@test.example';
const why = 'The three of us looked again: the seal is of the maker, and the lock is real.';

describeOnEachDatabase('two gradings that differ', (use) => {
  const clock = movingClock('2026-11-23T09:00:00Z');
  let app: RunningApp;
  let inAda: Visitor;
  let inBen: Visitor;
  let cleo: Visitor;
  const page = async (path: string, who: Visitor) => mainOf((await who.get(path)).text);
  const row = async (order: number) =>
    (await use().database.read('SELECT * FROM mystery_orders WHERE id = ?', [order]))[0]!;
  /** A blocker to one, a downgrade to the other. */
  const differ = async (): Promise<string> => {
    const { database } = use();
    const { order } = await gradeOrder(database, {
      seller: nova,
      by: ada,
      wrong: ['not-locked'],
      note: 'asks for a <mail>',
    });
    const { followed } = await gradeOrder(database, {
      ...{
        seller: nova,
        order,
        grading: 'second',
        by: ben,
        wrong: ['parts-original'],
        note: 'screen of another maker',
      },
    });
    expect(followed).to.equal('differs');
    return `/lab/orders/${order}/differences`;
  };
  const orderOf = (path: string) => Number(path.split('/')[3]);

  before(async () => {
    const { database } = use();
    await writeMarketplace(database);
    await keepSeed(database, { drawn: [], spared: [1, 2, 3, 4, 5, 6, 7, 8] });
    app = await startApp(database, { clock });
    inAda = await app.signIn('lab', { email: ada });
    inBen = await app.signIn('lab', { email: ben });
    cleo = await app.signIn('lab', { email: 'cleo@test.example' });
  });
  after(() => app.close());

  it('are shown side by side, item by item, and conclude nothing by themselves', async () => {
    const path = await differ();
    const text = await page(path, cleo);
    expect(text).to.include('The two gradings differ in two items.');
    expect(text).to.include('Verdict differs blocker downgraded').and.to.include('Delivery 100 of 100 100 of 100');
    expect(text)
      .to.include('not in order ada@test.example asks for a <mail>')
      .and.to.include('in order ben@test.example');
    expect(await row(orderOf(path))).to.include({ concluded_at: null, verdict: null });
    expect(await page('/lab/second', cleo)).to.include('One pair of gradings to settle.');
    for (const who of [
      await app.signIn('manager'),
      await app.signIn('admin'),
      await app.signIn('seller', { seller: nova }),
    ])
      expect((await who.get(path)).status).to.equal(404);
  });

  it('are settled by a third person: each item, with a reason, after a look at what would follow', async () => {
    const path = await differ();
    const empty = await cleo.submit(path, { act: 'settle' });
    expect(empty.status).to.equal(422);
    expect(mainOf(empty.text))
      .to.include('Choose for each item')
      .and.to.include('Say in a sentence why, 20 letters at least');
    const choices = { 'item-not-locked': 'second', 'item-parts-original': 'second' };
    const preview = await cleo.submit(path, { ...choices, act: 'preview', reason: 'half a' });
    expect(mainOf(preview.text)).to.include('It would come to this. Downgraded: one thing was not as it should be.');
    expect(preview.text).to.include('half a</textarea>');
    expect(await row(orderOf(path))).to.include({ concluded_at: null });
    expect((await cleo.submit(path, { ...choices, act: 'settle', reason: why })).status).to.equal(303);
    const order = await row(orderOf(path));
    expect(order).to.include({ verdict: 'downgraded', safety_finding: 'none', concluded_by: 'cleo@test.example' });
    expect(order).to.include({ conclusion: why, inspected_on: '2026-11-23' });
    const later = await inAda.submit(
      path,
      { ...choices, 'item-not-locked': 'first', act: 'settle', reason: why },
      '/account',
    );
    expect(later.status).to.equal(303);
    expect(await row(orderOf(path))).to.include({ verdict: 'downgraded' });
    expect(await page(path, cleo))
      .to.include('Settled by cleo@test.example: the verdict stands.')
      .and.to.include(why);
    await cleo.submit(`/lab/orders/${orderOf(path)}/reveal`, {});
    expect(await page(`/inspections/${orderOf(path)}`, cleo)).not.to.match(/ada@|ben@|The three of us/);
  });

  it('are settled by both graders together: one proposes, the other confirms that very proposal', async () => {
    const path = await differ();
    const choices = { 'item-not-locked': 'first', 'item-parts-original': 'first' };
    expect((await inAda.submit(path, { ...choices, act: 'settle', reason: why })).status).to.equal(303);
    expect(await row(orderOf(path))).to.include({ concluded_at: null });
    const mine = await page(path, inAda);
    expect(mine).to.include('Your proposal waits for somebody else to confirm it.').and.not.to.include('Confirm it');
    const theirs = await inBen.get(path);
    expect(mainOf(theirs.text)).to.include('ada@test.example has proposed how to settle it: confirm it');
    expect(mainOf(theirs.text)).to.include('It would come to this. Blocker: device locked to an account');
    const [, seen = ''] = /name="proposed_at" value="([^"]*)"/.exec(theirs.text) ?? [];
    const own = await inAda.submit(`${path}/confirm`, { proposed_at: seen }, '/account');
    expect(own.status).to.equal(303);
    expect(await row(orderOf(path))).to.include({ concluded_at: null });
    clock.forward(60);
    await inAda.submit(path, { ...choices, act: 'settle', reason: `${why} Once more.` });
    await inBen.submit(`${path}/confirm`, { proposed_at: seen }, path);
    expect(await page(path, inBen)).to.include('Once more.');
    expect(await row(orderOf(path))).to.include({ concluded_at: null });
    const [, now = ''] = /name="proposed_at" value="([^"]*)"/.exec((await inBen.get(path)).text) ?? [];
    const both = [1, 2].map(() => inBen.submit(`${path}/confirm`, { proposed_at: now }, path));
    expect((await Promise.all(both)).map(({ status }) => status)).to.deep.equal([303, 303]);
    expect(await row(orderOf(path))).to.include({ verdict: 'blocker', concluded_by: ben });
    const subject = `mystery order ${orderOf(path)}`;
    const acts = await use().database.read('SELECT action, detail FROM audit WHERE subject = ? ORDER BY id', [subject]);
    expect(acts).to.deep.equal([
      { action: 'mystery order settlement proposed', detail: '{}' },
      { action: 'mystery order settlement proposed', detail: '{}' },
      { action: 'mystery order concluded', detail: '{}' },
    ]);
  });

  it('are counted in how far inspectors agree', async () => {
    const text = await page('/lab/agreement', cleo);
    expect(text).to.include(
      'Three devices were graded by two people: too few to judge their agreement, 20 are needed.',
    );
    expect(text).to.include('ada@test.example 3 devices').and.to.include('differed 3 times');
    expect(await page('/lab/agreement?of=drawn', cleo)).to.include('No device has been graded by two people yet');
    expect((await (await app.signIn('manager')).get('/lab/agreement')).status).to.equal(403);
  });
});
