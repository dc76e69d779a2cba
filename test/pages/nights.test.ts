import { expect } from 'chai';
import type { Database } from '../../db/connect.ts';
import { clockAt } from '../../server/clock.ts';
import { dayOf } from '../../server/scoring/day.ts';
import { writeRun, type Run, type RunDetail } from '../../server/stores/runs.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, openBrowser, overflows, visit } from '../support/browser.ts';
import { createTestDatabase, describeOnEachDatabase } from '../support/databases.ts';

const clock = clockAt('2026-03-14T09:00:00Z');
const night = dayOf('2026-03-10');

const summary = {
  sellers: 300,
  ranked: 281,
  opened: { warn: 2, limit: 1 },
  ended: { warn: 4 },
  changes: [],
  feeds: {
    orders: { watermark: night, state: 'fresh' },
    returns: { watermark: night - 2, state: 'behind' },
    complaints: { watermark: null, state: 'missing' },
  },
  held: true,
};

/** 10 March was published in four stages, 11 March failed, 12 March is running, 13 March is owed and was not begun. */
async function fillNights(database: Database): Promise<void> {
  const run = (at: number, stage: string, state: Run['state'], detail: RunDetail): Run => ({
    job: 'night',
    night: at,
    stage,
    state,
    holder: 'host 1',
    fence: 1,
    leaseUntil: '2026-03-11T02:10:00Z',
    startedAt: '2026-03-11T02:00:00Z',
    finishedAt: state === 'running' ? null : '2026-03-11T02:01:12Z',
    detail,
  });
  await database.transaction(async (tx) => {
    await tx.run('INSERT INTO nights (night, policy, method, summary, published_at) VALUES (?, ?, ?, ?, ?)', [
      ...[night, 3, JSON.stringify({ curves: 'default-1' }), JSON.stringify(summary), '2026-03-11T02:01:12Z'],
    ]);
    await writeRun(tx, run(night, '', 'done', { seconds: 72.4 }));
    for (const [stage, seconds] of [
      ['take-in', 40],
      ['post-ledger', 20],
      ['score', 10],
      ['publish', 2.4],
    ] as const)
      await writeRun(tx, run(night, stage, 'done', { seconds, counts: { rows: 1200 } }));
    await writeRun(tx, run(night + 1, '', 'failed', { message: 'the disk is full' }));
    await writeRun(tx, run(night + 2, '', 'running', {}));
    await writeRun(tx, run(night + 2, 'take-in', 'running', {}));
  });
}

describeOnEachDatabase('the nights page', (use) => {
  let app: RunningApp;
  const words = (html: string) =>
    html
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll('\u202f', ' ')
      .replaceAll(/\s+/g, ' ');
  const open = async (path: string) => words((await (await app.signIn('manager')).get(path)).text);

  before(async () => {
    app = await startApp(use().database, { clock });
    expect(await open('/nights')).to.include('No night has run yet.');
    await fillNights(use().database);
    await app.close();
    app = await startApp(use().database, { clock });
  });
  after(async () => app?.close());

  it('says first which nights are overdue, and names them', async () => {
    const text = await open('/nights');
    expect(text).to.include('3 nights overdue. The last published night is that of Tue 10 Mar.');
    expect(text).to.include('Overdue: Fri 13 Mar 2026, Thu 12 Mar 2026, Wed 11 Mar 2026');
    expect(text).to.include('The night of Wed 11 Mar failed; it is tried again.');
  });

  it('says the same of the last night, and of what is owed, on every page', async () => {
    const text = await open('/nights?page=2');
    expect(text).to.include('3 nights overdue').and.to.include('The last published night is that of Tue 10 Mar.');
    expect(text).not.to.include('Overdue: ');
  });

  it('counts what is overdue once, however long it is', async () => {
    const later = await startApp(use().database, { clock: clockAt('2027-03-14T09:00:00Z') });
    const { text } = await (await later.signIn('manager')).get('/nights');
    await later.close();
    expect([...words(text).matchAll(/([\d,]+) nights overdue/g)].map(([, number]) => number)).to.deep.equal([
      '368',
      '368',
    ]);
    expect(words(text)).to.include(' and 337 more. The scheduler catches up');
  });

  it('tells how each night stands and what it brought', async () => {
    const text = await open('/nights');
    expect(text).to.match(
      /Tue 10 Mar published Wed 11 Mar 02:01 1 min 12 s 300 281 3 4 held without returns and complaints/,
    );
    expect(text).to.match(/Wed 11 Mar failed – 1 min 12 s – – – – the disk is full/);
    expect(text).to.match(/Thu 12 Mar running/);
  });

  it('shows the stages of one night with their seconds and counts', async () => {
    const text = await open('/nights/2026-03-10');
    expect(text).to.include(
      '281 sellers ranked, 3 new recommendations, 4 recommendations ended. Its upward recommendations were held back; none of them waits',
    );
    expect(text).to.match(/Take in done 40 s 1,200 ledger rows Post the ledger done 20 s/);
    expect(text).to.include('version 3').and.to.include('default delay curves').and.to.include('never arrived');
  });

  it('knows no night that was never begun', async () => {
    for (const path of ['/nights/2026-03-13', '/nights/2026-02-30', '/nights/x'])
      expect((await (await app.signIn('manager')).get(path)).status, path).to.equal(404);
  });

  it('gives the list as CSV', async () => {
    const { text } = await (await app.signIn('manager')).get('/nights.csv');
    const lines = text.trim().split('\r\n');
    expect(lines[0]).to.equal('night,state,started_at,published_at,seconds,policy,sellers,ranked,opened,ended,held');
    expect(lines[3]).to.equal('2026-03-10,published,2026-03-11T02:00:00Z,2026-03-11T02:01:12Z,72.4,3,300,281,3,4,yes');
  });
});

describe('the nights page, seen', () => {
  it('shows nothing that axe or the browser minds', async () => {
    const made = await createTestDatabase('sqlite');
    await fillNights(made.database);
    const app = await startApp(made.database, { clock });
    const browser = await openBrowser();
    try {
      const page = await browser.page({ visitor: await app.signIn('manager') });
      for (const path of ['/nights', '/nights/2026-03-10', '/nights/2026-03-11'])
        for (const width of [1280, 390])
          for (const scheme of ['light', 'dark'] as const) {
            expect((await visit(page, app.url + path, { width, scheme })).complaints, path).to.deep.equal([]);
            expect(await axe(page), `${path} ${width} ${scheme}`).to.deep.equal([]);
            expect(await overflows(page), `${path} ${width}`).to.equal(false);
          }
    } finally {
      await browser.close();
      await app.close();
      await made.drop();
    }
  });
});
