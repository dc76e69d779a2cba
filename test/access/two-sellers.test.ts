/**
 * Two shops, each with something in every table, each text of it a canary: all that the people, programs and letters of one can
 * reach holds its own canaries and none of the other's.
 */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import type { Database } from '../../db/connect.ts';
import type { Route } from '../../server/access/route.ts';
import { secretHash } from '../../server/access/secrets.ts';
import { routes } from '../../server/pages/index.ts';
import { insertToken, ownScopes } from '../../server/stores/tokens.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { createCanaries, type Canaries } from '../support/canaries.ts';
import { addressesOf, ask, crawl, type Asked, type Crawler, type Ids } from '../support/crawl.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { fillCases } from '../support/filled-cases.ts';
import { fillFigures, putInto } from '../support/filled-seller.ts';
import { allTables } from '../support/marketplace-crawl.ts';
import { writeMarketplace } from '../support/written-marketplace.ts';

interface Shop {
  id: number;
  canaries: Canaries;
  crawlers: Crawler[];
  /** Keys of its people. */
  people: number[];
}

/** What holds nothing of one seller: of the installation, of the staff's own, and counts without words or long figures. */
const ofNobody = new Set([
  ...[
    'audit',
    'audit_heads',
    'backtests',
    'cells',
    'estimates',
    'feed_days',
    'grounds',
    'imports',
    'incidents',
    'nights',
  ],
  ...[
    'policies',
    'policy_drafts',
    'posted_days',
    'rejections',
    'runs',
    'settings',
    'teams',
    'templates',
    'saved_filters',
  ],
  ...['arrears', 'breaches', 'daily_counts', 'excused_expected', 'main_categories', 'market_weeks', 'detector_state'],
  ...['order_events', 'outcomes', 'trade_in_outcomes', 'trade_in_scores', 'revelation_photos'],
  // Made of the figures of a night, and drawn on staff pages alone.
  'seller_sheets',
  // Of people: their sessions and what proves who they are. None is shown to anybody.
  ...['links', 'outside_accounts', 'recovery_codes', 'second_factors', 'sessions'],
]);

const ids: Ids = (path, name) => {
  if (name === 'metric') return ['late-delivery'];
  if (name === 'language') return ['en'];
  if (name === 'day') return ['2026-11-21'];
  return path.includes('/sellers/:id') ? ['SHOP-10000', 'SHOP-20000'] : ['10000', '20000', '1'];
};

/** What an address may name to reach for somebody else's. */
const probes = (other: number) =>
  ['seller', 'seller_id', 'id', 'order', 'q', 'person'].flatMap((name) =>
    [String(other), `SHOP-${other}`, `ORDER-OF-${other}`].map((value) => `${name}=${value}`),
  );

/** Forms that end the session itself, or change how one signs in. */
const leaves = /^\/(sign-|account|confirm)/;

/** All that any table has of a shop. */
async function rowsOf(database: Database, { id, canaries }: Shop): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of await allTables(database)) {
    if (/^(knex|audit|sessions)/.test(table)) continue;
    const rows = await database.read(`SELECT * FROM ${table} ORDER BY 1`);
    const own = rows.filter((row) => row['seller'] === id || canaries.in(JSON.stringify(row)).length > 0);
    found[table] = own.map((row) => JSON.stringify(row));
  }
  return found;
}

const forSellers = ({ allow }: Route) =>
  allow === 'signed-in' || allow === 'everyone' || (Array.isArray(allow) && allow.includes('seller'));

describeOnEachDatabase('two sellers', (use, dialect) => {
  let app: RunningApp;
  const shops: Shop[] = [];
  const figures: string[] = [];

  const open = async (id: number): Promise<Shop> => {
    const { database } = use();
    const canaries = createCanaries(`${dialect} shop ${id}`, id === 10_000 ? '1971-02-03' : '1983-05-06');
    const put = putInto(database);
    const filled = { id, sellerId: `SHOP-${id}`, canaries };
    await fillFigures(put, filled);
    const accounts: [string, string][] = ['owner', 'reader'].map((rights) => [
      rights,
      `${canaries.word(rights)}@shop.test`,
    ]);
    const crawlers: Crawler[] = [];
    const keys: number[] = [];
    for (const [rights, email] of accounts) {
      const visitor = await app.signIn('seller', { seller: id, email });
      await database.transaction((tx) =>
        tx.run('UPDATE people SET name = ?, rights = ? WHERE email = ?', [canaries.word('person'), rights, email]),
      );
      const [row] = await database.read<{ id: number }>('SELECT id FROM people WHERE email = ? ORDER BY id', [email]);
      keys.push(row!.id);
      crawlers.push({ name: `${rights} of ${id}`, visitor, url: app.url });
    }
    await fillCases(put, filled, keys);
    const bearer = `token-of-${id}`;
    await database.transaction((tx) =>
      insertToken(tx, {
        ...{ seller: id, name: canaries.word('token'), hash: secretHash(bearer), scopes: ownScopes, madeBy: 'x' },
        ...{ madeAt: '2026-11-22T07:00:00Z', expiresAt: null },
      }),
    );
    const headers = { authorization: `Bearer ${bearer}` };
    crawlers.push({ name: `program of ${id}`, visitor: null, url: app.url, headers });
    return { id, canaries, crawlers, people: keys };
  };

  before(async () => {
    await writeMarketplace(use().database);
    await putInto(use().database)('cells', { id: 1, category: 'smartphones', grade: 'good', market: 'FR' });
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    for (const id of [10_000, 20_000]) shops.push(await open(id));
  });
  after(async () => {
    await app.close();
    for (const figure of figures) console.log(`      ${figure}`);
  });

  it('have something in every table that holds anything of a seller', async () => {
    const missing: string[] = [];
    for (const table of await allTables(use().database)) {
      if (ofNobody.has(table) || /^(lab_|knex)/.test(table)) continue;
      const rows = JSON.stringify(await use().database.read(`SELECT * FROM ${table} ORDER BY 1`));
      const spelled = rows.replaceAll(/"content":"([A-Za-z0-9+/=]+)"/g, (_all, text: string) =>
        Buffer.from(text, 'base64').toString(),
      );
      for (const { id, canaries } of shops) if (canaries.in(spelled).length === 0) missing.push(`${table} of ${id}`);
    }
    expect(missing).to.deep.equal([]);
  });

  it('see their own and nothing of each other, on every page, in every file, answer and error', async () => {
    const foreign: string[] = [];
    for (const { id, canaries, crawlers } of shops) {
      const other = shops.find((shop) => shop.id !== id)!;
      const own = new Set<string>();
      let answers = 0;
      const take = ({ who, method, path, status, text }: Asked) => {
        answers++;
        expect(status, `${who} ${method} ${path}`).to.be.below(500);
        for (const field of canaries.in(text)) own.add(field);
        foreign.push(...other.canaries.in(text).map((field) => `${who} ${method} ${path}: ${field}`));
      };
      const [owner, reader, program] = crawlers as [Crawler, Crawler, Crawler];
      // The one shop's owner walks everything there is, the other's reader what is for sellers.
      if (id === 10_000) await crawl(owner, routes, ids, take);
      else await crawl(reader, routes.filter(forSellers), ids, take);
      await crawl(
        program,
        routes.filter(({ path }) => path.startsWith('/api/')),
        ids,
        take,
      );
      for (const { path } of routes.filter((route) => route.method === 'get' && forSellers(route)))
        for (const address of addressesOf(path, () => [String(id)])) {
          const crawler = path.startsWith('/api/') ? program : owner;
          take(await ask(crawler, 'GET', `${address}?${probes(other.id).join('&')}`));
        }
      for (const metric of ['complaint', 'return', 'low-review'])
        for (const list of ['/scorecard/orders', '/scorecard/orders/list.json', '/api/v1/own/orders'])
          take(await ask(list.startsWith('/api/') ? program : owner, 'GET', `${list}?metric=${metric}`));
      figures.push(`shop ${id}: ${answers} answers, ${own.size} of ${canaries.planted} own fields seen`);
      expect(own.size).to.be.above(70);
    }
    expect([...new Set(foreign)].slice(0, 20)).to.deep.equal([]);
  });

  it('change nothing of each other with any form, and read nothing of it in the answer', async () => {
    const foreign: string[] = [];
    for (const { id, crawlers } of shops) {
      const other = shops.find((shop) => shop.id !== id)!;
      const before = await rowsOf(use().database, other);
      const fields = new Set<string>();
      const posts = routes.filter((route) => route.method === 'post' && forSellers(route) && !leaves.test(route.path));
      for (const { path } of routes.filter((route) => route.method === 'get' && forSellers(route)))
        for (const address of addressesOf(path, () => [String(id)])) {
          const { text } = await ask(crawlers[0]!, 'GET', address);
          for (const [, name] of text.matchAll(/ name="([\w.-]+)"/g)) if (name !== '_csrf') fields.add(name!);
        }
      const { text } = await crawlers[0]!.visitor!.get('/account');
      const token = /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? '';
      for (const value of [String(other.id), `ORDER-OF-${other.id}`, String(other.people[0])])
        for (const { path } of posts)
          for (const address of addressesOf(path, () => [String(other.id)])) {
            const body = new URLSearchParams(Object.fromEntries([...fields].map((field) => [field, value])));
            body.set('_csrf', token);
            const answer = await ask(crawlers[0]!, 'POST', address, body.toString());
            expect(answer.status, address).to.be.below(500);
            foreign.push(...other.canaries.in(answer.text).map((field) => `${address}: ${field}`));
          }
      expect(await rowsOf(use().database, other), `of ${other.id}`).to.deep.equal(before);
      figures.push(`shop ${id}: ${posts.length} forms with ${fields.size} fields`);
    }
    expect(foreign).to.deep.equal([]);
  });

  it('get letters, messages and events of their own only', async () => {
    const { database } = use();
    for (const { id, people, canaries } of shops) {
      const other = shops.find((shop) => shop.id !== id)!;
      const told = await Promise.all([
        database.read(
          `SELECT * FROM letters WHERE person IN (${people.map(() => '?').join(', ')}) ORDER BY id`,
          people,
        ),
        database.read('SELECT * FROM seller_notices WHERE seller = ? OR seller IS NULL ORDER BY id', [id]),
        database.read(
          'SELECT d.* FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook WHERE w.seller = ? ORDER BY d.id',
          [id],
        ),
      ]);
      expect(canaries.in(JSON.stringify(told)).length).to.be.above(4);
      expect(other.canaries.in(JSON.stringify(told))).to.deep.equal([]);
    }
  });
});
