/** A backup brings the log back as it was, over whatever a new installation wrote by itself; then nothing can change it either. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { backUp } from '../../jobs/backup/back-up.ts';
import { restore } from '../../jobs/backup/restore.ts';
import { clockAt } from '../../server/clock.ts';
import { appendAudit } from '../../server/stores/audit.ts';
import { checkAudit } from '../../server/stores/audit-check.ts';
import { makeAuditHeads } from '../../server/stores/audit-head.ts';
import { aroundTheGuard, chained, nthEntry, writeLog } from '../support/audit-log.ts';
import { createTestDatabase, describeOnEachDatabase, type Dialect } from '../support/databases.ts';
import { rejection } from '../support/rejection.ts';

const log = chained(Array.from({ length: 2_000 }, (_, nth) => nthEntry(nth)));

describeOnEachDatabase('the audit in a backup', (use) => {
  let folder = '';
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assay-audit-backup-'));
    await writeLog(use().database, log);
    await makeAuditHeads(use().database, '2026-01-03T00:00:00Z');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const target of ['sqlite', 'postgres'] as const satisfies Dialect[])
    it(`comes back into ${target}, and goes on from there`, async () => {
      const { file } = await backUp(use().database, join(folder, `${target}.gz`), clockAt('2026-01-03T01:00:00Z'));
      const made = await createTestDatabase(target);
      const { database } = made;
      try {
        const { detail, ...own } = nthEntry(0);
        await database.transaction((tx) => appendAudit(tx, { ...own, detail: { own: detail } }));
        await makeAuditHeads(database, '2026-01-03T00:00:00Z');
        await restore(database, file);
        expect(await checkAudit(database)).to.deep.include({ heads: 2, broken: null });
        await database.transaction((tx) => appendAudit(tx, { ...own, detail: {} }));
        const { sound, broken } = await checkAudit(database);
        expect([sound.entries, sound.id, broken]).to.deep.equal([2_001, 2_001, null]);
        const refused = await rejection(database.transaction((tx) => tx.run('DELETE FROM audit')));
        expect(refused.message).to.include('the audit log only grows');
      } finally {
        await made.drop();
      }
    });

  it('comes back broken where it was, so that it can be looked into', async () => {
    await aroundTheGuard(use().database, (tx) => tx.run('DELETE FROM audit WHERE id = 1000'));
    const { file } = await backUp(use().database, join(folder, 'broken.gz'), clockAt('2026-01-03T01:00:00Z'));
    const made = await createTestDatabase('sqlite');
    const { database } = made;
    try {
      await restore(database, file);
      expect((await checkAudit(database)).broken).to.deep.include({ id: 1_001, kind: 'missing' });
    } finally {
      await made.drop();
    }
  });
});
