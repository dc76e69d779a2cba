/** The inbox: what is taken in, what is left, what is put aside. */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { takeIn } from '../../jobs/take-in.ts';
import type { Context } from '../../server/context.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { dayZero, feedFile, nightContext, sellerLine } from '../support/marketplace.ts';

describeOnEachDatabase('the inbox', (use) => {
  let inbox: string;
  let context: Context;
  const done = () => readdirSync(join(inbox, 'done', '2026-03-02')).sort();
  const lay = (name: string, content: string, age = 60) => {
    const path = join(inbox, name);
    writeFileSync(path, content);
    const at = context.clock.now() - age;
    utimesSync(path, at, at);
  };

  beforeEach(() => {
    inbox = mkdtempSync(join(tmpdir(), 'assay-inbox-'));
    context = nightContext(use(), dayZero + 1, inbox);
  });
  afterEach(() => rmSync(inbox, { recursive: true, force: true }));

  it('may not be there', async () => {
    const nowhere = nightContext(use(), dayZero + 1, join(inbox, 'nowhere'));
    expect(await takeIn(nowhere, dayZero)).to.deep.equal({ imported: 0, refused: 0, left: 0 });
  });

  it('is emptied into a folder of the night', async () => {
    lay('sellers.csv', feedFile('sellers', [sellerLine('A')]));
    lay('orders-1.csv', feedFile('orders', ['1,A,2026-03-01T10:00:00Z,,,']));
    expect(await takeIn(context, dayZero)).to.deep.equal({ imported: 2, refused: 0, left: 0 });
    expect(done()).to.deep.equal(['orders-1.csv', 'sellers.csv']);
    expect(readdirSync(inbox)).to.deep.equal(['done']);
  });

  it('keeps files of the same name apart', async () => {
    for (const order of ['2', '3']) {
      lay('orders.csv', feedFile('orders', [`${order},A,2026-03-01T10:00:00Z,,,`]));
      await takeIn(context, dayZero);
    }
    expect(done()).to.deep.equal(['orders.csv', 'orders~2.csv']);
  });

  it('puts a refused file aside with the reason beside it', async () => {
    lay('orders.csv', 'order_id,seller_id\n1,A\n');
    lay('holidays.txt', 'we are away');
    lay('selers.csv', 'seller_id,name\n');
    expect(await takeIn(context, dayZero)).to.deep.equal({ imported: 0, refused: 2, left: 0 });
    expect(readdirSync(join(inbox, 'refused')).sort()).to.deep.equal([
      'orders.csv',
      'orders.csv.txt',
      'selers.csv',
      'selers.csv.txt',
    ]);
    expect(readdirSync(inbox), 'what is no feed file stays').to.deep.equal(['holidays.txt', 'refused']);
    expect(readFileSync(join(inbox, 'refused', 'orders.csv.txt'), 'utf8')).to.match(/ordered_at/);
  });

  it('leaves what is still being written', async () => {
    lay('orders.csv', feedFile('orders', []), 1);
    lay('orders-2.csv.part', feedFile('orders', []));
    lay('orders-3.csv.tmp', feedFile('orders', []));
    mkdirSync(join(inbox, 'a-folder'));
    expect(await takeIn(context, dayZero)).to.deep.equal({ imported: 0, refused: 0, left: 3 });
    expect(existsSync(join(inbox, 'orders.csv'))).to.equal(true);
  });

  it('knows a file that was imported before its move: the second time changes nothing', async () => {
    const content = feedFile('orders', ['9,A,2026-03-01T10:00:00Z,,,']);
    lay('orders-9.csv', content);
    await takeIn(context, dayZero);
    lay('orders-9.csv', content);
    expect(await takeIn(context, dayZero)).to.deep.equal({ imported: 1, refused: 0, left: 0 });
    expect(await use().database.read("SELECT order_id FROM orders WHERE order_id = '9'")).to.have.length(1);
  });

  it('leaves a file that arrives under the same name meanwhile for the next night', async () => {
    lay('orders.csv', feedFile('orders', ['20,A,2026-03-01T10:00:00Z,,,']));
    let asked = 0;
    // A source that delivers again just as the import begins.
    const clock = {
      now: () => {
        if (++asked === 3) lay('orders.csv', feedFile('orders', ['21,A,2026-03-01T10:00:00Z,,,']));
        return context.clock.now();
      },
    };
    expect(await takeIn({ ...context, clock }, dayZero)).to.deep.equal({ imported: 1, refused: 0, left: 0 });
    expect(await known('20', '21')).to.deep.equal(['20']);
    expect(readFileSync(join(inbox, 'done', '2026-03-02', 'orders.csv'), 'utf8')).to.include('\n20,');
    await takeIn(context, dayZero);
    expect(await known('20', '21')).to.deep.equal(['20', '21']);
    expect(existsSync(join(inbox, '.taking'))).to.equal(false);
  });

  it('takes a file again that somebody wrote to while it was taken in', async () => {
    lay('orders.csv', feedFile('orders', ['30,A,2026-03-01T10:00:00Z,,,']));
    let asked = 0;
    const path = join(inbox, '.taking', 'orders.csv');
    const clock = {
      now: () => {
        if (++asked === 3) appendFileSync(path, '31,A,2026-03-01T10:00:00Z,,,\n');
        const at = context.clock.now() - 30;
        if (asked === 3) utimesSync(path, at, at);
        return context.clock.now();
      },
    };
    let result = await takeIn({ ...context, clock }, dayZero);
    expect(result).to.deep.equal({ imported: 0, refused: 0, left: 1 });
    expect(existsSync(join(inbox, 'done'))).to.equal(false);
    result = await takeIn(context, dayZero);
    expect(result).to.deep.equal({ imported: 1, refused: 0, left: 0 });
    expect(await known('30', '31')).to.deep.equal(['30', '31']);
  });

  it('takes first what a killed night had begun to take', async () => {
    mkdirSync(join(inbox, '.taking'));
    lay(join('.taking', 'orders.csv'), feedFile('orders', ['40,A,2026-03-01T10:00:00Z,,,']));
    lay('orders.csv', feedFile('orders', ['41,A,2026-03-01T10:00:00Z,,,']));
    expect(await takeIn(context, dayZero)).to.deep.equal({ imported: 2, refused: 0, left: 0 });
    expect(done()).to.deep.equal(['orders.csv', 'orders~2.csv']);
    expect(await known('40', '41')).to.deep.equal(['40', '41']);
  });

  it('moves each file right after its own import', async () => {
    lay('orders-50.csv', feedFile('orders', ['50,A,2026-03-01T10:00:00Z,,,']));
    lay('orders-51.csv', feedFile('orders', ['51,A,2026-03-01T10:00:00Z,,,']));
    const stop = new AbortController();
    const log = Object.assign(Object.create(context.log) as Context['log'], { debug: () => stop.abort() });
    const failed: unknown = await takeIn({ ...context, log }, dayZero, stop.signal).catch((error: unknown) => error);
    expect(String(failed)).to.include('AbortError');
    expect(done()).to.deep.equal(['orders-50.csv']);
    expect(await takeIn(context, dayZero)).to.deep.equal({ imported: 1, refused: 0, left: 0 });
  });

  const known = async (...ids: string[]) => {
    const marks = ids.map(() => '?').join(', ');
    const sql = `SELECT order_id FROM orders WHERE order_id IN (${marks}) ORDER BY order_id`;
    return (await use().database.read<{ order_id: string }>(sql, ids)).map((row) => row.order_id);
  };
});
