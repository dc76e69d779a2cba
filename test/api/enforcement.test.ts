/** What programs of the marketplace ask for: with a token, in order, without a gap. */
import { expect } from 'chai';
import { apiRoutes } from '../../server/pages/api/openapi.ts';
import { secretHash } from '../../server/access/secrets.ts';
import { addEvent } from '../../server/stores/outbox.ts';
import { insertToken, revokeToken } from '../../server/stores/tokens.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { decide, lift, writeTestSeller } from '../support/enforcement.ts';
import { movingClock } from '../support/moving-clock.ts';

interface Answer {
  events: { id: string; sequence: number; type: string; seller_id: string; standing: { level: string } }[];
  cursor: string;
  more: boolean;
}

describeOnEachDatabase('the interface of enforcement', (use, dialect) => {
  const clock = movingClock('2026-11-22T08:00:00Z');
  let app: RunningApp;
  const seller = { id: 0, sellerId: 'S-1' };
  const token = 'assay_the-token-of-a-test';

  const ask = async (path: string, bearer: string | null = token) => {
    const answer = await fetch(`${app.url}/api/v1/${path}`, {
      headers: bearer === null ? {} : { authorization: `Bearer ${bearer}` },
    });
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  };
  const read = async (query = '') => {
    const { status, body } = await ask(`enforcement${query}`);
    expect(status).to.equal(200);
    return body as Answer;
  };
  const writeToken = (text: string, changed: Partial<Parameters<typeof insertToken>[1]> = {}) =>
    use().database.transaction((tx) =>
      insertToken(tx, {
        ...{ name: 'Test', hash: secretHash(text), scopes: ['enforcement:read'], madeBy: 'admin@test.example' },
        ...{ madeAt: '2026-11-22T07:00:00Z', expiresAt: null, ...changed },
      }),
    );

  before(async () => {
    app = await startApp(use().database, { clock });
    await writeToken(token);
    seller.id = await writeTestSeller(use().database, 'S-1');
    await writeTestSeller(use().database, 'S-2');
  });
  after(() => app.close());

  it('answers events in order behind a cursor, with the standing after each', async () => {
    const empty = await read();
    expect(empty).to.deep.equal({ events: [], cursor: '0', more: false });
    const decision = await decide(app.context, seller, { level: 'limit', restriction: { shareOfListings: 50 } });
    await lift(app.context, decision);
    const first = await read('?limit=1');
    expect(first.events.map(({ type, seller_id: id }) => [type, id])).to.deep.equal([['decision.in_force', 'S-1']]);
    expect(first.more).to.equal(true);
    const second = await read(`?after=${first.cursor}`);
    expect(second.events.map(({ type, standing }) => [type, standing.level])).to.deep.equal([
      ['decision.lifted', 'good'],
    ]);
    expect(await read(`?after=${second.cursor}`)).to.deep.equal({ events: [], cursor: second.cursor, more: false });
    const steps = await read('?steps=true');
    expect(steps.events.map(({ type }) => type)).to.deep.equal(
      ['decided', 'notified', 'in_force', 'lifted'].map((state) => `decision.${state}`),
    );
  });

  it('answers with exactly the fields that it describes', async () => {
    await decide(app.context, seller, { level: 'warn', scope: { markets: ['FR'] } });
    for (const route of apiRoutes.filter(({ scope }) => scope === 'enforcement:read')) {
      const { body } = await ask(route.path.replace('/api/v1/', ''));
      expect(route.answer.parse(body), route.path).to.deep.equal(body);
    }
  });

  it('tells what holds for every seller, a page at a time, and from where news follow', async () => {
    const { body } = await ask('standings?limit=1');
    const { standings, next, cursor } = body as { standings: unknown[]; next: string; cursor: string };
    expect(JSON.stringify(standings)).to.include('"seller_id":"S-1"').and.to.include('"level":"warn"');
    expect(next).to.equal('S-1');
    expect((await read(`?after=${cursor}`)).events).to.deep.equal([]);
    const rest = (await ask(`standings?after=${next}`)).body as { standings: { seller_id: string }[]; next: null };
    expect([rest.standings.map((one) => one.seller_id), rest.next]).to.deep.equal([['S-2'], null]);
  });

  it('never skips an event that was committed late', async function () {
    // SQLite has one writer at a time: there nothing can be committed out of order.
    if (dialect === 'sqlite') return;
    const { database } = use();
    const start = (await read()).cursor;
    const payload = {
      decision: 1,
      sellerId: 'S-1',
      measure: 'limit',
      state: 'ended',
      from: null,
      until: null,
      version: 9,
    };
    const event = (at: string) => ({ at, kind: 'decision.ended', seller: seller.id, decision: 1, payload }) as const;
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let written: () => void = () => undefined;
    const early = new Promise<void>((resolve) => (written = resolve));
    const slow = database.transaction(async (tx) => {
      await addEvent(tx, event('2026-11-22T08:00:01Z'));
      written();
      await held;
    });
    await early;
    await database.transaction((tx) => addEvent(tx, event('2026-11-22T08:00:02Z')));
    const before = await read(`?after=${start}`);
    release();
    await slow;
    const after = await read(`?after=${before.cursor}`);
    const [[later], [earlier]] = [before.events, after.events];
    expect([before.events.length, after.events.length]).to.deep.equal([1, 1]);
    // The one with the lower number was committed second, and comes second.
    expect(Number(earlier?.id.slice(4))).to.be.below(Number(later?.id.slice(4)));
    expect(earlier?.sequence).to.equal((later?.sequence ?? 0) + 1);
  });

  it('waits for an event when asked to', async () => {
    const { cursor } = await read();
    const waiting = read(`?after=${cursor}&wait=20`);
    const decision = await decide(app.context, { ...seller });
    const { events } = await waiting;
    expect(events.map(({ type }) => type)).to.deep.equal(['decision.in_force']);
    expect(decision).to.be.above(0);
  });

  it('refuses in JSON: no token, a wrong one, one that has ended, one for something else', async () => {
    await writeToken('expired', { expiresAt: '2026-11-22T07:30:00Z' });
    await writeToken('other', { scopes: [] });
    const revoked = await writeToken('revoked');
    await use().database.transaction((tx) =>
      revokeToken(tx, { id: revoked, owner: null }, 'admin@test.example', '2026-11-22T07:40:00Z'),
    );
    const cases: [string | null, number][] = [
      [null, 401],
      ['nonsense', 401],
      ['expired', 401],
      ['revoked', 401],
      ['other', 403],
    ];
    for (const [bearer, status] of cases) {
      const answer = await ask('enforcement', bearer);
      expect(answer.status, String(bearer)).to.equal(status);
      expect((answer.body as { error: { status: number } }).error.status).to.equal(status);
      const said = status === 403 ? 'insufficient_scope' : 'Bearer';
      expect(answer.headers.get('www-authenticate'), String(bearer)).to.include(said);
    }
    for (const bad of ['after=-1', 'after=x', 'limit=0', 'limit=501', 'wait=31', 'after=999999'])
      expect((await ask(`enforcement?${bad}`)).status, bad).to.equal(400);
  });

  it('counts by token, and says when to come back', async () => {
    const limits = { general: 3, signInByAddress: 9, signInByAccount: 9 };
    const strict = await startApp(use().database, { clock, limits });
    const get = (bearer: string) =>
      fetch(`${strict.url}/api/v1/standings`, { headers: { authorization: `Bearer ${bearer}` } });
    await writeToken('second');
    for (let n = 0; n < 3; n++) expect((await get(token)).status).to.equal(200);
    const refused = await get(token);
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).to.deep.equal([429, true]);
    expect(((await refused.json()) as { error: { status: number } }).error.status).to.equal(429);
    expect((await get('second')).status).to.equal(200);
    for (let n = 0; n < 3; n++) expect((await get('a guess')).status).to.equal(401);
    expect((await get('another guess')).status).to.equal(429);
    await strict.close();
  });

  it('opens nothing else but the description with a token, and nothing to sellers and the lab', async () => {
    for (const path of ['sellers', 'readings']) expect((await ask(path)).status, path).to.equal(403);
    expect((await ask('openapi.json')).status).to.equal(200);
    for (const role of ['lab', 'seller'] as const) {
      const visitor = await app.signIn(role, role === 'seller' ? { seller: seller.id } : {});
      expect((await visitor.get('/api/v1/enforcement')).status, role).to.equal(403);
    }
    expect((await (await app.signIn('manager')).get('/api/v1/standings')).status).to.equal(200);
  });

  it('notes when a token was used, and keeps tokens out of the log', async () => {
    const [row] = await use().database.read('SELECT last_used_at FROM tokens ORDER BY id LIMIT 1');
    expect(row?.['last_used_at']).to.equal('2026-11-22T08:00:00Z');
    expect(JSON.stringify(app.logged)).not.to.include(token);
  });

  it('is described for machines, with its security', async () => {
    const description = JSON.parse((await (await app.signIn('manager')).get('/api/v1/openapi.json')).text) as {
      paths: Record<string, { get: { security?: unknown; parameters: { name: string }[] } }>;
    };
    const own = description.paths['/api/v1/enforcement']?.get;
    expect(own?.security).to.deep.equal([{ token: ['enforcement:read'] }, { session: [] }]);
    expect(own?.parameters.map(({ name }) => name)).to.deep.equal(['after', 'limit', 'steps', 'wait']);
  });
});
