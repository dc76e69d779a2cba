import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { dayOf } from '../../server/scoring/day.ts';
import { keptSecret } from '../../server/stores/settings.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { createTestDatabase, describeOnEachDatabase } from '../support/databases.ts';

const summary = {
  sellers: 0,
  ranked: 0,
  opened: {},
  ended: {},
  feeds: { orders: { watermark: dayOf('2026-03-09'), state: 'fresh' }, returns: { watermark: null, state: 'missing' } },
  held: false,
};

describeOnEachDatabase('the probes', (use) => {
  let app: RunningApp;
  before(async () => (app = await startApp(use().database, { clock: clockAt('2026-03-11T05:00:00Z') })));
  after(() => app.close());

  it('answer on a new installation, signed out', async () => {
    const visitor = app.visitor();
    expect((await visitor.get('/healthz')).status).to.equal(200);
    const ready = await visitor.get('/readyz');
    expect([ready.status, ready.text]).to.deep.equal([200, '{"ready":true,"reasons":[]}']);
  });

  it('say that a night is overdue six hours after its day, not before', async () => {
    const { database } = use();
    await database.transaction(async (transaction) => {
      await transaction.run('DELETE FROM nights');
      await transaction.run(
        'INSERT INTO nights (night, policy, method, summary, published_at) VALUES (?, ?, ?, ?, ?)',
        [dayOf('2026-03-09'), 1, '{}', JSON.stringify(summary), '2026-03-10T03:00:00Z'],
      );
    });
    expect((await app.visitor().get('/readyz')).status).to.equal(200);
    const later = await startApp(database, { clock: clockAt('2026-03-12T06:00:00Z') });
    const answer = await later.visitor().get('/readyz');
    expect(answer.status).to.equal(503);
    expect(answer.text).to.include('2 nights are overdue: the last published one is 2026-03-09');
    expect((await later.visitor().get('/healthz')).status).to.equal(200);
    await later.close();
  });

  it('tell Prometheus about routes, nights and feeds', async () => {
    await app.visitor().get('/healthz');
    const { text, headers } = await app.visitor().get('/metrics');
    expect(headers.get('content-type')).to.match(/^text\/plain; version=/);
    expect(text).to.match(/http_request_duration_seconds_count\{method="GET",route="\/healthz",status="200"\} \d/);
    expect(text).to.include(`assay_published_night_seconds ${dayOf('2026-03-09') * 86_400}`);
    expect(text).to.include('assay_feed_behind_days{feed="orders"} 0');
    expect(text).to.include('process_cpu_seconds_total');
  });

  it('tell it to callers on this machine, to bearers of the token and to administrators, and to nobody else', async () => {
    const proxied = { 'x-forwarded-for': '203.0.113.7' };
    const visitor = app.visitor();
    for (const name of ['X-Forwarded-Host', 'X-Forwarded-Proto', 'CF-Connecting-IP', 'Forwarded', 'Via', 'X-Real-IP'])
      expect((await visitor.get('/metrics', { [name]: 'x' })).status, name).to.equal(404);
    for (const host of ['assay.example.com', '127.0.0.1.example.com', '203.0.113.7:3000'])
      expect((await visitor.get('/metrics', { host })).status, host).to.equal(404);
    for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000'])
      expect((await visitor.get('/metrics', { host })).status, host).to.equal(200);
    expect((await visitor.get('/metrics', proxied)).status).to.equal(404);
    expect((await visitor.get('/metrics', { ...proxied, authorization: 'Bearer wrong' })).status).to.equal(404);
    const token = await keptSecret(use().database, 'metrics-token');
    expect((await visitor.get('/metrics', { ...proxied, authorization: `Bearer ${token}` })).status).to.equal(200);
    expect((await (await app.signIn('manager')).get('/metrics', proxied)).status).to.equal(404);
    expect((await (await app.signIn('admin')).get('/metrics', proxied)).status).to.equal(200);
  });
});

describe('the probes of a broken installation', () => {
  it('say so instead of failing', async () => {
    const made = await createTestDatabase('postgres');
    const app = await startApp(made.database);
    await made.database.knex.schema.dropTable('nights');
    expect((await app.visitor().get('/healthz')).status).to.equal(200);
    expect((await app.visitor().get('/readyz')).status).to.equal(503);
    await app.close();
    await made.drop();
  });
});
