/** Teams: who works with whom, and what an administrator can change about it. */
import { expect } from 'chai';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { clockAt } from '../../server/clock.ts';
import { teamEmails } from '../../server/stores/teams.ts';
import { mainOf } from '../support/reading.ts';
import { addTestPerson } from '../support/people.ts';
import { writeMarketplace } from '../support/written-marketplace.ts';
import type { Visitor } from '../support/visitor.ts';

describeOnEachDatabase('the teams page', (use) => {
  let app: RunningApp;
  let admin: Visitor;
  let manager: Visitor;
  let ana: number;
  const page = async (who = admin) => mainOf((await who.get('/teams')).text);
  const audit = () => use().database.read('SELECT actor, action, subject FROM audit ORDER BY id DESC LIMIT 1');

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    admin = await app.signIn('admin');
    manager = await app.signIn('manager');
    ana = await addTestPerson(use().database, { email: 'ana@test.example', role: 'manager' });
  });
  after(() => app.close());

  it('says who is in no team, how many sellers each has, and who is named but cannot sign in', async () => {
    const text = await page();
    expect(text).to.include('There is no team yet. One seller is in the care of somebody who cannot sign in here.');
    expect(text).to.include('Test manager manager@test.example 3 Hand over');
    expect(text).to.include('other@test.example 1 Hand over');
  });

  it('makes a team once, and puts people into it', async () => {
    expect((await admin.submit('/teams', { name: ' Équipe  Sud ' })).status).to.equal(303);
    expect(await page()).to.include('The team “Équipe Sud” is made.');
    expect(await audit()).to.deep.equal([
      { actor: 'admin@test.example', action: 'team made', subject: 'team Équipe Sud' },
    ]);
    const again = await admin.submit('/teams', { name: 'Équipe Sud' });
    expect(again.status).to.equal(422);
    expect(mainOf(again.text)).to.include('Another team has this name.');
    expect(mainOf((await admin.submit('/teams', { name: ' ' })).text)).to.include('Give the team a name.');
    await admin.submit(`/teams/people/${ana}`, { team: '1' }, '/teams');
    const own = await use().database.read<{ id: number }>("SELECT id FROM people WHERE email = 'manager@test.example'");
    await admin.submit(`/teams/people/${own[0]!.id}`, { team: '1' }, '/teams');
    expect(await page()).to.include('Équipe Sud 2 people · 3 sellers');
    expect(await teamEmails(use().database, 'manager@test.example')).to.deep.equal([
      'ana@test.example',
      'manager@test.example',
    ]);
    expect(await teamEmails(use().database, 'admin@test.example')).to.deep.equal(['admin@test.example']);
  });

  it('renames and dissolves it; its people stay', async () => {
    await admin.submit('/teams/1/rename', { name: 'South' }, '/teams');
    expect(await page()).to.include('“Équipe Sud” is called “South” now.');
    await admin.submit('/teams/1/dissolve', {}, '/teams');
    const text = await page();
    expect(text).to.include('The team “South” is dissolved. Its people stay, without a team');
    expect(text).to.include('There is no team yet.');
    expect(await teamEmails(use().database, 'ana@test.example')).to.deep.equal(['ana@test.example']);
  });

  it('knows no other team or person', async () => {
    for (const path of ['/teams/9/rename', '/teams/9/dissolve', '/teams/x/rename', '/teams/people/999'])
      expect((await admin.submit(path, { name: 'North', team: '' }, '/teams')).status, path).to.equal(404);
    expect((await admin.submit(`/teams/people/${ana}`, { team: '77' }, '/teams')).status).to.equal(404);
  });

  it('is read by managers, changed by administrators, and not there for others', async () => {
    const text = await page(manager);
    expect(text).to.include('Test manager');
    expect(text).not.to.include('A new team');
    expect((await manager.submit('/teams', { name: 'Mine' }, '/teams')).status).to.equal(403);
    expect((await (await app.signIn('lab')).get('/teams')).status).to.equal(403);
    expect((await (await app.signIn('seller', { seller: 1 })).get('/teams')).status).to.equal(403);
  });
});
