import { request } from 'node:http';
import { expect } from 'chai';
import { checkRoutes, type Route } from '../../server/access/route.ts';
import { safeReturnPath } from '../../server/access/return-path.ts';
import { defaultLimits } from '../../server/access/limits.ts';
import { routes } from '../../server/pages/index.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { multipartBody, multipartType, sendMultipart, tokenOn } from '../support/multipart.ts';
import { addTestPerson, testPassword } from '../support/people.ts';
import type { Visitor } from '../support/visitor.ts';

const broken: Route = {
  method: 'get',
  path: '/broken',
  allow: 'everyone',
  handle: () => {
    throw new Error('the inside of the program');
  },
};
const nothing = () => undefined;

describe('routes', () => {
  it('stop the start when one does not say who may open it', () => {
    const open = { method: 'get', path: '/open', handle: nothing } as unknown as Route;
    expect(() => checkRoutes([open])).to.throw('get /open does not say who may open it');
    expect(() => checkRoutes([{ ...open, allow: [] }])).to.throw('get /open does not say who may open it');
    expect(() => checkRoutes([{ ...open, allow: 'anyone' as 'everyone' }])).to.throw('does not say who may open it');
    expect(() => checkRoutes([broken, broken])).to.throw('get /broken is declared twice');
    checkRoutes(routes);
  });
});

describe('a return path', () => {
  it('stays on this host', () => {
    for (const good of ['/sellers', '/sellers?page=2&q=a%20b', '/sellers/7'])
      expect(safeReturnPath(good), good).to.equal(good);
    const bad = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/\t/evil.example',
      '/..//evil.example',
      '/.//evil.example',
      'javascript:alert(1)',
      'sellers',
      ' /sellers',
      '/sign-out',
      '/a\r\nSet-Cookie: x=y',
      '',
      undefined,
      ['/sellers'],
    ];
    for (const path of bad) expect(safeReturnPath(path), String(path)).to.equal('/');
  });
});

describeOnEachDatabase('the defences', (use) => {
  let app: RunningApp;
  before(async () => {
    app = await startApp(use().database, { routes: [...routes, broken] });
    await addTestPerson(use().database, { email: 'anna@test.example', role: 'manager' });
  });
  after(() => app.close());

  it('allow no inline script or style and nothing from elsewhere, on every kind of answer', async () => {
    for (const path of ['/sign-in', '/nowhere', '/broken', '/healthz', '/static/css/tokens.css', '/people']) {
      const { headers } = await app.visitor().get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, path).to.equal(
        "default-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none';object-src 'none';worker-src 'self'",
      );
      expect(headers.get('x-content-type-options'), path).to.equal('nosniff');
      expect(headers.get('strict-transport-security'), path).to.equal(null);
      expect(headers.get('x-powered-by'), path).to.equal(null);
    }
  });

  it('let no page be kept by the browser unless it says how', async () => {
    expect((await app.visitor().get('/sign-in')).headers.get('cache-control')).to.equal('no-store');
    expect((await (await app.signIn('admin')).get('/people')).headers.get('cache-control')).to.equal('no-store');
  });

  it('show a fault in plain words with its number, and nothing of the inside', async () => {
    const { status, text } = await app.visitor().get('/broken');
    expect(status).to.equal(500);
    expect(text).to.include('Something went wrong here');
    expect(text).not.to.match(/the inside of the program|\.ts|node_modules| at /);
    const id = /Reference: <code>([\w-]+)</.exec(text)?.[1];
    const line = app.logged.find((entry) => entry['requestId'] === id && entry['stack']);
    expect(line?.['stack']).to.include('the inside of the program');
  });

  it('take no control characters from a form', async () => {
    const stained = '\0\u0001a\u0007nna@test.example\u0085';
    const visitor = app.visitor();
    expect((await visitor.submit('/sign-in', { email: stained, password: '\0' })).status).to.equal(401);
    expect((await visitor.submit('/sign-in', { email: stained, password: testPassword })).status).to.equal(303);
    const admin = await app.signIn('admin');
    const person = { name: 'Zo\0e', email: 'zoe\0@test.example', role: 'lab', seller: '' };
    expect((await admin.submit('/people/new', person)).status).to.equal(201);
    const people = await use().database.read<{ name: string }>('SELECT name FROM people WHERE email = ? ORDER BY id', [
      'zoe@test.example',
    ]);
    expect(people).to.deep.equal([{ name: 'Zoe' }]);
  });

  it('show a malformed address as a fault of the address', async () => {
    for (const path of ['/people/%E0%A4%A', '/static/%00', '/static/..%2f..%2fpackage.json', '/%'])
      expect([400, 403, 404], path).to.include((await app.visitor().get(path)).status);
  });

  it('never send anyone elsewhere after the sign-in', async () => {
    const fields = { email: 'anna@test.example', password: testPassword, return: '//evil.example' };
    expect((await app.visitor().submit('/sign-in', fields)).location).to.equal('/');
    const visitor = await app.signIn('manager');
    expect((await visitor.get('/sign-in?return=//evil.example')).location).to.equal('/');
  });

  it('refuse a form from another site even with a token', async () => {
    const visitor = await app.signIn('manager');
    const { text } = await visitor.get('/account');
    const token = /name="_csrf" value="([^"]*)"/.exec(text)?.[1] as string;
    const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' };
    const answer = await visitor.request('POST', '/sign-out', form, `_csrf=${token}`);
    expect(answer.status).to.equal(403);
    expect(answer.text).to.include('The form was too old');
  });

  it('say that one was signed out meanwhile, and keep what was typed', async () => {
    const visitor = await app.signIn('manager');
    const token = await tokenOn(visitor, '/account');
    await visitor.submit('/sign-out', {}, '/account');
    const written = 'Written for an <hour>, then signed out elsewhere.';
    const body = new URLSearchParams({ _csrf: token, cause: written, password: 'three words of mine' }).toString();
    const from = { referer: `${app.url}/scorecard/plan?x=1`, 'content-type': 'application/x-www-form-urlencoded' };
    const plain = await visitor.request('POST', '/scorecard/plan', from, body);
    const file = { name: 'a.pdf', content: 'x'.repeat(400_000) };
    const withFile = multipartBody({ _csrf: token, 'claim-late-delivery': written }, [file]);
    for (const { status, text } of [plain, await sendMultipart(visitor, '/disputes/new', withFile)]) {
      expect(status).to.equal(403);
      expect(text).to.include('You were signed out').and.include('Written for an &lt;hour&gt;, then');
      expect(text).to.include('href="/sign-in?return').and.not.include('three words of mine');
    }
    expect(plain.text).to.include('%2Fscorecard%2Fplan%3Fx%3D1"');
    const elsewhere = { ...from, 'sec-fetch-site': 'cross-site' };
    expect((await visitor.request('POST', '/scorecard/plan', elsewhere, body)).text).to.not.include('Written for');
  });

  it('refuse the token of another session', async () => {
    const [one, two] = [await app.signIn('manager'), await app.signIn('lab')];
    const token = /name="_csrf" value="([^"]*)"/.exec((await one.get('/account')).text)?.[1] as string;
    two.cookies.set('assay-csrf', one.cookies.get('assay-csrf') as string);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await two.request('POST', '/sign-out', form, `_csrf=${token}`)).status).to.equal(403);
  });

  it('answer the same for a wrong password and for an account that does not exist', async () => {
    const wrong = await app.visitor().submit('/sign-in', { email: 'anna@test.example', password: 'not this one' });
    const nobody = await app.visitor().submit('/sign-in', { email: 'nobody@test.example', password: 'not this one' });
    const plain = (text: string) => text.replace(/value="[^"]*"/g, '');
    expect([wrong.status, nobody.status]).to.deep.equal([401, 401]);
    expect(plain(nobody.text)).to.equal(plain(wrong.text));
  });

  it('write every sign-in, failed or not, and every sign-out into the audit', async () => {
    const visitor = await app.signIn('manager', { email: 'anna@test.example' });
    await visitor.submit('/sign-out', {});
    const rows = await use().database.read<{ action: string; subject: string }>(
      'SELECT action, subject FROM audit WHERE subject IN (?, ?) ORDER BY id',
      ['anna@test.example', 'nobody@test.example'],
    );
    const said = rows.map(({ action, subject }) => `${action} ${subject}`);
    expect(said).to.include('sign-in failed anna@test.example');
    expect(said).to.include('sign-in failed nobody@test.example');
    expect(said.slice(-2)).to.deep.equal(['signed in anna@test.example', 'signed out anna@test.example']);
  });

  it('keep passwords, cookies and tokens out of the log', async () => {
    const visitor = app.visitor();
    await visitor.submit('/sign-in?token=seen-in-the-address', { email: 'anna@test.example', password: testPassword });
    await visitor.get('/account', { authorization: 'Bearer seen-in-a-header' });
    const log = JSON.stringify(app.logged);
    // Which language somebody reads is no secret, and two letters stand in any log.
    const kept = [...visitor.cookies].filter(([name]) => name !== 'assay-reader').map(([, value]) => value);
    const secrets = [testPassword, 'seen-in-the-address', 'seen-in-a-header', ...kept];
    for (const secret of secrets) expect(log).not.to.include(secret);
    expect(log).to.include('"path":"/account"');
  });
});

describeOnEachDatabase('the limits', (use) => {
  it('pause an account after ten failed attempts, from wherever they come', async () => {
    const app = await startApp(use().database, { limits: { ...defaultLimits, signInByAddress: 1_000 } });
    await addTestPerson(use().database, { email: 'target@test.example', role: 'manager' });
    const attempt = async (password: string, address: string) => {
      const visitor = app.visitor();
      const token = /name="_csrf" value="([^"]*)"/.exec((await visitor.get('/sign-in')).text)?.[1] as string;
      const body = new URLSearchParams({ _csrf: token, email: 'Target@test.example ', password }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': address };
      return visitor.request('POST', '/sign-in', headers, body);
    };
    for (let count = 0; count < 3; count++) expect((await attempt(testPassword, '203.0.113.1')).status).to.equal(303);
    for (let count = 0; count < 10; count++)
      expect((await attempt('wrong', `203.0.113.${count}`)).status, `attempt ${count}`).to.equal(401);
    const paused = await attempt(testPassword, '203.0.113.99');
    expect(paused.status).to.equal(429);
    expect(paused.text).to.include('Wait 15 minutes');
    expect(Number(paused.headers.get('retry-after'))).to.be.within(1, 900);
    await app.close();
  });

  it('count the account that the form names, whoever is signed in', async () => {
    const app = await startApp(use().database, { limits: { ...defaultLimits, signInByAddress: 1_000 } });
    const lab = await app.signIn('lab');
    await addTestPerson(use().database, { email: 'victim@test.example', role: 'manager' });
    const statuses = [];
    for (let count = 0; count < 11; count++) {
      const fields = { email: 'victim@test.example', password: 'wrong' };
      statuses.push((await lab.submit('/sign-in', fields, '/account')).status);
    }
    expect(statuses.slice(9)).to.deep.equal([401, 429]);
    const fields = { email: 'lab@test.example', password: testPassword };
    expect((await app.visitor().submit('/sign-in', fields)).status).to.equal(303);
    await app.close();
  });

  it('pause an address that tries many accounts', async () => {
    const app = await startApp(use().database, { limits: { ...defaultLimits, signInByAddress: 5 } });
    const statuses = [];
    for (let count = 0; count < 6; count++)
      statuses.push((await app.visitor().submit('/sign-in', { email: `x${count}@y.example`, password: 'z' })).status);
    expect(statuses).to.deep.equal([401, 401, 401, 401, 401, 429]);
    await app.close();
  });

  it('slow down whoever asks without end', async () => {
    const app = await startApp(use().database, { limits: { ...defaultLimits, general: 20 } });
    const visitor = app.visitor();
    const statuses = new Set<number>();
    for (let count = 0; count < 21; count++) statuses.add((await visitor.get('/sign-in')).status);
    expect([...statuses]).to.deep.equal([200, 429]);
    await app.close();
  });

  it('ask how often somebody has knocked before a file is read, and count each once', async () => {
    const file: Route = {
      ...{ method: 'post', path: '/given', allow: ['manager'], upload: true },
      handle: (request, response) => void response.send(request.upload?.file?.name),
    };
    const sent = await startApp(use().database, {
      routes: [...routes, file],
      limits: { ...defaultLimits, general: 3 },
    });
    const manager = await sent.signIn('manager', { email: 'files@test.example' });
    const body = multipartBody({ _csrf: await tokenOn(manager, '/account') }, [{ name: 'a.txt', content: 'a' }]);
    const statuses = [];
    for (let nth = 0; nth < 2; nth++) statuses.push((await sendMultipart(manager, '/given', body)).status);
    expect(statuses).to.deep.equal([200, 200]);
    // Whoever reads the file first would wait for it without end.
    expect(await statusBeforeTheBody(manager, '/given')).to.equal(429);
    await sent.close();
  });
});

/** The answer to a form with a file of which only the first bytes are sent. */
function statusBeforeTheBody(visitor: Visitor, path: string): Promise<number> {
  const { hostname, port } = new URL(visitor.url);
  const headers = { 'content-type': multipartType, 'content-length': 1_000_000, cookie: visitor.cookieHeader() };
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path, method: 'POST', headers }, ({ statusCode = 0 }) => {
      resolve(statusCode);
      outgoing.destroy();
    });
    outgoing.on('error', reject);
    outgoing.write('------');
  });
}
