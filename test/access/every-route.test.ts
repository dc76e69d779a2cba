/** Generated: every route × every role × every way to write its path, against the right that the route declares. */
import { expect } from 'chai';
import type { Access, Role, Route } from '../../server/access/route.ts';
import { routes } from '../../server/pages/index.ts';
import { roles } from '../../server/stores/people.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import type { Answer, Visitor } from '../support/visitor.ts';

type Caller = Role | 'signed out';
const callers: readonly Caller[] = [...roles, 'signed out'];

const encoded = (path: string) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`);

const variants: Record<string, (path: string) => string> = {
  'as it is': (path) => path,
  'in upper case': (path) => path.toUpperCase(),
  'with a trailing slash': (path) => `${path.replace(/\/$/, '')}/`,
  'with doubled slashes': (path) => path.replaceAll('/', '//'),
  'percent-encoded': encoded,
  'with a dot segment': (path) => `/.${path}`,
  'with a dot dot segment': (path) => `/today/..${path}`,
  'with a query': (path) => `${path}?page=1`,
};

/** What the route's right means for the caller, whatever the page itself then answers. */
function mayPass(allow: Access, caller: Caller): boolean {
  if (allow === 'everyone') return true;
  if (allow === 'machines') return caller === 'admin';
  if (caller === 'signed out') return false;
  return allow === 'signed-in' || allow.includes(caller);
}

/** How a refusal looks from outside. */
function isRefusal(answer: Answer, route: Route, caller: Caller): boolean {
  if (answer.status === 404) return true;
  if (caller === 'signed out' && route.path.startsWith('/api/')) return answer.status === 401;
  if (caller === 'signed out') return answer.status === 303 && Boolean(answer.location?.startsWith('/sign-in'));
  return answer.status === 403 && !route.path.includes('/:');
}

/** An object that exists for some, so that a page behind a missing check would answer 200. */
const filled = (path: string) => path.replace(/:\w+/g, '1');

/** Looks like a caller elsewhere, for the routes that ask where one calls from. */
const elsewhere = { 'x-forwarded-for': '203.0.113.7' };

describeOnEachDatabase('every route', (use) => {
  let app: RunningApp;
  const visitors = new Map<Caller, Visitor>();

  before(async () => {
    app = await startApp(use().database);
    const { database } = use();
    await database.transaction((transaction) =>
      transaction.run('INSERT INTO sellers (seller_id, name, import_id) VALUES (?, ?, ?)', ['S-1', 'One', 1]),
    );
    for (const role of roles) visitors.set(role, await app.signIn(role, role === 'seller' ? { seller: 1 } : {}));
    visitors.set('signed out', app.visitor());
  });
  after(() => app.close());

  const gets = routes.filter((route) => route.method === 'get');
  const posts = routes.filter((route) => route.method === 'post');

  for (const caller of callers)
    for (const [how, vary] of Object.entries(variants))
      it(`is closed to ${caller} ${how} unless its right says otherwise`, async () => {
        const visitor = visitors.get(caller) as Visitor;
        for (const route of gets) {
          const path = vary(filled(route.path));
          const answer = await visitor.get(path, elsewhere);
          const head = await visitor.request('HEAD', path, elsewhere);
          const name = `${caller} ${path}: ${answer.status} ${answer.location ?? ''}`;
          expect(head.status, `HEAD ${name}`).to.equal(answer.status);
          if (!mayPass(route.allow, caller)) expect(isRefusal(answer, route, caller), name).to.equal(true);
          else if (how === 'as it is') expect([401, 403], name).not.to.include(answer.status);
          expect(answer.status, name).to.be.below(500);
        }
      });

  for (const caller of callers)
    it(`takes no form from ${caller} without the right`, async () => {
      const visitor = await fresh(app, caller);
      for (const route of posts) {
        if (mayPass(route.allow, caller)) continue;
        const answer = await visitor.submit(filled(route.path), {}, caller === 'signed out' ? '/sign-in' : '/account');
        expect(isRefusal(answer, route, caller), `${caller} ${route.path}: ${answer.status}`).to.equal(true);
      }
    });

  for (const caller of callers)
    it(`takes no form from ${caller} without its token`, async () => {
      const visitor = await fresh(app, caller);
      for (const route of posts)
        for (const body of ['', '_csrf=', '_csrf=0.0', '_csrf=x&_csrf=y']) {
          const path = filled(route.path);
          const form = { 'content-type': 'application/x-www-form-urlencoded' };
          const answer = await visitor.request('POST', path, form, body);
          expect(answer.status, `${caller} ${path} ${body}`).to.equal(403);
        }
    });

  for (const caller of callers)
    it(`answers ${caller} in plain words to a form with nothing in it`, async () => {
      for (const route of posts) {
        const visitor = await fresh(app, caller);
        const { text } = await visitor.get(caller === 'signed out' ? '/sign-in' : '/account');
        const token = { 'x-csrf-token': /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? '' };
        const answer = await visitor.request('POST', filled(route.path), token);
        const name = `${caller} ${route.path}: ${answer.status}`;
        expect(answer.status, name).to.be.below(500);
        expect(answer.text, name).to.not.include('The form was too old');
      }
    });

  it('answers only what is asked with GET, HEAD or POST', async () => {
    const visitor = visitors.get('admin') as Visitor;
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      expect((await visitor.request(method, '/people')).status, method).to.equal(405);
  });

  it('is never one page for two: what is not declared is not there', async () => {
    for (const visitor of visitors.values())
      for (const path of [
        '/admin',
        '/people.json',
        '/people/1/..',
        '/server/app.ts',
        '/static/../package.json',
        '/.env',
      ])
        expect((await visitor.get(path)).status, path).to.equal(404);
  });
});

/** Signing out is a form too: each run of forms has a session of its own. */
async function fresh(app: RunningApp, caller: Caller): Promise<Visitor> {
  return caller === 'signed out' ? app.visitor() : app.signIn(caller, caller === 'seller' ? { seller: 1 } : {});
}
