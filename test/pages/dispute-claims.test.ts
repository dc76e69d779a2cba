/** In whose hands a dispute lies: claimed, put back, handed over and taken over as a case is. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { handClaimsOver } from '../../server/stores/claims.ts';
import { dispute } from '../../server/stores/disputes.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openDispute } from '../support/disputed.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { writeMarketplace } from '../support/written-marketplace.ts';

const queue = '/disputes/queue';
const own = `${queue}/1`;
const [anaMail, benMail] = ['manager@test.example', 'ben@test.example'];

describeOnEachDatabase('the claim of a dispute', (use) => {
  let app: RunningApp;
  let ana: Visitor;
  let ben: Visitor;
  const page = async (path: string, who = ana) => mainOf((await who.get(path)).text);
  const holder = async () => (await dispute(readCommitted(use().database), 1))!.claimedBy;

  before(async () => {
    await writeMarketplace(use().database);
    await openDispute(use().database, 'ORD-197', 'late-delivery');
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    ana = await app.signIn('manager');
    ben = await app.signIn('manager', { email: benMail });
  });
  after(() => app.close());

  it('is made from its row, which names who works on it to everybody', async () => {
    expect(await page(queue))
      .to.include('Who works on it')
      .and.match(/Claim the dispute about order ORD-197/);
    const answer = await ana.submit(`${own}/claim`, { back: queue }, queue);
    expect(answer.location).to.equal(`${queue}#dispute-1`);
    expect(await page(queue)).to.include('You work on the dispute about order ORD-197 now. Everybody sees it.');
    expect(await page(queue, ben))
      .to.include('Test manager')
      .and.not.include('Claim the dispute');
    expect(await page(own, ben)).to.include(
      `Test manager (${anaMail}) works on this dispute since today 08:00. Ask before you answer, or take it over.`,
    );
  });

  it('stays with the first of two', async () => {
    await ben.submit(`${own}/claim`, { back: queue }, queue);
    expect(await page(queue, ben)).to.include('Meanwhile a colleague took this dispute');
    expect(await holder()).to.equal(anaMail);
  });

  it('is put back, handed over with a word, and goes with all that a person leaves', async () => {
    await ana.submit(`${own}/put-back`, { from: anaMail }, own);
    expect(await page(own))
      .to.include('is free again')
      .and.include('Nobody works on this dispute yet.');
    const over = { from: '', to: benMail, note: 'It is your carrier.' };
    expect((await ana.submit(`${own}/hand-over`, over)).location).to.equal(`${own}#marks`);
    const [letter] = await use().database.read<{ subject: string }>(
      "SELECT subject FROM letters WHERE once LIKE 'hand-over:dispute:1:%' ORDER BY id",
    );
    expect(letter!.subject).to.equal('Test manager has handed you the dispute about order ORD-197');
    const at = '2026-11-22T09:00:00Z';
    const { database } = use();
    expect(await database.transaction((tx) => handClaimsOver(tx, benMail, 'x@test.example', at))).to.equal(1);
    expect(await database.transaction((tx) => handClaimsOver(tx, 'x@test.example', benMail, at))).to.equal(1);
    expect(await holder()).to.equal(benMail);
  });

  it('asks whoever answers it all the same to say that it is taken over', async () => {
    const whole = { 'verdict-1': 'refused', 'answer-1': 'The parcel was late by four days.' };
    const refused = await ana.submit(own, whole);
    expect(refused.status).to.equal(422);
    expect(mainOf(refused.text))
      .to.include('A colleague works on this dispute. Talk to them, then tick that you take it over.')
      .and.include('The parcel was late by four days.');
    expect((await ana.submit(own, { ...whole, take_over: benMail })).location).to.equal(queue);
    const entries = await use().database.read<{ action: string; detail: string }>(
      "SELECT action, detail FROM audit WHERE action LIKE 'dispute %' ORDER BY id",
    );
    expect(entries.map(({ action }) => action)).to.deep.equal([
      ...['dispute claimed', 'dispute put back', 'dispute handed over', 'dispute answered'],
    ]);
    expect(JSON.parse(entries[3]!.detail)).to.include({ dispute: 1, takenOverFrom: benMail });
    expect(await page(own, ben)).to.not.include('works on this dispute');
    expect((await ben.submit(`${own}/claim`, { from: anaMail }, own)).status).to.equal(303);
    expect(await page(own, ben)).to.include('or it was answered or withdrawn');
  });
});
