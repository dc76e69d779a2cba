/** What the marketplace's programs are told: real messages to a real receiver, with the clock pushed forward. */
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect } from 'chai';
import { deliverWebhooks } from '../../jobs/deliver-webhooks.ts';
import { sendMessage } from '../../jobs/send-message.ts';
import { retryPlan } from '../../server/enforcement/retry-plan.ts';
import { webhooksOf } from '../../server/stores/webhooks.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { contextWith, decide, lift, writeTestSeller, writeWebhook, type TestContext } from '../support/enforcement.ts';
import { movingClock, type MovingClock } from '../support/moving-clock.ts';
import { answering, openReceiver, type Receiver } from '../support/receiver.ts';

const child = join(import.meta.dirname, '../support/enforcement-child.ts');

interface Body {
  type: string;
  timestamp: string;
  data: {
    id: string;
    sequence: number;
    seller_id: string;
    decision: { state: string; measure: string };
    standing: { level: string; measures: { measure: string; markets: string[]; orders_per_day: number | null }[] };
  };
}

const bodyOf = ({ body }: { body: string }) => JSON.parse(body) as Body;

describeOnEachDatabase('webhooks', (use) => {
  let clock: MovingClock;
  let context: TestContext;
  let receiver: Receiver;
  let well: Receiver;
  const sellers = { one: { id: 0, sellerId: 'S-1' }, two: { id: 0, sellerId: 'S-2' } };
  const deliver = (random = 0.5) => deliverWebhooks(context, { random: () => random });
  const empty = async () => {
    for (const table of ['webhook_attempts', 'webhook_deliveries', 'webhooks', 'outbox', 'statements', 'decisions'])
      await use().database.knex(table).del();
  };

  before(async () => {
    clock = movingClock('2026-11-22T08:00:00Z');
    context = contextWith(use().database, clock);
    sellers.one.id = await writeTestSeller(use().database, 'S-1');
    sellers.two.id = await writeTestSeller(use().database, 'S-2');
  });
  beforeEach(async () => {
    await empty();
    receiver = await openReceiver();
    well = await openReceiver();
  });
  afterEach(async () => {
    await receiver.close();
    await well.close();
  });

  it('sends a change of standing, signed as Standard Webhooks has it', async () => {
    const { secret } = await writeWebhook(context, receiver.url);
    const measure = { level: 'limit', scope: { markets: ['FR'] }, restriction: { ordersPerDay: 20 } } as const;
    const decision = await decide(context, sellers.one, measure);
    expect(await deliver()).to.equal(1);
    const [message] = receiver.received;
    const { type, timestamp, data } = bodyOf(message!);
    expect([type, timestamp, data.seller_id]).to.deep.equal(['decision.in_force', '2026-11-22T08:00:00Z', 'S-1']);
    expect(data.id).to.equal(message!.id);
    expect(data.standing).to.deep.equal({
      level: 'limit',
      account_level: 'good',
      measures: [
        {
          decision,
          measure: 'limit',
          markets: ['FR'],
          categories: [],
          orders_per_day: 20,
          share_of_listings: null,
          from: '2026-11-22',
          until: null,
        },
      ],
    });
    // Verified by a few lines of its own.
    const { 'webhook-id': id, 'webhook-timestamp': sent, 'webhook-signature': signature } = message!.headers;
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const expected = createHmac('sha256', key)
      .update(`${String(id)}.${String(sent)}.${message!.body}`)
      .digest('base64');
    expect(signature).to.equal(`v1,${expected}`);
    expect(Number(sent)).to.equal(clock.now());
    expect(await deliver()).to.equal(0);
  });

  it('tries again by the plan, under the same id, and gives up at its end', async () => {
    await writeWebhook(context, receiver.url);
    await decide(context, sellers.one);
    receiver.answer = answering(500, 'no\u0000t today '.repeat(100));
    await deliver();
    for (const [index, wait] of retryPlan.entries()) {
      clock.forward(wait - 1);
      await deliver();
      expect(receiver.received, `before attempt ${index + 2}`).to.have.length(index + 1);
      clock.forward(1);
      await deliver();
      expect(receiver.received, `attempt ${index + 2}`).to.have.length(index + 2);
    }
    expect(new Set(receiver.received.map(({ id }) => id)).size).to.equal(1);
    const [row] = await use().database.read('SELECT state, attempts FROM webhook_deliveries');
    expect(row).to.deep.equal({ state: 'failed', attempts: 9 });
    const [attempt] = await use().database.read(
      'SELECT status, fault, answer FROM webhook_attempts ORDER BY id LIMIT 1',
    );
    expect(attempt).to.include({ status: 500, fault: 'it answered with 500' });
    expect(attempt?.['answer'])
      .to.match(/^not today /)
      .and.to.have.length(500);
  });

  it('gives up waiting, follows no redirection and says why nothing was taken', async () => {
    await writeWebhook(context, receiver.url);
    const faultAfter = async (answer: Receiver['answer'], patience = 20_000) => {
      receiver.answer = answer;
      await decide(context, sellers.one);
      await use().database.knex('webhook_deliveries').update({ due_at: '2026-01-01T00:00:00Z' });
      await deliverWebhooks(context, { random: () => 0.5, send: (message) => sendMessage(message, { patience }) });
      const [row] = await use().database.read('SELECT fault FROM webhook_attempts ORDER BY id DESC LIMIT 1');
      return row?.['fault'];
    };
    expect(await faultAfter(() => undefined, 150)).to.equal('no answer within 0.15 s');
    const drip: Receiver['answer'] = (response) => void response.writeHead(200).write('drip');
    expect(await faultAfter(drip, 150)).to.equal('no answer within 0.15 s');
    const elsewhere = answering(302, '', { location: `${receiver.url}/elsewhere` });
    expect(await faultAfter(elsewhere)).to.equal('it answered with a redirection (302), which is not followed');
    expect(await faultAfter((response) => response.destroy())).to.equal('it hung up');
    const endless = (response: Parameters<Receiver['answer']>[0]) => {
      response.writeHead(200);
      response.write('x'.repeat(100_000));
    };
    expect(await faultAfter(endless)).to.equal(null);
  });

  it('never lets a later standing of a seller overtake an earlier one', async () => {
    await writeWebhook(context, receiver.url);
    const first = await decide(context, sellers.one);
    receiver.answer = (response, message) => {
      response.writeHead(bodyOf(message).data.seller_id === 'S-1' ? 503 : 200).end();
    };
    await deliver();
    await lift(context, first);
    await decide(context, sellers.two, { level: 'warn' });
    await deliver();
    expect(receiver.received.map((one) => [bodyOf(one).data.seller_id, bodyOf(one).type])).to.deep.equal([
      ['S-1', 'decision.in_force'],
      ['S-2', 'decision.in_force'],
    ]);
    receiver.answer = answering(204);
    clock.forward(10);
    await deliver();
    const own = receiver.received.map(bodyOf).filter(({ data }) => data.seller_id === 'S-1');
    expect(own.map(({ type }) => type)).to.deep.equal(['decision.in_force', 'decision.in_force', 'decision.lifted']);
    const sequences = own.map(({ data }) => data.sequence);
    expect(sequences).to.deep.equal([...sequences].sort((a, b) => a - b));
    expect(own.at(-1)?.data.standing).to.deep.equal({ level: 'good', account_level: 'good', measures: [] });
  });

  it('lets two processes take each message once', async () => {
    await writeWebhook(context, receiver.url);
    for (let n = 0; n < 12; n++)
      await decide(context, { id: await writeTestSeller(use().database, `P-${n}`), sellerId: `P-${n}` });
    const counts = await Promise.all([deliver(), deliver(), deliver()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).to.equal(12);
    expect(receiver.received).to.have.length(12);
    expect(new Set(receiver.received.map(({ id }) => id)).size).to.equal(12);
  });

  it('sends again under the same id what a process was killed over, between sending and noting', async () => {
    await writeWebhook(context, receiver.url);
    await decide(context, sellers.one);
    const killed = spawn(process.execPath, [child, use().url, 'deliver', new Date(clock.now() * 1000).toISOString()]);
    receiver.answer = () => killed.kill('SIGKILL');
    await once(killed, 'exit');
    expect(receiver.received).to.have.length(1);
    receiver.answer = answering(200);
    await deliver();
    expect(receiver.received, 'while it may still be in the hands of the other').to.have.length(1);
    clock.forward(60);
    expect(await deliver()).to.equal(1);
    expect(receiver.received.map(({ id }) => id)).to.deep.equal(Array(2).fill(receiver.received[0]?.id));
    const attempts = await use().database.read('SELECT status FROM webhook_attempts ORDER BY id');
    expect(attempts).to.deep.equal([{ status: null }, { status: 200 }]);
  });

  it('pauses an address that has taken nothing for three days, keeps what waits, and hurries once it is back', async () => {
    const { id } = await writeWebhook(context, receiver.url);
    await writeWebhook(context, well.url, { name: 'Well' });
    receiver.answer = answering(502);
    await decide(context, sellers.one);
    for (let hours = 0; hours < 72; hours++) {
      await deliver();
      clock.forward(3600);
    }
    await decide(context, sellers.two);
    await deliver();
    const paused = (await webhooksOf(readCommitted(use().database), null)).filter(({ pausedAt }) => pausedAt);
    expect(paused.map((one) => [one.id, one.pausedReason])).to.deep.equal([
      [id, 'It has taken nothing for three days.'],
    ]);
    const [entry] = await use().database.read('SELECT action, detail FROM audit ORDER BY id DESC LIMIT 1');
    expect(entry?.['action']).to.equal('webhook paused');
    const before = receiver.received.length;
    await deliver();
    expect(receiver.received).to.have.length(before);
    expect(well.received).to.have.length(2);
    const [waiting] = await use().database.read(
      "SELECT COUNT(*) AS n FROM webhook_deliveries WHERE webhook = ? AND state = 'pending'",
      [id],
    );
    expect(waiting?.['n']).to.equal(1);
  });

  it('says nothing of addresses and secrets in its log', async () => {
    const { secret } = await writeWebhook(context, receiver.url);
    receiver.answer = answering(500);
    await decide(context, sellers.one);
    await deliver();
    const [kept] = await use().database.read('SELECT * FROM webhooks');
    const audit = await use().database.read('SELECT * FROM audit');
    const told = [...context.lines, JSON.stringify(audit), JSON.stringify(kept)].join('\n');
    expect(context.lines.join('')).to.include('a message was not taken');
    expect(told).not.to.include(secret).and.not.to.include('secret-path');
  });
});
