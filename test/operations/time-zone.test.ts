import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { keepTimeZone, refuseOtherTimeZone } from '../../server/stores/time-zone.ts';
import { assay } from '../support/assay.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

describeOnEachDatabase('the time zone of a database', function (use) {
  let folder = '';
  before(() => (folder = mkdtempSync(join(tmpdir(), 'assay-zone-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (timeZone: string, ...parameters: string[]) =>
    assay(parameters, { DATABASE_URL: use().url, INBOX: folder, PORT: '0', TIME_ZONE: timeZone });

  it('is kept at the first import, and every verb that cuts days refuses another', async () => {
    const file = join(folder, 'orders.csv');
    writeFileSync(file, 'order_id,seller_id,ordered_at\n1,A,2026-03-01T23:30:00Z\n');
    expect((await run('Europe/Paris', 'import', file)).code).to.equal(0);
    const verbs = [
      ['import', file],
      ['night', '--date', '2026-03-02'],
      ['night'],
      ['backfill', '--from', '2026-03-01', '--to', '2026-03-02'],
      ['verify'],
      ['start'],
      ['web'],
      ['scheduler'],
    ];
    const words =
      /TIME_ZONE is Asia\/Tokyo, but .* were cut in Europe\/Paris: set TIME_ZONE=Europe\/Paris, or [^\n]+\n$/;
    for (const verb of verbs) {
      const { code, stderr } = await run('Asia/Tokyo', ...verb);
      expect(stderr, verb.join(' ')).to.match(words);
      expect(stderr.split('TIME_ZONE is'), `${verb.join(' ')}: told once`).to.have.lengthOf(2);
      expect({ code, stack: stderr.includes(' at ') }).to.deep.equal({ code: 1, stack: false });
    }
    expect((await run('Europe/Paris', 'import', file)).code).to.equal(0);
  });

  it('may be called by another of its names', async () => {
    const { database } = use();
    await database.transaction((tx) => tx.run("DELETE FROM settings WHERE name = 'time-zone'"));
    await refuseOtherTimeZone(database, 'Asia/Tokyo');
    await keepTimeZone(database, 'Asia/Calcutta');
    await keepTimeZone(database, 'Asia/Kolkata');
  });
});
