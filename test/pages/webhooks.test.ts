/** The pages of webhooks: what an administrator reads there, and what never leaves them. */
import { expect } from 'chai';
import { deliverWebhooks } from '../../jobs/deliver-webhooks.ts';
import { readConfig } from '../../server/config.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { decide, writeTestSeller } from '../support/enforcement.ts';
import { movingClock } from '../support/moving-clock.ts';
import { mainOf, unescaped } from '../support/reading.ts';
import { answering, openReceiver, type Receiver } from '../support/receiver.ts';
import type { Visitor } from '../support/visitor.ts';

describeOnEachDatabase('the pages of webhooks', (use) => {
  const clock = movingClock('2026-11-22T08:00:00Z');
  let app: RunningApp;
  let admin: Visitor;
  let receiver: Receiver;
  const seller = { id: 0, sellerId: 'S-1' };
  const page = async (path: string) => mainOf((await admin.get(path)).text);
  const deliver = () => deliverWebhooks(app.context, { random: () => 0.5 });
  const filled = { name: 'Shop back end', format: 'assay', standing: '1' };

  before(async () => {
    app = await startApp(use().database, { clock });
    admin = await app.signIn('admin');
    receiver = await openReceiver();
    seller.id = await writeTestSeller(use().database, 'S-1', 'Nova');
  });
  after(async () => {
    await app.close();
    await receiver.close();
  });

  it('says that nothing is sent, and offers to add an address', async () => {
    expect(await page('/webhooks'))
      .to.include('No program is told of what is decided.')
      .and.to.include('Add a webhook');
  });

  it('says what is wrong with a form and keeps what was typed', async () => {
    const faults: [Record<string, string>, string][] = [
      [{ ...filled, name: ' \u200b ', address: 'https://x.example' }, 'Say what it is'],
      [{ ...filled, address: 'x.example' }, 'Write the whole address, with https:// in front.'],
      [
        { ...filled, address: 'http://169.254.169.254/latest' },
        'Nothing is sent to link-local and metadata addresses.',
      ],
      [{ ...filled, address: 'https://me:pw@x.example' }, 'Leave name and password out of the address'],
      [{ name: 'A', format: 'assay', address: 'https://x.example' }, 'Choose at least one kind of event.'],
      [{ name: 'A', standing: '1', address: 'https://x.example' }, 'Choose what it takes.'],
    ];
    for (const [fields, words] of faults) {
      const answer = await admin.submit('/webhooks/new', fields);
      expect([answer.status, mainOf(answer.text).includes(words)], words).to.deep.equal([422, true]);
    }
    expect(await use().database.read('SELECT id FROM webhooks')).to.have.length(0);
  });

  it('shows the secret once, and never again anything but the host', async () => {
    const answer = await admin.submit('/webhooks/new', { ...filled, address: receiver.url, night: '1' });
    expect(answer.status).to.equal(201);
    const secret = />(whsec_[^<]+)</.exec(unescaped(answer.text))?.[1] ?? '';
    expect(Buffer.from(secret.slice(6), 'base64')).to.have.length(32);
    expect(answer.headers.get('cache-control')).to.equal('no-store');
    const list = await page('/webhooks');
    expect(list).to.include('One address is told of what is decided.').and.to.include('Shop back end nothing sent yet');
    const whole = `${list} ${(await admin.get('/webhooks/1')).text}`;
    const audit = await use().database.read("SELECT * FROM audit WHERE action = 'webhook added'");
    expect(audit).to.have.length(1);
    for (const text of [whole, JSON.stringify(audit), JSON.stringify(app.logged)])
      expect(text).not.to.include(secret).and.not.to.include('secret-path');
    expect(whole).to.include(new URL(receiver.url).host);
  });

  it('sends a test, and says how it went', async () => {
    const sent = await admin.submit('/webhooks/1/test', {}, '/webhooks/1');
    expect([sent.status, sent.location]).to.deep.equal([303, '/webhooks/1']);
    expect(await page('/webhooks/1'))
      .to.include('A test leaves within ten seconds.')
      .and.to.include('test – today 08:00 to be sent');
    await deliver();
    expect(receiver.received).to.have.length(1);
    const told = JSON.parse(receiver.received[0]!.body) as { type: string };
    expect(told.type).to.equal('webhook.test');
    expect(await page('/webhooks/1')).to.include('test – today 08:00 taken');
    const detail = await page('/webhooks/1/deliveries/1');
    expect(detail)
      .to.match(/today 08:00 taken 200 \d+ ms thanks/)
      .and.to.include('"type": "webhook.test"');
  });

  it('says what was not taken and when it is tried again, and sends it again on demand', async () => {
    receiver.answer = answering(503, '<b>down</b>');
    const decision = await decide(app.context, seller);
    await deliver();
    const failing = await page('/webhooks/1');
    expect(failing).to.include('It is not taking messages at the moment.');
    expect(failing).to.include('in force S-1 today 08:00 failed, 1 attempt it answered with 503 · again today 08:00');
    const { text } = await admin.get('/webhooks/1/deliveries/2');
    expect(mainOf(text)).to.include('503').and.to.include('<b>down</b>');
    expect(text).not.to.include('<b>down');
    receiver.answer = answering(200);
    await admin.submit('/webhooks/1/deliveries/2', {}, '/webhooks/1/deliveries/2');
    await deliver();
    expect(await page('/webhooks/1')).to.include('in force S-1 today 08:00 taken');
    expect(receiver.received.slice(-2).map(({ id }) => id)).to.deep.equal(Array(2).fill(receiver.received.at(-1)?.id));
    expect(decision).to.be.above(0);
  });

  it('repeats everything since a day, under the same ids', async () => {
    const before = receiver.received.length;
    await admin.submit('/webhooks/1/repeat', { since: '2026-11-22' }, '/webhooks/1');
    expect(await page('/webhooks/1')).to.include('1 message will be sent again.');
    await deliver();
    expect(receiver.received).to.have.length(before + 1);
    expect(receiver.received.at(-1)?.id).to.equal(receiver.received.at(-2)?.id);
    await admin.submit('/webhooks/1/repeat', { since: 'yesterday' }, '/webhooks/1');
    expect(await page('/webhooks/1')).to.include('Say since which day');
  });

  it('changes the secret with a day in which both count', async () => {
    const answer = await admin.submit('/webhooks/1/secret', {}, '/webhooks/1');
    expect([answer.status, answer.text.includes('whsec_')]).to.deep.equal([201, true]);
    const signatures = async () => {
      await admin.submit('/webhooks/1/test', {}, '/webhooks/1');
      await deliver();
      return String(receiver.received.at(-1)?.headers['webhook-signature']).split(' ');
    };
    expect(await signatures()).to.have.length(2);
    expect(await page('/webhooks/1')).to.include('a signature of the earlier secret too, until tomorrow 08:00');
    clock.forward(24 * 3600);
    admin = await app.signIn('admin');
    expect(await signatures()).to.have.length(1);
    expect(await page('/webhooks/1')).not.to.include('earlier secret');
  });

  it('is turned off and on, changed and removed, each with an entry in the audit', async () => {
    await admin.submit('/webhooks/1/off', {}, '/webhooks/1');
    expect(await page('/webhooks/1'))
      .to.include('It is off')
      .and.not.to.include('Send a test');
    await admin.submit('/webhooks/1/on', {}, '/webhooks/1');
    const changed = await admin.submit('/webhooks/1', { name: 'Störung <1>', steps: '1', address: '' }, '/webhooks/1');
    expect(changed.status).to.equal(303);
    expect(await page('/webhooks'))
      .to.include('Störung <1>')
      .and.to.include('other steps of decisions');
    await admin.submit('/webhooks/1/remove', {}, '/webhooks/1');
    expect((await admin.get('/webhooks/1')).status).to.equal(404);
    const audit = await use().database.read("SELECT action FROM audit WHERE subject LIKE 'webhook %' ORDER BY id");
    expect(audit.map(({ action }) => action)).to.deep.equal([
      ...['webhook added', 'webhook tested', 'webhook message repeated', 'webhook messages repeated'],
      ...['webhook secret changed', 'webhook tested', 'webhook tested', 'webhook turned off', 'webhook turned on'],
      ...['webhook changed', 'webhook removed'],
    ]);
    const [row] = await use().database.read('SELECT address, secret, earlier_secret FROM webhooks');
    expect(row).to.deep.equal({ address: '', secret: null, earlier_secret: null });
  });

  it('tells managers and Prometheus of an address that is paused, and goes on once it is resumed', async () => {
    await admin.submit('/webhooks/new', { ...filled, name: 'Third', address: receiver.url });
    const [row] = await use().database.read("SELECT id FROM webhooks WHERE name = 'Third'");
    const path = `/webhooks/${row?.['id']}`;
    receiver.answer = answering(410);
    await admin.submit(`${path}/test`, {}, path);
    await deliver();
    expect(await page(path)).to.include('It is paused. It answered with 410: it wants no more messages.');
    expect(await page('/webhooks')).to.include('One is paused and waits for you.');
    const [entry] = await use().database.read('SELECT actor, action FROM audit ORDER BY id DESC LIMIT 1');
    expect(entry).to.deep.equal({ actor: 'scheduler', action: 'webhook paused' });
    const manager = await app.signIn('manager');
    expect(mainOf((await manager.get('/feeds')).text)).to.include('The webhook Third is paused since');
    const { text } = await admin.get('/metrics');
    expect(text)
      .to.include('assay_webhooks_paused 1')
      .and.to.include('assay_webhook_messages_waiting{webhook="Third"} 1');
    receiver.answer = answering(200);
    await admin.submit(`${path}/resume`, {}, path);
    await deliver();
    expect(await page(path)).to.include('taken at attempt 2');
    await admin.submit(`${path}/remove`, {}, path);
  });

  it('says when SESSION_SECRET is another one, instead of sending', async () => {
    await admin.submit('/webhooks/new', { ...filled, name: 'Second', address: receiver.url });
    const [row] = await use().database.read("SELECT id FROM webhooks WHERE name = 'Second'");
    const path = `/webhooks/${row?.['id']}`;
    await admin.submit(`${path}/test`, {}, path);
    const before = receiver.received.length;
    const config = {
      ...app.context.config,
      ...readConfig({ SESSION_SECRET: 'quite another secret of this installation' }),
    };
    await deliverWebhooks({ ...app.context, config });
    expect(receiver.received).to.have.length(before);
    expect(await page(path)).to.include('SESSION_SECRET is another one than when it was entered');
  });

  it('is for administrators only, and knows no other webhook', async () => {
    for (const path of ['/webhooks/99', '/webhooks/x', '/webhooks/3/deliveries/1', '/webhooks/%00'])
      expect((await admin.get(path)).status, path).to.equal(404);
    const manager = await app.signIn('manager');
    expect((await manager.get('/webhooks')).status).to.equal(403);
    expect((await manager.get('/webhooks/3')).status).to.equal(404);
    expect((await manager.get('/tokens')).status).to.equal(403);
  });
});
