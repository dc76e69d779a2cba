import { expect } from 'chai';
import { appendAudit, canonicalJson, verifyAudit } from '../../server/stores/audit.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

const at = '2026-03-02T08:00:00Z';
const entry = (subject: string) => ({
  at,
  actor: 'anna@test.example',
  action: 'tested',
  subject,
  detail: { b: 1, a: [2, null] },
});

describeOnEachDatabase('the audit', (use) => {
  beforeEach(async () => {
    const { database } = use();
    await database.transaction(async (transaction) => {
      await transaction.run('DELETE FROM audit');
      await transaction.run('DELETE FROM settings');
    });
    for (const subject of ['one', 'two', 'three', 'four'])
      await database.transaction((transaction) => appendAudit(transaction, entry(subject)));
  });

  const change = (sql: string) => use().database.transaction((transaction) => transaction.run(sql));
  const idOf = async (subject: string) =>
    (await use().database.read<{ id: number }>('SELECT id FROM audit WHERE subject = ? ORDER BY id', [subject]))[0]?.id;

  it('is whole as it was written', async () => {
    expect(await verifyAudit(use().database)).to.deep.equal({ entries: 4, broken: null });
  });

  it('names the first entry that was changed', async () => {
    const id = await idOf('two');
    await change("UPDATE audit SET actor = 'mallory' WHERE subject = 'two'");
    await change("UPDATE audit SET actor = 'mallory' WHERE subject = 'four'");
    expect(await verifyAudit(use().database)).to.deep.equal({
      entries: 1,
      broken: { id, reason: 'its content was changed' },
    });
  });

  it('notices a changed detail, even one that is no JSON any more', async () => {
    const id = await idOf('three');
    for (const detail of ['{"a":[2,null],"b":2}', 'nothing']) {
      await change(`UPDATE audit SET detail = '${detail}' WHERE subject = 'three'`);
      expect((await verifyAudit(use().database)).broken?.id).to.equal(id);
    }
  });

  it('notices an entry that was removed', async () => {
    const id = await idOf('three');
    await change("DELETE FROM audit WHERE subject = 'two'");
    const { broken } = await verifyAudit(use().database);
    expect(broken).to.deep.equal({ id, reason: 'it does not follow the entry before it' });
  });

  it('notices that the end was cut off', async () => {
    await change("DELETE FROM audit WHERE subject = 'four'");
    const { broken } = await verifyAudit(use().database);
    expect(broken).to.deep.equal({ id: null, reason: 'entries are missing at the end' });
  });

  it('stays one chain when many write at once', async () => {
    const { database } = use();
    const subjects = Array.from({ length: 20 }, (_, index) => `at once ${index}`);
    await Promise.all(subjects.map((subject) => database.transaction((tx) => appendAudit(tx, entry(subject)))));
    expect(await verifyAudit(database)).to.deep.equal({ entries: 24, broken: null });
  });
});

describe('canonical JSON', () => {
  it('writes equal values alike, whatever their order', () => {
    expect(canonicalJson({ b: { d: 1, c: [3, 1] }, a: 'x' })).to.equal('{"a":"x","b":{"c":[3,1],"d":1}}');
  });
});
