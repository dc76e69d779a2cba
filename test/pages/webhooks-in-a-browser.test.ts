/** The pages of webhooks and tokens as they are seen: wide and narrow, light and dark, empty and full. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { deliverWebhooks } from '../../jobs/deliver-webhooks.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, openBrowser, overflows, scriptsRun, visit, type TestBrowser } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { decide, lift, writeTestSeller } from '../support/enforcement.ts';
import { movingClock } from '../support/moving-clock.ts';
import { answering, openReceiver, type Receiver } from '../support/receiver.ts';
import type { Visitor } from '../support/visitor.ts';

const shots = process.env['ASSAY_SHOTS'];

describe('the pages of webhooks and tokens, seen', () => {
  const clock = movingClock('2026-11-22T08:00:00Z');
  let made: TestDatabase;
  let app: RunningApp;
  let browser: TestBrowser;
  let page: Page;
  let admin: Visitor;
  let receiver: Receiver;

  before(async () => {
    made = await createTestDatabase('sqlite');
    app = await startApp(made.database, { clock });
    browser = await openBrowser();
    receiver = await openReceiver();
    admin = await app.signIn('admin');
    page = await browser.page({ visitor: admin });
  });
  after(async () => {
    await browser.close();
    await receiver.close();
    await app.close();
    await made.drop();
  });

  const look = async (path: string, name: string) => {
    for (const width of [1280, 390])
      for (const scheme of ['light', 'dark'] as const) {
        const { status, complaints } = await visit(page, `${app.url}${path}`, { width, scheme });
        const where = `${path} ${width} ${scheme}`;
        expect([status, complaints], where).to.deep.equal([200, []]);
        expect(await overflows(page), where).to.equal(false);
        expect(await axe(page), where).to.deep.equal([]);
        if (shots) await page.screenshot({ path: `${shots}/${name}-${width}-${scheme}.png`, fullPage: true });
      }
  };

  it('show nothing that axe or the browser minds, empty', async () => {
    await look('/webhooks', 'webhooks-empty');
    await look('/tokens', 'tokens-empty');
    await look('/webhooks/new', 'webhook-new');
  });

  it('show nothing that axe or the browser minds, full of long and foreign words', async () => {
    const long = 'ٱلْمُصَلِّح “Œuvre” & Söhne — a name that is far longer than any column would ever wish to hold, limited';
    const filled = { format: 'assay', standing: '1', address: receiver.url };
    await admin.submit('/webhooks/new', { ...filled, name: 'Shop back end', steps: '1' });
    await admin.submit('/webhooks/new', { ...filled, name: long.slice(0, 95), night: '1', format: 'chat' });
    await admin.submit('/webhooks/new', {
      ...filled,
      name: 'Old reporting',
      address: 'https://reports.shop.example/in/1',
    });
    await admin.submit('/webhooks/3/off', {}, '/webhooks/3');
    await admin.submit('/webhooks/1/test', {}, '/webhooks/1');
    const seller = { id: await writeTestSeller(made.database, `SELLER-${'9'.repeat(40)}`), sellerId: 'S-1' };
    const decision = await decide(app.context, seller);
    await deliverWebhooks(app.context);
    receiver.answer = answering(503, 'The database is down for maintenance. '.repeat(20));
    clock.forward(3600);
    await lift(app.context, decision);
    await deliverWebhooks(app.context);
    await admin.submit('/tokens', { name: 'Checkout', lifetime: '365' });
    await admin.submit('/tokens', { name: long.slice(0, 95), lifetime: 'none' });
    await admin.submit('/tokens/1/revoke', {}, '/tokens');
    await admin.get('/tokens');
    await look('/webhooks', 'webhooks');
    await look('/webhooks/1', 'webhook');
    const [failed] = await made.database.read('SELECT MAX(delivery) AS id FROM webhook_attempts WHERE status = 503');
    const [row] = await made.database.read('SELECT webhook FROM webhook_deliveries WHERE id = ?', [
      failed?.['id'] ?? 0,
    ]);
    await look(`/webhooks/${row?.['webhook']}/deliveries/${failed?.['id']}`, 'delivery');
    await look('/tokens', 'tokens');
  });

  it('show a new secret so that it can be taken away whole', async () => {
    await visit(page, `${app.url}/webhooks/1`, { width: 390 });
    await page.getByRole('button', { name: 'New secret' }).click();
    await eventually(async () => expect(await page.getByLabel('Secret').inputValue()).to.match(/^whsec_/));
    await scriptsRun(page);
    expect(await axe(page)).to.deep.equal([]);
    if (shots) await page.screenshot({ path: `${shots}/secret-390.png`, fullPage: true });
  });
});
