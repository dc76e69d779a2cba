import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { importPaths } from '../../jobs/import-feeds.ts';
import { clockAt } from '../../server/clock.ts';
import { businessCalendar, dayOf, dayText } from '../../server/scoring/day.ts';
import { feedDaysStore } from '../../server/stores/feed-days.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, openBrowser, overflows, visit } from '../support/browser.ts';
import { createTestDatabase, describeOnEachDatabase } from '../support/databases.ts';
import type { Database } from '../../db/connect.ts';

const clock = clockAt('2026-03-11T06:00:00Z');
const calendar = businessCalendar('UTC');
const first = dayOf('2025-12-01');
const last = dayOf('2026-03-10');

/** Orders every day up to the last; returns stop three days before it; reviews with bad rows; complaints never. */
async function fillFeeds(database: Database): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-feeds-'));
  const orders = ['order_id,seller_id,ordered_at'];
  const returns = ['return_id,order_id,opened_at,reason'];
  for (let day = first; day <= last; day++)
    for (let n = 0; n < 12; n++) {
      orders.push(`o${day}-${n},s1,${dayText(day)}T10:00:00Z`);
      if (day <= last - 3) returns.push(`r${day}-${n},o${day}-${n},${dayText(day)}T12:00:00Z,defective`);
    }
  const reviews = [
    'review_id,order_id,rating,reviewed_at',
    ...Array.from({ length: 60 }, (_, n) => `v${n},o${first}-1,5,2026-03-09T10:00:00Z`),
  ];
  for (let n = 0; n < 3; n++) reviews.push(`bad${n},o${first}-1,6,2026-03-09T10:00:00Z`);
  const files: Record<string, string[]> = {
    'sellers.csv': ['seller_id,name', 's1,Nova Refurb'],
    'orders.csv': orders,
    'returns.csv': returns,
    'reviews-<b>.csv': reviews,
    'complaints.csv': ['complaint,order', '1,2'],
  };
  for (const [name, lines] of Object.entries(files)) {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
    await importPaths(database, [join(folder, name)], { calendar, clock });
  }
  rmSync(folder, { recursive: true });
}

describeOnEachDatabase('the feeds page', (use) => {
  let app: RunningApp;
  before(async () => {
    await fillFeeds(use().database);
    app = await startApp(use().database, { clock });
  });
  after(async () => app?.close());

  const words = (html: string) => html.replaceAll(/<(?!\/?(th|td|tr)\b)[^>]*>/g, '').replaceAll(/\s+/g, ' ');
  const open = async (path: string) => (await (await app.signIn('manager')).get(path)).text;

  it('says first how many feeds are up to date', async () => {
    expect(words(await open('/feeds'))).to.match(
      /of six feeds (is|are) up to date; \w+ (is|are) behind, three have never arrived\./,
    );
  });

  it('names a feed that is missing and what that costs', async () => {
    expect(await open('/feeds'))
      .to.include('No complaints have ever arrived: figures for')
      .and.to.include('are missing, not zero.');
  });

  it('says how far behind a feed is', async () => {
    const text = words(await open('/feeds'));
    expect(text).to.include('Returns are 3 days behind (complete up to Sat 7 Mar)');
  });

  it('accounts for every record of every file', async () => {
    const html = await open('/feeds');
    expect(html).to.include('3 rows quarantined').and.to.include('refused').and.to.include('reviews-&lt;b&gt;.csv');
    const { text } = await (await app.signIn('manager')).get('/feeds.csv?state=quarantined');
    const [head, row, ...rest] = text.trim().split('\r\n');
    expect(head).to.equal('file,feed,started_at,state,lines,accepted,unchanged,quarantined,blank,waiting,message');
    expect(row).to.match(/reviews-<b>\.csv,reviews,2026-03-11T06:00:00Z,imported,63,60,0,3,0,0,/);
    expect(rest).to.deep.equal([]);
  });

  it('filters the files by feed and outcome', async () => {
    const html = await open('/feeds?feed=complaints&state=refused');
    expect(html).to.include('1 file');
    expect(await open('/feeds?feed=trade_ins')).to.include('None has come in, or none fits these filters.');
    expect(await open('/feeds?feed=%27;DROP')).to.include('5 files');
  });

  it('lists what could not be taken, with line, column, rule and the raw text', async () => {
    const href = /\/feeds\/files\/\d+(?=" title="[^"]*reviews)/.exec(await open('/feeds'))?.[0] ?? '';
    const html = await open(href);
    expect(words(html)).to.include('3 records of 63 could not be taken.');
    expect(html).to.include('bad0,').and.to.include('rating');
    const csv = await (await app.signIn('manager')).get(`${href}/rejections.csv`);
    expect(csv.headers.get('content-disposition')).to.include('attachment');
    const lines = csv.text.trim().split('\r\n');
    expect(lines[0]).to.equal('file,line,column,rule,raw');
    expect(lines).to.have.length(4);
    expect(lines[1]).to.match(/,62,rating,/);
  });

  it('knows no file that does not exist', async () => {
    for (const path of ['/feeds/files/999', '/feeds/files/0', '/feeds/files/x', '/feeds/files/999/rejections.csv'])
      expect((await (await app.signIn('manager')).get(path)).status, path).to.equal(404);
  });

  it('lets a manager confirm the days that hold figures back, once, with an entry in the log', async () => {
    const manager = await app.signIn('manager');
    const days = { feed: 'returns', from: '2026-03-08', to: '2026-03-10' };
    expect((await manager.submit('/feeds/confirm', days, '/feeds')).location).to.equal('/feeds#days');
    expect((await manager.get('/feeds')).text).to.include('are confirmed as complete');
    const confirmed = await feedDaysStore(use().database).between('returns', last - 2, last);
    expect(confirmed.map(({ confirmedBy }) => confirmedBy)).to.deep.equal(Array(3).fill('manager@test.example'));
    await manager.submit('/feeds/confirm', days, '/feeds');
    expect((await manager.get('/feeds')).text).to.include('had been confirmed before');
    const { text } = await manager.get('/audit?action=feed+days+confirmed');
    expect(text).to.include('1 entry').and.to.include('2026-03-08');
  });

  it('lets nobody confirm what makes no sense', async () => {
    const manager = await app.signIn('manager');
    const good = { feed: 'orders', from: '2026-03-09', to: '2026-03-09' };
    for (const bad of [
      { feed: 'sellers' },
      { from: '2026-02-30' },
      { to: '2026-03-11' },
      { from: '2026-03-10' },
      { from: '2025-01-01' },
    ])
      expect(
        (await manager.submit('/feeds/confirm', { ...good, ...bad }, '/feeds')).status,
        JSON.stringify(bad),
      ).to.equal(400);
  });

  it('lets the lab look but not confirm', async () => {
    const lab = await app.signIn('lab');
    const page = await lab.get('/feeds');
    expect(page.status).to.equal(200);
    expect(page.text).not.to.include('action="/feeds/confirm"');
    expect(
      (await lab.submit('/feeds/confirm', { feed: 'orders', from: '2026-03-09', to: '2026-03-09' }, '/feeds')).status,
    ).to.equal(403);
  });
});

describe('the feeds page, seen', () => {
  it('shows nothing that axe or the browser minds, empty and filled', async () => {
    const made = await createTestDatabase('sqlite');
    const app = await startApp(made.database, { clock });
    const browser = await openBrowser();
    try {
      const page = await browser.page({ visitor: await app.signIn('manager') });
      const look = async (path: string) => {
        for (const width of [1280, 390])
          for (const scheme of ['light', 'dark'] as const) {
            const { complaints, status } = await visit(page, app.url + path, { width, scheme });
            expect(status).to.equal(200);
            expect(complaints, path).to.deep.equal([]);
            expect(await axe(page), `${path} ${width} ${scheme}`).to.deep.equal([]);
            expect(await overflows(page), `${path} ${width}`).to.equal(false);
          }
      };
      await look('/feeds');
      await fillFeeds(made.database);
      for (const path of ['/feeds', '/feeds/files/4', '/feeds/files/5']) await look(path);
    } finally {
      await browser.close();
      await app.close();
      await made.drop();
    }
  });
});
