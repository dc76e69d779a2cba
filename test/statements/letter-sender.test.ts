/** Letters leave a moment after the request that wrote them, and the request does not wait for the post. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { startLetterSender, type LetterSender } from '../../server/letters/letter-sender.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { becomes } from '../support/eventually.ts';
import { openPostOffice, type PostOffice } from '../support/post-office.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';
import { writeDecision, writeSettings } from '../support/written-statement.ts';

describeOnEachDatabase('a letter written by day', (use) => {
  let office: PostOffice;
  let app: RunningApp;
  let sender: LetterSender;
  before(async () => {
    office = await openPostOffice();
    await writeMarketplace(use().database);
    await writeSettings(use().database);
    app = await startApp(use().database, {
      clock: clockAt('2026-11-22T09:30:00Z'),
      wakeLetters: () => sender.wake(),
    });
    app.context.config.smtpUrl = office.url;
    sender = startLetterSender(app.context);
  });
  after(async () => {
    await sender.close();
    await app.close();
    await office.close();
  });

  it('goes out without the scheduler', async () => {
    const manager = await app.signIn('manager');
    await app.signIn('seller', { seller: nova });
    const decision = await writeDecision(use().database, { measure: 'warn' });
    const from = `/statements/preview?decision=${decision}`;
    await manager.submit('/statements/deliver', { decision: String(decision) }, from);
    await becomes(() => office.letters.length, 1);
    expect(office.letters[0]).to.include('To: seller1@test.example').and.to.include('application/pdf');
    await sender.close();
    const [row] = await use().database.read('SELECT state, attempts FROM letters');
    expect(row).to.deep.equal({ state: 'sent', attempts: 1 });
  });
});
