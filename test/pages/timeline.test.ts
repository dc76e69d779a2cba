/** A seller's timeline: the whole story on one page, and nothing that is still under cover. */
import { expect } from 'chai';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { clockAt } from '../../server/clock.ts';
import type { Database, Value } from '../../db/connect.ts';
import { mainOf } from '../support/reading.ts';
import { nova, quiet, writeMarketplace } from '../support/written-marketplace.ts';
import { publish, writeMysteryOrder, writtenNight as night } from '../support/written-nights.ts';
import type { Visitor } from '../support/visitor.ts';

/** A suspension with all its steps, told, appealed against and overturned; a note, a task, a message, an incident. */
async function writeStory(database: Database): Promise<void> {
  const insert = (table: string, row: Record<string, Value>) =>
    database.transaction((tx) => tx.insertMany(table, Object.keys(row), [Object.values(row)]));
  await insert('decisions', {
    ...{ id: 7, recommendation: 1, seller: nova, level: 'suspend', decision: 'aggravated', state: 'overturned' },
    ...{ person: 'manager@test.example', reason: 'It fails to answer.', decided_at: '2026-11-10T09:00:00Z' },
    ...{ in_force_from: '2026-11-12', in_force_to: null, second_person: 'admin@test.example' },
    ...{ second_at: '2026-11-10T10:00:00Z', notified_at: '2026-11-10T11:00:00Z', started_at: '2026-11-12T00:00:00Z' },
    ...{ closed_at: '2026-11-15T09:00:00Z', closed_by: 'other@test.example', closed_reason: 'The carrier proved it.' },
  });
  await insert('statements', {
    ...{ id: 3, decision: 7, seller: nova, measure: 'suspend', reference: 'SR-2026-3', facts: '{}', facts_sha256: 'x' },
    ...{
      ground: 'late',
      ground_version: 1,
      channel: 'portal',
      composed_at: '2026-11-10T11:00:00Z',
      delivered_at: '2026-11-10T11:00:00Z',
    },
    ...{ opened_at: '2026-11-10T12:00:00Z', opened_by: 'shop@nova.example' },
  });
  await insert('letters', {
    ...{ once: 'statement:3:1', kind: 'statement', address: 'shop@nova.example', language: 'fr', subject: 'Motifs' },
    ...{ body: 'x', attachment: 3, state: 'sent', attempts: 1, next_attempt_at: '2026-11-10T11:00:00Z' },
    ...{ created_at: '2026-11-10T11:00:00Z', sent_at: '2026-11-10T11:00:05Z' },
  });
  await insert('appeals', {
    ...{ decision: 7, seller: nova, filed_at: '2026-11-13T08:00:00Z', filed_by: 'shop@nova.example' },
    ...{ channel: 'portal', text: 'C’était une grève.', state: 'upheld', decided_by: 'other@test.example' },
    ...{ decided_at: '2026-11-15T09:00:00Z', answer: 'You are right.' },
  });
  await insert('seller_notes', {
    ...{ seller: nova, kind: 'call', text: 'They <i>promised</i> a new carrier.', happened_on: '2026-11-14' },
    ...{ person: 'manager@test.example', written_at: '2026-11-14T15:00:00Z' },
  });
  await insert('seller_notes', {
    ...{ seller: nova, kind: 'note', text: 'Not to be read.', happened_on: '2026-11-14', withdrawn_by: 'x@y.example' },
    ...{ person: 'manager@test.example', written_at: '2026-11-14T16:00:00Z', withdrawn_at: '2026-11-14T17:00:00Z' },
    withdrawn_reason: 'wrong seller',
  });
  await insert('tasks', {
    ...{ title: 'Ask again', seller: nova, assignee: 'ana@test.example', due_on: '2026-11-20' },
    ...{ made_by: 'manager@test.example', made_at: '2026-11-14T15:05:00Z', done_at: '2026-11-19T08:00:00Z' },
    done_by: 'ana@test.example',
  });
  await insert('case_comments', {
    ...{ recommendation: 1, person: 'admin@test.example', at: '2026-11-21T18:00:00Z', text: 'Who calls?' },
    mentions: '[]',
  });
  await insert('incidents', {
    ...{ id: 1, name: 'Carrier strike in FR', metrics: '["late-delivery"]', from_day: '2026-11-02' },
    ...{ to_day: '2026-11-06', declared_by: 'admin@test.example', declared_at: '2026-11-08T08:00:00Z', counted: 1 },
  });
  await database.transaction((tx) =>
    tx.run('UPDATE order_events SET incident = 1, retracted = ? WHERE seller = ? AND day BETWEEN ? AND ?', [
      night - 13,
      nova,
      night - 19,
      night - 18,
    ]),
  );
  await insert('policies', {
    ...{ version: 2, effective_from: '2026-12-01', announced_at: '2026-11-05T08:00:00Z', author: 'admin@test.example' },
    ...{ note: 'Stricter on returns', document: '{}' },
  });
}

describeOnEachDatabase('the timeline of a seller', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  const path = '/sellers/NOVA/timeline';
  const page = async (at = path, who = manager) => mainOf((await who.get(at)).text);

  before(async () => {
    const { database } = use();
    await writeMarketplace(database);
    await publish(database, night - 7, {}, '2026-11-15T03:22:00Z');
    await writeStory(database);
    const raised = [3, nova, 'late-delivery', 'warn', night - 9, night - 3];
    await database.transaction((tx) =>
      tx.insertMany('breaches', ['id', 'seller', 'metric', 'level', 'opened', 'closed'], [raised]),
    );
    const order = { id: 1, seller: nova, verdict: 'downgrade', safetyFinding: 'battery_hazard' };
    await writeMysteryOrder(database, { ...order, revealedOn: '2026-11-20' });
    await writeMysteryOrder(database, { ...order, id: 2, verdict: 'blocker', revealedOn: null });
    app = await startApp(database, { clock: clockAt('2026-11-22T08:00:00Z') });
    manager = await app.signIn('manager');
  });
  after(() => app.close());

  it('tells the numbers, the cases and the policy', async () => {
    const text = await page();
    expect(text).to.include('two cases, one decision. manager@test.example looks after it.');
    expect(text).to.include('yesterday Level rose from fine to limit Numbers score 58.0');
    expect(text).to.include('Wed 18 Nov Late delivery: past limit Numbers still so');
    expect(text.split('Late delivery: past warn Numbers')).to.have.length(3);
    expect(text.split('Late delivery: no longer past warn Numbers')).to.have.length(2);
    expect(text).to.include('yesterday A limit recommended Cases for late delivery and complaints · 410 : 1');
    expect(text).to.include('A warning no longer recommended Cases');
    expect(text).to.include(
      'Tue 1 Dec Policy version 2 comes into force Policy admin@test.example Stricter on returns',
    );
  });

  it('tells a decision with all its steps, its statement, its letter and its appeal', async () => {
    const text = await page();
    for (const step of [
      'Tue 10 Nov 09:00 Suspension proposed, harsher than recommended Decisions manager@test.example It fails to answer.',
      'Tue 10 Nov 10:00 Suspension confirmed by a second person Decisions admin@test.example',
      'Tue 10 Nov 11:00 Statement of reasons for the suspension delivered Statements and letters SR-2026-3, in the seller’s portal',
      'Tue 10 Nov 12:00 Statement of reasons for the suspension opened Statements and letters shop@nova.example',
      'Tue 10 Nov 11:00 E-mail: Motifs Statements and letters to shop@nova.example, sent',
      'Thu 12 Nov 00:00 Suspension in force Decisions from Thu 12 Nov 2026 until another decision',
      'Fri 13 Nov 08:00 Appeal filed Appeals shop@nova.example C’était une grève.',
      'Sun 15 Nov 09:00 Appeal upheld Appeals other@test.example You are right.',
      'Sun 15 Nov 09:00 Suspension overturned Decisions other@test.example The carrier proved it.',
    ])
      expect(text).to.include(step);
    expect(text).not.to.include('The seller was told of the suspension');
  });

  it('tells what people wrote and promised, and what stood around it', async () => {
    const { text: html } = await manager.get(path);
    const text = mainOf(html);
    expect(html).to.include('href="/sellers/NOVA/notes"').and.to.include('href="/compare-sellers?a&#x3D;NOVA"');
    expect(html).to.include('They &lt;i&gt;promised&lt;/i&gt; a new carrier.');
    expect(text).to.include(
      'Sat 14 Nov 16:00 Note, taken back Notes and messages manager@test.example x@y.example: wrong seller',
    );
    expect(text).not.to.include('Not to be read.');
    expect(text).to.include('Task: Ask again Tasks manager@test.example for ana@test.example, due Fri 20 Nov 2026');
    expect(text).to.include('Thu 19 Nov 08:00 Done: Ask again Tasks ana@test.example');
    expect(text).to.include('yesterday 18:00 Message beside a case Notes and messages admin@test.example Who calls?');
    expect(text).to.include(
      'Incident declared: Carrier strike in FR Incidents admin@test.example 2–6 Nov 2026; 14 events of this seller do not count',
    );
  });

  it('tells of mystery orders only what the lab has revealed', async () => {
    const text = await page();
    expect(text).to.include(
      'Fri 20 Nov Mystery order revealed: downgrade Mystery orders drawn at random · inspected Sat 14 Nov 2026 · battery hazard',
    );
    expect(text).not.to.include('blocker');
    expect((await manager.get(`${path}.csv`)).text).not.to.include('blocker');
  });

  it('is newest first', async () => {
    const text = await page();
    const places = ['Policy version 2', 'Message beside', 'Done: Ask again', 'Appeal upheld', 'Suspension proposed'];
    const found = places.map((words) => text.indexOf(words));
    expect(found).to.deep.equal([...found].sort((a, b) => a - b));
    expect(Math.min(...found)).to.be.above(0);
  });

  it('is filtered by kind, paged, and exported as it is', async () => {
    const text = await page(`${path}?kind=appeals`);
    expect(text).to.include('Appeal filed');
    expect(text).not.to.include('Suspension proposed');
    expect(text).to.include('2 entries');
    const { database } = use();
    const rows = Array.from({ length: 90 }, (_, n) => [
      nova,
      'note',
      `Note ${n}.`,
      '2026-01-05',
      'a@b.example',
      '2026-01-05T08:00:00Z',
    ]);
    const columns = ['seller', 'kind', 'text', 'happened_on', 'person', 'written_at'];
    await database.transaction((tx) => tx.insertMany('seller_notes', columns, rows));
    expect(await page(`${path}?kind=notes`)).to.include('1–60 of 93 entries');
    expect(await page(`${path}?kind=notes&page=2`)).to.include('61–93 of 93 entries');
    expect(await page(`${path}?kind=notes&page=all`)).to.include('93 entries');
    const { text: csv, headers } = await manager.get(`${path}.csv?kind=appeals`);
    expect(headers.get('content-disposition')).to.include('timeline-appeals.csv');
    expect(csv.split('\r\n').slice(0, 3)).to.deep.equal([
      'seller_id,when,kind,what,detail,by',
      'NOVA,2026-11-15T09:00:00Z,appeals,Appeal upheld,You are right.,other@test.example',
      'NOVA,2026-11-13T08:00:00Z,appeals,Appeal filed,C’était une grève.,shop@nova.example',
    ]);
  });

  it('is kind when there is nothing, and is not for the lab or sellers', async () => {
    expect(await page('/sellers/S-2/timeline?kind=appeals')).to.include('Nothing of this kind');
    expect((await manager.get('/sellers/NONE/timeline')).status).to.equal(404);
    expect((await (await app.signIn('lab')).get(path)).status).to.equal(404);
    expect((await (await app.signIn('seller', { seller: quiet })).get(path)).status).to.equal(404);
  });
});
