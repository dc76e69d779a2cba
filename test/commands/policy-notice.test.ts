/** On the command line stricter rules need the same notice as on the page. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { systemClock } from '../../server/clock.ts';
import { businessCalendar, dayOf, dayText } from '../../server/scoring/day.ts';
import { defaultPolicy, type Policy } from '../../server/scoring/policy.ts';
import { assay } from '../support/assay.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { publish, writePolicy } from '../support/written-nights.ts';

describeOnEachDatabase('the notice of a policy on the command line', (use) => {
  let folder = '';
  const today = businessCalendar('UTC')(systemClock.now());
  const run = (change: (policy: Policy) => void, ...more: string[]) => {
    const policy = structuredClone(defaultPolicy);
    change(policy);
    const file = join(folder, 'draft.json');
    writeFileSync(file, JSON.stringify(policy));
    return assay(['policy', 'publish', file, '--undo-announced', ...more], { DATABASE_URL: use().url });
  };
  const stricter = ({ levels }: Policy) => (levels.warn.evidence = 10);
  const milder = ({ levels }: Policy) => (levels.warn.evidence = 30);
  const soon = dayText(today + 3);

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assay-notice-'));
    await writePolicy(use().database);
    await publish(use().database, dayOf('2020-01-01'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('makes milder rules count today, and stricter ones in 15 days, where no day is given', async () => {
    expect((await run(milder)).stdout).to.equal(`Version 2 is in force from ${dayText(today)}.\n`);
    expect((await run(stricter)).stdout).to.equal(`Version 3 is in force from ${dayText(today + 15)}.\n`);
  });

  it('refuses stricter ones sooner, unless a reason is given', async () => {
    const refused = await run(stricter, '--from', soon);
    expect(refused.code).to.equal(1);
    expect(refused.stderr).to.equal(
      `assay: sellers must be told 15 days before: it may begin on ${dayText(today + 15)}, or sooner with a reason (--short-notice)\n`,
    );
    const given = await run(stricter, '--from', soon, '--short-notice', 'A court asked for it');
    expect(given.stdout).to.equal(`Version 4 is in force from ${soon}.\n`);
    const [row] = await use().database.read('SELECT short_notice FROM policies WHERE version = 4');
    expect(row).to.deep.equal({ short_notice: 'A court asked for it' });
  });
});
