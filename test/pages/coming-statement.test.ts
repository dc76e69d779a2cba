/** The statement of reasons that a decision would send, read before it is recorded: the very one that goes, with what was typed kept, and nothing written. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';
import { addReader, writeSettings } from '../support/written-statement.ts';

const path = '/recommendations/1';
const typed = { answer: 'accepted', amount: '17', until: '2026-12-31', reason: 'Late.', conditions: 'New carrier' };

describeOnEachDatabase('the statement of a decision that is not recorded yet', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  const sheetIn = (html: string) => /<div class="letter-sheet-frame">([\s\S]*?)<\/div>\s*<\/section>/.exec(html)?.[1];
  const read = (fields: Record<string, string>) => manager.submit(`${path}/statement`, fields, path);

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T09:30:00Z') });
    manager = await app.signIn('manager');
  });
  after(() => app.close());

  it('is offered beside the button that records, and says when it goes', async () => {
    const page = mainOf((await manager.get(path)).text);
    expect(page).to.include(
      'Record the decision Read the statement first The statement of reasons of a warning or a limit goes',
    );
  });

  it('says what would keep it from going', async () => {
    const page = mainOf((await read(typed)).text);
    expect(page).to.include('its statement waits for what is missing');
    expect(page).to.include('No mediator is named.').and.to.include('Nobody of this seller can sign in');
  });

  it('stands in the seller’s language above the form with what was typed, which needs no reason yet', async () => {
    await writeSettings(use().database);
    await addReader(use().database, 'de@nova.example', 'de');
    await addReader(use().database, 'it@nova.example', 'it');
    const answer = await read(typed);
    expect(answer.status).to.equal(200);
    const page = mainOf(answer.text);
    expect(page).to.include(
      'Nothing is recorded yet. Once you record the decision, this statement goes to 2 people at once',
    );
    expect(page).to.include('It goes to: de@nova.example (German); it@nova.example (Italian).');
    expect(page).to.include('A-2026-…').and.to.include('Ihr Konto nimmt höchstens 17 neue Bestellungen am Tag an.');
    expect(answer.text)
      .to.match(/name="amount"[^>]* value="17"/)
      .and.to.match(/value="accepted" checked/);
    expect(answer.text).to.include('>New carrier</textarea>').and.to.include('>Late.</textarea>');
    const italian = mainOf((await read({ ...typed, language: 'it' })).text);
    expect(italian).to.include('al massimo 17');
    expect(await use().database.read('SELECT id FROM decisions')).to.deep.equal([]);
  });

  it('leads back to the case with what was typed', async () => {
    const { text, status } = await read({ ...typed, back: '1' });
    expect(status).to.equal(200);
    expect(text)
      .to.match(/name="amount"[^>]* value="17"/)
      .and.to.include('>New carrier</textarea>');
    expect(mainOf(text)).to.include('Orders behind it');
  });

  it('names what is wrong in the form of the case, and that a dismissal sends nothing', async () => {
    const wrong = await read({ ...typed, amount: 'many' });
    expect(wrong.status).to.equal(422);
    expect(mainOf(wrong.text)).to.include('Give a whole number of orders a day');
    const nothing = await read({ ...typed, answer: 'dismissed' });
    expect(nothing.status).to.equal(422);
    expect(mainOf(nothing.text)).to.include('That sends the seller nothing');
  });

  it('says of a suspension that a second person comes first', async () => {
    const page = mainOf((await read({ ...typed, answer: 'suspend' })).text);
    expect(page).to.include('This statement goes once a second person has approved the measure.');
  });

  it('is, but for its number, what goes when the decision is recorded', async () => {
    const before = sheetIn((await read({ ...typed, language: 'de' })).text) ?? '';
    const recorded = await manager.submit(path, { ...typed, reason: 'Late since three weeks.' });
    expect(recorded.status).to.equal(303);
    const [row] = await use().database.read<{ id: number; html: string }>(
      `SELECT s.decision AS id, d.html AS html FROM statements s JOIN statement_documents d ON d.statement = s.id
       WHERE s.seller = ? AND d.language = 'de' ORDER BY s.id`,
      [nova],
    );
    expect(before.replaceAll('2026-…', `2026-${row!.id}`).trim()).to.equal(row!.html.trim());
  });

  it('comes too late once the case is decided, and keeps what was written', async () => {
    const late = await manager.submit(`${path}/statement`, typed, '/account');
    expect(late.status).to.equal(409);
    expect(mainOf(late.text)).to.include('Someone else decided this case meanwhile').and.to.include('Late.');
  });
});
