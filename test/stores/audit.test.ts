import { expect } from 'chai';
import { checkAudit } from '../../server/stores/audit-check.ts';
import { appendAudit, canonicalJson } from '../../server/stores/audit.ts';
import { aroundTheGuard } from '../support/audit-log.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { rejection } from '../support/rejection.ts';

const at = '2026-03-02T08:00:00Z';
const entry = (subject: string) => ({
  at,
  actor: 'anna@test.example',
  action: 'tested',
  subject,
  detail: { b: 1, a: [2, null] },
});

describeOnEachDatabase('the audit', (use, dialect) => {
  beforeEach(async () => {
    const { database } = use();
    await aroundTheGuard(database, async (transaction) => {
      await transaction.run('DELETE FROM audit');
      await transaction.run('DELETE FROM settings');
    });
    for (const subject of ['one', 'two', 'three', 'four'])
      await database.transaction((transaction) => appendAudit(transaction, entry(subject)));
  });

  const change = (sql: string) => aroundTheGuard(use().database, (transaction) => transaction.run(sql));
  const verdict = async () => {
    const { sound, broken } = await checkAudit(use().database);
    return { entries: sound.entries, broken };
  };
  const idOf = async (subject: string) =>
    (await use().database.read<{ id: number }>('SELECT id FROM audit WHERE subject = ? ORDER BY id', [subject]))[0]?.id;

  it('is whole as it was written', async () => {
    expect(await verdict()).to.deep.equal({ entries: 4, broken: null });
  });

  it('names the first entry that was changed, by number, time and reason', async () => {
    const id = await idOf('two');
    await change("UPDATE audit SET actor = 'mallory' WHERE subject = 'two'");
    await change("UPDATE audit SET actor = 'mallory' WHERE subject = 'four'");
    const reason = 'its content was changed';
    expect(await verdict()).to.deep.equal({ entries: 1, broken: { id, at, kind: 'changed', reason } });
  });

  it('notices a changed detail, even one that is no JSON any more or says the same in other letters', async () => {
    const id = await idOf('three');
    for (const detail of ['{"a":[2,null],"b":2}', 'nothing', '{"b":1,"a":[2,null]}']) {
      await change(`UPDATE audit SET detail = '${detail}' WHERE subject = 'three'`);
      expect((await verdict()).broken?.id).to.equal(id);
    }
  });

  it('notices an entry that was removed', async () => {
    const [one, id] = [await idOf('one'), await idOf('three')];
    await change("DELETE FROM audit WHERE subject = 'two'");
    const reason = `entries between entry ${one} and it are missing`;
    expect((await verdict()).broken).to.deep.equal({ id, at, kind: 'missing', reason });
  });

  it('notices that the end was cut off', async () => {
    const three = await idOf('three');
    await change("DELETE FROM audit WHERE subject = 'four'");
    const reason = `entries are missing at the end after entry ${three}`;
    expect((await verdict()).broken).to.deep.equal({ id: null, at: null, kind: 'missing', reason });
  });

  it('stays one chain when many write at once, also from the very first', async () => {
    const { database } = use();
    const subjects = Array.from({ length: 20 }, (_, index) => `at once ${index}`);
    await Promise.all(subjects.map((subject) => database.transaction((tx) => appendAudit(tx, entry(subject)))));
    expect(await verdict()).to.deep.equal({ entries: 24, broken: null });
    await change('DELETE FROM audit');
    await change('DELETE FROM settings');
    await Promise.all(subjects.map((subject) => database.transaction((tx) => appendAudit(tx, entry(subject)))));
    expect(await verdict()).to.deep.equal({ entries: 20, broken: null });
  });

  it('stays whole whatever a visitor typed: half a letter, a NUL', async () => {
    const odd = { ...entry('half \uD83D'), actor: 'n\0ul', detail: { reason: '\uD83D \0' } };
    await use().database.transaction((tx) => appendAudit(tx, odd));
    expect(await verdict()).to.deep.equal({ entries: 5, broken: null });
  });

  const statements: Record<string, string> = {
    'change an entry': "UPDATE audit SET actor = 'mallory' WHERE subject = 'two'",
    'remove an entry': "DELETE FROM audit WHERE subject = 'two'",
    'remove everything': 'DELETE FROM audit',
    'put an entry before others': `INSERT INTO audit (id, at, actor, action, subject, detail, previous_hash, hash)
      VALUES (0, '2026', 'x', 'x', 'x', '{}', 'x', 'x')`,
    'forget the seal of the newest entry': "DELETE FROM settings WHERE name = 'audit-head'",
    'change the seal': "UPDATE settings SET value = 'x' WHERE name = 'audit-head'",
    'call the seal something else': "UPDATE settings SET name = 'other' WHERE name = 'audit-head'",
    'change the head of a day': "UPDATE audit_heads SET hash = 'x'",
    'remove the head of a day': 'DELETE FROM audit_heads',
    ...(dialect === 'postgres'
      ? {
          'empty the log': 'TRUNCATE audit',
          'empty the heads': 'TRUNCATE audit_heads',
          'empty the settings': 'TRUNCATE settings',
        }
      : {
          'replace an entry': `INSERT OR REPLACE INTO audit (id, at, actor, action, subject, detail, previous_hash, hash)
            SELECT id, at, 'mallory', action, subject, detail, previous_hash, hash FROM audit`,
          'replace the seal': "INSERT OR REPLACE INTO settings (name, value) VALUES ('audit-head', 'x')",
          'replace a head': 'INSERT OR REPLACE INTO audit_heads SELECT day, 9, entry, hash, made_at FROM audit_heads',
        }),
  };
  for (const [what, sql] of Object.entries(statements)) {
    it(`lets no statement ${what}`, async () => {
      const { database } = use();
      const columns = ['day', 'entries', 'entry', 'hash', 'made_at'];
      await aroundTheGuard(database, async (tx) => {
        await tx.run('DELETE FROM audit_heads');
        await tx.insertMany('audit_heads', columns, [['2026-03-01', 0, null, '0'.repeat(64), at]]);
      });
      const refused = await rejection(database.transaction((tx) => tx.run(sql)));
      expect(refused.message).to.include('the audit log only grows');
      expect(await verdict()).to.deep.equal({ entries: 4, broken: null });
    });
  }
});

describe('canonical JSON', () => {
  it('writes equal values alike, whatever their order', () => {
    expect(canonicalJson({ b: { d: 1, c: [3, 1] }, a: 'x' })).to.equal('{"a":"x","b":{"c":[3,1],"d":1}}');
  });
});
