/** The receiver of docs/receiver, run as a marketplace would: by webhook, by asking, across outages and restarts. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { deliverWebhooks } from '../../jobs/deliver-webhooks.ts';
import { secretHash } from '../../server/access/secrets.ts';
import { systemClock } from '../../server/clock.ts';
import { signedHeaders } from '../../server/enforcement/signature.ts';
import { insertToken } from '../../server/stores/tokens.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { decide, lift, writeTestSeller, writeWebhook } from '../support/enforcement.ts';
import { becomes } from '../support/eventually.ts';

const program = join(import.meta.dirname, '../../docs/receiver/receiver.mjs');
const token = 'assay_token-of-the-shop';

interface Kept {
  cursor: string;
  sellers: Record<string, { sequence: number; standing: { level: string } }>;
}

describeOnEachDatabase('the reference receiver', (use) => {
  let app: RunningApp;
  let folder = '';
  let secret = '';
  let running: { child: ChildProcess; url: string; printed: string[] } | undefined;
  const one = { id: 0, sellerId: 'S-1' };
  const two = { id: 0, sellerId: 'S-2' };

  const start = async (port = '0', pollSeconds = '3600') => {
    const env = { PATH: process.env['PATH'], ASSAY_URL: app.url, ASSAY_TOKEN: token, WEBHOOK_SECRET: secret };
    const state = { STATE: join(folder, 'state.json'), PORT: port, POLL_SECONDS: pollSeconds };
    const child = spawn(process.execPath, [program], { env: { ...env, ...state } });
    const printed: string[] = [];
    child.stdout.on('data', (text: Buffer) => printed.push(...text.toString().trim().split('\n')));
    const url = await new Promise<string>((resolve) =>
      child.stderr.on('data', (text: Buffer) => {
        const bound = /port (\d+)/.exec(text.toString())?.[1];
        if (bound) resolve(`http://127.0.0.1:${bound}`);
      }),
    );
    return (running = { child, url, printed });
  };
  const stop = async () => {
    if (!running || running.child.exitCode !== null || running.child.signalCode !== null) return;
    running.child.kill('SIGKILL');
    await once(running.child, 'exit');
  };
  const kept = async () => (await (await fetch(`${running?.url}/standings`)).json()) as Kept;
  const levelOf = async (seller: string) => (await kept()).sellers[seller]?.standing.level;
  const levels = async () => [await levelOf('S-1'), await levelOf('S-2')];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assay-receiver-'));
    app = await startApp(use().database, { clock: systemClock });
    one.id = await writeTestSeller(use().database, 'S-1');
    two.id = await writeTestSeller(use().database, 'S-2');
    const made = { name: 'Shop', hash: secretHash(token), scopes: ['enforcement:read'] as const, expiresAt: null };
    const by = { madeBy: 'admin@test.example', madeAt: '2026-01-01T00:00:00Z' };
    await use().database.transaction((tx) => insertToken(tx, { ...made, ...by }));
  });
  after(async () => {
    await stop();
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('begins with what holds, then is told within one delivery', async () => {
    const limit = await decide(app.context, one, { level: 'limit', restriction: { ordersPerDay: 5 } });
    const { url } = await start();
    await becomes(levels, ['limit', 'good']);
    ({ secret } = await writeWebhook(app.context, `${url}/hooks`));
    await stop();
    await start(new URL(url).port);
    await lift(app.context, limit);
    expect(await deliverWebhooks(app.context)).to.equal(1);
    expect(await levelOf('S-1')).to.equal('good');
  });

  it('takes nothing that is not signed, too old, or changed on its way', async () => {
    const url = `${running?.url}/hooks`;
    const standing = { level: 'suspend', account_level: 'suspend', measures: [] };
    const body = JSON.stringify({ type: 'x', timestamp: '', data: { seller_id: 'S-2', sequence: 10_000, standing } });
    const now = systemClock.now();
    const post = async (headers: Record<string, string>, text = body) =>
      (await fetch(url, { method: 'POST', headers, body: text })).status;
    expect(await post({})).to.equal(401);
    expect(await post(signedHeaders([`whsec_${Buffer.alloc(32).toString('base64')}`], 'evt_1', now, body))).to.equal(
      401,
    );
    expect(await post(signedHeaders([secret], 'evt_1', now - 301, body))).to.equal(401);
    expect(await post(signedHeaders([secret], 'evt_1', now, body), body.replace('S-2', 'S-1'))).to.equal(401);
    expect(await levelOf('S-2')).to.equal('good');
  });

  it('does the same thing once, and nothing that is older than what it knows', async () => {
    const { url, printed } = running!;
    const standing = { level: 'warn', account_level: 'warn', measures: [] };
    const send = async (sequence: number) => {
      const body = JSON.stringify({ type: 'x', timestamp: '', data: { seller_id: 'S-9', sequence, standing } });
      const headers = signedHeaders([secret], `evt_${sequence}`, systemClock.now(), body);
      expect((await fetch(`${url}/hooks`, { method: 'POST', headers, body })).status).to.equal(204);
    };
    for (const sequence of [7, 7, 6, 7]) await send(sequence);
    expect(printed.filter((line) => line.includes('S-9'))).to.have.length(1);
  });

  it('catches up by asking after an outage, killed or not, where it had left off', async () => {
    const { cursor } = await kept();
    await stop();
    const warning = await decide(app.context, two, { level: 'warn' });
    await decide(app.context, one, { level: 'limit', restriction: { shareOfListings: 50 } });
    await lift(app.context, warning);
    await start('0', '1');
    await becomes(levels, ['limit', 'good']);
    expect(Number((await kept()).cursor)).to.be.above(Number(cursor));
    await decide(app.context, two, { level: 'warn' });
    await becomes(() => levelOf('S-2'), 'warn');
  });
});
