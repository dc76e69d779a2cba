/** The morning in a chat: what the night opened, raised and ended, told once. */
import { expect } from 'chai';
import { deliverWebhooks } from '../../jobs/deliver-webhooks.ts';
import { nightSummary } from '../../jobs/tell-night.ts';
import { clockAt } from '../../server/clock.ts';
import { addNightEvent } from '../../server/stores/night-events.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { contextWith, writeWebhook } from '../support/enforcement.ts';
import { openReceiver } from '../support/receiver.ts';
import { quiet, tiny, writeMarketplace } from '../support/written-marketplace.ts';
import { writeRecommendations, writtenNight as night } from '../support/written-nights.ts';

describeOnEachDatabase('the night in a message', (use) => {
  before(() => writeMarketplace(use().database));

  it('names what is new, raised and ended, in a chat, once', async () => {
    const { database } = use();
    const context = contextWith(database, clockAt('2026-11-22T05:00:00Z'));
    await writeRecommendations(database, [
      {
        id: 31,
        seller: quiet,
        level: 'warn',
        since: night - 9,
        closed: night,
        grounds: ['complaint'],
        state: 'ended',
        evidence: 30,
      },
      { id: 32, seller: quiet, level: 'suspend', since: night, grounds: ['complaint'], evidence: 300 },
      {
        id: 33,
        seller: tiny,
        level: 'warn',
        since: night - 9,
        closed: night,
        grounds: ['complaint'],
        state: 'ended',
        evidence: 30,
      },
    ]);
    const receiver = await openReceiver();
    await writeWebhook(context, receiver.url, { format: 'chat', kinds: ['night'] });
    const summary = await nightSummary(readCommitted(database), night);
    for (let again = 0; again < 2; again++)
      await database.transaction((tx) => addNightEvent(tx, '2026-11-22T05:00:00Z', summary));
    await deliverWebhooks(context);
    await receiver.close();
    expect(receiver.received.map(({ body }) => JSON.parse(body) as unknown)).to.deep.equal([
      {
        text: [
          'Night of 2026-11-21: 1 new, 1 raised, 1 ended.',
          'New: Nova Refurb (limit)',
          'Raised: Écran Tranquille (suspend)',
          'https://assay.test/today',
        ].join('\n'),
      },
    ]);
    // A chat verifies nothing.
    expect(receiver.received[0]?.headers).not.to.have.property('webhook-signature');
  });
});
