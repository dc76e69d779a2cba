/** The page of tokens: shown once, revoked at once. */
import { expect } from 'chai';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { movingClock } from '../support/moving-clock.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';

describeOnEachDatabase('the page of tokens', (use) => {
  const clock = movingClock('2026-11-22T08:00:00Z');
  let app: RunningApp;
  let admin: Visitor;
  let token = '';
  const page = async () => mainOf((await admin.get('/tokens')).text);
  const status = async () =>
    (await fetch(`${app.url}/api/v1/standings`, { headers: { authorization: `Bearer ${token}` } })).status;

  before(async () => {
    app = await startApp(use().database, { clock });
    admin = await app.signIn('admin');
  });
  after(() => app.close());

  it('says that no program can ask, and wants to know which one it is for', async () => {
    expect(await page()).to.include('No program can ask what holds for sellers.');
    const answer = await admin.submit('/tokens', { name: ' ', lifetime: '90' });
    expect([answer.status, mainOf(answer.text).includes('Say which program it is for.')]).to.deep.equal([422, true]);
  });

  it('shows a token once, keeps its hash, and it works', async () => {
    const answer = await admin.submit('/tokens', { name: 'Checkout <é>', lifetime: '90' });
    token = />(assay_[\w-]{43})</.exec(answer.text)?.[1] ?? '';
    expect([answer.status, token === '']).to.deep.equal([201, false]);
    expect(await page())
      .to.include('One token works. One has never been used.')
      .and.to.include('Checkout <é> works');
    expect(await status()).to.equal(200);
    const kept = JSON.stringify([
      await use().database.read('SELECT * FROM tokens'),
      await use().database.read('SELECT * FROM audit'),
      (await admin.get('/tokens')).text,
      app.logged,
    ]);
    expect(kept).not.to.include(token);
  });

  it('stops it after its time', async () => {
    clock.forward(90 * 86_400);
    admin = await app.signIn('admin');
    expect(await status()).to.equal(401);
    expect(await page()).to.include('Checkout <é> expired');
    clock.forward(-90 * 86_400);
    expect(await status()).to.equal(200);
  });

  it('revokes it at once, once, with an entry in the audit', async () => {
    const gone = await admin.submit('/tokens/1/revoke', {}, '/tokens');
    expect(gone.status).to.equal(303);
    expect(await page())
      .to.include('The token for Checkout <é> has stopped working.')
      .and.to.include('Checkout <é> revoked');
    expect(await status()).to.equal(401);
    expect((await admin.submit('/tokens/1/revoke', {}, '/tokens')).status).to.equal(404);
    const audit = await use().database.read("SELECT action FROM audit WHERE subject LIKE 'token %' ORDER BY id");
    expect(audit.map(({ action }) => action)).to.deep.equal(['token made', 'token revoked']);
  });
});
