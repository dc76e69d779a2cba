/** The weekly report: what a week brought, the same on paper, and by e-mail on Mondays for who wishes. */
import { Buffer } from 'node:buffer';
import { expect } from 'chai';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { movingClock } from '../support/moving-clock.ts';
import { weekLetterStep } from '../../jobs/week-letter.ts';
import { renderPdf } from '../../server/documents/pdf.ts';
import { texts } from '../../server/languages/texts.ts';
import { stateThen } from '../../server/pages/reports/decision-then.ts';
import { weekPaper } from '../../server/pages/reports/week-paper.ts';
import { mondayOf, weekName } from '../../server/pages/reports/week-name.ts';
import { dayOf, dayText } from '../../server/scoring/day.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { mainOf } from '../support/reading.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';
import { publish, writtenNight as night } from '../support/written-nights.ts';
import type { Visitor } from '../support/visitor.ts';

describe('the names of weeks', () => {
  it('follow ISO 8601', () => {
    expect(dayText(mondayOf('2026-W46')!)).to.equal('2026-11-09');
    expect(dayText(mondayOf('2026-W53')!)).to.equal('2026-12-28');
    expect(dayText(mondayOf('2025-W01')!)).to.equal('2024-12-30');
    for (const name of ['2025-W53', '2026-W00', '2026-46', 'W46', '']) expect(mondayOf(name), name).to.equal(null);
    expect(weekName(dayOf('2027-01-01'))).to.equal('2026-W53');
    expect(weekName(dayOf('2026-11-22'))).to.equal('2026-W47');
  });
});

describeOnEachDatabase('the weekly report', (use) => {
  const clock = movingClock('2026-11-24T08:00:00Z');
  let app: RunningApp;
  let manager: Visitor;
  const page = async (query = '', who = manager) => mainOf((await who.get(`/reports/week${query}`)).text);

  before(async () => {
    const { database } = use();
    await writeMarketplace(database);
    await publish(database, night - 7, {}, '2026-11-15T03:22:00Z');
    await database.transaction(async (tx) => {
      const columns =
        'id, seller, level, decision, person, reason, decided_at, in_force_from, state, second_at, notified_at, started_at, closed_at';
      await tx.run(`INSERT INTO decisions (${columns}) VALUES
        (1, ${nova}, 'limit', 'accepted', 'manager@test.example', 'Still late.', '2026-11-18T09:00:00Z', '2026-11-19', 'lifted', NULL, '2026-11-18T09:00:00Z', '2026-11-19T00:00:00Z', '2026-11-23T09:00:00Z'),
        (2, ${nova}, 'warn', 'accepted', 'manager@test.example', 'Too early to tell.', '2026-11-23T09:00:00Z', '2026-11-23', 'in-force', NULL, '2026-11-23T09:00:00Z', '2026-11-23T09:00:00Z', NULL)`);
      await tx.run(`INSERT INTO tasks (title, seller, assignee, due_on, made_by, made_at, done_at) VALUES
        ('Ring them', ${nova}, 'manager@test.example', '2026-11-20', 'x', '2026-11-17T08:00:00Z', '2026-11-18T08:00:00Z'),
        ('Look again', NULL, 'manager@test.example', '2026-11-21', 'x', '2026-11-17T08:00:00Z', '2026-11-23T08:00:00Z'),
        ('Of another', NULL, 'other@test.example', '2026-11-21', 'x', '2026-11-17T08:00:00Z', NULL)`);
    });
    app = await startApp(database, { clock, baseUrl: 'https://assay.example' });
    manager = await app.signIn('manager');
  });
  after(() => app.close());

  it('is of the last whole week unless another is asked for', async () => {
    const text = await page();
    expect(text).to.include('Week 2026-W47: Mon 16 Nov 2026 to Sun 22 Nov 2026');
    expect(text).to.include(
      'Two sellers got worse. Two new cases, no cases ended, one decision and one measure in force at its end. One feed was behind.',
    );
    expect(await page('?week=2026-W48')).to.include('This week is not over yet');
    expect((await manager.get('/reports/week?week=2030-W60')).status).to.equal(404);
    expect(await page('?week=2020-W10')).to.include('No night of this week is published: there are no figures.');
  });

  it('tells levels, cases, decisions, measures, scores, feeds and tasks as they stood at its end', async () => {
    const text = await page();
    expect(text).to.include('Nova Refurb fine limit 58.0');
    expect(text).to.include('Sat 21 Nov 2026 Nova Refurb Limit late delivery and complaints');
    expect(text).to.include('Wed 18 Nov 09:00 Nova Refurb Limit decided · in force manager@test.example Still late.');
    expect(text).to.include('Nova Refurb Limit Thu 19 Nov 2026 another decision');
    expect(text).not.to.include('Too early to tell.');
    expect(text).to.include('Nova Refurb limit 58.0 −4.0');
    expect(text).to.include('Returns are two days behind');
    expect(text).to.include('Ring them Nova Refurb manager@test.example done');
    expect(text).to.include('Look again – manager@test.example Sat 21 Nov 2026');
    expect(text).not.to.include('Of another');
    expect(text).not.to.include('Écran Tranquille');
    expect(await page('?scope=all'))
      .to.include('Écran Tranquille')
      .and.to.include('Of another');
  });

  it('says how far each decision had come at its end, and nothing of nights that there were not', async () => {
    const text = await page('?week=2026-W48');
    expect(text).to.include(
      'No night of this week is published: there are no figures. One decision and one measure in force at its end.',
    );
    expect(text).to.include('Warning decided · in force');
    expect(text).to.include('Feeds behind No night of this week is published.').and.not.include('Every feed was');
    expect(text).to.include('Lowest scores No night of this week is published.').and.not.include('is ranked');
    const end = '2026-11-23T00:00:00Z';
    const steps = { secondAt: null, notifiedAt: null, startedAt: null, closedAt: null };
    const inWeek = '2026-11-20T09:00:00Z';
    const later = '2026-11-24T09:00:00Z';
    const then = (one: Partial<Parameters<typeof stateThen>[0]>) =>
      stateThen({ level: 'suspend', state: 'in-force', ...steps, ...one }, end);
    expect(then({ secondAt: later, startedAt: later })).to.equal('proposed');
    expect(then({ secondAt: inWeek, startedAt: later })).to.equal('decided');
    expect(then({ secondAt: inWeek, notifiedAt: inWeek, startedAt: inWeek })).to.equal('in-force');
    expect(then({ level: 'limit', state: 'overturned', notifiedAt: inWeek, closedAt: inWeek })).to.equal('overturned');
    expect(then({ level: 'limit', state: 'overturned', notifiedAt: inWeek, closedAt: later })).to.equal('notified');
    expect(then({ level: 'warn', state: 'recorded' })).to.equal('recorded');
  });

  it('says of whose sellers nothing is to be told', async () => {
    const other = await app.signIn('manager', { email: 'nobody@test.example' });
    const text = await page('', other);
    expect(text).to.include('None of your sellers has a measure in force.').and.not.include('No measure is in force.');
    expect(text).to.include('None of your sellers changed its level.');
    expect(await page('?scope=all&week=2020-W10', other)).to.include('No measure is in force.');
  });

  it('is the same on paper each time, also years later', async () => {
    const answer = await manager.get('/reports/week.pdf?week=2026-W47&scope=all');
    expect(answer.headers.get('content-type')).to.equal('application/pdf');
    expect(answer.headers.get('content-disposition')).to.include('week-2026-W47-all.pdf');
    expect(answer.text).to.match(/^%PDF-1\.7/);
    clock.forward(10);
    const again = await manager.get('/reports/week.pdf?week=2026-W47&scope=all');
    expect(again.text === answer.text).to.equal(true);
    const report = { title: 'W', lead: 'L', about: 'A', sections: [], madeAt: '2026-11-23T00:00:00Z' };
    const paper = weekPaper(report, texts('en'));
    expect(Buffer.compare(await renderPdf(paper), await renderPdf(paper))).to.equal(0);
  });

  it('comes on Monday by e-mail for who wishes, once', async () => {
    const { database } = use();
    await manager.submit('/reports/week/letter', { weekly: 'mine' }, '/reports/week');
    expect(await page()).to.include('The report comes by e-mail on Monday mornings.');
    const monday = movingClock('2026-11-23T04:00:00Z');
    const context = { ...app.context, clock: monday };
    const read = readCommitted(database);
    for (const worked of [night, night + 1, night + 1]) {
      const write = await weekLetterStep({ night: worked, context }, read);
      await database.transaction((tx) => write(tx));
    }
    const letters = await database.read<{ once: string; body: string }>('SELECT once, body FROM letters ORDER BY id');
    expect(letters).to.have.length(1);
    expect(letters[0]!.body).to.include('2 new cases, 0 cases ended');
    expect(letters[0]!.body).to.include('1 decision, 1 measure in force at its end');
    expect(letters[0]!.body).to.include('1 open task, 1 of them late');
    expect(letters[0]!.body).to.include('https://assay.example/reports/week?scope=mine');
    await manager.submit('/reports/week/letter', { weekly: 'never' }, '/reports/week');
    const [row] = await database.read("SELECT preferences FROM people WHERE email = 'manager@test.example'");
    expect(row!['preferences']).to.equal('{}');
  });

  it('is not for the lab or sellers', async () => {
    for (const who of [await app.signIn('lab'), await app.signIn('seller', { seller: nova })])
      for (const path of ['/reports/week', '/reports/week.pdf']) expect((await who.get(path)).status).to.equal(403);
  });
});
