import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { replay } from '../../jobs/backtest/replay.ts';
import { buildDemo } from '../../jobs/demo/build-demo.ts';
import { silentProgress } from '../../jobs/progress.ts';
import { clockAt } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { createLog } from '../../server/log.ts';
import { publicHolidays } from '../../server/public-holidays.ts';
import { businessCalendar, dayOf, firstInstant } from '../../server/scoring/day.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { levelsByNight, periodsOf } from '../support/replayed.ts';

const until = dayOf('2026-11-21');
const sample = { seed: 20_261, until, sellers: 60, months: 6, orders: 20_000 };

interface Case {
  level: string;
  state: string;
  since: number;
  grounds: string;
}

describeOnEachDatabase('The nights of a small sample', (use) => {
  let inbox: string;

  before(async () => {
    inbox = mkdtempSync(join(tmpdir(), 'assay-inbox-'));
    const context: Context = {
      database: use().database,
      config: readConfig({ INBOX: inbox }),
      clock: clockAt('2026-11-22T06:00:00Z'),
      calendar: businessCalendar('UTC'),
      holidays: publicHolidays(),
      log: createLog('silent'),
    };
    await buildDemo(context, sample, silentProgress);
  });
  after(() => rmSync(inbox, { recursive: true }));

  const read = <T>(sql: string, values: (string | number)[] = []) => use().database.read<T>(sql, values);
  const casesOf = (name: string) =>
    read<Case>(
      `SELECT r.level, r.state, r.since, r.grounds FROM recommendations r JOIN sellers v ON v.id = r.seller
       WHERE v.name = ? ORDER BY r.id`,
      [name],
    );
  const scoreOf = async (name: string) => {
    const sql = `SELECT s.score, s.state, s.level, s.rank FROM scores s JOIN sellers v ON v.id = s.seller
      WHERE v.name = ? AND s.night = ? ORDER BY v.id`;
    const [row] = await read<{ score: number | null; state: string; level: string; rank: number | null }>(sql, [
      name,
      until,
    ]);
    return row!;
  };

  it('publishes every night', async () => {
    const [row] = await read<{ count: number; last: number }>(
      'SELECT COUNT(*) AS count, MAX(night) AS last FROM nights',
    );
    expect(row).to.deep.equal({ count: 182, last: until });
  });

  it('finds the sellers that get worse', async () => {
    for (const [name, ground] of [
      ['Comptoir Valmeyer', 'complaint'],
      ['Handelshaus Falkenried', 'return'],
      ['Talleres Quirós', 'late-delivery'],
    ] as const) {
      const found = await casesOf(name);
      expect(found.map(({ grounds }) => grounds).join(), name).to.include(ground);
      expect((await scoreOf(name)).level, name).to.be.oneOf(['warn', 'limit', 'suspend']);
    }
  });

  it('lets go of the one that recovered', async () => {
    const cases = await casesOf('Werkstatt Tannhof');
    expect(cases[0]).to.include({ level: 'warn' });
    expect(cases.map(({ state }) => state)).to.not.include.members(['open', 'held', 'decided']);
    expect((await scoreOf('Werkstatt Tannhof')).level).to.be.oneOf(['none', 'watch']);
  });

  it('has too few orders to judge the tiny one', async () => {
    expect(await scoreOf('Atelier Brévent')).to.include({ state: 'provisional', rank: null, level: 'none' });
    expect(await casesOf('Atelier Brévent')).to.deep.equal([]);
  });

  it('suspends nobody for a strike of the carrier', async () => {
    expect((await casesOf('Magasins Cordouan')).map(({ level }) => level)).to.not.include('suspend');
    expect((await scoreOf('Magasins Cordouan')).level).to.not.equal('suspend');
  });

  it('recommends a suspension for the battery at once', async () => {
    const open = (await casesOf('Kreislauf Dornbusch')).filter(({ state }) => state === 'open');
    expect(open.map(({ level, grounds }) => [level, grounds])).to.deep.equal([['suspend', '["safety"]']]);
  });

  it('has shops that contest orders: one was right, by an answer that was corrected, one in part, and two wait, the first for today’s answer', async () => {
    const disputes = await read(
      `SELECT v.name AS shop, d.state AS state, d.due_on AS due, d.answers AS answers, a.counted_on AS counted, COUNT(*) AS points
       FROM disputes d JOIN sellers v ON v.id = d.seller JOIN dispute_points p ON p.dispute = d.id
         LEFT JOIN dispute_answers a ON a.dispute = d.id AND a.number = d.answers
       GROUP BY d.id, v.name, d.state, d.due_on, d.answers, a.counted_on ORDER BY d.id`,
    );
    expect(disputes).to.deep.equal([
      { shop: 'Officina Rossi', state: 'accepted', due: '2026-11-16', answers: 2, counted: '2026-11-15', points: 1 },
      { shop: 'Comptoir Valmeyer', state: 'partly', due: '2026-11-18', answers: 1, counted: '2026-11-15', points: 2 },
      { shop: 'Talleres Quirós', state: 'open', due: '2026-11-23', answers: 0, counted: null, points: 1 },
      { shop: 'Officina Rossi', state: 'open', due: '2026-11-27', answers: 0, counted: null, points: 1 },
    ]);
  });

  it('posts no returns for the days that never came', async () => {
    const posted = await read<{ day: number }>("SELECT day FROM posted_days WHERE metric = 'return' ORDER BY day");
    expect(posted.at(-1)!.day).to.be.below(until);
    expect(posted.length).to.be.within(165, 178);
  });

  it('come to the same levels when they are replayed from the ledger, as a backtest replays them', async () => {
    const calendar = businessCalendar('UTC');
    const replayed = await replay(readCommitted(use().database), {
      policy: null,
      to: until,
      warnings: 'as decided',
      instantOf: (day) => firstInstant(calendar, day),
    });
    const breaches = await read(
      'SELECT seller, metric, level, opened, closed FROM breaches ORDER BY seller, metric, opened',
    );
    expect(breaches).to.have.length.above(10);
    expect(periodsOf(replayed.metricChanges)).to.deep.equal(breaches);
    const shown = await read(
      "SELECT night, seller, level FROM scores WHERE level IN ('warn', 'limit', 'suspend') ORDER BY night, seller",
    );
    expect(levelsByNight(replayed)).to.deep.equal(shown);
  });
});
