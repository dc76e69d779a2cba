/** The sheets of sellers: a page with its sheet says the same as one without, and what people write shows at once. */
import { join } from 'node:path';
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { makeSheets } from '../../server/make-sheets.ts';
import { programVersion } from '../../server/program-version.ts';
import { bumpRevision } from '../../server/stores/settings.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { quiet, writeMarketplace } from '../support/written-marketplace.ts';
import { publish, writeMysteryOrder, writeRecommendations, writtenNight as night } from '../support/written-nights.ts';

const program = programVersion(join(import.meta.dirname, '../..'));

describeOnEachDatabase('the sheets of sellers', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  const paths = ['/sellers/NOVA', `/sellers/S-${quiet}`, '/sellers/S-3', '/sellers/NOVA?metric=return'];
  const main = (html: string) => html.slice(html.indexOf('<main'), html.indexOf('</main>')).replace(/\s+/g, ' ');
  const pages = async () => {
    const texts: string[] = [];
    for (const path of paths) texts.push(main((await manager.get(path)).text));
    return texts;
  };
  const made = async () =>
    (await use().database.read<{ made_of: string }>('SELECT made_of FROM seller_sheets ORDER BY seller')).map(
      ({ made_of }) => made_of,
    );

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    manager = await app.signIn('manager');
  });
  after(() => app.close());

  it('say what the page says without them, byte for byte but for blanks', async () => {
    const reckoned = await pages();
    expect(await makeSheets(use(), program)).to.equal(4);
    expect(await pages()).to.deep.equal(reckoned);
  });

  it('are what the page is made of, and are made once', async () => {
    const { database } = use();
    expect(await makeSheets(use(), program)).to.equal(0);
    await database.transaction((tx) =>
      tx.run("UPDATE seller_sheets SET parts = REPLACE(parts, 'acceptable is 70', 'from the sheet')"),
    );
    expect((await manager.get('/sellers/NOVA')).text).to.include('from the sheet');
    expect((await manager.get('/sellers/NOVA?metric=return')).text).not.to.include('from the sheet');
  });

  it('give way to what people and the lab have done since', async () => {
    const { database } = use();
    await writeMysteryOrder(database, {
      id: 9,
      seller: quiet,
      verdict: 'blocker',
      safetyFinding: 'battery_hazard',
      revealedOn: '2026-11-20',
    });
    await writeRecommendations(database, [
      { id: 90, seller: quiet, level: 'suspend', since: night, grounds: ['safety'], evidence: null },
    ]);
    await publish(database, night, { sellers: 4, ranked: 3 }, '2026-11-22T04:00:00Z');
    await makeSheets(use(), program);
    const text = mainOf((await manager.get(`/sellers/S-${quiet}`)).text);
    expect(text).to.include('The lab found danger to buyers: battery hazard, revealed Fri 20 Nov.');
    // Made of what is told by now, and used: it says the same as a page without it.
    await database.transaction(bumpRevision);
    const kept = main((await manager.get(`/sellers/S-${quiet}`)).text);
    await database.transaction(async (tx) => {
      await tx.run('DELETE FROM seller_sheets WHERE seller = ?', [quiet]);
      await bumpRevision(tx);
    });
    expect(main((await manager.get(`/sellers/S-${quiet}`)).text)).to.equal(kept);
    await makeSheets(use(), program);
    await manager.submit('/sellers/NOVA/notes', { kind: 'call', text: 'Spoke to them.', day: '2026-11-21' });
    expect(mainOf((await manager.get('/sellers/NOVA')).text)).to.include('1 note, last yesterday');
  });

  it('leave to the page who looks after a seller, and what is in force', async () => {
    const { database } = use();
    const told = async () => mainOf((await manager.get('/sellers/S-3')).text);
    expect(await told()).not.to.include('someone@market.test');
    await database.transaction(async (tx) => {
      await tx.run(
        "INSERT INTO assignments (seller, manager_email, assigned_by, assigned_at) VALUES (3, 'someone@market.test', 'manager@test.example', '2026-11-21T08:00:00Z')",
      );
      await tx.run(
        `INSERT INTO decisions (id, seller, level, decision, person, reason, decided_at, in_force_from, state, version)
         VALUES (90, 3, 'warn', 'accepted', 'manager@test.example', 'As said.', '2026-11-21T09:00:00Z', '2026-11-21', 'in-force', 1)`,
      );
      await bumpRevision(tx);
    });
    expect(await told())
      .to.include('someone@market.test')
      .and.to.include('A warning is in force since');
  });

  it('do not count for another night, another program or another kind of seller', async () => {
    const { database } = use();
    const before = await made();
    const mark = () =>
      database.transaction(async (tx) => {
        await tx.run("UPDATE seller_sheets SET parts = REPLACE(parts, 'acceptable is 70', 'from the sheet')");
        await bumpRevision(tx);
      });
    const isShown = async () => (await manager.get('/sellers/NOVA')).text.includes('from the sheet');
    await mark();
    expect(await isShown()).to.equal(true);
    await publish(database, night, { sellers: 4, ranked: 3 }, '2026-11-22T05:00:00Z');
    expect(await isShown(), 'after another publication').to.equal(false);
    expect(await makeSheets(use(), program)).to.equal(4);
    expect(await made()).not.to.deep.equal(before);
    await mark();
    await database.transaction((tx) => tx.run("UPDATE sellers SET kind = 'trader' WHERE seller_id = 'NOVA'"));
    expect(await isShown(), 'as another kind').to.equal(false);
    expect(await makeSheets(use(), `${program} changed`)).to.equal(4);
    expect(await isShown(), 'of another program').to.equal(false);
  });

  it('are not made while a night is under way', async () => {
    const { database } = use();
    await database.transaction((tx) =>
      tx.run('INSERT INTO posted_days (metric, day, night) VALUES (?, ?, ?)', ['late-delivery', night + 1, night + 1]),
    );
    expect(await makeSheets(use(), program)).to.equal(null);
  });
});
