import { expect } from 'chai';
import { addPerson, giveLink } from '../../server/access/accounts.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { movingClock } from '../support/moving-clock.ts';

describeOnEachDatabase('a one-time link', (use) => {
  let app: RunningApp;
  const clock = movingClock('2026-03-02T08:00:00Z');
  let count = 0;
  before(async () => (app = await startApp(use().database, { clock })));
  after(() => app.close());

  const invite = () => addPerson(app.context, { email: `new${++count}@test.example`, role: 'lab' }, 'a test');
  const pathOf = (link: { address: string }) => link.address.replace(/^https?:\/\/[^/]+/, '');
  const choose = (path: string, password = 'four small grey mice') => {
    const token = new URLSearchParams(path.split('?')[1]).get('token') as string;
    return app.visitor().submit('/account/set-password', { token, password }, path);
  };
  const enter = (email: string, password = 'four small grey mice') =>
    app.visitor().submit('/sign-in', { email, password });

  it('lets its person choose a password, once', async () => {
    const { link } = await invite();
    const path = pathOf(link);
    const email = `new${count}@test.example`;
    expect((await app.visitor().get(path)).text).to.include(email);
    const next = (await choose(path)).location ?? '';
    expect(next).to.equal(`/sign-in?email=new${count}%40test.example`);
    expect((await app.visitor().get(next)).text).to.include(`value="${email}"`);
    expect((await enter(email)).status).to.equal(303);
    expect((await choose(path, 'five small grey mice')).status).to.equal(403);
    expect((await app.visitor().get(path)).text)
      .to.include('This link no longer works')
      .and.to.include('in a shop its owner gives it, at the marketplace an administrator.');
    expect((await app.visitor().get('/sign-in')).text).to.include('in a shop its owner, at the marketplace an');
    expect((await enter(email, 'five small grey mice')).status).to.equal(401);
  });

  it('is used by one of two who come at once', async () => {
    const { link } = await invite();
    const path = pathOf(link);
    const answers = await Promise.all([choose(path, 'the first of two words'), choose(path, 'the second of two')]);
    // The later one finds the link used when the form is sent, or already when the page is opened.
    const [first, later] = answers.map((answer) => answer.status).sort();
    expect(first).to.equal(303);
    expect(later).to.be.oneOf([403, 422]);
  });

  it('stays good when the password was too weak', async () => {
    const { link } = await invite();
    for (const weak of [
      'short',
      'password1234',
      '111111111111',
      `new${count}@test.example`,
      'qwerty123456',
      '123456789012',
    ])
      expect((await choose(pathOf(link), weak)).status, weak).to.equal(422);
    expect((await choose(pathOf(link))).status).to.equal(303);
  });

  it('lasts 72 hours for a new person and one hour for a new password', async () => {
    const { link, id } = await invite();
    expect((await choose(pathOf(link))).status).to.equal(303);
    const late = await invite();
    const reset = await giveLink(app.context, id, 'a test');
    clock.forward(3600 - 1);
    expect((await app.visitor().get(pathOf(reset))).text).to.include('Choose your password');
    clock.forward(1);
    expect((await app.visitor().get(pathOf(reset))).text).to.include('This link no longer works');
    expect((await app.visitor().get(pathOf(late.link))).text).to.include('Choose your password');
    clock.forward(71 * 3600);
    expect((await app.visitor().get(pathOf(late.link))).text).to.include('This link no longer works');
  });

  it('stops working when a newer one is made', async () => {
    const { link, id } = await invite();
    const newer = await giveLink(app.context, id, 'a test');
    expect((await app.visitor().get(pathOf(link))).text).to.include('This link no longer works');
    expect((await choose(pathOf(newer))).status).to.equal(303);
  });

  it('leaves no trace in the log, in the table or in the next page', async () => {
    const { link } = await invite();
    const token = link.address.split('token=')[1] as string;
    const page = await app.visitor().get(pathOf(link));
    await choose(pathOf(link));
    expect(page.headers.get('referrer-policy')).to.equal('no-referrer');
    expect(page.headers.get('cache-control')).to.equal('no-store');
    expect(JSON.stringify(app.logged)).not.to.include(token);
    expect(JSON.stringify(app.logged)).not.to.include('four small grey mice');
    const rows = await use().database.read('SELECT * FROM links ORDER BY token_hash');
    const audit = await use().database.read('SELECT * FROM audit ORDER BY id');
    expect(JSON.stringify([rows, audit])).not.to.include(token);
  });
});
