/** Old rules and new rules: who would stand elsewhere tonight, before a version counts. */
import { parse } from 'csv-parse/sync';
import { expect } from 'chai';
import { runAskedBacktests } from '../../jobs/backtest/run-asked.ts';
import { clockAt, systemClock } from '../../server/clock.ts';
import { dayOf } from '../../server/scoring/day.ts';
import { keepDraft } from '../../server/stores/policy-drafts.ts';
import { publishPolicy } from '../../server/stores/policy-changes.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, openBrowser, overflows, visit } from '../support/browser.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { nightContext } from '../support/marketplace.ts';
import { mainOf, rowsOf, unescaped } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { latePolicy, writeLedgerNights } from '../support/written-ledger.ts';
import { publish } from '../support/written-nights.ts';

const from = dayOf('2026-03-01');
const nights = 45;
const today = dayOf('2026-04-15');

/** Nobody is warned under the one, the late ones under the other. */
const stricter = latePolicy(({ metrics }) => {
  metrics['late-delivery']!.acceptable = 0.02;
  metrics['late-delivery']!.warn = 0.02;
});

describeOnEachDatabase('the preview of a policy', (use, dialect) => {
  let app: RunningApp;
  let manager: Visitor;
  let woken = 0;
  const read = async (path: string) => mainOf((await manager.get(path)).text);
  const work = () => runAskedBacktests({ ...nightContext(use(), today, '/nowhere'), clock: systemClock });
  const path = '/policy/preview?version=2';

  before(async () => {
    const late = [(nth: number) => (nth % 2 ? 1 : 2), () => 0, (nth: number) => (nth % 2 ? 2 : 1), () => 4];
    await writeLedgerNights(use().database, { from, nights, late });
    app = await startApp(use().database, {
      clock: clockAt('2026-04-15T08:00:00Z'),
      wakeBacktests: () => (woken += 1),
    });
    manager = await app.signIn('manager');
    await publishPolicy(use().database, {
      ...{ policy: stricter, effectiveFrom: dayOf('2026-05-01'), today, author: 'admin@test.example' },
      ...{ note: 'Stricter', at: '2026-04-15T07:00:00Z' },
    });
  });
  after(() => app.close());

  it('is worked out when somebody asks for it, and says how far it is', async () => {
    expect(await read(path)).to.include('Nobody has worked out yet whom it would meet.');
    const asked = await manager.submit('/policy/preview', { version: '2' }, path);
    expect([asked.status, asked.location, woken]).to.deep.equal([303, path, 1]);
    const waiting = await manager.get(path);
    expect(waiting.headers.get('refresh')).to.equal('2');
    expect(mainOf(waiting.text)).to.include('It waits for its turn.');
    await work();
  });

  it('names every seller who would stand elsewhere, with both levels', async () => {
    const { text } = await manager.get(path);
    expect(unescaped(text)).to.include('href="/policy/difference?to=2"');
    expect(mainOf(text)).to.include(
      'Under version 2, from Fri 1 May 2026 on, two sellers would stand worse than under the rules in force.',
    );
    expect(rowsOf(text.slice(text.indexOf('Who would stand elsewhere')))).to.deep.equal([
      'Shop 1 none warn ▲ stricter none late',
      'Shop 3 none warn ▲ stricter none late',
    ]);
    expect(rowsOf(text)).to.deep.equal(['warn 1 3', 'limit 0 0', 'suspend 0 0']);
  });

  it('is filtered, and given as CSV of exactly what is shown', async () => {
    const filtered = await manager.get(`${path}&search=shop+3&show=stricter`);
    expect(mainOf(filtered.text)).to.include('1 seller');
    expect(await read(`${path}&show=milder`)).to.include('No seller matches');
    expect(await read(`${path}&level=suspend`)).to.include('No seller matches');
    const { text } = await manager.get('/policy/preview.csv?version=2&search=shop+3');
    expect(parse(text, { columns: true })).to.deep.equal([
      {
        ...{ seller_id: 'S-3', name: 'Shop 3', old_rules: 'none', new_rules: 'warn', difference: 'stricter' },
        ...{ recommended: 'none', because_of: 'late-delivery' },
      },
    ]);
  });

  it('is linked from the seller’s page and says of that seller what would change', async () => {
    const { text } = await manager.get('/sellers/S-1');
    expect(mainOf(text)).to.include(
      'Version 2 of the policy counts from Fri 1 May 2026 on: old rules and new rules for this seller.',
    );
    expect(unescaped(text)).to.include('/policy/preview?version=2&seller=S-1');
    expect(await read(`${path}&seller=S-1`)).to.include(
      'Shop 1 : nothing under the old rules, a warning under version 2.',
    );
    expect(await read(`${path}&seller=S-2`)).to.include(
      'Shop 2 : the same level under the old rules and under version 2.',
    );
  });

  it('says when a newer night was published since', async () => {
    await publish(use().database, today);
    expect(await read(path)).to.include('Worked out for the night of Tue 14 Apr 2026, which is no longer the newest.');
  });

  it('is made of a kept draft too, and of nothing else', async () => {
    const draft = {
      name: 'Mine',
      policy: stricter,
      basedOn: 1,
      author: 'manager@test.example',
      changedAt: '2026-04-15',
    };
    const id = await keepDraft(use().database, draft);
    expect((await manager.get('/policy/lab')).text).to.include(`/policy/preview?draft=${id}`);
    // The same rules: what was worked out for the version holds for it.
    expect(await read(`/policy/preview?draft=${id}`)).to.include('Under the draft “Mine”, if it is published,');
    for (const query of ['', '?version=9', '?draft=99', '?version=x', '?version=%00'])
      expect((await manager.get(`/policy/preview${query}`)).status, query).to.equal(404);
    expect((await (await app.signIn('seller', { seller: 1 })).get(path)).status).to.equal(403);
    expect((await (await app.signIn('lab')).submit('/policy/preview', { version: '2' }, path)).status).to.equal(403);
  });

  if (dialect === 'sqlite')
    it('shows nothing that axe or the browser minds, nor do the pages of versions', async () => {
      const browser = await openBrowser();
      try {
        const page = await browser.page({ visitor: await app.signIn('admin') });
        for (const address of [
          path,
          '/policy',
          '/policy/difference',
          '/policy/versions/2/withdraw',
          '/policy/preview?version=1',
        ])
          for (const [width, scheme] of [
            [1280, 'light'],
            [390, 'dark'],
          ] as const) {
            expect((await visit(page, app.url + address, { width, scheme })).complaints, address).to.deep.equal([]);
            expect(await axe(page), `${address} ${width} ${scheme}`).to.deep.equal([]);
            expect(await overflows(page), `${address} ${width}`).to.equal(false);
          }
      } finally {
        await browser.close();
      }
    });
});
