/** A verdict by two people: blind, agreed or settled, revealed, answered by the seller, decided by somebody else. */
import { expect } from 'chai';
import { addTestPerson } from '../../support/people.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';
import { keepSeed } from '../../support/grading-seed.ts';
import { beginInspection, goodAnswers, sendAnswers, writeArrivedOrder } from '../../support/inspecting.ts';
import { movingClock } from '../../support/moving-clock.ts';
import { mainOf } from '../../support/reading.ts';
import type { Visitor } from '../../support/visitor.ts';
import { nova, tiny, writeMarketplace } from '../../support/written-marketplace.ts';

const locked = { ...goodAnswers(), 'said.not-locked': 'no', 'note.not-locked': 'asks for jo***@mail.example' };

describeOnEachDatabase('a verdict by two people', (use) => {
  const clock = movingClock('2026-11-23T09:00:00Z');
  let app: RunningApp;
  let ada: Visitor;
  let ben: Visitor;
  let cleo: Visitor;
  let manager: Visitor;
  let seller: Visitor;
  const page = async (path: string, who: Visitor) => mainOf((await who.get(path)).text);
  const audits = async (action: string) =>
    use().database.read<{ subject: string; detail: string }>(
      'SELECT subject, detail FROM audit WHERE action = ? ORDER BY id',
      [action],
    );
  const grade = async (who: Visitor, order: number, answers: Record<string, string>) => {
    const path = await beginInspection(who, order);
    const { status } = await sendAnswers(who, path, answers, { act: '/submit' });
    expect(status).to.equal(303);
    return path;
  };
  const gradeSecond = async (who: Visitor, order: number, answers: Record<string, string>) => {
    const begun = await who.submit(`/lab/orders/${order}/second`, {}, '/account');
    expect(begun.location).to.match(/^\/lab\/inspections\/\d+$/);
    const { status } = await sendAnswers(who, begun.location!, answers, { act: '/submit' });
    expect(status).to.equal(303);
    return begun.location!;
  };

  before(async () => {
    const { database } = use();
    await writeMarketplace(database);
    // No first grading of this story is drawn for a second one.
    await keepSeed(database, { drawn: [], spared: [1, 2, 3, 4, 5, 6, 7, 8, 9] });
    app = await startApp(database, { clock });
    const inLab = (name: string) => app.signIn('lab', { email: `${name}@test.example` });
    [ada, ben, cleo] = [await inLab('ada'), await inLab('ben'), await inLab('cleo')];
    manager = await app.signIn('manager');
    seller = await app.signIn('seller', { seller: nova });
    const colleague = { email: 'atelier@test.example', seller: nova, language: null } as const;
    await addTestPerson(use().database, { ...colleague, role: 'seller' });
  });
  after(() => app.close());

  it('concludes at once what passed and was not drawn', async () => {
    const order = await writeArrivedOrder(use().database, nova);
    await grade(ada, order, goodAnswers());
    const [row] = await use().database.read('SELECT * FROM mystery_orders WHERE id = ?', [order]);
    expect(row).to.include({ verdict: 'passed', quality: 100, concluded_by: 'ada@test.example', second_reason: null });
    expect(row).to.include({ inspected_on: '2026-11-23', safety_finding: 'none', conclusion: '' });
    expect(await audits('mystery order concluded')).to.deep.equal([
      { subject: `mystery order ${order}`, detail: '{}' },
    ]);
  });

  it('lets a blocker wait for a second person, who sees nothing of the first', async () => {
    const order = await writeArrivedOrder(use().database, nova, { orderId: 'O-77' });
    const path = await grade(ada, order, locked);
    expect(await page('/lab/second', ada)).to.include('You graded it: somebody else must.');
    const own = await ada.submit(`/lab/orders/${order}/second`, {}, '/account');
    expect(own.location).to.equal('/lab/second');
    expect(await page('/lab/second', ada)).to.include('It does not wait for you');
    const list = await page('/lab/second', ben);
    expect(list).to.include('One device to grade without seeing what somebody else found.').and.to.include('Grade it');
    for (const where of ['/lab/second', `/lab/orders/${order}`, path])
      expect((await ben.get(where)).text, where).not.to.match(/blocker was found|not-locked.*no|jo\*\*\*/);
    expect((await ben.get(`/lab/orders/${order}/differences`)).status).to.equal(404);
    const early = await ben.submit(`/lab/orders/${order}/reveal`, {}, '/account');
    expect(early.location).to.equal(`/lab/orders/${order}`);
    expect(await page(`/lab/orders/${order}`, ben)).to.include('Only an order whose verdict stands');
  });

  it('concludes when both say the same, and reveals what both saw', async () => {
    const [{ id: order } = { id: 0 }] = await use().database.read<{ id: number }>(
      "SELECT id FROM mystery_orders WHERE order_id = 'O-77'",
    );
    const scratched = { ...locked, 'said.body-clean': 'no' };
    await gradeSecond(ben, order, scratched);
    const [row] = await use().database.read('SELECT * FROM mystery_orders WHERE id = ?', [order]);
    expect(row).to.include({ verdict: 'blocker', safety_finding: 'locked_device', concluded_by: 'ben@test.example' });
    expect(await page(`/lab/orders/${order}/differences`, cleo)).to.include('The two gradings say the same');
    const asked = await page(`/lab/orders/${order}/reveal`, ada);
    expect(asked).to.include('Blocker: device locked to an account.');
    expect(asked).to.include('tonight’s night recommends a suspension').and.to.include('asks for jo***@mail.example');
    for (const who of [manager, seller]) expect((await who.get(`/inspections/${order}`)).status).to.equal(404);
    const revealed = await ada.submit(`/lab/orders/${order}/reveal`, {});
    expect(revealed.location).to.equal(`/inspections/${order}`);
    const again = await ada.submit(`/lab/orders/${order}/reveal`, {}, '/account');
    expect(again.location).to.equal(`/lab/orders/${order}`);
    const [entry, ...others] = await audits('mystery order revealed');
    expect(others).to.deep.equal([]);
    expect(JSON.parse(entry!.detail)).to.deep.equal({
      ...{ seller: 'NOVA', verdict: 'blocker', safetyFinding: 'locked_device' },
    });
    const found = await use().database.read('SELECT item, severity FROM findings WHERE mystery_order = ?', [order]);
    expect(found).to.deep.equal([{ item: 'not-locked', severity: 'critical' }]);
  });

  it('tells managers and the seller, each in their words, and nobody else', async () => {
    const [{ id } = { id: 0 }] = await use().database.read<{ id: number }>(
      "SELECT id FROM mystery_orders WHERE order_id = 'O-77'",
    );
    const staff = await page(`/inspections/${id}`, manager);
    expect(staff).to.include('The seller can answer until Thu 3 Dec 2026.');
    expect(staff).to.include('Two people graded it, neither seeing the other’s answers.');
    expect(staff).to.include('Order O-77').and.to.include('Promised for Sun 15 Nov 2026').and.to.include('Carrier DHL');
    expect(await page('/notices', seller)).to.include('did not pass our inspection (order O-77) new');
    const own = await page(`/verdicts/${id}`, seller);
    expect(own).to.include('Test order O-77 We ordered a device from you like any customer and inspected it.');
    expect(own).to.include('Sell no other device like this one before you have checked your stock for it.');
    expect(own).to.include('Until Thu 3 Dec 2026, up to 4,000 letters');
    expect(await page('/notices', seller)).not.to.include(' new');
    const stranger = await app.signIn('seller', { seller: tiny });
    expect((await stranger.get(`/verdicts/${id}`)).status).to.equal(404);
    expect((await stranger.submit(`/verdicts/${id}/answer`, { text: 'x'.repeat(50) }, '/account')).status).to.equal(
      404,
    );
    const letters = await use().database.read('SELECT * FROM letters WHERE kind = ? ORDER BY person', ['verdict']);
    // Who chose English, and who chose nothing and reads what the shop's country speaks.
    expect(letters.map(({ language }) => language)).to.deep.equal(['en', 'fr']);
    for (const { once, person } of letters) expect(once).to.equal(`verdict:${id}:reveal:${String(person)}`);
    expect(letters[1]!['body']).to.include('3 décembre 2026').and.to.include(`/verdicts/${id}`);
  });

  it('takes one answer in time, keeps a draft that is refused, and shows it to the lab', async () => {
    const [{ id } = { id: 0 }] = await use().database.read<{ id: number }>(
      "SELECT id FROM mystery_orders WHERE order_id = 'O-77'",
    );
    const path = `/verdicts/${id}`;
    const short = await seller.submit(`${path}/answer`, { text: 'No <b>!' }, path);
    expect(short.status).to.equal(422);
    expect(short.text).to.include('No &lt;b&gt;!</textarea>').and.to.include('Say in a sentence or two');
    const long = await seller.submit(`${path}/answer`, { text: 'a'.repeat(4001) }, path);
    expect(mainOf(long.text)).to.include('It has 4001 letters; 4000 fit.');
    const text = 'We remove every account and keep a film of it: see our number 5511.';
    const token = await seller.get(path);
    expect(token.status).to.equal(200);
    expect((await seller.submit(`${path}/answer`, { text }, path)).status).to.equal(303);
    const twice = await seller.submit(`${path}/answer`, { text: `${text} Again.` }, '/account');
    expect(twice.status).to.equal(303);
    const after = await page(path, seller);
    expect(after).to.include('Your answer arrived before').and.to.include(text).and.not.to.include('Again.');
    expect(await audits('verdict answered')).to.have.length(1);
    expect(await page('/lab/second', cleo)).to.include('One answer of sellers to decide.');
  });

  it('lets somebody decide who did not judge, only to something milder, once', async () => {
    const [{ id } = { id: 0 }] = await use().database.read<{ id: number }>(
      "SELECT id FROM mystery_orders WHERE order_id = 'O-77'",
    );
    const path = `/inspections/${id}/answer`;
    const text = 'We saw your film: the account was removed, and the lock came from our own test account.';
    for (const who of [ada, ben]) {
      expect(await page(path, who)).to.include('You judged this order yourself');
      expect((await who.submit(path, { outcome: 'stands', text }, '/account')).status).to.equal(422);
    }
    expect((await manager.get(path)).status).to.equal(404);
    const bare = await cleo.submit(path, { outcome: 'worse', text: 'too short' });
    expect(mainOf(bare.text)).to.include('Choose what becomes of the verdict.').and.to.include('40 letters at least');
    expect(bare.text).to.include('too short</textarea>');
    const long = await cleo.submit(path, { outcome: 'stands', text: 'é'.repeat(4_001) });
    expect(long.text).to.include('é'.repeat(4_001)).and.to.include('Shorten it to 4,000 letters.');
    const done = await cleo.submit(path, { outcome: 'passed-none', text });
    expect(done.location).to.equal(`/inspections/${id}`);
    const again = await cleo.submit(path, { outcome: 'stands', text }, '/account');
    expect(again.location).to.equal(`/inspections/${id}`);
    const [row] = await use().database.read('SELECT * FROM mystery_orders WHERE id = ?', [id]);
    expect(row).to.include({ verdict: 'blocker', corrected_verdict: 'passed', corrected_on: '2026-11-23' });
    expect(row).to.include({ corrected_safety_finding: 'none' });
    const [entry] = await audits('verdict corrected');
    expect(JSON.parse(entry!.detail)).to.deep.equal({
      seller: 'NOVA',
      before: { verdict: 'blocker', safetyFinding: 'locked_device' },
      after: { verdict: 'passed', safetyFinding: 'none' },
    });
    const own = await page(`/verdicts/${id}`, seller);
    expect(own).to.include('The verdict is passed').and.to.include('at first it was blocker').and.to.include(text);
    expect(await page('/sellers/NOVA', manager)).not.to.include('The lab found danger to buyers');
    expect(await page('/scorecard', seller)).not.to.include('locked to somebody’s account');
    const letters = await use().database.read("SELECT body FROM letters WHERE once LIKE 'verdict:%outcome%'");
    expect(letters).to.have.length(2);
    for (const { body } of letters) expect(body).to.include(text);
  });

  it('ends the time to answer after ten days', async () => {
    const order = await writeArrivedOrder(use().database, nova, { orderId: 'O-78' });
    await grade(ada, order, { ...goodAnswers(), 'said.speakers': 'no', 'note.speakers': 'the lower one is silent' });
    await ada.submit(`/lab/orders/${order}/reveal`, {});
    clock.forward(10 * 86_400);
    seller = await app.signIn('seller', { seller: nova });
    expect(await page(`/verdicts/${order}`, seller)).to.include('Send the answer');
    clock.forward(86_400);
    manager = await app.signIn('manager');
    seller = await app.signIn('seller', { seller: nova });
    const late = await seller.submit(
      `/verdicts/${order}/answer`,
      { text: 'It sounded well when it left.' },
      '/account',
    );
    expect(late.status).to.equal(422);
    expect(mainOf(late.text))
      .to.include('The time to answer has ended')
      .and.to.include('It sounded well when it left.');
    expect(await page(`/inspections/${order}`, manager)).to.include('did not answer in time: it is final.');
  });
});
