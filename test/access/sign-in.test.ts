import { expect } from 'chai';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { addTestPerson, testPassword } from '../support/people.ts';

describeOnEachDatabase('signing in', (use) => {
  let app: RunningApp;
  before(async () => (app = await startApp(use().database)));
  after(() => app.close());

  it('sends each role to its own first page', async () => {
    for (const [role, page] of [
      ['manager', '/today'],
      ['lab', '/lab'],
      ['seller', '/scorecard'],
      ['admin', '/today'],
    ] as const) {
      const visitor = await app.signIn(role);
      expect((await visitor.get('/')).location, role).to.equal(page);
    }
  });

  it('sends whoever is signed out to sign in and back again', async () => {
    await addTestPerson(use().database, { email: 'back@test.example', role: 'manager' });
    const visitor = app.visitor();
    expect((await visitor.get('/sign-out')).location).to.equal('/sign-in?return=%2Fsign-out');
    const fields = { email: 'back@test.example', password: testPassword, return: '/sellers?page=2' };
    expect((await visitor.submit('/sign-in', fields)).location).to.equal('/sellers?page=2');
  });
});
