/** `assay backtest`: what a person reads, what a program reads, and what is refused. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { BacktestResult } from '../../server/scoring/backtest-result.ts';
import { dayOf } from '../../server/scoring/day.ts';
import type { Policy } from '../../server/scoring/policy.ts';
import { assay } from '../support/assay.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { latePolicy, writeLedgerNights } from '../support/written-ledger.ts';

const from = dayOf('2026-03-01');

describeOnEachDatabase('assay backtest', (use) => {
  let folder: string;
  const run = (...parameters: string[]) => assay(['backtest', ...parameters], { DATABASE_URL: use().url });
  const draft = (name: string, document: unknown): string => {
    const file = join(folder, name);
    writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document));
    return file;
  };
  const strict = (policy: Policy) => Object.assign(policy.levels.warn, { evidence: 6 });
  const stretch = ['--from', '2026-03-01', '--to', '2026-04-19'];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assay-backtest-'));
    await writeLedgerNights(use().database, { from, nights: 50, late: [() => 2] });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('says who would have been warned earlier, and shows how far it is', async () => {
    const { code, stdout, stderr } = await run('--policy', draft('strict.json', latePolicy(strict)), ...stretch);
    expect(stderr).to.match(/^(backtest: .*\n)+$/);
    expect(code).to.equal(0);
    expect(stdout).to.match(
      /^warn: odds 20 : 1 → 6 : 1\n2026-03-01 to 2026-04-19, 50 nights; replayed from 2026-03-01/,
    );
    expect(stdout).to.match(/warned +1 +1 +1 +0\n/);
    expect(stdout).to.include('0 more warned, 0 no longer, 1 earlier, 0 later');
    expect(stdout).to.match(/S-1 +warn +2026-03-\d\d +2026-03-\d\d +2026-03-01 +\d+0\n/);
  });

  it('says it to programs as JSON, with the names of the feeds', async () => {
    const file = draft('strict.json', latePolicy(strict));
    const { code, stdout } = await run('--policy', file, ...stretch, '--json');
    expect(code).to.equal(0);
    const found = JSON.parse(stdout) as BacktestResult;
    expect(found).to.deep.include({ from: '2026-03-01', to: '2026-04-19', nights: 50, policy_in_force: 1 });
    expect(found.sellers.map(({ seller_id }) => seller_id)).to.deep.equal(['S-1']);
    expect(found.sellers[0]!.draft.first.warn! < found.sellers[0]!.in_force.first.warn!).to.equal(true);
    expect(found.totals.levels.warn.earlier).to.equal(1);
  });

  const refused: Record<string, [number, () => string[], RegExp]> = {
    'days the wrong way round': [
      2,
      () => ['--policy', 'draft.json', '--from', '2026-04-19', '--to', '2026-03-01'],
      /--from lies after --to: exchange the two days/,
    ],
    'a missing stretch': [2, () => ['--policy', 'draft.json'], /required option '--from <day>' not specified/],
    'a day that is none': [2, () => ['--policy', 'x', '--from', '2026-02-30', '--to', '2026-03-01'], /2026-02-30/],
    'a draft that is not there': [
      1,
      () => ['--policy', join(folder, 'none.json'), ...stretch],
      /none.json cannot be read \(ENOENT\): check the path/,
    ],
    'a draft that is not JSON': [1, () => ['--policy', draft('half.json', '{'), ...stretch], /half.json is not JSON/],
    'a draft with faults': [
      1,
      () => [
        '--policy',
        draft(
          'faulty.json',
          latePolicy((policy) => (policy.metrics['complaint']!.limit = 0.5)),
        ),
        ...stretch,
      ],
      /metrics.complaint has thresholds out of order .* They must rise/,
    ],
    'a stretch without nights': [
      1,
      () => ['--policy', draft('plain.json', latePolicy()), '--from', '2027-01-01', '--to', '2027-03-31'],
      /no night was published from 2027-01-01 to 2027-03-31: the nights run from 2026-03-01 to 2026-04-19/,
    ],
  };
  for (const [what, [code, parameters, says]] of Object.entries(refused))
    it(`refuses ${what} in one line`, async () => {
      const ended = await run(...parameters());
      const lines = ended.stderr
        .trim()
        .split('\n')
        .filter((line) => line.startsWith('assay: '));
      expect(lines).to.have.length(1);
      expect(lines[0]).to.match(says);
      expect({ code: ended.code, stdout: ended.stdout }).to.deep.equal({ code, stdout: '' });
    });
});
