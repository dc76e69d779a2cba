/** Who works on a case, and cases that sleep: what one manager does is told to every other. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { carryMarks, markedCase, snoozeCase } from '../../server/stores/case-marks.ts';
import { claimables, passClaim } from '../../server/stores/claims.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { addTestPerson } from '../support/people.ts';
import { mainOf, rowsOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, quiet, strange, writeMarketplace } from '../support/written-marketplace.ts';
import { writeRecommendations, writtenNight as night } from '../support/written-nights.ts';

describeOnEachDatabase('the marks of a case', (use) => {
  let app: RunningApp;
  let ana: Visitor;
  let ben: Visitor;
  const [anaMail, benMail] = ['manager@test.example', 'ben@test.example'];
  const page = async (path: string, who = ana) => mainOf((await who.get(path)).text);
  const lastEntry = async () => {
    const [entry] = await use().database.read(
      'SELECT actor, action, subject, detail FROM audit ORDER BY id DESC LIMIT 1',
    );
    return entry as { actor: string; action: string; subject: string; detail: string };
  };
  const countEntries = async () =>
    (await use().database.read("SELECT id FROM audit WHERE action LIKE 'case %'")).length;

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    ana = await app.signIn('manager');
    ben = await app.signIn('manager', { email: benMail });
  });
  after(() => app.close());

  it('claims a case from its row, and goes back to that row', async () => {
    const answer = await ana.submit('/recommendations/1/claim', { back: '/today?scope=all' }, '/today');
    expect(answer.location).to.equal('/today?scope=all#case-1');
    const text = await page('/today?scope=all');
    expect(text).to.include('You work on the case of Nova Refurb now. Everybody sees it.');
    expect(rowsOf((await ana.get('/today?scope=all')).text)[0]).to.match(/you works on it$/);
    expect(await lastEntry()).to.deep.equal({
      actor: anaMail,
      action: 'case claimed',
      subject: 'seller NOVA',
      detail: '{"recommendation":1}',
    });
  });

  it('tells the second manager who opens the case, and counts it in their first sentence', async () => {
    expect(await page('/recommendations/1', ben)).to.include(
      'Test manager (manager@test.example) works on this case since today 08:00. Ask before you decide, or take it over.',
    );
    expect(await page('/today?scope=all', ben)).to.match(/A colleague works on one of them\./);
    expect(rowsOf((await ben.get('/today?scope=all')).text)[0]).to.match(/Test manager works on it$/);
  });

  it('lets the second of two claims at once know, and leaves the case with the first', async () => {
    const before = await countEntries();
    const answer = await ben.submit('/recommendations/1/claim', { back: '/today' }, '/today');
    expect(answer.status).to.equal(303);
    expect(await page('/today', ben)).to.include('Meanwhile a colleague took this case, or it was decided or ended.');
    expect((await markedCase(use().database, 1))?.claimedBy).to.equal(anaMail);
    expect(await countEntries()).to.equal(before);
  });

  it('takes exactly one of many claims that come together', async () => {
    const { database } = use();
    const claims = Array.from({ length: 8 }, (_, index) =>
      database.transaction((tx) =>
        passClaim(tx, claimables.case, 2, { from: null, to: `p${index}@test.example`, at: '2026-11-22T08:00:00Z' }),
      ),
    );
    expect((await Promise.all(claims)).filter(Boolean)).to.have.length(1);
    await database.transaction((tx) => tx.run('UPDATE recommendations SET claimed_by = NULL WHERE id = 2'));
  });

  it('asks for a word before deciding what a colleague has claimed', async () => {
    const form = { answer: 'dismissed', reason: 'The carrier has told us why, see the note.' };
    const refused = await ben.submit('/recommendations/1', form);
    expect(refused.status).to.equal(422);
    expect(mainOf(refused.text)).to.include(
      'A colleague works on this case. Talk to them, then tick that you take it over.',
    );
    expect(refused.text).to.include('The carrier has told us why, see the note.');
    expect(await use().database.read('SELECT id FROM decisions')).to.have.length(0);
    const taken = await ben.submit('/recommendations/1', { ...form, answer: 'wait', take_over: anaMail });
    expect(taken.status).to.equal(303);
    expect((await markedCase(use().database, 1))?.claimedBy).to.equal(benMail);
  });

  it('does not take over from whom the page did not name', async () => {
    const form = {
      answer: 'dismissed',
      reason: 'The carrier has told us why, see the note.',
      take_over: 'zoe@test.example',
    };
    expect((await ana.submit('/recommendations/1', form)).status).to.equal(422);
  });

  it('hands a case over to a colleague, among whose own it then stands', async () => {
    expect(await page('/recommendations/1/hand-over')).to.include('Test manager (ben@test.example) works on it now.');
    const nobody = await ana.submit('/recommendations/1/hand-over', { from: benMail, to: 'seller@test.example' });
    expect(nobody.status).to.equal(422);
    expect(mainOf(nobody.text)).to.include('Choose who is to work on it.');
    await addTestPerson(use().database, { email: 'cleo@test.example', role: 'manager' });
    const note = 'Call before noon: ask for M. Lefèvre.';
    const form = { from: benMail, to: 'cleo@test.example', note };
    const answer = await ben.submit('/recommendations/1/hand-over', form);
    expect(answer.location).to.equal('/recommendations/1#marks');
    const detail = { recommendation: 1, from: benMail, to: 'cleo@test.example', note };
    expect(JSON.parse((await lastEntry()).detail)).to.deep.equal(detail);
    const [letter] = await use().database.read("SELECT subject, body FROM letters WHERE kind = 'hand-over'");
    expect(letter?.['subject']).to.equal('Test manager has handed you the case of Nova Refurb');
    expect(letter?.['body']).to.include(note).and.to.include('/recommendations/1\n');
    const cleo = await app.signIn('manager', { email: 'cleo@test.example' });
    expect(await page('/today?scope=mine', cleo)).to.include('Nova Refurb');
    expect(await page('/recommendations/1', cleo)).to.include(
      'You work on this case since today 08:00. Everybody sees it.',
    );
    await cleo.submit('/recommendations/1/put-back', {}, '/recommendations/1');
    expect(await page('/recommendations/1', cleo)).to.include('Nobody works on this case yet.');
    expect(await page('/today?scope=mine', cleo)).to.not.include('Nova Refurb');
  });

  it('asks for a day and a reason before it puts a case to sleep, and keeps what was written', async () => {
    const answer = await ana.submit('/recommendations/2/snooze', { until: '2026-11-22', reason: 'short' });
    expect(answer.status).to.equal(422);
    expect(mainOf(answer.text)).to.include('Choose a day from tomorrow on, within 60 days.');
    expect(mainOf(answer.text)).to.include('Say in a sentence why it can wait: colleagues will read it.');
    expect(answer.text).to.include('>short</textarea>');
    for (const until of ['2026-02-30', '2027-11-22', 'soon', ''])
      expect(
        (await ana.submit('/recommendations/2/snooze', { until, reason: 'Long enough a reason.' })).status,
      ).to.equal(422);
  });

  const why = 'Carrier promised an answer by Monday.';
  it('lets a case sleep: it leaves the queue, and stands under “snoozed” with the reason', async () => {
    await ana.submit('/recommendations/2/snooze', { until: '2026-11-24', reason: why, back: '/today' });
    const text = await page('/today');
    expect(text).to.include('sleeps until Tue 24 Nov. It comes back at once if it gets worse.');
    expect(rowsOf((await ana.get('/today')).text)).to.have.length(1);
    expect(await page('/today')).to.include('One case sleeps.');
    const sleeping = rowsOf((await ana.get('/today?scope=snoozed')).text);
    expect(sleeping).to.have.length(1);
    expect(sleeping[0]).to.include(`sleeps until Tue 24 Nov: “${why}” Test manager (manager@test.example)`);
    expect(await lastEntry()).to.include({ action: 'case snoozed', subject: 'seller id/with ?&#' });
  });

  it('brings it back marked on its day, until somebody wakes it', async () => {
    const later = await startApp(use().database, { clock: clockAt('2026-11-24T08:00:00Z') });
    const morning = await later.signIn('manager');
    expect(rowsOf((await morning.get('/today')).text)).to.have.length(2);
    expect(await page('/today', morning)).to.include(`back from its snooze, today: “${why}”`);
    expect(await page('/today?scope=expired', morning)).to.match(
      /^Today One case is back from a snooze, and no measure ends/,
    );
    expect(await page('/recommendations/2', morning)).to.include(`Came back from its snooze today: “${why}”`);
    await later.close();
    // Two days later their sessions have ended.
    [ana, ben] = [await app.signIn('manager'), await app.signIn('manager', { email: benMail })];
    await ana.submit('/recommendations/2/wake', {}, '/recommendations/2');
    expect(rowsOf((await ana.get('/today')).text)).to.have.length(2);
    expect(await page('/today?scope=snoozed')).to.include('No case sleeps');
  });

  it('lets nobody put a colleague’s case to sleep', async () => {
    await ben.submit('/recommendations/2/claim', {}, '/today');
    expect(await page('/recommendations/2/snooze')).to.include(
      'Only who works on it puts it to sleep'.toLowerCase().slice(5),
    );
    await ana.submit('/recommendations/2/snooze', { until: '2026-11-24', reason: why });
    expect(await page('/today?scope=all')).to.include('Meanwhile a colleague took this case');
    expect((await markedCase(use().database, 2))?.snoozedUntil).to.equal(null);
  });

  it('keeps hands and sleep when a night sets a milder level, and wakes it when it gets worse', async () => {
    const { database } = use();
    await writeRecommendations(database, [
      { id: 31, seller: quiet, level: 'warn', since: night - 3, grounds: ['complaint'] },
      { id: 32, seller: quiet, level: 'limit', since: night, grounds: ['complaint'] },
      { id: 33, seller: quiet, level: 'warn', since: night, grounds: ['complaint'] },
    ]);
    await database.transaction(async (tx) => {
      await passClaim(tx, claimables.case, 31, { from: null, to: anaMail, at: '2026-11-21T08:00:00Z' });
      await snoozeCase(tx, 31, { person: anaMail, until: '2026-12-01', reason: why });
      await tx.run("UPDATE recommendations SET state = 'ended', closed = ? WHERE id = 31", [night]);
      await carryMarks(tx, { from: 31, to: 32, worse: true });
      await carryMarks(tx, { from: 31, to: 33, worse: false });
    });
    expect(await markedCase(database, 32)).to.include({ claimedBy: anaMail, snoozedUntil: null });
    expect(await markedCase(database, 33)).to.include({
      claimedBy: anaMail,
      snoozedUntil: '2026-12-01',
      snoozedBy: anaMail,
    });
  });

  it('says of a case that got worse that it was raised, and that its snooze is over', async () => {
    await use().database.transaction((tx) => tx.run('DELETE FROM recommendations WHERE id = 33'));
    await ana.submit('/recommendations/1/claim', {}, '/today');
    const [row] = rowsOf((await ana.get('/today?scope=mine&level=limit&country=IT')).text);
    expect(row).to.include('raised from warn, so its snooze is over last night');
  });

  it('works on nothing that is decided, ended, unknown or not for this role', async () => {
    expect(await page('/recommendations/3')).to.not.include('works on this case');
    for (const path of ['/recommendations/99/claim', '/recommendations/x/wake', '/recommendations/0/put-back'])
      expect((await ana.submit(path, {}, '/today')).status, path).to.equal(404);
    expect((await ana.get('/recommendations/99/snooze')).status).to.equal(404);
    await ana.submit('/recommendations/3/claim', {}, '/today');
    expect((await markedCase(use().database, 3))?.claimedBy).to.equal(null);
    const [lab, seller] = [await app.signIn('lab'), await app.signIn('seller', { seller: nova })];
    for (const who of [lab, seller]) expect((await who.get('/recommendations/1/hand-over')).status).to.equal(404);
  });

  it('never leads a way back out of the house', async () => {
    await use().database.transaction((tx) =>
      tx.run('UPDATE recommendations SET claimed_by = NULL WHERE seller = ?', [strange]),
    );
    const answer = await ana.submit('/recommendations/2/claim', { back: '//evil.example/x' }, '/today');
    expect(answer.location).to.equal('/recommendations/2#marks');
  });
});
