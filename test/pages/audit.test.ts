import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { appendAudit } from '../../server/stores/audit.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, openBrowser, overflows, visit } from '../support/browser.ts';
import { aroundTheGuard } from '../support/audit-log.ts';
import { createTestDatabase, describeOnEachDatabase } from '../support/databases.ts';
import type { Database } from '../../db/connect.ts';

const clock = clockAt('2026-03-14T09:00:00Z');

async function fillLog(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    for (let n = 0; n < 60; n++)
      await appendAudit(tx, {
        at: `2026-03-${String(1 + (n % 12)).padStart(2, '0')}T10:00:00Z`,
        actor: n % 2 ? 'anna@example.com' : 'command line',
        action: n % 3 ? 'limited' : 'warned',
        subject: n === 7 ? '100% <b>Nova</b>' : `seller ${n}`,
        detail: { reason: `number ${n}`, ...(n === 59 ? { contested: ['late-delivery'] } : {}) },
      });
  });
}

describeOnEachDatabase('the audit page', (use) => {
  let app: RunningApp;
  before(async () => {
    await fillLog(use().database);
    app = await startApp(use().database, { clock });
    await app.signIn('manager');
  });
  after(async () => app?.close());

  const open = async (path: string) => (await (await app.signIn('manager')).get(path)).text;

  it('says whether the log is whole', async () => {
    expect(await open('/audit')).to.match(/The log is whole: \d+ entries, each sealed to the one before it\./);
  });

  it('shows the newest first, a page at a time', async () => {
    const html = await open('/audit?actor=anna%40example.com');
    expect(html).to.include('30 entries').and.to.include('reason: number 59');
    expect(html).to.include('contested: Late delivery');
    expect(await open('/audit?page=2')).to.match(/51–\d+ of \d+ entries/);
  });

  it('finds by person, action, subject and day', async () => {
    expect(await open('/audit?action=warned&actor=command+line')).to.include('10 entries');
    expect(await open('/audit?search=100%25'))
      .to.include('1 entry')
      .and.to.include('100% &lt;b&gt;Nova&lt;/b&gt;');
    expect(await open('/audit?from=2026-03-02&to=2026-03-03')).to.include('10 entries');
    expect(await open('/audit?search=nobody')).to.include('nothing fits these filters');
  });

  it('gives exactly these entries as CSV', async () => {
    const { text } = await (await app.signIn('manager')).get('/audit.csv?search=Nova');
    const lines = text.trim().split('\r\n');
    expect(lines).to.have.length(2);
    expect(lines[1]).to.match(
      /^8,2026-03-08T10:00:00Z,anna@example\.com,limited,100% <b>Nova<\/b>,"\{""reason"":""number 7""\}",[0-9a-f]{64},[0-9a-f]{64}$/,
    );
  });

  it('is for staff', async () => {
    expect((await (await app.signIn('seller')).get('/audit')).status).to.equal(403);
  });

  it('says where somebody changed the log', async () => {
    await aroundTheGuard(use().database, (tx) => tx.run("UPDATE audit SET subject = 'another' WHERE id = 21"));
    const admin = await app.signIn('admin');
    expect((await admin.submit('/audit/check', {}, '/audit')).status).to.equal(303);
    const html = await open('/audit');
    expect(html).to.include(
      'The log is broken at entry 21: its content was changed. 20 entries before that are sound.',
    );
  });
});

describe('the audit page, seen', () => {
  it('shows nothing that axe or the browser minds', async () => {
    const made = await createTestDatabase('sqlite');
    await fillLog(made.database);
    const app = await startApp(made.database, { clock });
    const browser = await openBrowser();
    try {
      const page = await browser.page({ visitor: await app.signIn('admin') });
      for (const path of ['/audit', '/audit?search=nobody'])
        for (const width of [1280, 390])
          for (const scheme of ['light', 'dark'] as const) {
            expect((await visit(page, app.url + path, { width, scheme })).complaints, path).to.deep.equal([]);
            expect(await axe(page), `${path} ${width} ${scheme}`).to.deep.equal([]);
            expect(await overflows(page), `${path} ${width}`).to.equal(false);
          }
    } finally {
      await browser.close();
      await app.close();
      await made.drop();
    }
  });
});
