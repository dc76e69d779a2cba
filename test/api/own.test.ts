/** What a seller's own programs ask for: its figures of every night, and nothing of anybody else. */
import { expect } from 'chai';
import { secretHash } from '../../server/access/secrets.ts';
import { apiRoutes } from '../../server/pages/api/openapi.ts';
import { insertToken, ownScopes, scopes, type NewToken } from '../../server/stores/tokens.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { decide } from '../support/enforcement.ts';
import { movingClock } from '../support/moving-clock.ts';
import { nova, quiet, stub, writeMarketplace } from '../support/written-marketplace.ts';
import { writeMysteryOrder } from '../support/written-nights.ts';

interface Described {
  paths: Record<string, { get: { security: unknown; responses: Record<string, unknown> } }>;
}

describeOnEachDatabase('the interface of a seller', (use) => {
  const clock = movingClock('2026-11-22T08:00:00Z');
  let app: RunningApp;
  const ownRoutes = apiRoutes.filter(({ path }) => path.startsWith('/api/v1/own/'));
  const filled = (path: string) => path.replace(':metric', 'late-delivery');

  const ask = async (path: string, bearer: string | null) => {
    const headers = bearer === null ? undefined : { authorization: `Bearer ${bearer}` };
    const answer = await fetch(`${app.url}${filled(path)}`, headers ? { headers } : {});
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const read = async <T>(path: string, bearer = 'of-nova') => {
    const { status, body } = await ask(`/api/v1/own/${path}`, bearer);
    expect(status, path).to.equal(200);
    return body as T;
  };
  const writeToken = (text: string, changed: Partial<NewToken> = {}) =>
    use().database.transaction((tx) =>
      insertToken(tx, {
        ...{ name: 'Test', hash: secretHash(text), scopes: ownScopes, madeBy: 'owner@test.example' },
        ...{ madeAt: '2026-11-22T07:00:00Z', expiresAt: null, ...changed },
      }),
    );

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock });
    for (const seller of [nova, quiet, stub]) await app.signIn('seller', { seller });
    await writeToken('of-nova', { seller: nova });
    await writeToken('of-quiet', { seller: quiet });
    await writeToken('of-the-marketplace', { scopes });
    await decide(app.context, { id: nova, sellerId: 'NOVA' }, { level: 'warn', scope: { markets: ['FR'] } });
    await decide(app.context, { id: nova, sellerId: 'NOVA' }, { level: 'suspend' }, { started: false });
    const found = { verdict: 'blocker', safetyFinding: 'none' };
    await writeMysteryOrder(use().database, { id: 9, seller: nova, ...found, revealedOn: '2026-11-18' });
    await writeMysteryOrder(use().database, { id: 10, seller: nova, ...found, revealedOn: null });
  });
  after(() => app.close());

  it('answers a token and a person of the seller alike, with exactly the fields that it describes', async () => {
    const person = await app.signIn('seller', { seller: nova });
    for (const route of ownRoutes) {
      const { status, body } = await ask(route.path, 'of-nova');
      expect(status, route.path).to.equal(200);
      expect(route.answer.parse(body), route.path).to.deep.equal(body);
      expect(JSON.parse((await person.get(filled(route.path))).text), route.path).to.deep.equal(body);
    }
  });

  it('gives every night since the first, a page at a time, with the figures of that night', async () => {
    interface Page {
      scores: { night: string; score: number }[];
      next: string | null;
    }
    const nights: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: Page = await read<Page>(`scores?limit=25&after=${after}`);
      nights.push(...page.scores.map(({ night }) => night));
      after = page.next;
    }
    const stored = await use().database.read(
      'SELECT s.night FROM scores s JOIN nights n ON n.night = s.night WHERE s.seller = ? ORDER BY s.night',
      [nova],
    );
    expect(nights).to.have.length(stored.length);
    expect(nights).to.deep.equal([...new Set(nights)].sort());
    const { readings } = await read<{ readings: { metric: string; ratio: number; evidence: object }[] }>(
      `readings?night=${nights.at(-1)}`,
    );
    expect(readings.map(({ metric }) => metric)).to.include('late-delivery');
    expect(readings[0]?.evidence).to.have.keys('warn', 'limit', 'suspend');
    for (const [path, status] of [
      ['readings?night=2020-01-01', 404],
      ['readings?night=yesterday', 400],
      ['scores?after=x', 400],
      ['scores?limit=401', 400],
      ['orders?limit=2', 400],
      ['standing?page=2', 400],
    ] as const)
      expect((await ask(`/api/v1/own/${path}`, 'of-nova')).status, path).to.equal(status);
  });

  it('tells what holds and what was told, not what nobody has told the seller yet', async () => {
    const { standing } = await read<{ standing: { level: string } }>('standing');
    expect(standing.level).to.equal('warn');
    const { statements } = await read<{ statements: { measure: string; markets: string[] }[] }>('statements');
    expect(statements.map(({ measure, markets }) => [measure, markets])).to.deep.equal([['warn', ['FR']]]);
    const { verdicts } = await read<{ verdicts: { id: number }[] }>('verdicts');
    expect(verdicts.map(({ id }) => id)).to.deep.equal([9]);
  });

  it('answers each token of its own seller only, whatever the address names', async () => {
    const { seller } = await read<{ seller: { seller_id: string } }>('scorecard', 'of-quiet');
    expect(seller.seller_id).not.to.equal('NOVA');
    for (const query of [`seller=${nova}`, 'seller=NOVA', `seller_id=NOVA&id=${nova}`])
      for (const path of ['scorecard', 'scores', 'statements']) {
        const { status, body } = await ask(`/api/v1/own/${path}?${query}`, 'of-quiet');
        expect([status, Object.keys(body)], query).to.deep.equal([400, ['error']]);
      }
    const text = JSON.stringify(
      await Promise.all(ownRoutes.map(async ({ path }) => (await ask(path, 'of-quiet')).body)),
    );
    expect(text).not.to.include('NOVA');
    expect((await read<{ statements: unknown[] }>('statements', 'of-quiet')).statements).to.deep.equal([]);
  });

  it('refuses a token of the marketplace, of another scope, of a shop that may not sign in any more', async () => {
    await writeToken('figures-only', { seller: nova, scopes: ['own:figures'] });
    await writeToken('of-stub', { seller: stub });
    await writeToken('a-slip', { scopes: ownScopes });
    for (const { path, scope } of ownRoutes) {
      expect((await ask(path, null)).status, path).to.equal(401);
      expect((await ask(path, 'of-the-marketplace')).status, path).to.equal(403);
      expect((await ask(path, 'a-slip')).status, path).to.equal(404);
      expect((await ask(path, 'figures-only')).status, path).to.equal(scope === 'own:figures' ? 200 : 403);
    }
    for (const path of ['enforcement', 'standings'])
      expect((await ask(`/api/v1/${path}`, 'of-nova')).status, path).to.equal(403);
    for (const path of ['sellers', 'readings', 'me/scorecard']) {
      const { status, body } = await ask(`/api/v1/${path}`, 'of-nova');
      expect([status, (body['error'] as { text: string }).text], path).to.deep.equal([
        403,
        'No token opens this address: it is for people who are signed in.',
      ]);
    }
    for (const bearer of ['of-nova', 'of-the-marketplace', 'figures-only'])
      expect((await ask('/api/v1/openapi.json', bearer)).status, bearer).to.equal(200);
    for (const bearer of [null, 'nonsense']) expect((await ask('/api/v1/openapi.json', bearer)).status).to.equal(401);
    expect((await ask('/api/v1/own/standing', 'of-stub')).status).to.equal(200);
    await use().database.transaction((tx) =>
      tx.run('UPDATE people SET disabled_at = ? WHERE seller = ?', ['2026-11-22T08:00:00Z', stub]),
    );
    expect((await ask('/api/v1/own/standing', 'of-stub')).status).to.equal(401);
    for (const role of ['manager', 'lab', 'admin'] as const)
      expect((await (await app.signIn(role)).get('/api/v1/own/scorecard')).status, role).to.equal(403);
  });

  it('says to programs what they should send: another metric, a token, a scope', async () => {
    await writeToken('orders-only', { seller: nova, scopes: ['own:orders'] });
    expect((await ask('/api/v1/own/readings/foo', 'of-nova')).status).to.equal(404);
    const outside = await ask('/api/v1/own/scorecard', 'orders-only');
    expect((outside.body as { error: { text: string } }).error.text).to.include('own:figures');
    const unknown = await ask('/api/v1/own/scorecard', 'no-such-token');
    expect((unknown.body as { error: { text: string } }).error.text).to.include('Authorization: Bearer');
  });

  it('counts all programs of a seller together', async () => {
    const strict = await startApp(use().database, { clock, limits: { ofSeller: 3 } });
    await writeToken('second-of-nova', { seller: nova });
    const get = async (bearer: string) =>
      (await fetch(`${strict.url}/api/v1/own/standing`, { headers: { authorization: `Bearer ${bearer}` } })).status;
    const asked = ['of-nova', 'second-of-nova', 'of-nova', 'second-of-nova', 'of-quiet'];
    const answered: number[] = [];
    for (const bearer of asked) answered.push(await get(bearer));
    expect(answered).to.deep.equal([200, 200, 200, 429, 200]);
    await strict.close();
  });

  it('is described for machines, each with its scope', async () => {
    const person = await app.signIn('seller', { seller: nova });
    const { paths } = JSON.parse((await person.get('/api/v1/openapi.json')).text) as Described;
    for (const { path, scope } of ownRoutes)
      expect(paths[path.replace(/:(\w+)/g, '{$1}')]?.get.security, path).to.deep.equal([
        { token: [scope] },
        { session: [] },
      ]);
  });
});
