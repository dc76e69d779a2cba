/** Tasks: what is to be done by whom and when, late ones first. */
import { expect } from 'chai';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { clockAt } from '../../server/clock.ts';
import { texts } from '../../server/languages/texts.ts';
import { tasksDue } from '../../server/pages/portfolio/tasks-due.ts';
import { dayOf } from '../../server/scoring/day.ts';
import { mainOf, rowsOf } from '../support/reading.ts';
import { addTestPerson } from '../support/people.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';
import type { Visitor } from '../support/visitor.ts';

describeOnEachDatabase('the tasks page', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  const me = 'manager@test.example';
  const page = async (path = '/tasks', who = manager) => mainOf((await who.get(path)).text);
  const make = (fields: Record<string, string>) =>
    manager.submit('/tasks', { title: 'Call', assignee: me, due: '2026-11-22', ...fields });

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    manager = await app.signIn('manager');
    await addTestPerson(use().database, { email: 'ana@test.example', role: 'manager' });
    await addTestPerson(use().database, { email: 'lab@test.example', role: 'lab' });
  });
  after(() => app.close());

  it('is kind when nothing is to be done', async () => {
    expect(await page()).to.include('No task of yours is open.');
    expect(await tasksDue(use().database, me, dayOf('2026-11-22'), texts('en'))).to.equal(null);
  });

  it('asks for what, who and when, and keeps what was written', async () => {
    const answer = await make({ title: '', assignee: 'lab@test.example', due: 'soon', seller: 'NOBODY', case: '77' });
    expect(answer.status).to.equal(422);
    const text = mainOf(answer.text);
    for (const fault of [
      'Say what is to be done.',
      'Choose who does it.',
      'Give the day by which it is to be done.',
      'There is no seller of this id.',
      'There is no case of this number.',
    ])
      expect(text).to.include(fault);
    expect(answer.text).to.include('value="NOBODY"');
    expect(mainOf((await make({ seller: 'NOVA', case: '2' })).text)).to.include('That case is about another seller.');
  });

  it('puts late ones first, then today’s, then what comes', async () => {
    await make({ title: 'Ask for the carrier’s proof', case: '1', due: '2026-11-19' });
    await make({ title: 'Ring the warehouse', seller: 'NOVA' });
    await make({ title: 'Look again', due: '2026-12-01' });
    await make({ title: 'Read the file of Ana', assignee: 'ana@test.example' });
    await page();
    const { text: html } = await manager.get('/tasks');
    const text = mainOf(html);
    expect(text).to.include('One task of yours is late, one more is due today. One other comes later.');
    expect(rowsOf(html)).to.deep.equal([
      'Ask for the carrier’s proof Thu 19 Nov three days late Nova Refurb · case Done : Ask for the carrier’s proof',
    ]);
    expect(text).to.match(/Late .* Ask for .* Today .* Ring the warehouse .* Later .* Look again/);
    expect(text).not.to.include('file of Ana');
    const all = await page('/tasks?whose=all');
    expect(all).to.include('Read the file of Ana');
    expect(all).to.include('Whose');
  });

  it('counts the team’s as the team’s', async () => {
    const { database } = use();
    await database.transaction(async (tx) => {
      await tx.run("INSERT INTO teams (name, made_by, made_at) VALUES ('South', 'a', '2026-01-01T00:00:00Z')");
      await tx.run("UPDATE people SET team = 1 WHERE email IN ('manager@test.example', 'ana@test.example')");
    });
    expect(await page('/tasks?whose=team')).to.include('Read the file of Ana');
  });

  it('gives a page such as /today what is due', async () => {
    const due = await tasksDue(use().database, me, dayOf('2026-11-22'), texts('en'));
    expect(due?.lead).to.equal('Two tasks of yours are due, one of them late.');
    expect(due?.rows.map(({ title }) => title)).to.deep.equal(['Ask for the carrier’s proof', 'Ring the warehouse']);
    const later = await tasksDue(use().database, me, dayOf('2026-11-30'), texts('en'));
    expect(later?.lead).to.equal('Two tasks of yours are late.');
  });

  it('is done with who and when, once, and can be opened again', async () => {
    expect((await manager.submit('/tasks/2/done', { back: '/sellers/NOVA' }, '/tasks')).location).to.equal(
      '/sellers/NOVA',
    );
    const { text: html } = await manager.get('/tasks');
    expect(mainOf(html)).to.include('Ring the warehouse today 08:00 manager@test.example Open again');
    await manager.submit('/tasks/2/done', { back: '//elsewhere.example' }, '/tasks');
    expect(await page()).to.include('Somebody did that before you.');
    await manager.submit('/tasks/2', { title: 'Too late', assignee: me, due: '2026-11-30' }, '/tasks');
    expect(await page('/tasks/2')).to.include('It is done already.');
    await manager.submit('/tasks/2/reopen', {}, '/tasks');
    expect(await page('/tasks/2')).to.include('It is open again.');
    const [row] = await use().database.read('SELECT seller, done_at, done_by FROM tasks WHERE id = 2');
    expect(row).to.deep.equal({ seller: nova, done_at: null, done_by: null });
  });

  it('is given another day and another person', async () => {
    await manager.submit('/tasks/3', { title: 'Look again, closely', assignee: 'ana@test.example', due: '2026-12-02' });
    expect(await page('/tasks?whose=all')).to.include('Look again, closely Wed 2 Dec – Test manager');
    expect((await manager.submit('/tasks/3', { title: '', assignee: me, due: '' })).status).to.equal(422);
  });

  it('knows no other task, and is not for the lab or sellers', async () => {
    for (const id of ['99', 'x', '99999999999']) {
      expect((await manager.get(`/tasks/${id}`)).status).to.equal(404);
      expect((await manager.submit(`/tasks/${id}/done`, {}, '/tasks')).status).to.equal(404);
    }
    expect((await (await app.signIn('lab')).get('/tasks')).status).to.equal(403);
    const seller = await app.signIn('seller', { seller: nova });
    expect((await seller.get('/tasks')).status).to.equal(403);
    expect((await seller.get('/tasks/1')).status).to.equal(404);
  });
});
