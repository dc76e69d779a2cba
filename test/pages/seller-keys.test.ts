/** Keys and webhooks of a seller: who makes them, what they open, what leaves for the seller's own programs and what never does. */
import { expect } from 'chai';
import { deliverWebhooks } from '../../jobs/deliver-webhooks.ts';
import { sendMessage, type Message } from '../../jobs/send-message.ts';
import { toldShapes } from '../../server/pages/api/own/told-shapes.ts';
import { addNightEvent } from '../../server/stores/night-events.ts';
import { addNotice } from '../../server/stores/seller-notices.ts';
import { dayText } from '../../server/scoring/day.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { decide } from '../support/enforcement.ts';
import { movingClock } from '../support/moving-clock.ts';
import { mainOf, unescaped } from '../support/reading.ts';
import { openReceiver, type Receiver } from '../support/receiver.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, quiet, writeMarketplace } from '../support/written-marketplace.ts';
import { writtenNight } from '../support/written-nights.ts';

const hook = { name: 'Negozio <1>', address: 'https://rossi.example/hooks/secret-path', standing: '1' };

interface Told {
  type: string;
  data: Record<string, unknown> & { seller_id: string | null };
}

describeOnEachDatabase('keys and webhooks of a seller', (use) => {
  const clock = movingClock('2026-11-22T08:00:00Z');
  let app: RunningApp;
  let owner: Visitor;
  let member: Visitor;
  let stranger: Visitor;
  let receiver: Receiver;
  const sent: Message[] = [];
  const page = async (path: string, visitor = owner) => mainOf((await visitor.get(path)).text);
  const tokenIn = (text: string) => />(assay_[\w-]{43})</.exec(text)?.[1] ?? '';
  const ask = async (token: string, path = 'scorecard') =>
    (await fetch(`${app.url}/api/v1/own/${path}`, { headers: { authorization: `Bearer ${token}` } })).status;
  /** As it is really sent, but to a receiver on this machine. */
  const deliver = () =>
    deliverWebhooks(app.context, {
      send(message) {
        sent.push(message);
        return sendMessage({ ...message, address: receiver.url, publicOnly: false });
      },
    });
  const told = () => receiver.received.map(({ body }) => JSON.parse(body) as Told);
  const audits = async (subject: string) =>
    (await use().database.read('SELECT action FROM audit WHERE subject LIKE ? ORDER BY id', [subject])).map(
      ({ action }) => action,
    );

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock });
    receiver = await openReceiver();
    owner = await app.signIn('seller', { seller: nova });
    stranger = await app.signIn('seller', { seller: quiet });
    member = await app.signIn('seller', { seller: nova, email: 'member@nova.test' });
    await use().database.transaction((tx) =>
      tx.run('UPDATE people SET rights = ? WHERE email = ?', ['member', 'member@nova.test']),
    );
  });
  after(async () => {
    await app.close();
    await receiver.close();
  });

  it('lets an owner make a token that reads what was chosen, and shows it once', async () => {
    expect(await page('/keys')).to.include('None of your programs can ask for your figures.');
    const empty = await owner.submit('/keys', { name: ' ' });
    expect([empty.status, mainOf(empty.text)]).to.satisfy(
      ([status, text]: [number, string]) =>
        status === 422 && text.includes('Say which program it is for.') && text.includes('Choose at least one thing'),
    );
    const made = await owner.submit('/keys', { name: 'Tabella <é>', figures: '1', lifetime: '90' });
    const token = tokenIn(made.text);
    expect([made.status, await ask(token), await ask(token, 'standing')]).to.deep.equal([201, 200, 403]);
    expect(await page('/keys')).to.include('Tabella <é> works');
    const everywhere = [await use().database.read('SELECT * FROM tokens'), await page('/keys'), app.logged];
    expect(JSON.stringify(everywhere)).not.to.include(token);
    await owner.submit('/keys/1/revoke', {}, '/keys');
    expect([await ask(token), await audits('token %')]).to.deep.equal([401, ['token made', 'token revoked']]);
  });

  it('is for owners: others of the shop look, other shops and the marketplace see nothing of it', async () => {
    const made = await owner.submit('/keys', { name: 'Second', figures: '1' });
    expect(await page('/keys', member))
      .to.include('Second works')
      .and.not.to.include('Make a token');
    for (const [path, fields] of [
      ['/keys', { name: 'Mine', figures: '1' }],
      ['/keys/2/revoke', {}],
      ['/keys/webhooks/new', hook],
    ] as const)
      expect((await member.submit(path, fields, '/keys')).status, path).to.equal(403);
    expect(await page('/keys', stranger)).not.to.include('Second');
    expect((await stranger.submit('/keys/2/revoke', {}, '/keys')).status).to.equal(404);
    const admin = await app.signIn('admin');
    expect(await page('/tokens', admin)).not.to.include('Second');
    expect((await admin.submit('/tokens/2/revoke', {}, '/tokens')).status).to.equal(404);
    expect(await ask(tokenIn(made.text))).to.equal(200);
  });

  it('asks for the password again before a secret is made, and for no more than twenty tokens', async () => {
    clock.forward(3600);
    const tried = await owner.submit('/keys', { name: 'Stolen session', figures: '1' }, '/keys');
    expect([tried.status, tried.location]).to.deep.equal([303, '/confirm?return=%2Fkeys']);
    clock.forward(-3600);
    for (let n = 0; n < 20; n++) await owner.submit('/keys', { name: `Program ${n}`, figures: '1' });
    const [row] = await use().database.read('SELECT COUNT(*) AS made FROM tokens WHERE revoked_at IS NULL');
    expect(Number(row?.['made'])).to.equal(20);
    expect(await page('/keys')).to.include('You have as many tokens as there may be');
  });

  it('takes only public addresses by https', async () => {
    for (const [address, words] of [
      ['http://rossi.example/hooks', 'Write the whole address, with https://'],
      ['https://10.0.0.7/hooks', 'can be reached from the internet'],
      ['https://[::ffff:192.168.1.1]/', 'can be reached from the internet'],
      ['https://localhost:3000/', 'can be reached from the internet'],
      ['https://169.254.169.254/latest', 'Nothing is sent to link-local'],
    ] as const) {
      const answer = await owner.submit('/keys/webhooks/new', { ...hook, address });
      expect([answer.status, mainOf(answer.text).includes(words)], address).to.deep.equal([422, true]);
    }
    for (const found of ['10.1.2.3', '127.0.0.1', '100.64.0.9', 'fd00::7', '192.0.2.1']) {
      const resolve = () => Promise.resolve(['93.184.215.14', found]);
      const { fault } = await sendMessage(
        { address: hook.address, headers: {}, body: '', publicOnly: true },
        { resolve },
      );
      expect(fault, found).to.include('cannot be reached from the internet');
    }
  });

  it('tells the seller’s program of the seller’s own changes, signed, and of nobody else’s', async () => {
    const made = await owner.submit('/keys/webhooks/new', { ...hook, figures: '1', notices: '1' });
    expect([made.status, />whsec_[^<]+</.test(unescaped(made.text))]).to.deep.equal([201, true]);
    await decide(app.context, { id: quiet, sellerId: 'S-2' });
    const decision = await decide(app.context, { id: nova, sellerId: 'NOVA' });
    await use().database.transaction(async (tx) => {
      const notice = { kind: 'rules', level: 'watch', page: '/rules/next', at: '2026-11-22T08:00:00Z' } as const;
      const texts = { en: { subject: 'x', paragraphs: [] } };
      await addNotice(tx, { ...notice, once: 'a', seller: quiet, texts });
      await addNotice(tx, { ...notice, once: 'b', seller: null, texts });
      const none = { opened: [], raised: [], ended: [], held: 3 };
      await addNightEvent(tx, '2026-11-22T08:00:00Z', { night: dayText(writtenNight), ...none });
    });
    await deliver();
    expect(sent.map(({ address, publicOnly }) => [address, publicOnly])).to.deep.equal(
      Array(3).fill([hook.address, true]),
    );
    expect(told().map(({ type }) => type)).to.deep.equal(['decision.in_force', 'notice.added', 'scorecard.published']);
    for (const { type, data } of told())
      expect(toldShapes[type as keyof typeof toldShapes].parse(data), type).to.deep.equal(data);
    const [inForce, notice, night] = told().map(({ data }) => data);
    expect([inForce?.['decision'], inForce?.seller_id]).to.deep.include.members(['NOVA']);
    expect((inForce?.['decision'] as { decision: number }).decision).to.equal(decision);
    expect([notice?.seller_id, notice?.['page']]).to.deep.equal([null, '/rules/next']);
    expect(night?.['now']).to.include({ score: 58, level: 'limit' });
    for (const data of [inForce, notice, night])
      expect(data).not.to.have.any.keys('sequence', 'held', 'opened', 'raised', 'ended');
    expect(await page('/keys/webhooks/1'))
      .to.include('in force today 08:00 taken')
      .and.to.include('a new score');
    expect(await page('/keys/webhooks/1/deliveries/1')).to.include('"type": "decision.in_force"');
  });

  it('shows a webhook to its own shop only, and leaves it out of the marketplace’s pages and figures', async () => {
    const admin = await app.signIn('admin');
    const paths = ['/keys/webhooks/1', '/keys/webhooks/1/deliveries/1'];
    for (const path of paths) expect((await stranger.get(path)).status, path).to.equal(404);
    for (const path of paths) expect((await admin.get(path.replace('/keys', ''))).status, path).to.equal(404);
    for (const verb of ['test', 'off', 'remove', 'secret', 'repeat']) {
      expect((await stranger.submit(`/keys/webhooks/1/${verb}`, {}, '/keys')).status, verb).to.equal(404);
      expect((await member.submit(`/keys/webhooks/1/${verb}`, {}, '/keys')).status, verb).to.equal(403);
    }
    for (const path of ['/webhooks', '/metrics', '/decisions/2', '/feeds'])
      expect((await admin.get(path)).text, path).not.to.include('Negozio');
  });

  it('speaks the language of who reads, also of what went wrong', async () => {
    const italian = await app.signIn('seller', { seller: nova, email: 'it@nova.test', language: 'it' });
    await receiver.close();
    await owner.submit('/keys/webhooks/1/test', {}, '/keys/webhooks/1');
    await deliver();
    receiver = await openReceiver();
    expect(await page('/keys', italian))
      .to.include('Chiavi per programmi')
      .and.to.include('20 token sono attivi.');
    expect(await page('/keys/webhooks/1', italian))
      .to.include('non riuscito, 1 tentativo')
      .and.to.include('lì non ascolta nessuno');
  });

  it('sends again, changes, and stops with the shop’s last person', async () => {
    const before = receiver.received.length;
    await owner.submit('/keys/webhooks/1/repeat', { since: '2026-11-22' }, '/keys/webhooks/1');
    await deliver();
    expect(receiver.received.length - before).to.equal(3);
    await use().database.transaction((tx) =>
      tx.run('UPDATE people SET disabled_at = ? WHERE seller = ?', ['2026-11-22T08:00:00Z', nova]),
    );
    await decide(app.context, { id: nova, sellerId: 'NOVA' }, { level: 'warn' });
    expect(await deliver()).to.equal(0);
    expect(await audits('webhook %')).to.deep.equal(['webhook added', 'webhook tested', 'webhook messages repeated']);
  });
});
