/** Versions of the policy as people read and handle them: what differs, notice, and taking one back. */
import { expect } from 'chai';
import { runAskedBacktests } from '../../jobs/backtest/run-asked.ts';
import { clockAt, systemClock } from '../../server/clock.ts';
import { dayOf } from '../../server/scoring/day.ts';
import type { Policy } from '../../server/scoring/policy.ts';
import { publishPolicy } from '../../server/stores/policy-changes.ts';
import { policyInForce, policyVersions } from '../../server/stores/policies.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { nightContext } from '../support/marketplace.ts';
import { mainOf, rowsOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { latePolicy, writeLedgerNights } from '../support/written-ledger.ts';

const from = dayOf('2026-03-01');
const nights = 45;
const today = dayOf('2026-04-15');

/** What changes against the policy of the written ledger. */
const draft = latePolicy((policy: Policy) => {
  policy.metrics['late-delivery']!.limit = 0.05;
  policy.levels.warn.evidence = 30;
  policy.overrides.push({
    ...{ name: 'Islands', kind: null, market: 'GR' },
    metrics: { 'late-delivery': { limit: 0.08 } },
  });
});

describeOnEachDatabase('the versions of the policy', (use) => {
  let app: RunningApp;
  let admin: Visitor;
  let manager: Visitor;
  const read = async (path: string, who = manager) => mainOf((await who.get(path)).text);
  const written = (version: number) =>
    use().database.read('SELECT effective_from, short_notice FROM policies WHERE version = ?', [version]);

  before(async () => {
    await writeLedgerNights(use().database, { from, nights, late: [() => 3, () => 0] });
    app = await startApp(use().database, { clock: clockAt('2026-04-15T08:00:00Z'), wakeBacktests: () => undefined });
    admin = await app.signIn('admin');
    manager = await app.signIn('manager');
    await publishPolicy(use().database, {
      ...{ policy: draft, effectiveFrom: dayOf('2026-05-01'), today, author: 'admin@test.example' },
      ...{ note: 'Late deliveries weigh on customers', at: '2026-04-15T07:00:00Z' },
    });
  });
  after(() => app.close());

  it('are compared: metric by metric, in words stricter and milder, exceptions apart', async () => {
    const { text } = await manager.get('/policy/difference?from=1&to=2');
    const page = mainOf(text);
    expect(page).to.include('What version 2 changes');
    expect(page).to.include('Against version 1, version 2 has one rule stricter and two rules milder.');
    expect(rowsOf(text)).to.deep.equal(['Late delivery 6 % → 5 % ▲ stricter']);
    expect(page).to.include('warn: odds 20 : 1 → 30 : 1 ▽ milder');
    expect(page).to.match(/GR an exception.* Late delivery 6 % → 8 % ▽ milder/);
    expect(page).to.include('Late deliveries weigh on customers');
    expect(page).not.to.include('Complaints');
  });

  it('are compared the other way round, and with nothing asked the newest against the one in force', async () => {
    expect(await read('/policy/difference?from=2&to=1')).to.include('Late delivery 5 % → 6 % ▽ milder');
    expect(await read('/policy/difference')).to.include('Against version 1, version 2 has');
    expect(await read('/policy/difference?from=1&to=1')).to.include('Version 1 says the same as version 1.');
    for (const query of ['from=1&to=9', 'from=x', 'from=1&to=%00'])
      expect((await manager.get(`/policy/difference?${query}`)).status, query).to.equal(404);
    expect((await (await app.signIn('seller', { seller: 1 })).get('/policy/difference')).status).to.equal(403);
  });

  it('stand on the policy page with who, when and why, and what can be done with them', async () => {
    const { text } = await admin.get('/policy');
    expect(mainOf(text)).to.match(/Version 2 coming Late deliveries weigh on customers · admin@test.example/);
    for (const link of ['/policy/difference?from', '/policy/preview?version=2', '/policy/versions/2/withdraw'])
      expect(text, link).to.include(link);
    expect((await manager.get('/policy')).text).not.to.include('/policy/versions/2/withdraw');
  });

  describe('a new one', () => {
    let run: string;
    const tried = async (change: (policy: Policy) => void) => {
      const policy = structuredClone(draft);
      change(policy);
      const rows = [
        ['tok' + policy.levels.warn.evidence, 'A draft', JSON.stringify(policy), '2026-04-14', '2026-04-14'],
      ];
      const columns = ['token', 'name', 'document', 'from_day', 'to_day', 'asked_by', 'asked_at', 'state', 'progress'];
      const rest = ['manager@test.example', '2026-04-15T07:30:00Z', 'done', 1000, 1];
      await use().database.transaction((tx) =>
        tx.insertMany(
          'backtests',
          [...columns, 'attempts'],
          rows.map((row) => [...row, ...rest]),
        ),
      );
      return `/policy/lab/runs/${rows[0]?.[0]}/publish`;
    };
    const given = { note: 'Decided by the board on Monday.', sure: '1', undo: '2' };

    it('that is stricter needs 15 days of notice', async () => {
      run = await tried(({ levels }) => (levels.warn.evidence = 10));
      const form = await read(run, admin);
      expect(form).to.include('they must be told 15 days before');
      expect(form).to.include('Thu 30 Apr 2026');
      const refused = await admin.submit(run, { ...given, from: '2026-04-20' });
      expect(refused.status).to.equal(422);
      expect(mainOf(refused.text)).to.include(
        'Shorter notice: say why sellers are told so late, or choose Thu 30 Apr 2026 or a later day above.',
      );
      expect(await written(3)).to.deep.equal([]);
    });

    it('may begin sooner with a reason, which is shown and audited', async () => {
      const short = await admin.submit(run, { ...given, from: '2026-04-20', short_notice: 'now' });
      expect(mainOf(short.text)).to.include('Shorter notice: say in a sentence why sellers are told so late');
      const reason = 'The regulator asked for it on 14 April.';
      const done = await admin.submit(run, { ...given, from: '2026-04-20', short_notice: reason });
      expect(done.status).to.equal(303);
      expect(await written(3)).to.deep.equal([{ effective_from: '2026-04-20', short_notice: reason }]);
      expect(await read('/policy')).to.include(`Told later than 15 days before: ${reason}`);
      const [entry] = await use().database.read<{ detail: string }>(
        'SELECT detail FROM audit ORDER BY id DESC LIMIT 1',
      );
      expect(JSON.parse(entry?.detail ?? '')).to.include({ shortNotice: reason, effectiveFrom: '2026-04-20' });
    });

    it('that is only milder may begin at once and keeps no reason', async () => {
      const path = await tried(({ levels }) => (levels.warn.evidence = 12));
      expect(await read(path, admin)).to.include('may count at once');
      const done = await admin.submit(path, {
        ...given,
        from: '2026-04-20',
        undo: '3',
        short_notice: 'Not needed here.',
      });
      expect(done.status).to.equal(303);
      expect(await written(4)).to.deep.equal([{ effective_from: '2026-04-20', short_notice: null }]);
    });

    it('asks at once whom it would meet', async () => {
      const names = await use().database.read('SELECT name FROM backtests WHERE name LIKE ? ORDER BY id', ['Preview%']);
      expect(names).to.deep.equal([{ name: 'Preview of version 3' }, { name: 'Preview of version 4' }]);
      await runAskedBacktests({ ...nightContext(use(), today, '/nowhere'), clock: systemClock });
    });
  });

  describe('one that is announced', () => {
    const path = '/policy/versions/2/withdraw';
    const inForce = async (day: string) =>
      policyInForce(await policyVersions(readCommitted(use().database)), dayOf(day)).version;

    it('is taken back by an administrator with a reason, and never counts', async () => {
      expect(await inForce('2026-05-02')).to.equal(2);
      expect((await manager.get(path)).status).to.equal(404);
      const wordless = await admin.submit(path, { reason: 'no' });
      expect([wordless.status, mainOf(wordless.text).includes('Reason: say in a sentence why')]).to.deep.equal([
        422,
        true,
      ]);
      expect((await admin.submit(path, { reason: 'The carriers are on strike.' })).location).to.equal('/policy');
      expect(await inForce('2026-05-02')).to.equal(4);
      const page = await read('/policy');
      expect(page).to.include('Version 2 taken back');
      expect(page.slice(page.indexOf('Taken back by'))).to.match(
        /^Taken back by admin@test.example, .* 08:00 : The carriers are on strike\./,
      );
      const [entry] = await use().database.read('SELECT actor, action, subject FROM audit ORDER BY id DESC LIMIT 1');
      expect(entry).to.deep.equal({ actor: 'admin@test.example', action: 'policy withdrawn', subject: 'version 2' });
    });

    it('cannot be taken back twice, nor once it counts', async () => {
      expect((await admin.get(path)).status).to.equal(404);
      expect((await admin.get('/policy/versions/1/withdraw')).status).to.equal(404);
      expect((await admin.get('/policy/versions/x/withdraw')).status).to.equal(404);
    });

    it('stays readable for comparing, and no preview is made of it', async () => {
      expect((await manager.get('/policy/difference?from=1&to=2')).text).to.include('2 · taken back');
      expect((await manager.get('/policy/preview?version=2')).status).to.equal(404);
    });
  });
});
