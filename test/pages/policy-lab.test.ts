/** The policy lab as a person meets it: a figure changed, tried, read, passed on, published. */
import { expect } from 'chai';
import { runAskedBacktests } from '../../jobs/backtest/run-asked.ts';
import { clockAt, systemClock } from '../../server/clock.ts';
import type { Context } from '../../server/context.ts';
import { dayOf } from '../../server/scoring/day.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { nightContext } from '../support/marketplace.ts';
import { mainOf, rowsOf, textOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { writeLedgerNights } from '../support/written-ledger.ts';

const from = dayOf('2026-03-01');
const nights = 45;

describeOnEachDatabase('the policy lab', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  let context: Context;
  let woken = 0;
  let run: string;

  before(async () => {
    await writeLedgerNights(use().database, { from, nights, late: [() => 2, () => 1] });
    const clock = clockAt('2026-04-15T08:00:00Z');
    app = await startApp(use().database, { clock, wakeBacktests: () => (woken += 1) });
    manager = await app.signIn('manager');
    context = { ...nightContext(use(), from + nights, '/nowhere'), clock: systemClock };
  });
  after(() => app.close());

  /** The form as it stands, with what a person changes in it. */
  const submit = async (changes: Record<string, string>, who = manager, page = '/policy/lab') => {
    const { text } = await who.get(page);
    const fields: Record<string, string> = {};
    for (const [, name = '', value = ''] of text.matchAll(/<input id="field-[^"]*" name="([^"]*)" value="([^"]*)"/g))
      fields[name] = value;
    fields['base'] = /name="base" value="([^"]*)"/.exec(text)?.[1] ?? '';
    return who.submit(
      '/policy/lab',
      { ...fields, stretch: 'own', from: '2026-03-01', to: '2026-04-14', ...changes },
      page,
    );
  };

  it('is reached from the policy, and shows every figure in per cent', async () => {
    expect((await manager.get('/policy')).text).to.include('href="/policy/lab"');
    const { text, status } = await manager.get('/policy/lab');
    expect(status).to.equal(200);
    expect(mainOf(text)).to.include('Nothing counts until it is published.');
    expect(text).to.match(/name="metrics.late-delivery.limit" value="6"/);
    expect(text).to.match(/name="metrics.complaint.limit" value="1.5"/);
    expect(text).to.match(/name="levels.warn.evidence" value="20"/);
    expect(textOf(text)).to.include('Metric Acceptable Warn above Limit above Suspend above Weight');
  });

  it('says what is wrong beside the field, and keeps what was typed', async () => {
    const { status, text } = await submit({
      ...{ 'metrics.late-delivery.limit': 'six', 'metrics.complaint.limit': '120', 'levels.limit.events': '2.5' },
      ...{ 'exception.value': '3', action: 'try' },
    });
    expect(status).to.equal(422);
    const page = mainOf(text);
    expect(page).to.include('Four things must be mended');
    expect(page).to.include('Late delivery: limit above: write a number, such as 1.5.');
    expect(page).to.include('Complaints: limit above: write a share between 0 and 100 %.');
    expect(page).to.include('Events from different buyers, at least: write a whole number.');
    expect(page).to.include('New exception: choose a kind of seller, or write a country.');
    expect(text).to.match(/name="metrics.late-delivery.limit" value="six"[^>]*aria-invalid="true"/);
  });

  it('says in words what a sound number breaks', async () => {
    const { status, text } = await submit({ 'metrics.complaint.limit': '3', action: 'try' });
    expect(status).to.equal(422);
    expect(mainOf(text)).to.include('Complaints has thresholds out of order (1 %, 1 %, 3 %, 2.5 %). They must rise');
  });

  it('refuses a figure beyond all reason beside its field', async () => {
    const absurd = { windowDays: '1000000000000', halfLifeDays: '9'.repeat(400), 'detector.ratios': '2, 1000000' };
    const { status, text } = await submit({ ...absurd, action: 'try' });
    expect(status).to.equal(422);
    const page = mainOf(text);
    expect(page).to.include('Half-life of an event: write a smaller number.');
    const { text: again } = await submit({ ...absurd, halfLifeDays: '4000', action: 'try' });
    expect(mainOf(again)).to.include('Window of plain counts: is too large: at most 3,650. The default is 180.');
    expect(mainOf(again)).to.include('Half-life of an event: is too large: at most 3,650. The default is 90.');
    expect(mainOf(again)).to.include('Detector: times the threshold: is too large: at most 1,000.');
    expect(again).to.match(/name="windowDays" value="1000000000000"[^>]*aria-invalid="true"/);
    expect(again).to.match(/name="detector.ratios" value="2, 1000000"[^>]*aria-invalid="true"/);
  });

  it('asks for days that there are', async () => {
    for (const [days, says] of [
      [{ from: '', to: '' }, 'From: choose the first day.'],
      [{ from: '2026-04-02', to: '2026-04-01' }, 'From: the first day lies after the last.'],
      [{ from: '2027-01-01', to: '2027-02-01' }, 'From: the nights run from Sun 1 Mar 2026 to Tue 14 Apr 2026.'],
    ] as const) {
      const { status, text } = await submit({ ...days, action: 'try' });
      expect(status, says).to.equal(422);
      expect(mainOf(text)).to.include(says);
    }
  });

  it('keeps a draft under a name, and opens it again with what differs', async () => {
    for (const name of [' ', '\u200b\u2060']) expect((await submit({ action: 'keep', name })).status).to.equal(422);
    const kept = await submit({
      action: 'keep',
      name: 'Strict\u200b on\u00a0 parcels',
      'metrics.late-delivery.limit': '5,5 %',
    });
    expect(kept.status).to.equal(303);
    const { text } = await manager.get(kept.location!);
    expect(mainOf(text)).to.include('The draft “Strict on parcels” is kept.');
    expect(text).to.match(/name="metrics.late-delivery.limit" value="5.5"/);
    expect(mainOf(text)).to.include('now 6');
    const again = await submit({ action: 'keep', name: 'Strict on parcels' }, manager, kept.location!);
    expect(again.location).to.equal(kept.location);
    expect(mainOf((await manager.get('/policy/lab')).text)).to.match(/Kept drafts Strict on parcels from version 1/);
    const bought = { action: 'keep', name: 'Kinder to owners', 'metrics.counter-offer.acceptable': '12' };
    expect((await submit(bought)).status).to.equal(303);
  });

  it('says how far a metric may lead, and takes another word for it', async () => {
    const kept = await submit({ 'metrics.slow-reply.highest': 'limit', action: 'keep', name: 'Answer or else' });
    const { text } = await manager.get(kept.location!);
    expect(text).to.match(/name="metrics.slow-reply.highest"[^>]*>.*<option value="limit" selected>limit/);
    expect(mainOf(text)).to.include('now warning');
    expect(text).to.match(/name="metrics.complaint.highest"[^>]*><option value="" selected>any level/);
  });

  it('takes a draft to the past and shows how far it is', async () => {
    const asked = await submit({ 'levels.warn.evidence': '6', action: 'try' });
    expect(asked.status).to.equal(303);
    run = asked.location!;
    expect(woken).to.equal(1);
    const waiting = await manager.get(run);
    expect(waiting.headers.get('refresh')).to.equal('2');
    expect(mainOf(waiting.text)).to.include('warn: odds 20 : 1 → 6 : 1 It waits for its turn.');
    const half = "UPDATE backtests SET state = 'running', progress = 421, lease_until = '2999-01-01T00:00:00Z'";
    await use().database.transaction((tx) => tx.run(half));
    expect(mainOf((await manager.get(run)).text)).to.include('42 % of the nights are replayed.');
    const gone = "UPDATE backtests SET lease_until = '2020-01-01T00:00:00Z'";
    await use().database.transaction((tx) => tx.run(gone));
    expect(mainOf((await manager.get(run)).text)).to.include('The program that worked on it has ended.');
  });

  it('says what came out in a sentence, side by side, and seller by seller', async () => {
    await runAskedBacktests(context);
    const { text, headers } = await manager.get(run);
    expect(headers.get('refresh')).to.equal(null);
    const page = mainOf(text);
    expect(page).to.match(
      /With “warn: odds” 6 : 1 instead of 20 : 1, one seller would have been warned \w+ nights? earlier\. \d+0 orders were placed with sellers warned by the draft alone\. No change for limits and suspensions\./,
    );
    expect(rowsOf(text)[0]).to.equal('Sellers warned 1 1 1 0');
    expect(page).to.match(/Shop 1 .* nights? earlier/);
    expect(text).to.include('href="/sellers/S-1"');
    expect(page).to.include('replayed over the ledger from its first night, Sun 1 Mar 2026');
    const csv = await manager.get(`${run}/sellers.csv`);
    expect(csv.headers.get('content-type')).to.match(/^text\/csv/);
    expect(csv.text).to.match(
      /^seller_id,name,in_force_warn,.*\r\nS-1,Shop 1,2026-03-\d\d,,,2026-03-\d\d,,,2026-03-01/,
    );
    expect(mainOf((await manager.get(`${run}?level=suspend&show=all`)).text)).to.include('No seller');
  });

  it('is read by all staff at its address, tried by managers, published by administrators', async () => {
    const [lab, admin, seller] = [
      await app.signIn('lab'),
      await app.signIn('admin'),
      await app.signIn('seller', { seller: 1 }),
    ];
    expect((await lab.get(run)).status).to.equal(200);
    expect((await lab.get(run)).text).to.not.include('Change the draft');
    expect((await lab.get('/policy/lab')).status).to.equal(403);
    expect((await lab.get('/policy')).text).to.not.include('/policy/lab');
    expect((await seller.get(run)).status).to.equal(404);
    expect((await manager.get(`${run}/publish`)).status).to.equal(404);
    const { text } = await manager.get(run);
    expect(text).to.include('An administrator publishes it from here').and.not.include('Publish it …');
    expect((await admin.get(run)).text).to.include(`${run}/publish`);
    expect((await manager.get('/policy/lab/runs/nothing')).status).to.equal(404);
  });

  it('is published with a first day, a reason and a confirmation', async () => {
    const admin = await app.signIn('admin');
    const form = mainOf((await admin.get(`${run}/publish`)).text);
    expect(form).to.include('What changes against version 1 warn: odds 20 : 1 → 6 : 1');
    const wrong = await admin.submit(`${run}/publish`, { from: '2026-04-01', note: 'so' });
    expect(wrong.status).to.equal(422);
    expect(mainOf(wrong.text)).to.include('First day: choose today or a later day.');
    expect(mainOf(wrong.text)).to.include('Note: say in a sentence why');
    expect(mainOf(wrong.text)).to.include('Tick the box');
    const given = { from: '2026-05-01', note: 'Tried on six weeks; told to sellers.', sure: '1' };
    const done = await admin.submit(`${run}/publish`, given);
    expect([done.status, done.location]).to.deep.equal([303, '/policy']);
    expect(mainOf((await admin.get('/policy')).text)).to.include(
      'Version 2 is published. It is in force from Fri 1 May 2026 on.',
    );
    const [row] = await use().database.read<{ actor: string; action: string }>(
      'SELECT actor, action FROM audit ORDER BY id DESC LIMIT 1',
    );
    expect(row).to.deep.equal({ actor: 'admin@test.example', action: 'policy published' });
    const again = await admin.submit(`${run}/publish`, given);
    expect(mainOf((await admin.get(again.location!)).text)).to.include('Nothing changed');
  });

  it('does not undo an announced version unless a person knows it', async () => {
    const asked = await submit({ 'metrics.complaint.limit': '1.4', action: 'try' });
    await runAskedBacktests(context);
    const admin = await app.signIn('admin');
    const path = `${asked.location!}/publish`;
    expect(mainOf((await admin.get(path)).text)).to.include(
      'Version 2, from Fri 1 May 2026: Tried on six weeks; told to sellers. Start a draft from version 2',
    );
    const given = { from: '2026-05-10', note: 'Complaints weigh more.', sure: '1' };
    const refused = await admin.submit(path, given);
    expect(refused.status).to.equal(422);
    const page = mainOf(refused.text);
    expect(page).to.include('What changes against version 2');
    expect(page).to.include('Version 2, announced for Fri 1 May 2026, would be undone: warn: odds 6 : 1 → 20 : 1.');
    expect(page).to.include('Start the draft from version 2, or tick that you know it.');
    expect(page).to.include('I know that this undoes what version 2 announced');
    expect((await admin.submit(path, { ...given, undo: '1' })).status).to.equal(422);
    const lab = await manager.get('/policy/lab?base=version-2');
    expect(lab.text).to.match(/name="levels.warn.evidence" value="6"/);
    const carried = await submit(
      { 'metrics.complaint.limit': '1.4', action: 'try' },
      manager,
      '/policy/lab?base=version-2',
    );
    await runAskedBacktests(context);
    const early = await admin.submit(`${carried.location!}/publish`, { ...given, from: '2026-05-12' });
    expect(early.status).to.equal(303);
    const sure = await admin.submit(path, { ...given, undo: '2' });
    expect([sure.status, sure.location]).to.deep.equal([303, '/policy']);
  });

  it('makes exceptions by kind and country, and leaves them out again', async () => {
    const made = { 'exception.kind': 'factory', 'exception.market': 'it', 'exception.metric': 'complaint' };
    const more = { 'exception.field': 'limit', 'exception.value': '2', action: 'keep', name: 'Italian factories' };
    const kept = await submit({ ...made, ...more });
    const { text } = await manager.get(kept.location!);
    expect(mainOf(text)).to.include('Leave out factory, IT factory, IT · Complaints: limit 2 %');
    const without = await submit({ 'exception.out.0': '1', action: 'keep', name: 'Without' }, manager, kept.location!);
    expect(mainOf((await manager.get(without.location!)).text)).to.include('All sellers meet the same thresholds.');
  });

  it('runs a failed one again', async () => {
    const failed = "UPDATE backtests SET state = 'failed', message = 'It was interrupted 3 times and is given up.'";
    await use().database.transaction((tx) => tx.run(failed));
    const { text } = await manager.get(run);
    expect(mainOf(text)).to.include('It could not be worked out.');
    expect(mainOf(text)).to.include('It was interrupted 3 times and is given up.');
    const admin = await app.signIn('admin');
    const given = { from: '2026-06-01', note: 'Never tried to its end.', sure: '1' };
    const answers = [await admin.get(`${run}/publish`), await admin.submit(`${run}/publish`, given, run)];
    expect(answers.map(({ status }) => status)).to.deep.equal([404, 404]);
    expect(await use().database.read('SELECT version FROM policies ORDER BY version')).to.have.lengthOf(4);
    const again = await manager.submit(`${run}/again`, {}, run);
    expect(again.location).to.equal(run);
    expect(mainOf((await manager.get(run)).text)).to.include('It waits for its turn.');
  });

  it('is withdrawn by whoever asked, or by an administrator, and can be run again', async () => {
    const other = await app.signIn('manager', { email: 'other@test.example' });
    expect(mainOf((await other.get(run)).text)).to.not.include('Withdraw');
    expect((await other.submit(`${run}/withdraw`, {}, run)).status).to.equal(404);
    const admin = await app.signIn('admin');
    for (const who of [manager, admin]) {
      expect(mainOf((await who.get(run)).text)).to.include('Withdraw');
      expect((await who.submit(`${run}/withdraw`, {}, run)).location).to.equal(run);
      const { text, headers } = await manager.get(run);
      expect(headers.get('refresh')).to.equal(null);
      expect(mainOf(text)).to.include('It was withdrawn.');
      expect((await manager.submit(`${run}/again`, {}, run)).location).to.equal(run);
      expect(mainOf((await manager.get(run)).text)).to.include('It waits for its turn.');
    }
  });

  it('takes three of a person at once, and says what to do', async () => {
    const asked = [];
    for (const evidence of ['7', '8']) asked.push(await submit({ 'levels.warn.evidence': evidence, action: 'try' }));
    expect(asked.map(({ status }) => status)).to.deep.equal([303, 303]);
    const { status, text } = await submit({ 'levels.warn.evidence': '9', action: 'try' });
    expect(status).to.equal(422);
    expect(mainOf(text)).to.include('You have 3 that wait or run. Wait for one to end, or withdraw one.');
    expect(text).to.match(/name="levels.warn.evidence" value="9"/);
    await manager.submit(`${run}/withdraw`, {}, run);
    await submit({ 'levels.warn.evidence': '9', action: 'try' });
    const again = await manager.submit(`${run}/again`, {}, run);
    expect(mainOf((await manager.get(again.location!)).text)).to.include('You have 3 that wait or run.');
  });
});
