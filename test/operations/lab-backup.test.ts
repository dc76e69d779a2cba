/** The lab's compartment in a backup: plans, inspections and photos in parts come back to the last byte, on either database. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { backUp } from '../../jobs/backup/back-up.ts';
import { restore } from '../../jobs/backup/restore.ts';
import { verifyPhotos } from '../../jobs/lab/verify-photos.ts';
import { verifyPlans } from '../../jobs/lab/verify-plans.ts';
import { clockAt } from '../../server/clock.ts';
import { planWeek } from '../../server/stores/lab/plan-week.ts';
import { photoContent } from '../../server/stores/lab/photos.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { startApp } from '../support/app.ts';
import { createTestDatabase, describeOnEachDatabase } from '../support/databases.ts';
import { writeDelivered } from '../support/delivered.ts';
import { openInspection, picture, sendPhoto } from '../support/photographed.ts';
import { nova, quiet, writeMarketplace } from '../support/written-marketplace.ts';
import { writtenNight as night } from '../support/written-nights.ts';

const clock = clockAt('2026-11-23T05:00:00Z');
const content = (file: string) => gunzipSync(readFileSync(file)).toString().split('\n').slice(1).join('\n');

describeOnEachDatabase('the lab in a backup', (use) => {
  let folder = '';

  before(async () => {
    const { database } = use();
    folder = mkdtempSync(join(tmpdir(), 'assay-lab-backup-'));
    await writeMarketplace(database);
    await writeDelivered(database, night, [
      [nova, 'smartphones', 60],
      [quiet, 'laptops', 30],
    ]);
    await planWeek(database, '2026-11-23', { at: '2026-11-23T05:00:00Z', by: 'lab@test.example' });
    const app = await startApp(database, { clock });
    try {
      const lab = await app.signIn('lab');
      const { inspection } = await openInspection(database);
      for (const nth of [1, 2, 3])
        await sendPhoto(lab, { inspection, content: await picture(nth), fields: { view: 'front' }, asPhone: true });
    } finally {
      await app.close();
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const target of ['sqlite', 'postgres'] as const) {
    it(`comes back into ${target}, and what was drawn and taken is still what it was`, async () => {
      const { database } = use();
      const saved = await backUp(database, join(folder, `lab-${target}.gz`), clock);
      const empty = await createTestDatabase(target, { empty: true });
      try {
        await restore(empty.database, saved.file);
        const again = await backUp(empty.database, join(folder, `again-${target}.gz`), clock);
        expect(content(again.file)).to.equal(content(saved.file));
        const found = await verifyPhotos(empty);
        expect(found).to.deep.include({ photos: 3, faults: [] });
        expect(found.bytes).to.be.above(1000);
        expect(await verifyPlans(empty)).to.deep.equal({ plans: 1, faults: [] });
        const [first] = await database.read<{ id: number }>('SELECT id FROM lab_photos ORDER BY id');
        for (const size of ['whole', 'small'] as const) {
          const [was, is] = await Promise.all(
            [database, empty.database].map((one) => photoContent(readCommitted(one), first!.id, size)),
          );
          expect(is!.equals(was!), size).to.equal(true);
        }
      } finally {
        await empty.drop();
      }
    });
  }

  it('is said to be broken where a photo is another one, or lacks a part', async () => {
    const { database } = use();
    const [one, other, third] = await database.read<{ id: number }>('SELECT id FROM lab_photos ORDER BY id');
    // Rewritten with its checksum: the audit log still has the first one.
    await database.transaction(async (tx) => {
      await tx.run("UPDATE lab_photo_parts SET content = '' WHERE photo = ? AND size = 'whole'", [third!.id]);
      await tx.run('UPDATE lab_photos SET sha256 = ? WHERE id = ?', [
        createHash('sha256').update('').digest('hex'),
        third!.id,
      ]);
    });
    await database.transaction((tx) =>
      tx.run("DELETE FROM lab_photo_parts WHERE photo = ? AND size = 'whole' AND part = 0", [one!.id]),
    );
    await database.transaction((tx) =>
      tx.run(
        "UPDATE lab_photo_parts SET content = (SELECT MAX(content) FROM lab_photo_parts WHERE size = 'small') WHERE photo = ? AND size = 'whole'",
        [other!.id],
      ),
    );
    expect((await verifyPhotos(use())).faults).to.deep.equal([
      `photo ${one!.id} of mystery order 1: it is not the one that was taken`,
      `photo ${other!.id} of mystery order 1: it is not the one that was taken`,
      `photo ${third!.id} of mystery order 1: it is not the one that the audit log says was taken`,
    ]);
  });
});
