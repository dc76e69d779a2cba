/** Staff come by their company's own service: a real one, on this machine. */
import { expect } from 'chai';
import { ConfigError, readConfig } from '../../server/config.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { movingClock } from '../support/moving-clock.ts';
import { addTestPerson } from '../support/people.ts';
import { startSignInService, type SignInService } from '../support/company-provider.ts';
import type { Visitor } from '../support/visitor.ts';

const baseUrl = 'http://localhost:3999';
const back = `${baseUrl}/sign-in/company/back`;

describeOnEachDatabase('signing in by the company’s service', (use) => {
  let app: RunningApp;
  let service: SignInService;
  const clock = movingClock(new Date().toISOString());
  const accounts: Record<string, { email: string; email_verified: boolean }> = {
    maud: { email: 'Maud@test.example', email_verified: true },
    'maud-of-next-year': { email: 'maud@test.example', email_verified: true },
    hasty: { email: 'hasty@test.example', email_verified: false },
    shop: { email: 'shop@test.example', email_verified: true },
    gone: { email: 'gone@test.example', email_verified: true },
    stranger: { email: 'stranger@test.example', email_verified: true },
  };
  before(async () => {
    service = await startSignInService(back, accounts);
    app = await startApp(use().database, { clock, baseUrl, environment: service.environment });
    const { database } = use();
    for (const email of ['maud@test.example', 'hasty@test.example', 'gone@test.example'])
      await addTestPerson(database, { email, role: 'manager' });
    await addTestPerson(database, { email: 'shop@test.example', role: 'seller', seller: 1 });
    await database.transaction((tx) =>
      tx.run("UPDATE people SET disabled_at = '2026-01-01T00:00:00Z' WHERE email = 'gone@test.example'"),
    );
  });
  after(() => Promise.all([app.close(), service.close()]));

  const pathOf = (address: string) => address.slice(baseUrl.length);
  async function enter(account: string, visitor: Visitor = app.visitor(), to = '/sellers') {
    const { location } = await visitor.get(`/sign-in/company?return=${encodeURIComponent(to)}`);
    const path = pathOf(await service.signIn(location!, account));
    return { visitor, path, answer: await visitor.get(path) };
  }
  const said = async (visitor: Visitor) => (await visitor.get('/sign-in')).text;

  it('is offered on the sign-in page and leads back to where one wanted to go', async () => {
    const visitor = app.visitor();
    expect((await visitor.get('/sign-in?return=/sellers')).text).to.include('/sign-in/company?return&#x3D;%2Fsellers');
    const { answer } = await enter('maud', visitor);
    expect(answer.location).to.equal('/sellers');
    expect((await visitor.get('/account')).text).to.include('maud@test.example');
    const lines = await use().database.read<{ action: string; detail: string }>(
      "SELECT action, detail FROM audit WHERE subject = 'maud@test.example' ORDER BY id",
    );
    expect(lines.map(({ action }) => action)).to.deep.equal(['company account bound', 'signed in']);
    expect(lines[1]!.detail).to.include('"by":"company"');
  });

  it('brings in no stranger, no unverified address, no seller and nobody who was disabled', async () => {
    for (const account of ['stranger', 'shop', 'gone']) {
      const { visitor, answer } = await enter(account);
      expect(answer.location, account).to.equal('/sign-in');
      expect(await said(visitor), account).to.include('nobody here has an account with your address');
      expect((await visitor.get('/today')).location, account).to.include('/sign-in');
    }
    const { visitor } = await enter('hasty');
    expect(await said(visitor)).to.include('has not verified your address');
  });

  it('knows a person by the account, not by an address that somebody else has now', async () => {
    await enter('maud');
    const { visitor } = await enter('maud-of-next-year');
    expect(await said(visitor)).to.include('belongs to another account of your company’s service');
    accounts['maud'] = { email: 'maud.lefort@test.example', email_verified: true };
    expect((await enter('maud')).answer.location).to.equal('/sellers');
    const admin = await app.signIn('admin');
    const id = await addTestPerson(use().database, { email: 'maud@test.example', role: 'manager' });
    await admin.submit(`/people/${id}/company-account`, {}, `/people/${id}`);
    expect((await enter('maud-of-next-year')).answer.location).to.equal('/sellers');
  });

  it('takes an answer once, in the browser that asked, in time', async () => {
    const { visitor, path } = await enter('maud-of-next-year');
    await visitor.submit('/sign-out', {});
    expect((await visitor.get(path)).location).to.equal('/sign-in');
    expect(await said(visitor)).to.include('was not begun here');
    const other = app.visitor();
    const begun = await other.get('/sign-in/company');
    const answer = pathOf(await service.signIn(begun.location!, 'maud-of-next-year'));
    expect((await app.visitor().get(answer)).location).to.equal('/sign-in');
    const forged = answer.replace(/state=[^&]*/, 'state=forged');
    expect((await other.get(forged)).location).to.equal('/sign-in');
    const late = app.visitor();
    const early = await late.get('/sign-in/company');
    clock.forward(601);
    const stale = pathOf(await service.signIn(early.location!, 'maud-of-next-year'));
    expect((await late.get(stale)).location).to.equal('/sign-in');
  });

  it('says so when the service is away, and is not there where none is named', async () => {
    const gone = { ...service.environment, OIDC_ISSUER: 'http://127.0.0.1:9' };
    const lonely = await startApp(use().database, { clock, baseUrl, environment: gone });
    const plain = await startApp(use().database, { clock });
    try {
      const visitor = lonely.visitor();
      expect((await visitor.get('/sign-in/company')).location).to.equal('/sign-in');
      expect((await visitor.get('/sign-in')).text).to.include('does not answer. Try again, or use your password.');
      expect((await plain.visitor().get('/sign-in/company')).status).to.equal(404);
      expect((await plain.visitor().get('/sign-in')).text).not.to.include('company account');
    } finally {
      await Promise.all([lonely.close(), plain.close()]);
    }
  });

  it('asks for the address where the token does not say it', async () => {
    const shy = await startSignInService(back, accounts, { inToken: false });
    const asking = await startApp(use().database, { clock, baseUrl, environment: shy.environment });
    try {
      await addTestPerson(use().database, { email: 'stranger@test.example', role: 'lab' });
      const visitor = asking.visitor();
      const { location } = await visitor.get('/sign-in/company?return=/lab');
      expect((await visitor.get(pathOf(await shy.signIn(location!, 'stranger')))).location).to.equal('/lab');
    } finally {
      await Promise.all([asking.close(), shy.close()]);
    }
  });

  it('writes no code, token or secret into the log', async () => {
    const { path } = await enter('maud-of-next-year');
    const [, code = 'none'] = /code=([^&]*)/.exec(path) ?? [];
    const text = JSON.stringify(app.logged);
    for (const secret of [code, service.environment['OIDC_CLIENT_SECRET']!]) expect(text).not.to.include(secret);
  });
});

describe('the settings of the company’s service', () => {
  it('come together, over https', () => {
    const some = { OIDC_ISSUER: 'http://login.example.com', OIDC_CLIENT_ID: 'x' };
    expect(() => readConfig(some)).to.throw(ConfigError, /OIDC_ISSUER must start with https/);
    expect(() => readConfig({ ...some, OIDC_ISSUER: 'notaurl' })).to.throw(
      ConfigError,
      /OIDC_ISSUER must be the full address/,
    );
    const two = { OIDC_ISSUER: 'https://login.example.com', OIDC_CLIENT_ID: 'x' };
    expect(() => readConfig(two)).to.throw(ConfigError, /OIDC_CLIENT_SECRET is needed beside the other OIDC_ settings/);
    expect(readConfig({}).company).to.equal(null);
  });
});
