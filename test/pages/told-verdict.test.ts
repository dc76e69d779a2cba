/** A verdict as both sides read it: each word once, what happened in its order, and the same name on the page and on paper. */
import { expect } from 'chai';
import type { Revelation } from '../../server/lab/revelation.ts';
import type { Language } from '../../server/languages/language.ts';
import { texts } from '../../server/languages/texts.ts';
import { reportPaper } from '../../server/pages/inspection-report/report-paper.ts';
import { findingWords } from '../../server/pages/inspections/checklist-texts.ts';
import { foundWords } from '../../server/pages/inspections/found-words.ts';
import { verdictSentence } from '../../server/pages/inspections/verdict-words.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { revelation } from '../../server/stores/revelations.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { revealedOrder } from '../support/graded-order.ts';
import { movingClock } from '../support/moving-clock.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { quiet, writeMarketplace } from '../support/written-marketplace.ts';

describeOnEachDatabase('a verdict, told', (use) => {
  let app: RunningApp;
  let shop: Visitor;
  let manager: Visitor;
  let order: number;
  const page = async (path: string, who: Visitor) => mainOf((await who.get(path)).text);

  before(async () => {
    const { database } = use();
    await writeMarketplace(database);
    order = await revealedOrder(database, { seller: quiet, wrong: ['screen-whole'] });
    const { content } = (await revelation(readCommitted(database), order))!;
    const told: Revelation = { ...content, orderId: 'O2239506' };
    told.result = {
      ...told.result,
      wrong: told.result.wrong.map((item) => ({ ...item, note: 'found: good. A crack' })),
    };
    await database.transaction((tx) =>
      tx.run('UPDATE revelations SET content = ? WHERE mystery_order = ?', [JSON.stringify(told), order]),
    );
    app = await startApp(database, { clock: movingClock('2026-11-22T08:00:00Z') });
    shop = await app.signIn('seller', { seller: quiet });
    manager = await app.signIn('manager');
  });
  after(() => app.close());

  it('says once that a figure was found', async () => {
    for (const text of [await page(`/verdicts/${order}`, shop), await page(`/inspections/${order}`, manager)])
      expect(text)
        .to.include('Found: good. A crack')
        .and.not.to.match(/found: found/i);
  });

  it('says what was typed in the reader’s words, wherever a finding is told', () => {
    const told = (note: string, language: Language) => foundWords(note, texts(language));
    expect(told('found: fair. A crack', 'fr')).to.equal('Constaté\u00a0: correct. A crack');
    expect(told('found: 71.5 %. warm. Swollen', 'de')).to.equal('Gefunden: 71,5\u202f%. warm. Swollen');
    expect(told('found: 71,5 % %', 'en')).to.equal('Found: 71.5\u202f%');
    expect(told('found: dust in the socket', 'fr')).to.equal('found: dust in the socket');
    expect(findingWords('Outside: It is clean. found: good. A crack', texts('it'))).to.match(
      / Trovato: buono. A crack$/,
    );
    expect(verdictSentence({ verdict: 'blocker', safetyFinding: 'battery_hazard' }, 1, texts('en'))).to.equal(
      'Blocker: battery hazard.',
    );
    expect(verdictSentence({ verdict: 'blocker', safetyFinding: 'battery_hazard' }, 3, texts('en'))).to.equal(
      'Blocker: battery hazard; three things in all were not as they should be.',
    );
  });

  it('carries the name of the page on its paper, with the last day for an answer', async () => {
    const { database } = use();
    expect(await page(`/verdicts/${order}`, shop)).to.match(/Test order O2239506 /);
    expect((await shop.get(`/verdicts/${order}/pdf`)).status).to.equal(200);
    const revealed = (await revelation(readCommitted(database), order))!;
    const given = { ...revealed, seller: { sellerId: 'S-2', name: null }, answer: null, pictures: [], madeAt: '' };
    const paper = (more: object, language: Language = 'en') =>
      JSON.stringify(reportPaper({ ...given, ...more }, texts(language)));
    expect(paper({})).to.include('"title":"Inspection report: test order O2239506"');
    expect(paper({}, 'it')).to.include('"language":"it"').and.to.include('ordine di prova O2239506');
    expect(paper({}, 'de')).to.include('bis Mo., 30. Nov. 2026');
    expect(paper({})).to.include('The seller can answer on the page of the verdict until Mon 30 Nov 2026.');
    expect(paper({ answerUntil: null })).not.to.include('can answer');
    expect(paper({ revealedOn: null, answerUntil: null })).to.include(`Inspection report: mystery order ${order}`);
  });

  it('tells what happened in the order of time', async () => {
    await shop.submit(`/verdicts/${order}/answer`, { text: 'We packed it with a whole screen.' });
    // An answer that was given by somebody who had read the letter only.
    await use().database.transaction(async (tx) => {
      await tx.run('UPDATE verdict_answers SET at = ? WHERE mystery_order = ?', ['2026-11-21T09:00:00Z', order]);
      await tx.run('UPDATE revelations SET opened_at = ? WHERE mystery_order = ?', ['2026-11-22T08:00:00Z', order]);
    });
    expect(await page(`/inspections/${order}`, manager)).to.match(
      /What happened .*Opened by the seller.*Answered by the seller.*Revealed.*Inspected: downgraded.*Arrived.*Ordered under cover/,
    );
  });

  it('never says that nothing was revealed where something was that was not drawn at random', async () => {
    const { database } = use();
    await database.transaction((tx) =>
      tx.run("UPDATE readings SET state = 'missing', events = NULL, rate = NULL WHERE metric = 'inspection'"),
    );
    for (const [path, who] of [
      ['/sellers/S-2?metric=inspection', manager],
      ['/scorecard?metric=inspection', shop],
    ] as const) {
      const text = await page(path, who);
      expect(text).to.include('drawn at random').and.not.to.include('revealed no test order yet');
      expect(text).not.to.include('The test orders below');
    }
  });
});
