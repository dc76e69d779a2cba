/** The search for leaks finds those that are planted: a page, a form, a header, a letter, and a figure that counts what is hidden. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import type { Route } from '../../server/access/route.ts';
import * as account from '../../server/pages/account/account.ts';
import * as signIn from '../../server/pages/account/sign-in.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { createCanaries } from '../support/canaries.ts';
import type { Asked } from '../support/crawl.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { fillCompartment } from '../support/lab-compartment.ts';
import { crawlersOf, walkMarketplace } from '../support/marketplace-crawl.ts';
import { nova, quiet, tiny, writeMarketplace } from '../support/written-marketplace.ts';

/** Each leaks one thing of the compartment in a way of its own. */
const leaking: readonly Route[] = [
  {
    ...{ method: 'get', path: '/scratch-order/:id', allow: ['manager'] },
    handle: async ({ params }, response, { database }) => {
      const [row] = await database.read('SELECT notes FROM mystery_orders WHERE id = ? ORDER BY id', [
        String(params['id']),
      ]);
      response.status(row ? 200 : 404).send(`<p>${String(row?.['notes']).toUpperCase()}</p>`);
    },
  },
  {
    ...{ method: 'get', path: '/scratch', allow: ['seller'] },
    handle: async (_request, response, { database }) => {
      const [row] = await database.read('SELECT price_minor AS price FROM mystery_orders ORDER BY id');
      const amount = (Number(row?.['price'] ?? 0) / 100).toLocaleString('en');
      response.setHeader('X-Price', amount).send('<a href="/scratch/more?page=2">more</a>');
    },
  },
  {
    ...{ method: 'get', path: '/scratch/more', allow: ['seller'] },
    handle: async ({ query }, response, { database }) => {
      const [row] = await database.read('SELECT phone FROM lab_identities ORDER BY id');
      response.send(query['page'] === '2' ? String(row?.['phone'] ?? '') : '');
    },
  },
  {
    ...{ method: 'post', path: '/scratch', allow: 'everyone' },
    handle: async (_request, response, { database, log }) => {
      const [row] = await database.read('SELECT skipped_reason AS why FROM lab_draws WHERE state = ? ORDER BY id', [
        'skipped',
      ]);
      log.warn({ why: row?.['why'] }, 'not taken');
      response.status(422).send('no');
    },
  },
  {
    ...{ method: 'get', path: '/scratch/count', allow: ['admin'] },
    handle: async (_request, response, { database }) => {
      const rows = await database.read('SELECT id FROM mystery_orders ORDER BY id');
      response.send(`${rows.length} orders`);
    },
  },
];

describeOnEachDatabase('the search for leaks', (use, dialect) => {
  let app: RunningApp;
  const routes = [...leaking, ...account.routes, ...signIn.routes];
  const canaries = createCanaries(`planted ${dialect}`);
  const answers = async (forms: boolean): Promise<Asked[]> => {
    const { database } = use();
    const sellers = { concerned: nova, other: quiet };
    const crawlers = await crawlersOf({ app, database, sellers });
    const all: Asked[] = [];
    const walk = { ...{ app, database, routes: leaking, sellers, crawlers, forms }, ids: () => ['4001', '4009'] };
    await walkMarketplace(walk, (asked) => all.push(asked));
    return all;
  };

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z'), routes });
  });
  after(() => app.close());

  it('sees what pages, forms, headers, logs and tables betray, to whom and where', async () => {
    const before = await answers(false);
    expect(before.flatMap(({ text }) => canaries.in(text))).to.deep.equal([]);
    await fillCompartment(use().database, canaries, { seller: nova, other: tiny, feedOrder: 'ORD-190' });
    const lost = canaries.word('letter');
    await use().database.transaction((tx) =>
      tx.run('INSERT INTO settings (name, value) VALUES (?, ?)', ['scratch', `to ${lost}`]),
    );
    const after = await answers(true);
    const found = new Set(
      after.flatMap(({ who, path, text }) => canaries.in(text).map((field) => `${who} ${path}: ${field}`)),
    );
    expect([...found]).to.include.members([
      'manager /scratch-order/4001: ordered notes',
      'seller concerned /scratch: price',
      'other seller /scratch/more?page=2: identity phone',
      'log all lines: skipped reason',
      'table settings: letter',
    ]);
    const counts = [before, after].map((all) =>
      all.find(({ who, path }) => who === 'admin' && path === '/scratch/count'),
    );
    expect(counts[0]?.text).not.to.equal(counts[1]?.text);
  });
});
