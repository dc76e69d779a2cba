/** The yearly figures of measures and complaints, and single entries of the log, as a person reads them. */
import { parse } from 'csv-parse/sync';
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { appendAudit } from '../../server/stores/audit.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, openBrowser, overflows, visit } from '../support/browser.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { mainOf, rowsOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { writeSellers } from '../support/written-nights.ts';

const manager = 'manager@test.example';

/** id, level, ground, person, state, started, closed */
const decisions = [
  [1, 'limit', 'late-delivery', manager, 'overturned', '2026-02-01T08:00:00Z', '2026-03-01T08:00:00Z'],
  [2, 'limit', 'late-delivery', manager, 'in-force', '2026-02-02T08:00:00Z', null],
  [3, 'suspend', null, manager, 'in-force', '2026-04-02T08:00:00Z', null],
  [4, 'warn', null, 'command line', 'in-force', '2026-05-02T08:00:00Z', null],
  // Berlin's year ends an hour before that of UTC.
  [5, 'warn', null, manager, 'in-force', '2025-12-31T22:59:59Z', null],
  [6, 'warn', null, manager, 'in-force', '2025-12-31T23:00:00Z', null],
  [7, 'limit', null, manager, 'overturned', null, '2024-05-01T08:20:00Z'],
] as const;

/** decision, filed, channel, state, answered */
const appeals = [
  [1, '2026-02-10T08:00:00Z', 'portal', 'upheld', '2026-02-12T08:00:00Z'],
  [2, '2026-02-11T08:00:00Z', 'e-mail', 'rejected', '2026-02-12T08:00:00Z'],
  [2, '2026-03-11T08:00:00Z', 'portal', 'rejected', '2026-03-23T08:00:00Z'],
  [3, '2026-04-10T08:00:00Z', 'portal', 'open', null],
  [3, '2026-04-11T08:00:00Z', 'portal', 'withdrawn', '2026-04-12T08:00:00Z'],
  [7, '2024-05-01T08:00:00Z', 'portal', 'upheld', '2024-05-01T08:20:00Z'],
  [5, '2025-12-30T08:00:00Z', 'portal', 'rejected', '2026-01-02T08:00:00Z'],
] as const;

describeOnEachDatabase('measures and complaints of a year', (use, dialect) => {
  let app: RunningApp;
  let visitor: Visitor;
  const read = async (path: string) => mainOf((await visitor.get(path)).text);

  before(async () => {
    const { database } = use();
    await writeSellers(database, [{ id: 1, name: 'Nova' }]);
    await database.transaction(async (tx) => {
      const columns = 'id seller level decision person reason decided_at ground state started_at closed_at'.split(' ');
      await tx.insertMany(
        'decisions',
        columns,
        decisions.map(([id, level, ground, person, state, started, closed]) => [
          ...[id, 1, level, 'accepted', person, 'r', '2025-12-01T08:00:00Z', ground, state, started, closed],
        ]),
      );
      await tx.insertMany(
        'appeals',
        'decision seller filed_at filed_by channel text state decided_by decided_at answer'.split(' '),
        appeals.map(([decision, filed, channel, state, answered]) => [
          ...[decision, 1, filed, 's@test.example', channel, 't', state, null, answered, null],
        ]),
      );
    });
    app = await startApp(database, { clock: clockAt('2026-06-01T08:00:00Z'), timeZone: 'Europe/Berlin' });
    visitor = await app.signIn('manager');
  });
  after(() => app.close());

  it('answers first, with what came of the appeals and how long it took', async () => {
    const page = await read('/audit/complaints?year=2026');
    expect(page).to.include(
      'Five appeals were lodged in 2026: one was upheld, two were rejected, one was withdrawn and one is still open. Half of the answers came within 2.0 days.',
    );
    expect(page).to.include('5.0 on average, 2.0 in the middle');
    expect(page).to.include('1 appeal of earlier years was still open when the year began');
    expect(page).to.include('The year is not over');
  });

  it('counts measures by kind in the marketplace’s own year, and those without a person’s decision', async () => {
    const { text } = await visitor.get('/audit/complaints');
    expect(rowsOf(text)).to.deep.equal([
      'warning 2 1 0',
      'limit 2 0 1',
      'suspension 1 0 0',
      'end of the service 0 0 0',
    ]);
    expect(mainOf(text)).to.include('1 measure began without a person’s decision');
    expect(await read('/audit/complaints?year=2025'))
      .to.include('warning 1 0 0')
      .and.include('0 by automated means');
  });

  it('says of a measure that was overturned before it began that it never began, and of a quick answer its hours', async () => {
    const { text } = await visitor.get('/audit/complaints?year=2024');
    expect(rowsOf(text)).to.include('limit 0 0 1 1 before it began');
    expect(mainOf(text)).to.include('one was upheld. Half of the answers came within an hour.');
    expect(mainOf(text)).to.include('< 0.1 on average, < 0.1 in the middle').and.not.include('0.0');
  });

  it('tells appeals apart by measure, ground and channel, and days only where there are answers', async () => {
    const page = await read('/audit/complaints?year=2026');
    expect(page).to.match(/By measure .* limit 3 1 2 0 0 5\.0 2\.0 suspension 2 0 0 1 1 – –/);
    expect(page).to.match(/By ground in the terms .* no ground kept 2 0 0 1 1 – – late delivery 3 1 2 0 0 5\.0 2\.0/);
    expect(page).to.match(/By channel .* e-mail 1 0 1 0 0 1\.0 1\.0 portal 4 1 1 1 1 7\.0 7\.0/);
  });

  it('says in plain words that there was none', async () => {
    expect(await read('/audit/complaints?year=1999')).to.include('No seller appealed against a measure in 1999.');
    expect(await read('/audit/complaints?year=%00')).to.include('Measures and complaints of 2026');
  });

  it('gives the same figures as CSV', async () => {
    const { text } = await visitor.get('/audit/complaints.csv?year=2026');
    const rows = parse<Record<string, string>>(text, { columns: true });
    expect(rows[0]).to.include({ year: '2026', by: 'all', lodged: '5', upheld: '1', open: '1', median_days: '2.0' });
    expect(rows.at(-1)).to.include({ by: 'measures', group: 'end', measures_begun: '0', lodged: '' });
    expect(rows).to.have.length(1 + 2 + 2 + 2 + 4);
  });

  it('is for those who decide', async () => {
    for (const role of ['lab', 'seller'] as const)
      expect((await (await app.signIn(role, { seller: 1 })).get('/audit/complaints')).status, role).to.equal(403);
    expect((await visitor.get('/audit')).text).to.include('href="/audit/complaints"');
    expect((await (await app.signIn('lab')).get('/audit')).text).not.to.include('href="/audit/complaints"');
  });

  describe('an entry of the log', () => {
    let id: number;
    before(async () => {
      const step = {
        decision: 2,
        recommendation: null,
        measure: 'limit',
        from: 'notified',
        to: 'in-force',
        version: 3,
      };
      const change = {
        before: { role: 'lab', name: '<b>Ünsal</b>' },
        after: { role: 'manager', name: '<b>Ünsal</b>' },
      };
      await use().database.transaction(async (tx) => {
        const at = '2026-05-30T08:00:00Z';
        await appendAudit(tx, { at, actor: 'night', action: 'decision in-force', subject: 'seller S-1', detail: step });
        await appendAudit(tx, { at, actor: manager, action: 'person changed', subject: 'x@y.z', detail: change });
      });
      const [row] = await use().database.read<{ id: number }>("SELECT id FROM audit WHERE actor = 'night' ORDER BY id");
      id = row?.id as number;
    });

    it('says what changed, before and after, and where to see it', async () => {
      const { text } = await visitor.get(`/audit/entries/${id}`);
      expect(mainOf(text)).to.include('night · decision in-force · seller S-1: state from notified to in force');
      expect(rowsOf(text)).to.deep.equal(['state notified in force']);
      for (const link of ['/sellers/S-1', '/decisions/2', `/audit/entries/${id + 1}`]) expect(text).to.include(link);
      expect(mainOf(text)).to.include('recommendation –');
      expect(rowsOf((await visitor.get(`/audit/entries/${id + 1}`)).text)).to.deep.equal(['role lab manager']);
    });

    it('is told in one line in the list, and found by the seller’s name', async () => {
      const page = await read('/audit?subject=nova');
      expect(page).to.include('1 entry');
      expect(page).to.include('state: notified → in force · decision: 2 · measure: limit');
      expect(await read('/audit?search=notified+s-1')).to.include('1 entry');
    });

    it('is told in French to who reads it, and what people typed as they typed it', async () => {
      const french = await app.signIn('manager', { email: 'fr@test.example', language: 'fr' });
      const page = (path: string) => french.get(path).then(({ text }) => mainOf(text));
      expect(await page(`/audit/entries/${id}`))
        .to.include('décision en vigueur · vendeur S-1, état : remise → en vigueur.')
        .and.include('recommandation –');
      expect(await page('/audit?subject=nova'))
        .to.include('1 entrée')
        .and.include('état : remise → en vigueur · décision : 2 · mesure : limitation');
      expect(await page('/audit?search=nobody')).to.include('Aucune entrée');
    });

    it('that there is not is not found', async () => {
      for (const path of ['0', 'x', '999999', '%00'])
        expect((await visitor.get(`/audit/entries/${path}`)).status, path).to.equal(404);
    });

    if (dialect === 'sqlite')
      it('shows nothing that axe or the browser minds, nor do the figures of a year', async () => {
        const browser = await openBrowser();
        try {
          const page = await browser.page({ visitor: await app.signIn('admin') });
          for (const path of [`/audit/entries/${id}`, '/audit/complaints', '/audit/complaints?year=2025'])
            for (const [width, scheme] of [
              [1280, 'light'],
              [390, 'dark'],
            ] as const) {
              expect((await visit(page, app.url + path, { width, scheme })).complaints, path).to.deep.equal([]);
              expect(await axe(page), `${path} ${width} ${scheme}`).to.deep.equal([]);
              expect(await overflows(page), `${path} ${width}`).to.equal(false);
            }
        } finally {
          await browser.close();
        }
      });
  });
});
