/** Notes and calls about a seller: written, mended within the hour, added to, taken back, never gone. */
import { expect } from 'chai';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { movingClock } from '../support/moving-clock.ts';
import { mainOf } from '../support/reading.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';
import type { Visitor } from '../support/visitor.ts';

describeOnEachDatabase('the notes page', (use) => {
  const clock = movingClock('2026-11-22T08:00:00Z');
  let app: RunningApp;
  let manager: Visitor;
  let other: Visitor;
  const path = '/sellers/NOVA/notes';
  const page = async (at = path, who = manager) => mainOf((await who.get(at)).text);
  const write = (fields: Record<string, string>, at = path) =>
    manager.submit(at, { kind: 'call', text: 'They promised a new carrier.', day: '2026-11-21', ...fields });

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock });
    manager = await app.signIn('manager');
    other = await app.signIn('manager', { email: 'other@test.example' });
  });
  after(() => app.close());

  it('is kind when there is none, and asks for what, when and words', async () => {
    expect(await page()).to.include('Nobody has written anything down yet.');
    const answer = await write({ kind: 'dream', text: ' ', day: '2026-11-23' });
    expect(answer.status).to.equal(422);
    const text = mainOf(answer.text);
    expect(text).to.include('Three things must be mended Choose what it was. Write what is worth knowing. That day is');
  });

  it('keeps a call with its day, its writer and its lines', async () => {
    const words = 'مرحبا <b>bold</b>\r\nZweite Zeile';
    expect((await write({ text: words })).status).to.equal(303);
    const { text: html } = await manager.get(path);
    expect(mainOf(html)).to.include('Call yesterday · Test manager (manager@test.example), today 08:00');
    expect(html).to.include('<bdi>مرحبا &lt;b&gt;bold&lt;/b&gt;\nZweite Zeile</bdi>');
  });

  it('is mended within the hour by who wrote it, and says so', async () => {
    expect(await page(`${path}/1`, other)).to.include('It cannot be mended any more');
    await other.submit(`${path}/1`, { kind: 'note', text: 'Mine now.', day: '2026-11-21' }, path);
    expect(await page(path, other)).to.include('Nothing was changed');
    clock.forward(1_800);
    await write({ kind: 'note', text: 'Corrected words.' }, `${path}/1`);
    expect(await page()).to.include('· corrected today 08:30 Corrected words.');
  });

  it('stays as it is after the hour; another one adds to it', async () => {
    clock.forward(1_801);
    expect(await page(`${path}/1`)).to.include('It cannot be mended any more');
    await manager.submit(`${path}/1`, { kind: 'note', text: 'Rewritten.', day: '2026-11-21' }, path);
    expect(await page()).to.include('Nothing was changed: a note is mended within the hour');
    expect(await page()).not.to.include('Rewritten.');
    expect(await page(`${path}?adds=1`)).to.include('Add to an earlier note');
    await write({ kind: 'mail', text: 'They wrote again.', adds: '1', day: '2026-11-22' });
    expect(await page()).to.include(
      'Mail today · Test manager (manager@test.example), today 09:00 · adds to an earlier note',
    );
  });

  it('is taken back with a reason, and is not gone', async () => {
    const none = await manager.submit(`${path}/2/withdraw`, { reason: 'no' });
    expect(none.status).to.equal(422);
    expect(mainOf(none.text)).to.include('Say in a few words why.');
    const long = await manager.submit(`${path}/2/withdraw`, { reason: 'é'.repeat(501) });
    expect(mainOf(long.text)).to.include('Shorten it to 500 letters.');
    expect(long.text).to.include('é'.repeat(501));
    await manager.submit(`${path}/2/withdraw`, { reason: 'It was about another seller.' });
    const text = await page();
    expect(text).to.include('Taken back today 09:00 by manager@test.example : It was about another seller.');
    expect(text).not.to.include('They wrote again.');
    expect(await use().database.read('SELECT text FROM seller_notes WHERE id = 2')).to.deep.equal([
      { text: 'They wrote again.' },
    ]);
    const [line] = await use().database.read('SELECT * FROM audit ORDER BY id DESC LIMIT 1');
    expect(line).to.include({ action: 'note taken back', subject: 'seller NOVA' });
    expect((await manager.get(`${path}/2`)).status).to.equal(404);
    expect((await manager.get(`${path}/2/withdraw`)).status).to.equal(404);
  });

  it('belongs to its seller only, and is not for the lab or sellers', async () => {
    expect((await manager.get('/sellers/S-2/notes/1')).status).to.equal(404);
    expect((await manager.get('/sellers/NONE/notes')).status).to.equal(404);
    await write({ text: 'About Quiet.', adds: '1' }, '/sellers/S-2/notes');
    expect(await use().database.read("SELECT adds_to FROM seller_notes WHERE text = 'About Quiet.'")).to.deep.equal([
      { adds_to: null },
    ]);
    expect((await (await app.signIn('lab')).get(path)).status).to.equal(404);
    expect((await (await app.signIn('seller', { seller: nova })).get(path)).status).to.equal(404);
  });
});

describeOnEachDatabase('the page of a seller', (use) => {
  let app: RunningApp;

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: movingClock('2026-11-22T08:00:00Z') });
  });
  after(() => app.close());

  it('leads to the timeline, notes and tasks, and counts them as they come', async () => {
    const manager = await app.signIn('manager');
    const page = async () => (await manager.get('/sellers/NOVA')).text;
    expect(mainOf(await page())).to.include('Now Timeline No notes New task Compare with another What if The working');
    await manager.submit('/sellers/NOVA/notes', { kind: 'call', text: 'Spoke to them.', day: '2026-11-21' });
    const task = { title: 'Ring', assignee: 'manager@test.example', due: '2026-11-20', seller: 'NOVA' };
    await manager.submit('/tasks', task);
    const html = await page();
    expect(mainOf(html)).to.include(
      'Timeline 1 note, last yesterday 1 open task, late since Fri 20 Nov (overdue) Compare',
    );
    expect(html).to.include('href="/sellers/NOVA/timeline"');
  });

  it('shows the lab none of it', async () => {
    const lab = await app.signIn('lab');
    const { text } = await lab.get('/sellers/NOVA');
    expect(mainOf(text)).to.include('Nova Refurb');
    expect(text).not.to.include('/sellers/NOVA/timeline');
    expect(text).not.to.include('open task');
  });
});
