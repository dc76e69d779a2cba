/** One-time codes: what stands between a stolen password and an account. */
import { expect } from 'chai';
import fc from 'fast-check';
import { TOTP, Secret } from 'otpauth';
import { newRecoveryCodes, plainRecoveryCode, stepOfCode } from '../../server/access/one-time-codes.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { movingClock } from '../support/moving-clock.ts';
import { addTestPerson, testPassword } from '../support/people.ts';
import type { Visitor } from '../support/visitor.ts';

const codeAt = (secret: string, seconds: number) =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({ timestamp: seconds * 1000 });

describe('a one-time code', () => {
  // RFC 6238, appendix B: the last six digits of its eight.
  const secret = new Secret({ buffer: new TextEncoder().encode('12345678901234567890').buffer }).base32;
  it('is the one of RFC 6238', () => {
    const known = [
      [59, '287082'],
      [1111111109, '081804'],
      [1111111111, '050471'],
      [2000000000, '279037'],
    ] as const;
    for (const [now, code] of known) expect(stepOfCode(secret, code, now)).to.equal(Math.floor(now / 30));
  });

  it('counts for half a minute before and after, and no longer', () => {
    const now = 2_000_000_010;
    const steps = [-60, -30, 0, 30, 60].map((away) => stepOfCode(secret, codeAt(secret, now + away), now));
    const own = Math.floor(now / 30);
    expect(steps).to.deep.equal([null, own - 1, own, own + 1, null]);
  });

  it('is six digits and nothing else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (!/^\s*(\d\s*){6}$/.test(text)) expect(stepOfCode(secret, text, 59)).to.equal(null);
      }),
    );
  });

  it('has ten recovery codes beside it that may be typed in any capitals', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).to.equal(10);
    for (const code of codes) expect(plainRecoveryCode(` ${code.toUpperCase().replace('-', ' ')} `)).to.equal(code);
    expect(plainRecoveryCode('123456')).to.equal(null);
  });
});

describeOnEachDatabase('the second factor', (use) => {
  let app: RunningApp;
  const clock = movingClock('2026-03-02T08:00:00Z');
  before(async () => (app = await startApp(use().database, { clock })));
  after(() => app.close());

  const password = testPassword;
  const tokenIn = (text: string) => /name="step" value="([^"]*)"/.exec(text)?.[1] ?? '';
  const csrfIn = (text: string) => /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? '';
  const send = (who: Visitor, path: string, fields: Record<string, string>) =>
    who.request(
      'POST',
      path,
      { 'content-type': 'application/x-www-form-urlencoded' },
      new URLSearchParams(fields).toString(),
    );

  /** Turns codes on for a new person. */
  async function admit(email: string) {
    const who = await app.signIn('manager', { email });
    await who.submit('/account/second-factor', {});
    const page = (await who.get('/account/second-factor')).text;
    const secret = /<code class="key">([^<]*)<\/code>/.exec(page)?.[1] ?? '';
    const shown = await who.submit(
      '/account/second-factor/confirm',
      { code: codeAt(secret, clock.now()) },
      '/account/second-factor',
    );
    clock.forward(60);
    return { who, secret, recovery: [...shown.text.matchAll(/<li><code>([^<]*)</g)].map(([, code = '']) => code) };
  }

  /** The first step, and what comes of a code. */
  async function enter(email: string, code: string) {
    const visitor = app.visitor();
    const first = await visitor.submit('/sign-in', { email, password, return: '/sellers' });
    const fields = { _csrf: csrfIn(first.text), step: tokenIn(first.text), code, return: '/sellers' };
    return { visitor, fields, first, answer: await send(visitor, '/sign-in/code', fields) };
  }

  it('is asked for once it is set up, and each code counts once', async () => {
    const email = 'ada@test.example';
    const { secret, recovery } = await admit(email);
    expect(recovery).to.have.length(10);
    const code = codeAt(secret, clock.now());
    const { visitor, fields, first, answer } = await enter(email, code);
    expect(first.status).to.equal(200);
    expect(first.text).to.include('type the six digits');
    expect([...first.headers.getSetCookie()].join()).not.to.match(/assay=[^;]/);
    expect(answer.location).to.equal('/sellers');
    expect((await visitor.get('/account')).text).to.include('On: signing in takes your password and a code.');
    expect((await send(visitor, '/sign-in/code', fields)).status).to.not.equal(303);
    expect((await enter(email, code)).answer.text).to.include('each code works once');
    clock.forward(30);
    expect((await enter(email, codeAt(secret, clock.now()))).answer.location).to.equal('/sellers');
  });

  it('ends the other sessions of whoever sets it up', async () => {
    const before = await app.signIn('manager', { email: 'abel@test.example' });
    const { who } = await admit('abel@test.example');
    expect((await before.get('/account')).location).to.include('/sign-in');
    expect((await who.get('/account')).status).to.equal(200);
  });

  it('takes a recovery code, once, and writes it down', async () => {
    const email = 'bea@test.example';
    const { recovery } = await admit(email);
    expect((await enter(email, recovery[3]!.toUpperCase())).answer.status).to.equal(303);
    expect((await enter(email, recovery[3]!)).answer.status).to.equal(401);
    const lines = await use().database.read("SELECT id FROM audit WHERE action = 'recovery code used' AND actor = ?", [
      email,
    ]);
    expect(lines).to.have.length(1);
  });

  it('opens nothing without the first step, too late, or with one that was changed', async () => {
    const email = 'cleo@test.example';
    const { secret } = await admit(email);
    const visitor = app.visitor();
    const { fields } = await enter(email, '000000');
    const code = codeAt(secret, clock.now());
    const page = await visitor.get('/sign-in');
    for (const step of ['', 'x', `${fields.step.slice(0, -2)}AA`])
      expect((await send(visitor, '/sign-in/code', { _csrf: csrfIn(page.text), step, code })).location).to.include(
        '/sign-in?',
      );
    clock.forward(301);
    const late = { _csrf: csrfIn(page.text), step: fields.step, code: codeAt(secret, clock.now()) };
    expect((await send(visitor, '/sign-in/code', late)).location).to.include('/sign-in?');
    expect((await visitor.get('/sign-in/code')).location).to.equal('/sign-in');
    expect((await visitor.get('/today')).status).to.equal(303);
  });

  it('pauses after ten wrong codes, whatever number of first steps they come from', async () => {
    const email = 'dora@test.example';
    const { secret } = await admit(email);
    const answers = [];
    for (let count = 0; count < 10; count++) answers.push((await enter(email, '111111')).answer.status);
    expect(new Set(answers)).to.deep.equal(new Set([401]));
    expect((await enter(email, codeAt(secret, clock.now()))).answer.status).to.equal(429);
    clock.forward(15 * 60 + 30);
    expect((await enter(email, codeAt(secret, clock.now()))).answer.status).to.equal(303);
  });

  it('is not kept from everybody by the wrong codes of one', async () => {
    const limits = { general: 1_000, signInByAddress: 1_000, signInByAccount: 3 };
    const strict = await startApp(use().database, { clock, limits });
    try {
      const one = await admit('nosy@test.example');
      const { secret } = await admit('maud@test.example');
      const tries = async (email: string, code: string) => {
        const visitor = strict.visitor();
        const first = await visitor.submit('/sign-in', { email, password });
        return (await send(visitor, '/sign-in/code', { _csrf: csrfIn(first.text), step: tokenIn(first.text), code }))
          .status;
      };
      for (let count = 0; count < 5; count++) await tries('nosy@test.example', '000000');
      expect(await tries('maud@test.example', codeAt(secret, clock.now()))).to.equal(303);
      expect(one.recovery).to.have.length(10);
    } finally {
      await strict.close();
    }
  });

  it('does not take a step that was made before the password was changed', async () => {
    const email = 'pia@test.example';
    const { secret } = await admit(email);
    const { fields, visitor } = await enter(email, '000000');
    await use().database.transaction((tx) =>
      tx.run("UPDATE people SET password_hash = 'another' WHERE email = ?", [email]),
    );
    const answer = await send(visitor, '/sign-in/code', { ...fields, code: codeAt(secret, clock.now()) });
    expect(answer.location).to.include('/sign-in?');
  });

  it('is taken off by its person, with a fresh sign-in, or by an administrator', async () => {
    const { who, secret } = await admit('emil@test.example');
    clock.forward(16 * 60);
    const stale = await who.submit('/account/second-factor/remove', {}, '/account/second-factor');
    expect(stale.location).to.include('/confirm?return=');
    await who.submit('/confirm', { password, return: '/account/second-factor' });
    await who.submit('/account/second-factor/remove', {}, '/account/second-factor');
    expect((await who.get('/account')).text).to.include('Off: signing in takes your password only.');
    expect((await enter('emil@test.example', codeAt(secret, clock.now()))).first.status).to.equal(303);

    await admit('fay@test.example');
    const id = await addTestPerson(use().database, { email: 'fay@test.example', role: 'manager' });
    const admin = await app.signIn('admin');
    clock.forward(16 * 60);
    for (const [path, fields] of [
      [`/people/${id}/second-factor`, {}],
      [`/people/${id}/link`, {}],
    ] as const)
      expect((await admin.submit(path, fields, `/people/${id}`)).location).to.equal(
        `/confirm?return=%2Fpeople%2F${id}`,
      );
    const late = await admin.submit('/people/new', { name: 'L', email: 'l@test.example', role: 'lab' });
    expect(late.location).to.equal('/confirm?return=%2Fpeople%2Fnew');
    await admin.submit('/confirm', { password, return: '/people' });
    expect((await admin.get(`/people/${id}`)).text).to.include('Take the one-time codes off');
    await admin.submit(`/people/${id}/second-factor`, {}, `/people/${id}`);
    expect((await enter('fay@test.example', '')).first.status).to.equal(303);
    const { text } = await admin.get('/audit?action=second+factor+removed');
    expect(text).to.include('fay@test.example');
  });

  it('keeps secrets and codes out of the log, the audit and the open database', async () => {
    const { secret, recovery } = await admit('gwen@test.example');
    const plain = secret.replaceAll(' ', '');
    const rows = await use().database.read('SELECT secret FROM second_factors ORDER BY person');
    const kept = JSON.stringify([app.logged, rows, await use().database.read('SELECT detail FROM audit ORDER BY id')]);
    for (const one of [plain, ...recovery]) expect(kept).not.to.include(one);
  });

  it('lets a person end one other session', async () => {
    const email = 'hal@test.example';
    const [here, there] = [await app.signIn('manager', { email }), await app.signIn('manager', { email })];
    const page = (await here.get('/account')).text;
    const [, session = ''] = /name="session" value="([^"]*)"/.exec(page) ?? [];
    await here.submit('/account/sessions/end', { session }, '/account');
    expect((await there.get('/today')).location).to.include('/sign-in');
    expect((await here.get('/account')).text).to.include('That session has ended.');
    expect((await here.get('/account')).text).to.include('You are signed in only here.');
    const stranger = await app.signIn('manager', { email: 'ian@test.example' });
    const [, mine = ''] = /name="session" value="([^"]*)"/.exec((await here.get('/account')).text) ?? [];
    await stranger.submit('/account/sessions/end', { session: mine }, '/account');
    expect((await here.get('/account')).status).to.equal(200);
  });
});
