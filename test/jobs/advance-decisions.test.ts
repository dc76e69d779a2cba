/** The clocks of decisions: told late, in force on the day, ended after the last one, whatever is killed in between. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect } from 'chai';
import { advanceDecisions } from '../../jobs/advance-decisions.ts';
import { clockAt } from '../../server/clock.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { contextWith } from '../support/enforcement.ts';
import { writeStatement } from '../support/decided.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';
import { addReader, writeDecision, writeSettings } from '../support/written-statement.ts';

const child = join(import.meta.dirname, '../support/enforcement-child.ts');

describeOnEachDatabase('the clocks of decisions', function (use) {
  const on = (day: string) => advanceDecisions(contextWith(use().database, clockAt(`${day}T09:30:00Z`)));
  const stateOf = async (decision: number) => {
    const [row] = await use().database.read('SELECT state FROM decisions WHERE id = ?', [decision]);
    return row?.['state'];
  };
  const eventsOf = async (decision: number) => {
    const rows = await use().database.read('SELECT kind FROM outbox WHERE decision = ? ORDER BY id', [decision]);
    return rows.map(({ kind }) => String(kind).replace('decision.', ''));
  };
  const alone = async () => {
    await use().database.knex('decisions').update({ state: 'withdrawn' }).whereNotIn('state', ['ended', 'recorded']);
  };

  before(async () => {
    await writeMarketplace(use().database);
  });
  beforeEach(alone);

  it('delivers what could not be delivered before, and brings it into force at once when it is due', async () => {
    const decision = await writeDecision(use().database, { measure: 'limit', until: '2026-11-30' });
    expect(await on('2026-11-22')).to.equal(0);
    expect(await stateOf(decision)).to.equal('decided');
    await writeSettings(use().database);
    await addReader(use().database, 'reader@nova.example', 'fr');
    expect(await on('2026-11-23')).to.equal(2);
    expect(await stateOf(decision)).to.equal('in-force');
    const [row] = await use().database.read('SELECT in_force_from FROM decisions WHERE id = ?', [decision]);
    expect(row?.['in_force_from']).to.equal('2026-11-23');
    expect(await on('2026-11-30')).to.equal(0);
    expect(await on('2026-12-01')).to.equal(1);
    expect(await stateOf(decision)).to.equal('ended');
    expect(await eventsOf(decision)).to.deep.equal(['decided', 'notified', 'in-force', 'ended']);
    expect(await on('2026-12-01')).to.equal(0);
  });

  it('begins nothing before its first day, and ends a service only after 30 days', async () => {
    const later = await writeDecision(use().database, { measure: 'warn', from: '2026-12-05' });
    const end = await writeDecision(use().database, { measure: 'end', secondPerson: 'second@test.example' });
    await on('2026-11-22');
    expect([await stateOf(later), await stateOf(end)]).to.deep.equal(['notified', 'notified']);
    await on('2026-12-04');
    expect(await stateOf(later)).to.equal('notified');
    await on('2026-12-05');
    expect(await stateOf(later)).to.equal('in-force');
    await on('2026-12-21');
    expect(await stateOf(end)).to.equal('notified');
    await on('2026-12-22');
    expect(await stateOf(end)).to.equal('in-force');
  });

  it('makes each step once when several processes look at the same time', async () => {
    const decisions: number[] = [];
    for (let n = 0; n < 6; n++) decisions.push(await writeDecision(use().database, { measure: 'warn' }));
    await Promise.all([on('2026-11-22'), on('2026-11-22'), on('2026-11-22')]);
    await on('2026-11-22');
    for (const decision of decisions)
      expect(await eventsOf(decision)).to.deep.equal(['decided', 'notified', 'in-force']);
    const [row] = await use().database.read("SELECT COUNT(*) AS n FROM audit WHERE action = 'decision in-force'");
    expect(Number(row?.['n'])).to.be.at.least(decisions.length);
  });

  it('goes on where it was killed, and makes no step twice', async () => {
    const decisions: number[] = [];
    for (let n = 0; n < 3; n++) {
      const decision = await writeDecision(use().database, { measure: 'limit' });
      await use().database.transaction((tx) => writeStatement(tx, decision, nova, '2026-11-22T08:00:00Z'));
      await use()
        .database.knex('decisions')
        .where({ id: decision })
        .update({ state: 'notified', notified_day: '2026-11-22', notified_at: '2026-11-22T08:00:00Z' });
      decisions.push(decision);
    }
    for (const nth of ['1', '2']) {
      const killed = spawn(process.execPath, [child, use().url, 'advance', '2026-11-22T09:30:00Z', nth]);
      const [, signal] = (await once(killed, 'exit')) as [number | null, string | null];
      expect(signal).to.equal('SIGKILL');
    }
    await on('2026-11-22');
    for (const decision of decisions) {
      expect(await stateOf(decision)).to.equal('in-force');
      expect(await eventsOf(decision)).to.deep.equal(['decided', 'in-force']);
    }
  });
});
