import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import type { Database, Value } from '../../db/connect.ts';
import { backUp } from '../../jobs/backup/back-up.ts';
import { restore } from '../../jobs/backup/restore.ts';
import { clockAt } from '../../server/clock.ts';
import { createTestDatabase, describeOnEachDatabase, type Dialect } from '../support/databases.ts';
import { rejection } from '../support/rejection.ts';

const clock = clockAt('2026-11-22T03:10:00Z');

const texts = ['', 'plain', '"quoted"\r\n\ttwo lines', 'grün 🙂', 'a\u2028b', '[1,2]', '\\'];

async function fill(database: Database): Promise<void> {
  const numbers = [0, -1, 0.1 + 0.2, Number.MIN_VALUE, Number.MAX_VALUE, Infinity, -Infinity];
  await database.transaction(async (tx) => {
    await tx.insertMany(
      'ledger',
      ['night', 'seller', 'metric', 'observed', 'withdrawn', 'expected', 'order_count'],
      numbers.map((number, index) => [20_000 + index, 1, 'return', index, 0, number, 1]),
    );
    await tx.run(
      `INSERT INTO people (email, name, role, created_at, preferences) VALUES ('a@b.c', 'A', 'admin', '2026', '{}')`,
    );
    await writeOrders(database, 1, 12_000, tx);
  });
}

async function writeOrders(
  database: Database,
  from: number,
  to: number,
  tx?: Parameters<Parameters<Database['transaction']>[0]>[0],
): Promise<void> {
  const columns = ['id', 'order_id', 'seller', 'ordered_at', 'market', 'price_minor', 'import_id'];
  const rows = Array.from({ length: to - from + 1 }, (_, index): Value[] => {
    const id = from + index;
    return [id, `O-${id}`, id % 7, 1_700_000_000 + id, texts[id % texts.length] ?? null, id % 3 ? id * 100 : null, 1];
  });
  if (tx) await tx.insertMany('orders', columns, rows);
  else await database.transaction((own) => own.insertMany('orders', columns, rows));
}

/** Everything but the first line, which tells the moment and not the content. */
const content = (file: string) => gunzipSync(readFileSync(file)).toString().split('\n').slice(1).join('\n');

describeOnEachDatabase('a backup', (use, dialect) => {
  let folder = '';
  const file = (name: string) => join(folder, name);
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assay-backup-'));
    await fill(use().database);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const target of ['sqlite', 'postgres'] as const satisfies Dialect[]) {
    it(`restores into ${target}, to the last bit`, async () => {
      const saved = await backUp(use().database, file(`first-${target}.gz`), clock);
      expect(saved.rows).to.be.above(12_000);
      const empty = await createTestDatabase(target, { empty: true });
      try {
        const restored = await restore(empty.database, saved.file);
        expect(restored).to.include({ rows: saved.rows, tables: saved.tables, madeAt: '2026-11-22T03:10:00Z' });
        const again = await backUp(empty.database, file(`second-${target}.gz`), clock);
        expect(content(again.file)).to.equal(content(saved.file));
        await expectNumberedOn(empty.database);
      } finally {
        await empty.drop();
      }
    });
  }

  it('is of one moment, while others go on writing', async () => {
    const { database } = use();
    let writing = true;
    const writer = (async () => {
      for (let id = 100_000; writing; id += 2) {
        await writeOrders(database, id, id + 1);
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const saved = await backUp(database, file('busy.gz'), clock);
    writing = false;
    await writer;
    const orders = content(saved.file)
      .split('\n')
      .filter((line) => /^\[1\d{5},"O-/.test(line)).length;
    const [{ n } = { n: 0 }] = await database.read<{ n: number }>(
      'SELECT COUNT(*) AS n FROM orders WHERE id >= 100000',
    );
    // Written two by two: a half of a transaction would show as an odd number.
    expect(orders % 2).to.equal(0);
    expect(orders).to.be.below(n);
  });

  it('can be read by its owner only, and leaves nothing half-written behind', async () => {
    const saved = await backUp(use().database, file('private.gz'), clock);
    expect(statSync(saved.file).mode & 0o777).to.equal(0o600);
    expect(await rejection(backUp(use().database, file('private.gz/below.gz'), clock))).to.be.instanceOf(Error);
  });

  it('replaces an older backup, and nothing else', async () => {
    await backUp(use().database, file('again.gz'), clock);
    await backUp(use().database, file('again.gz'), clock);
    writeFileSync(file('precious.txt'), 'mine');
    const refused = await rejection(backUp(use().database, file('precious.txt'), clock));
    expect(refused.message).to.match(/precious\.txt exists and is not a backup/);
    expect(readFileSync(file('precious.txt'), 'utf8')).to.equal('mine');
  });

  describe('that is damaged or does not fit', () => {
    const damages: Record<string, [(whole: string) => Buffer | string, RegExp]> = {
      'cut short': [(whole) => gzipSync(whole).subarray(0, 2_000), /is damaged/],
      'without its end': [(whole) => gzipSync(whole.split('\n').slice(0, -2).join('\n') + '\n'), /its end is missing/],
      'with a changed value': [
        (whole) => gzipSync(whole.replace('"O-77"', '"O-78"')),
        /orders is not what was written/,
      ],
      'with a row less': [(whole) => gzipSync(whole.replace(/^\[500,"O-.*\n/m, '')), /orders is not what was written/],
      'without a table': [
        (whole) => gzipSync(whole.replace(/^\{"table":"people"[^]*?\{"end":"people".*\n/m, '')),
        /damaged/,
      ],
      'that is no backup': [() => 'order_id,seller_id\n', /damaged or no backup/],
      'of another program': [() => gzipSync('{"name":"x"}\n'), /is not a backup/],
      'of a newer Assay': [(whole) => gzipSync(whole.replace('"0001-', '"9999-')), /use a newer Assay/],
      'in a newer format': [(whole) => gzipSync(whole.replace('"format":1', '"format":2')), /newer Assay/],
    };
    for (const [what, [damage, message]] of Object.entries(damages)) {
      it(`${what} is refused, and nothing of it stays`, async () => {
        const saved = await backUp(use().database, file('whole.gz'), clock);
        writeFileSync(file('damaged.gz'), damage(gunzipSync(readFileSync(saved.file)).toString()));
        const empty = await createTestDatabase(dialect);
        try {
          expect((await rejection(restore(empty.database, file('damaged.gz')))).message).to.match(message);
          expect(await empty.database.read('SELECT COUNT(*) AS n FROM orders')).to.deep.equal([{ n: 0 }]);
        } finally {
          await empty.drop();
        }
      });
    }

    it('never goes over a database that holds something', async () => {
      const saved = await backUp(use().database, file('whole.gz'), clock);
      const refused = await rejection(restore(use().database, saved.file));
      expect(refused.message).to.match(/the database is not empty \(it has ledger.*\): set DATABASE_URL to a new one/);
    });

    it('is named when it is not there', async () => {
      const refused = await rejection(restore(use().database, file('nowhere.gz')));
      expect(refused.message).to.match(/nowhere\.gz does not exist/);
    });
  });
});

async function expectNumberedOn(database: Database): Promise<void> {
  await database.transaction((tx) =>
    tx.run(
      `INSERT INTO people (email, name, role, created_at, preferences) VALUES ('n@b.c', 'N', 'lab', '2026', '{}')`,
    ),
  );
  expect(await database.read(`SELECT id FROM people ORDER BY id`)).to.deep.equal([{ id: 1 }, { id: 2 }]);
}
