import { expect } from 'chai';
import { describeOnEachDatabase } from '../support/databases.ts';
import { pendingMigrations } from '../../db/migrate.ts';

describeOnEachDatabase('a database', (use) => {
  it('has no pending migration after migrate', async () => {
    expect(await pendingMigrations(use().database)).to.deep.equal([]);
  });

  it('gives back what was inserted, to the last bit', async () => {
    const { database } = use();
    const rows = [
      [1, 2, 'complaint', 3, 0, 0.1 + 0.2, 12],
      [1, 3, 'complaint', 0, 0, Number.MIN_VALUE, 1],
    ];
    const columns = ['night', 'seller', 'metric', 'observed', 'withdrawn', 'expected', 'order_count'];
    await database.transaction((tx) => tx.insertMany('ledger', columns, rows));
    const read = await database.read('SELECT expected FROM ledger WHERE night = ? ORDER BY seller', [1]);
    expect(read.map((row) => row['expected'])).to.deep.equal([0.1 + 0.2, Number.MIN_VALUE]);
  });

  it('overwrites only the columns named when a key exists', async () => {
    const { database } = use();
    const columns = ['name', 'value'];
    await database.transaction(async (tx) => {
      await tx.insertMany('settings', columns, [['a', '1']]);
      await tx.insertMany('settings', columns, [['a', '2']], { key: ['name'], update: ['value'] });
      await tx.insertMany('settings', columns, [['a', '3']], { key: ['name'], update: [] });
    });
    expect(await database.read('SELECT * FROM settings')).to.deep.equal([{ name: 'a', value: '2' }]);
  });

  it('keeps nothing of a transaction that fails', async () => {
    const { database } = use();
    const failing = database.transaction(async (tx) => {
      await tx.run('INSERT INTO settings (name, value) VALUES (?, ?)', ['lost', 'x']);
      throw new Error('no');
    });
    await failing.then(
      () => expect.fail('should have failed'),
      (error: Error) => expect(error.message).to.equal('no'),
    );
    expect(await database.read("SELECT * FROM settings WHERE name = 'lost'")).to.deep.equal([]);
  });

  it('takes what is bound as it is', async () => {
    const { database } = use();
    await database.transaction((tx) =>
      tx.run('INSERT INTO settings (name, value) VALUES (?, ?)', ["what's it?", '+1']),
    );
    const [row] = await database.read('SELECT value FROM settings WHERE name = ? AND value IN (?, ?) LIMIT ?', [
      "what's it?",
      '1',
      '+1',
      5,
    ]);
    expect(row).to.deep.equal({ value: '+1' });
  });

  it('sorts text by bytes', async () => {
    const { database } = use();
    await database.transaction((tx) =>
      tx.insertMany(
        'settings',
        ['name', 'value'],
        ['b', 'B', 'é', 'a', '_'].map((name) => [`sort${name}`, '']),
      ),
    );
    const read = await database.read("SELECT name FROM settings WHERE name LIKE 'sort%' ORDER BY name");
    expect(read.map((row) => String(row['name']).slice(4))).to.deep.equal(['B', '_', 'a', 'b', 'é']);
  });
});
