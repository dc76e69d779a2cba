/** Verdicts revealed before copies of them were kept: their pages show what is known, and nobody answers them any more. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { parseDay } from '../../server/scoring/day.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { insertRevealed } from '../support/inspected.ts';
import { mainOf } from '../support/reading.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';

const day = parseDay('2026-11-20') as number;

describeOnEachDatabase('a verdict without a copy', (use) => {
  let app: RunningApp;
  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
  });
  after(() => app.close());

  it('is shown as far as it is known, to both sides, and is final', async () => {
    const id = await insertRevealed(use().database, {
      ...{ seller: nova, revealed: day, verdict: 'blocker', safetyFinding: 'battery_hazard', orderId: 'O-1' },
    });
    const manager = await app.signIn('manager');
    const seller = await app.signIn('seller', { seller: nova });
    const staff = mainOf((await manager.get(`/inspections/${id}`)).text);
    expect(staff).to.include('Blocker: battery hazard. It is final.').and.to.include('before checklists were kept');
    const own = await seller.get(`/verdicts/${id}`);
    expect(mainOf(own.text)).to.include('Test order O-1').and.to.include('Quality –').and.to.include('It is final.');
    expect(own.text).not.to.include('<textarea');
    const answer = { text: 'We see that quite differently.' };
    const late = await seller.submit(`/verdicts/${id}/answer`, answer, '/account');
    expect(late.status).to.equal(422);
    expect(mainOf((await seller.get('/notices')).text)).to.include('What our lab found in a test order');
    expect(mainOf((await seller.get('/notices')).text)).not.to.include(' new');
  });

  it('is not there while it is under cover', async () => {
    const id = await insertRevealed(use().database, { seller: nova, revealed: null, verdict: 'blocker' });
    for (const who of [await app.signIn('manager'), await app.signIn('lab'), await app.signIn('admin')])
      expect((await who.get(`/inspections/${id}`)).status).to.equal(404);
    const seller = await app.signIn('seller', { seller: nova });
    expect((await seller.get(`/verdicts/${id}`)).status).to.equal(404);
    expect((await seller.submit(`/verdicts/${id}/answer`, { text: 'What is this?' }, '/account')).status).to.equal(404);
  });
});
