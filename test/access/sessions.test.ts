import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { disablePerson } from '../../server/access/accounts.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { createTestDatabase, describeOnEachDatabase } from '../support/databases.ts';
import { becomes, eventually } from '../support/eventually.ts';
import { movingClock } from '../support/moving-clock.ts';
import { addTestPerson, testPassword } from '../support/people.ts';
import type { Visitor } from '../support/visitor.ts';

const hour = 3600;

describeOnEachDatabase('a session', (use) => {
  let app: RunningApp;
  const clock = movingClock('2026-03-02T08:00:00Z');
  before(async () => (app = await startApp(use().database, { clock })));
  after(() => app.close());

  const isOpen = async (visitor: { get(path: string): Promise<{ status: number }> }) =>
    (await visitor.get('/account')).status === 200;

  it('has a key that only the browser knows', async () => {
    const visitor = await app.signIn('manager');
    const key = visitor.cookies.get('assay') as string;
    expect(key).to.match(/^[\w-]{43}$/);
    const rows = await use().database.read<{ sid_hash: string }>('SELECT * FROM sessions ORDER BY sid_hash');
    expect(rows.map((row) => row.sid_hash)).to.include(createHash('sha256').update(key).digest('hex'));
    expect(JSON.stringify(rows)).not.to.include(key);
  });

  it('is never one that was there before the sign-in', async () => {
    const planted = 'A'.repeat(43);
    const visitor = app.visitor();
    visitor.cookies.set('assay', planted);
    await addTestPerson(use().database, { email: 'victim@test.example', role: 'manager' });
    await visitor.submit('/sign-in', { email: 'victim@test.example', password: testPassword });
    expect(visitor.cookies.get('assay')).not.to.equal(planted);
    const attacker = app.visitor();
    attacker.cookies.set('assay', planted);
    expect(await isOpen(attacker)).to.equal(false);
  });

  it('ends when the same browser signs in again', async () => {
    const visitor = await app.signIn('lab');
    const copy = app.visitor();
    copy.cookies.set('assay', visitor.cookies.get('assay') as string);
    expect(await isOpen(copy)).to.equal(true);
    await visitor.submit('/sign-in', { email: 'lab@test.example', password: testPassword }, '/sign-out');
    expect(await isOpen(visitor)).to.equal(true);
    expect(await isOpen(copy)).to.equal(false);
  });

  it('ends with a sign-out, for good', async () => {
    const visitor = await app.signIn('manager');
    const key = visitor.cookies.get('assay') as string;
    expect((await visitor.submit('/sign-out', {})).location).to.equal('/sign-in');
    expect((await visitor.get('/sign-in')).text).to.include('You are signed out.');
    expect((await visitor.get('/sign-in')).text).not.to.include('You are signed out.');
    visitor.cookies.set('assay', key);
    expect(await isOpen(visitor)).to.equal(false);
  });

  it('ends in every browser when the person signs out everywhere', async () => {
    const [one, two] = [await app.signIn('manager'), await app.signIn('manager')];
    const other = await app.signIn('lab');
    await one.submit('/account/sign-out-everywhere', {}, '/account');
    expect([await isOpen(one), await isOpen(two), await isOpen(other)]).to.deep.equal([false, false, true]);
  });

  it('ends elsewhere, not here, when the person changes the password', async () => {
    const email = 'changes@test.example';
    const [here, there] = [await app.signIn('manager', { email }), await app.signIn('manager', { email })];
    const wrong = await here.submit(
      '/account/password',
      { current: 'no', password: 'twelve green bottles' },
      '/account',
    );
    expect([wrong.status, await isOpen(there)]).to.deep.equal([401, true]);
    const weak = await here.submit('/account/password', { current: testPassword, password: 'short' }, '/account');
    expect([weak.status, weak.text.includes('at least 12 characters')]).to.deep.equal([422, true]);
    const chosen = { current: testPassword, password: 'twelve green bottles' };
    expect((await here.submit('/account/password', chosen, '/account')).status).to.equal(303);
    expect([await isOpen(here), await isOpen(there)]).to.deep.equal([true, false]);
    const again = app.visitor();
    expect((await again.submit('/sign-in', { email, password: testPassword })).status).to.equal(401);
    expect((await again.submit('/sign-in', { email, password: chosen.password })).status).to.equal(303);
  });

  it('ends at once when its person is disabled', async () => {
    const visitor = await app.signIn('lab', { email: 'gone@test.example' });
    const id = await addTestPerson(use().database, { email: 'gone@test.example', role: 'lab' });
    expect(await isOpen(visitor)).to.equal(true);
    await disablePerson(app.context, id, 'a test');
    expect(await isOpen(visitor)).to.equal(false);
    const answer = await app.visitor().submit('/sign-in', { email: 'gone@test.example', password: testPassword });
    expect(answer.status).to.equal(401);
  });

  it('lasts while it is used, 12 hours without, and 7 days in any case', async () => {
    const used = await app.signIn('manager');
    const idle = await app.signIn('lab');
    for (let hours = 0; hours < 167; hours += 11) {
      expect(await isOpen(used), `after ${hours} hours`).to.equal(true);
      await noted(used.cookies.get('assay') as string, clock.now());
      clock.forward(11 * hour);
    }
    expect(await isOpen(idle)).to.equal(false);
    expect(await isOpen(used)).to.equal(false);
  });

  /** The use of a session is written after the answer. */
  async function noted(key: string, now: number): Promise<void> {
    const hash = createHash('sha256').update(key).digest('hex');
    await eventually(async () => {
      const [row] = await use().database.read<{ created_at: string; expires_at: string }>(
        'SELECT created_at, expires_at FROM sessions WHERE sid_hash = ?',
        [hash],
      );
      const whole = Date.parse(row?.created_at as string) / 1000 + 168 * hour;
      expect(Date.parse(row?.expires_at as string) / 1000).to.be.at.least(Math.min(whole, now + 12 * hour));
    });
  }
});

describeOnEachDatabase('what is remembered of a session', (use) => {
  it('is forgotten with every form, and after a moment when another process changes it', async () => {
    const app = await startApp(use().database, { sessionMemory: 150 });
    const open = async (visitor: Visitor) => (await visitor.get('/account')).status === 200;
    const admin = await app.signIn('admin');
    const [one, two] = [await app.signIn('lab', { email: 'one@test.example' }), await app.signIn('lab')];
    const idOf = (email: string) => addTestPerson(use().database, { email, role: 'lab' });
    expect([await open(one), await open(two)]).to.deep.equal([true, true]);
    const page = `/people/${await idOf('one@test.example')}`;
    await admin.submit(`${page}/disable`, {}, page);
    expect(await open(one)).to.equal(false);
    expect(await open(two)).to.equal(true);
    await disablePerson(app.context, await idOf('lab@test.example'), 'another process');
    await becomes(() => open(two), false);
    await app.close();
  });
});

describe('the cookies of an installation behind https', () => {
  it('belong to this host alone and reach no script', async () => {
    const made = await createTestDatabase('sqlite');
    const app = await startApp(made.database, { baseUrl: 'https://assay.example.com' });
    await addTestPerson(made.database, { email: 'flags@test.example', role: 'manager' });
    const visitor = app.visitor();
    const page = await visitor.get('/sign-in');
    const answer = await visitor.submit('/sign-in', { email: 'flags@test.example', password: testPassword });
    const lines = [...page.headers.getSetCookie(), ...answer.headers.getSetCookie()];
    const session = lines.find((line) => line.startsWith('__Host-assay='));
    expect(session).to.match(/; Max-Age=604800; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/);
    expect(lines.length).to.be.greaterThan(1);
    for (const line of lines) {
      expect(line).to.match(/^__Host-assay[\w-]*=/);
      expect(line).to.include('; HttpOnly; Secure; SameSite=Lax');
      expect(line).not.to.include('Domain');
    }
    expect(answer.headers.get('strict-transport-security')).to.match(/max-age=\d{8}/);
    await app.close();
    await made.drop();
  });
});
