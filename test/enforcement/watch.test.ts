/** The scheduler tells the marketplace and moves decisions on beside a night, at the latest between two of its stages. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { startScheduler } from '../../jobs/main.ts';
import { runNight } from '../../jobs/night.ts';
import { readConfig } from '../../server/config.ts';
import { openContext } from '../../server/context.ts';
import { dayOf } from '../../server/scoring/day.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { contextWith, decide, sessionSecret, writeTestSeller, writeWebhook } from '../support/enforcement.ts';
import { movingClock } from '../support/moving-clock.ts';
import { openReceiver } from '../support/receiver.ts';

describeOnEachDatabase('the scheduler’s watch', (use) => {
  it('tells the marketplace while a night is worked on', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-watch-'));
    const clock = movingClock('2026-11-22T05:00:00Z');
    const settings = { DATABASE_URL: use().url, INBOX: folder, LOG_LEVEL: 'silent', SESSION_SECRET: sessionSecret };
    const context = await openContext(readConfig(settings), clock);
    const scheduler = await startScheduler(readConfig(settings), clock);
    const receiver = await openReceiver();
    const shop = contextWith(context.database, clock);
    const seller = { id: await writeTestSeller(context.database, 'S-1'), sellerId: 'S-1' };
    await writeWebhook(shop, receiver.url);
    const told: string[] = [];
    await runNight(context, dayOf('2026-11-21'), {
      onStage: async (stage, moment) => {
        if (moment !== 'end') return;
        await decide(shop, seller, { level: 'warn' });
        const before = receiver.received.length;
        await scheduler.watch();
        if (receiver.received.length === before + 1) told.push(stage);
      },
    });
    expect(told).to.include('take-in').and.to.have.length.above(4);
    // What has run out ends without anybody's help, and the marketplace is told of it at once.
    await decide(shop, seller, { level: 'limit', restriction: { ordersPerDay: 3 }, until: '2026-11-22' });
    clock.forward(86_400);
    await scheduler.watch();
    const last = JSON.parse(receiver.received.at(-1)?.body ?? '{}') as { type: string };
    expect(last.type).to.equal('decision.ended');
    await scheduler.close();
    await receiver.close();
    await context.database.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
