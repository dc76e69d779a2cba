/** How far the log was checked, and the heads that a scheduler makes when a day is over. */
import { expect } from 'chai';
import { startScheduler } from '../../jobs/main.ts';
import { clockAt } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { appendAudit } from '../../server/stores/audit.ts';
import { auditStanding, checkWholeAudit } from '../../server/stores/audit-checkpoint.ts';
import { auditHeads, makeAuditHeads } from '../../server/stores/audit-head.ts';
import { aroundTheGuard, chained, nthEntry, writeLog } from '../support/audit-log.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { shortestTime } from '../support/shortest-time.ts';

const length = 3_000;
const log = chained(Array.from({ length }, (_, nth) => nthEntry(nth)));

describeOnEachDatabase('the standing of the audit', (use) => {
  const now = '2026-01-04T09:00:00Z';
  const standing = (at = now) => auditStanding(use().database, at);
  const append = (subject: string) =>
    use().database.transaction((tx) =>
      appendAudit(tx, { at: now, actor: 'anna@test.example', action: 'tested', subject, detail: {} }),
    );
  const tamper = (sql: string) => aroundTheGuard(use().database, (tx) => tx.run(sql));
  beforeEach(() => writeLog(use().database, log));

  it('is made of all entries the first time, and says when that was', async () => {
    const whole = { at: now, entries: length };
    expect(await standing()).to.deep.equal({ entries: length, broken: null, whole });
    await append('one more');
    expect(await standing('2026-01-04T10:00:00Z')).to.deep.equal({ entries: length + 1, broken: null, whole });
  });

  it('looks at what was written since only, until all of it is checked again', async () => {
    await standing();
    await append('one more');
    await tamper("UPDATE audit SET actor = 'mallory' WHERE id = 1000");
    expect((await standing()).broken).to.equal(null);
    expect((await checkWholeAudit(use().database, now)).broken).to.deep.include({ id: 1000, kind: 'changed' });
    expect((await standing()).broken).to.deep.include({ id: 1000 });
  });

  it('finds at once what was done to the entries since, or to the last one known', async () => {
    await standing();
    await append('one more');
    await append('and another');
    await tamper(`DELETE FROM audit WHERE id = ${length + 1}`);
    expect((await standing()).broken).to.deep.include({ id: length + 2, kind: 'missing' });
    await writeLog(use().database, log);
    await standing();
    await tamper(`DELETE FROM audit WHERE id = ${length}`);
    expect((await standing()).broken).to.deep.include({ id: null, kind: 'missing' });
  });

  it('stays broken until all of the log is found whole again', async () => {
    await standing();
    await tamper(`UPDATE audit SET actor = 'mallory' WHERE id = ${length}`);
    await checkWholeAudit(use().database, now);
    await tamper(`UPDATE audit SET actor = '${log.at(-1)?.actor}' WHERE id = ${length}`);
    expect((await standing()).broken).to.deep.include({ id: length });
    await checkWholeAudit(use().database, '2026-01-05T01:00:00Z');
    expect(await standing()).to.deep.include({ broken: null, whole: { at: '2026-01-05T01:00:00Z', entries: length } });
  });

  it('accuses nobody while others go on writing', async () => {
    let writing = true;
    const writer = (async () => {
      while (writing) {
        await append('meanwhile');
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const faults: unknown[] = [];
    for (let check = 0; check < 40; check++) {
      const { broken } = check % 4 ? await standing() : await checkWholeAudit(use().database, now);
      if (broken) faults.push(broken);
    }
    writing = false;
    await writer;
    expect(faults).to.deep.equal([]);
  });

  it('does not walk the whole log for each view', async () => {
    await standing();
    const twenty = async () => {
      for (let view = 0; view < 20; view++) await standing();
    };
    expect((await shortestTime(twenty, 400)) / 20).to.be.below(20);
  });
});

describeOnEachDatabase('the heads of days', (use) => {
  beforeEach(() => writeLog(use().database, log));

  it('are made for every day that is over, once, each with the last entry up to its end', async () => {
    const made = await makeAuditHeads(use().database, '2026-01-05T00:00:00Z');
    expect(made.map(({ day, entries, hash }) => ({ day, entries, hash }))).to.deep.equal([
      { day: '2026-01-01', entries: 1_440, hash: log[1_439]?.hash },
      { day: '2026-01-02', entries: 2_880, hash: log[2_879]?.hash },
      { day: '2026-01-03', entries: length, hash: log.at(-1)?.hash },
      { day: '2026-01-04', entries: length, hash: log.at(-1)?.hash },
    ]);
    expect(await makeAuditHeads(use().database, '2026-01-05T23:59:59Z')).to.deep.equal([]);
  });

  it('never know less than the one before, whatever the clocks said', async () => {
    const early = { ...nthEntry(0), at: '2025-12-31T23:59:00Z' };
    await writeLog(use().database, chained([nthEntry(2_000), nthEntry(0), early, nthEntry(4_000)]));
    const made = await makeAuditHeads(use().database, '2026-01-04T00:00:00Z');
    expect(made.map(({ day, entries }) => [day, entries])).to.deep.equal([
      ['2025-12-31', 3],
      ['2026-01-01', 3],
      ['2026-01-02', 3],
      ['2026-01-03', 4],
    ]);
  });

  it('are made by the scheduler when a day is over, with a check of the whole log', async () => {
    const config = readConfig({ DATABASE_URL: use().url, INBOX: '/nowhere', LOG_LEVEL: 'silent' });
    const scheduler = await startScheduler(config, clockAt('2026-01-05T00:05:00Z'));
    await scheduler.tick();
    await scheduler.close();
    expect((await auditHeads(use().database)).map(({ day }) => day)).to.have.length(4);
    const { whole } = await auditStanding(use().database, '2026-01-05T12:00:00Z');
    expect(whole).to.deep.equal({ at: '2026-01-05T00:05:00Z', entries: length });
  });

  it('are none before there is an entry', async () => {
    await writeLog(use().database, []);
    expect(await makeAuditHeads(use().database, '2026-01-05T00:00:00Z')).to.deep.equal([]);
  });
});
