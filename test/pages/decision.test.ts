/** A decision's page: the second person, the fresh sign-in, lifting, appeals, and two people at once. */
import { expect } from 'chai';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { movingClock } from '../support/moving-clock.ts';
import { testPassword } from '../support/people.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, quiet, tiny, writeMarketplace } from '../support/written-marketplace.ts';
import { writeRecommendations, writtenNight as night } from '../support/written-nights.ts';
import { writeSettings } from '../support/written-statement.ts';

const reason = 'Six battery hazards in a week.';
const snapshot = {
  ...{ night: '2026-11-21', policy: 1, orders: ['ORD-197', 'ORD-190'] },
  readings: [{ metric: 'late-delivery', events: 38, exposure: 412, rate: 0.091, evidence: { limit: 410 } }],
};
const why = 'The figures do not carry a suspension.';

describeOnEachDatabase('the page of a decision', (use) => {
  const clock = movingClock('2026-11-22T08:00:00Z');
  let app: RunningApp;
  let ana: Visitor;
  let ben: Visitor;
  const page = async (path: string, who = ana) => mainOf((await who.get(path)).text);
  const versionOn = async (path: string, who: Visitor) =>
    /name="version" value="(\d+)"/.exec((await who.get(path)).text)?.[1] ?? '';
  const act = async (path: string, name: string, fields: Record<string, string>, who = ana) =>
    who.submit(`${path}/${name}`, { version: await versionOn(path, who), ...fields }, path);
  const audits = async () =>
    (await use().database.read<{ action: string }>('SELECT action FROM audit ORDER BY id')).map(({ action }) => action);
  const decide = async (recommendation: number, fields: Record<string, string>) => {
    const answer = await ana.submit(`/recommendations/${recommendation}`, { reason, ...fields });
    expect(answer.status).to.equal(303);
    return answer.location!;
  };
  /** As the clock and the delivery leave it. */
  const bringIntoForce = (path: string) =>
    use().database.transaction((tx) =>
      tx.run(
        `UPDATE decisions SET state = 'in-force', notified_at = '2026-11-22T08:00:00Z', notified_day = '2026-11-22',
           started_at = '2026-11-22T08:00:00Z', version = version + 1 WHERE id = ?`,
        [Number(path.split('/').at(-1))],
      ),
    );

  before(async () => {
    const { database } = use();
    await writeMarketplace(database);
    await writeRecommendations(database, [
      { id: 21, seller: quiet, level: 'suspend', since: night, grounds: ['safety'], evidence: null },
      { id: 22, seller: tiny, level: 'suspend', since: night, grounds: ['complaint'] },
      { id: 23, seller: tiny, level: 'limit', since: night, grounds: ['complaint'] },
    ]);
    app = await startApp(database, { clock });
    ana = await app.signIn('manager', { email: 'ana@test.example' });
    ben = await app.signIn('manager', { email: 'ben@test.example' });
  });
  after(() => app.close());

  it('waits for a second person: not the proposer, and not before a fresh sign-in', async () => {
    const path = await decide(21, { answer: 'accepted' });
    expect(await page(path)).to.include('A colleague must approve it; until then nothing is sent');
    expect(await page(path)).not.to.include('Approve it');
    const own = await act(path, 'approve', {});
    expect(own.status).to.equal(422);
    expect(mainOf(own.text)).to.include('A second person must approve it: you proposed it yourself.');
    clock.forward(16 * 60);
    expect(await page(path, ben)).to.include('To approve it takes your password once more.');
    const stale = await act(path, 'approve', {}, ben);
    expect(stale.status).to.equal(422);
    expect(mainOf(stale.text)).to.include('Confirm with your password first');
  });

  it('asks for the own password, and leads straight back', async () => {
    const path = (await ben.get('/recommendations/21')).text.match(/\/decisions\/\d+/)![0];
    const wrong = await ben.submit('/confirm', { password: 'not the password', return: path });
    expect(wrong.status).to.equal(401);
    expect(mainOf(wrong.text)).to.include('This is not your password.');
    const right = await ben.submit('/confirm', { password: testPassword, return: path });
    expect([right.status, right.location]).to.deep.equal([303, path]);
    expect((await ben.submit('/confirm', { password: testPassword, return: '//evil.example' })).location).to.equal('/');
    const approved = await act(path, 'approve', { approve_note: 'I saw the photos myself.' }, ben);
    expect(approved.status).to.equal(303);
    const text = await page(path, ben);
    expect(text).to.include('Approved by a second person Test manager (ben@test.example): I saw the photos myself.');
    expect(await page('/recommendations/21')).to.include('today 08:16 I saw the photos myself.');
    expect(text).to.include('Test manager (ana@test.example): Six battery hazards in a week.');
    expect((await audits()).filter((action) => action === 'decision decided')).to.have.length(1);
    clock.forward(16 * 60);
  });

  it('stops guessing at the password', async () => {
    const limits = { general: 1_000, signInByAddress: 1_000, signInByAccount: 3 };
    const strict = await startApp(use().database, { clock, limits });
    try {
      const guesser = await strict.signIn('manager', { email: 'cleo@test.example' });
      const statuses = [];
      for (const password of ['one', 'two', 'three', 'four', testPassword])
        statuses.push((await guesser.submit('/confirm', { password, return: '/today' })).status);
      expect(statuses).to.deep.equal([401, 401, 401, 429, 429]);
      // Guesses in a browser that was left open keep its owner out of nothing else.
      expect((await strict.signIn('manager', { email: 'cleo@test.example' })).cookies.size).to.be.above(0);
      const lines = await use().database.read("SELECT id FROM audit WHERE action = 'sign-in not confirmed'");
      expect(lines).to.have.length(4);
    } finally {
      await strict.close();
    }
  });

  it('opens the case again when the second person refuses, with a reason', async () => {
    const path = await decide(22, { answer: 'accepted' });
    const silent = await act(path, 'refuse', { refuse_reason: 'no' }, ben);
    expect(silent.status).to.equal(422);
    expect(mainOf(silent.text)).to.include('Write in a sentence why not');
    expect(silent.text).to.include('>no</textarea>');
    const own = await act(path, 'refuse', { refuse_reason: why });
    expect(mainOf(own.text)).to.include('Withdraw your own proposal instead of refusing it.');
    expect((await act(path, 'refuse', { refuse_reason: why }, ben)).status).to.equal(303);
    const [letter] = await use().database.read("SELECT * FROM letters WHERE kind = 'second-person' ORDER BY id DESC");
    expect(letter!['body']).to.match(
      /A suspension for .* was refused by ben@test\.example\.\n\nThe figures do not carry/,
    );
    expect(await page(path)).to.include('A second person refused it: nothing was sent and nothing was in force.');
    expect(await page(path)).to.include(`(ben@test.example): ${why}`);
    expect(await page('/recommendations/22')).to.include(
      'A proposal was refused before: see below. Read why, then decide.',
    );
  });

  it('tells the later of two what has happened, and keeps what was typed', async () => {
    const path = await decide(22, { answer: 'suspend' });
    const version = await versionOn(path, ben);
    expect((await act(path, 'withdraw', { withdraw_reason: 'I was too quick with this one.' })).status).to.equal(303);
    const late = await ben.submit(`${path}/refuse`, { version, refuse_reason: why }, '/account');
    expect(late.status).to.equal(409);
    expect(mainOf(late.text)).to.include(
      'Someone else was here meanwhile: the decision is now withdrawn before it was sent.',
    );
    expect(late.text).to.include(why);
  });

  it('lets two approve at the same moment once', async () => {
    const path = await decide(22, { answer: 'suspend' });
    const admin = await app.signIn('admin');
    for (const who of [ben, admin]) await who.submit('/confirm', { password: testPassword, return: path });
    const version = await versionOn(path, ben);
    const answers = await Promise.all(
      [ben, admin].map((who) => who.submit(`${path}/approve`, { version }, '/account')),
    );
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([303, 409]);
  });

  it('is lifted with a reason', async () => {
    const path = await decide(23, { answer: 'accepted', amount: '5' });
    await bringIntoForce(path);
    expect(mainOf((await act(path, 'lift', { lift_reason: '' })).text)).to.include('Write in a sentence why it ends');
    expect((await act(path, 'lift', { lift_reason: 'The carrier is another one now.' }, ben)).status).to.equal(303);
    const text = await page(path);
    expect(text).to.include('It is over: lifted today.');
    expect(text).to.include('Limit lifted');
    expect(text).to.include('(ben@test.example): The carrier is another one now.');
    const again = await ben.submit(
      `${path}/lift`,
      { version: '3', lift_reason: 'Once more, with feeling.' },
      '/account',
    );
    expect([409, 422]).to.include(again.status);
  });

  it('notes an appeal, and has somebody else answer it', async () => {
    const path = await decide(1, { answer: 'warn' });
    expect(
      (await act(path, 'appeal', { appeal_text: 'We object to this, firmly.', channel: 'letter' })).status,
    ).to.equal(422);
    await bringIntoForce(path);
    const blank = await act(path, 'appeal', { appeal_text: 'No.', channel: 'pigeon' });
    expect(mainOf(blank.text)).to.include('Write down what the seller says').and.include('Say how it came in.');
    expect(
      (
        await act(path, 'appeal', {
          appeal_text: 'Il corriere <b>era</b> in sciopero.\n\nE nessuno ci ha avvisati.',
          channel: 'letter',
        })
      ).status,
    ).to.equal(303);
    expect(await page(path)).to.include('Il corriere <b>era</b> in sciopero.');
    expect(await page(path)).to.include('Somebody who did not make the decision must answer the appeal.');
    expect(await page('/today?scope=all')).to.include('an answer by a colleague: you decided it');
    expect(await page('/today?scope=all', ben)).to.include('an answer to the appeal: you, or another colleague');
    const id = /name="appeal" value="(\d+)"/.exec((await ben.get(path)).text)![1]!;
    const own = await act(path, 'answer', { appeal: id, verdict: 'rejected', answer: 'It stands as it is.' });
    expect(own.status).to.equal(422);
    const empty = await act(path, 'answer', { appeal: id, answer: '' }, ben);
    expect(mainOf(empty.text)).to.include('Choose who is right.').and.include('Write the answer');
    const short = await act(path, 'answer', { appeal: id, verdict: 'rejected', answer: 'Trop court' }, ben);
    expect(mainOf(short.text)).to.include('Write the answer, in 15 letters or more').and.include('Trop court');
    expect(await page('/today?scope=all', ben)).to.include('1 appeal waits');
    const half = { appeal: id, verdict: 'upheld', answer: 'The strike was real: we take it back.' };
    expect(mainOf((await act(path, 'answer', half, ben)).text)).to.include('Point 2 has no answer');
    const answer = { ...half, answer_2: 'We will warn everybody at once from now on.' };
    expect((await act(path, 'answer', answer, ben)).status).to.equal(303);
    expect(await page(path)).to.include('It is over: overturned after an appeal today.');
    expect(await page(path)).to.include(
      'ben@test.example: 1. “Il corriere <b>era</b> in sciopero.” The strike was real: we take it back.',
    );
    const [row] = await use().database.read('SELECT state, seller FROM appeals ORDER BY id');
    expect(row).to.include({ state: 'upheld', seller: nova });
  });

  it('says what keeps the statement of reasons from being delivered, and delivers it once that is mended', async () => {
    await writeRecommendations(use().database, [
      { id: 24, seller: nova, level: 'limit', since: night, grounds: ['late-delivery'], snapshot },
    ]);
    const path = await decide(24, { answer: 'accepted', amount: '20' });
    const text = await page(path);
    expect(text).to.include('Its statement of reasons is not delivered yet:');
    expect(text).to.include('A limit is decided, by Test manager (ana@test.example).');
    expect(text).to.include('Nobody of this seller can sign in, so there is nobody to deliver it to.');
    const { id } = { id: path.split('/').at(-1)! };
    expect((await use().database.read('SELECT state FROM decisions WHERE id = ?', [Number(id)]))[0]).to.include({
      state: 'decided',
    });
    await writeSettings(use().database);
    const shop = await app.signIn('seller', { seller: nova });
    const answer = await ana.submit(`${path}/deliver`, {}, path);
    expect(answer.location).to.equal(path);
    const delivered = await page(path);
    expect(delivered).to.include('Its statement of reasons was delivered to the seller.');
    expect(delivered).to.include('Statement of reasons delivered to the seller');
    expect(delivered).to.include('The statement of reasons, as it was delivered');
    expect(delivered).to.include('The seller was told today. A limit is in force from tomorrow.');
    expect((await shop.get(path)).status).to.equal(404);
  });

  it('is listed with all others, filtered, and as CSV of exactly what is shown', async () => {
    expect(await page('/decisions', ben)).to.match(/Decisions \w+ decisions about sellers, the latest first\./);
    const waiting = await decide(2, { answer: 'suspend' });
    expect(await page('/decisions', ben)).to.include('One proposal of a colleague waits for a second person.');
    expect(await page('/decisions')).not.to.include('waits for a second person.');
    const lifted = await page('/decisions?state=lifted&measure=limit');
    expect(lifted).to.include('One decision matches.').and.include('Limit decided lifted');
    expect(await page('/decisions?seller=%25')).to.include('Nothing matches these filters');
    const csv = (await ana.get('/decisions.csv?state=lifted')).text.split('\r\n');
    expect(csv).to.have.length(3);
    expect(csv[1]).to.include(',limit,accepted,lifted,ana@test.example,,');
    await act(waiting, 'withdraw', { withdraw_reason: 'Only a try, for the list.' });
  });

  it('is not there for the lab, for sellers, or for what carries nothing out', async () => {
    const lab = await app.signIn('lab');
    const seller = await app.signIn('seller', { seller: nova });
    for (const who of [lab, seller]) expect((await who.get('/decisions/1')).status).to.equal(404);
    for (const id of ['0', '999', 'x', '1e3', '%00', '99999999999'])
      expect((await ana.get(`/decisions/${id}`)).status, id).to.equal(404);
    await decide(2, { answer: 'dismissed' });
    const [row] = await use().database.read<{ id: number }>("SELECT id FROM decisions WHERE state = 'recorded'");
    expect((await ana.get(`/decisions/${row!.id}`)).status).to.equal(404);
  });
});
