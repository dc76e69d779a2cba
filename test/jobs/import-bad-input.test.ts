import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { importPaths } from '../../jobs/import-feeds.ts';
import { importsStore } from '../../server/stores/imports.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { clear, content, importOptions, newInbox } from './import-support.ts';

const header = 'review_id,order_id,rating,reviewed_at,title,body';
const good = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => `r${from + index},o${from + index},5,2026-11-01T10:00:00Z,fine,`);
/** Nine good rows around one that is to be looked at. */
const among = (row: string, heading = header, end = '\n') => [heading, ...good(5), row, ...good(4, 6)].join(end) + end;
const orders = (...rows: string[]) =>
  ['order_id,seller_id,ordered_at,price_minor,grade,cancelled_by', ...rows].join('\n');
const goodOrders = Array.from({ length: 9 }, (_, index) => `o${index},s1,2026-11-01T10:00:00+01:00,100,good,`);

describeOnEachDatabase('the import of bad input', (use) => {
  const database = () => use().database;
  const inbox = newInbox(database);
  beforeEach(() => clear(database()));
  after(() => inbox.remove());

  const rejections = async () => {
    const [latest] = await importsStore(database()).latest(1);
    return importsStore(database()).rejections(latest?.id ?? 0);
  };
  const expectNothing = async () => {
    for (const [table, rows] of Object.entries(await content(database()))) expect(rows, table).to.deep.equal([]);
  };

  async function expectQuarantined(file: string, text: string, column: string | null, rule: RegExp): Promise<void> {
    const result = await inbox.take(file, text);
    expect(result, result.message).to.include({ state: 'imported', quarantined: 1, blank: 0 });
    expect(result.accepted + 1).to.equal(result.lines);
    const [rejection] = await rejections();
    expect(rejection?.column).to.equal(column);
    expect(rejection?.rule).to.match(rule);
  }

  async function expectRefused(file: string, bytes: string | Buffer, message: RegExp): Promise<void> {
    const result = await inbox.take(file, bytes);
    expect(result.message).to.match(message).and.not.contain('\n');
    expect(result).to.include({ state: 'refused', lines: 0, accepted: 0, quarantined: 0 });
    await expectNothing();
    expect(await rejections()).to.deep.equal([]);
    const [record, ...others] = await importsStore(database()).latest(5);
    expect(record).to.include({ state: 'refused', message: result.message });
    expect(record?.countedAt).to.be.a('string');
    expect(others).to.deep.equal([]);
  }

  it('refuses a file without a required column', () =>
    expectRefused('reviews.csv', 'review_id,order_id,rating\n1,2,3\n', /line 1 lacks the required column reviewed_at/));
  it('refuses a column named twice', () =>
    expectRefused('reviews.csv', `${header},rating\n`, /names the column "rating" twice/));
  it('explains semicolons', () =>
    expectRefused('reviews.csv', `${header.replaceAll(',', ';')}\n`, /separated by commas, not semicolons/));

  it('keeps an unknown word as other, with a warning, and never blames the seller', async () => {
    const result = await inbox.take(
      'orders.csv',
      orders('o1,s1,2026-11-01T10:00:00Z,100,shiny,vendor', 'o2,s1,2026-11-01T10:00:00Z,100,Good,SELLER'),
    );
    expect(result.warnings).to.deep.equal({
      'grade "shiny" is not a listed word: kept as other': 1,
      'cancelled_by "vendor" is not a listed word: kept as unknown': 1,
    });
    const { orders: rows } = await content(database());
    expect(rows?.[0]).to.include({ grade: 'other', cancelled_by: 'unknown' });
    expect(rows?.[1]).to.include({ grade: 'good', cancelled_by: 'seller' });
  });

  const badOrders: [string, string, string | null, RegExp][] = [
    ['an impossible date', 'x,s1,2026-02-30T10:00:00Z,1,,', 'ordered_at', /is not an instant such as/],
    ['an instant without an offset', 'x,s1,2026-02-03T10:00:00,1,,', 'ordered_at', /has no offset/],
    ['a day where an instant belongs', 'x,s1,2026-02-03,1,,', 'ordered_at', /is not an instant/],
    ['a date in the far future', 'x,s1,2028-02-03T10:00:00Z,1,,', 'ordered_at', /more than 400 days in the future/],
    ['a date before all marketplaces', 'x,s1,1970-01-01T00:00:00Z,1,,', 'ordered_at', /before 1990/],
    ['a negative price', 'x,s1,2026-02-03T10:00:00Z,-5,,', 'price_minor', /is negative/],
    ['a price with decimals', 'x,s1,2026-02-03T10:00:00Z,5.50,,', 'price_minor', /whole number of minor units/],
    ['an empty required cell', 'x,,2026-02-03T10:00:00Z,5,,', 'seller_id', /is empty/],
    ['a required cell of blanks', '  ,s1,2026-02-03T10:00:00Z,5,,', 'order_id', /is empty/],
    ['a key longer than an index can hold', `${'k'.repeat(3000)},s1,2026-02-03T10:00:00Z,5,,`, 'order_id', /longer/],
    ['too few cells', 'x,s1', null, /has 2 cells where the header names 6/],
    ['too many cells', 'x,s1,2026-02-03T10:00:00Z,5,,,,', null, /has 8 cells/],
    ['a stray quote', 'x,s"1,2026-02-03T10:00:00Z,5,,', null, /quote inside a cell/],
    ['text behind a closing quote', '"x"y,s1,2026-02-03T10:00:00Z,5,,', null, /text after a closing quote/],
  ];
  for (const [title, row, column, rule] of badOrders) {
    it(`quarantines ${title}`, () => expectQuarantined('orders.csv', orders(...goodOrders, row), column, rule));
  }

  it('quarantines a rating of 6', () =>
    expectQuarantined('reviews.csv', among('x,o,6,2026-11-01T10:00:00Z,,'), 'rating', /not between 1 and 5/));
  it('quarantines a NUL byte and shows it', async () => {
    await expectQuarantined('reviews.csv', among('x,o,3,2026-11-01T10:00:00Z,,a\0b'), 'body', /NUL/);
    expect((await rejections())[0]).to.deep.include({ line: 7, raw: 'x,o,3,2026-11-01T10:00:00Z,,a␀b' });
  });
  it('quarantines a cell of 10 MB, keeps its beginning and goes on behind it', async () => {
    const row = `x,o,3,2026-11-01T10:00:00Z,,"${'long\n'.repeat(2_000_000)}"`;
    await expectQuarantined('reviews.csv', among(row), null, /longer than/);
    const [rejection] = await rejections();
    expect(rejection?.raw.length).to.equal(2_000);
    const after = await inbox.take(
      'reviews-2.csv',
      among(`${row}\nbad,o,9,2026-11-01T10:00:00Z,,`).replace(/^r1/gm, 'z1'),
    );
    expect(after.quarantined).to.equal(2);
    expect((await rejections())[1]?.line).to.equal(7 + 2_000_001);
  });
  it('quarantines a text of more than a million characters', () =>
    expectQuarantined(
      'reviews.csv',
      among(`x,o,3,2026-11-01T10:00:00Z,,${'é'.repeat(1_000_001)}`),
      'body',
      /1,000,000/,
    ));

  it('takes a byte order mark, CRLF, quotes, line breaks and emoji as they are', async () => {
    const body = 'He said "fine"\r\nand left 🙂, twice';
    const text = `\uFEFF${among(`x,o,3,2026-11-01T10:00:00Z,"a,b","${body.replaceAll('"', '""')}"`, header, '\r\n')}`;
    expect(await inbox.take('reviews.csv', text)).to.include({ accepted: 10, quarantined: 0, lines: 10 });
    const { reviews } = await content(database());
    expect(reviews?.find((row) => (row as { review_id: string }).review_id === 'x')).to.include({ title: 'a,b', body });
  });

  it('counts blank lines', async () => {
    const result = await inbox.take('reviews.csv', `${header}\n\n${good(2).join('\n\r\n')}\n   \n`);
    expect(result).to.include({ lines: 5, blank: 3, accepted: 2 });
  });

  it('refuses latin-1 and names the byte', () => {
    const bytes = Buffer.from(among('x,o,3,2026-11-01T10:00:00Z,café,'), 'latin1');
    const at = bytes.indexOf(0xe9) + 1;
    return expectRefused('reviews.csv', bytes, new RegExp(`not UTF-8: the character at byte ${at} is broken`));
  });
  it('refuses a truncated archive', () =>
    expectRefused('reviews.csv.gz', gzipSync(among(good(1)[0]!)).subarray(0, -20), /archive ends before its end/));
  it('refuses a damaged archive', () =>
    expectRefused('reviews.csv.gz', Buffer.from('this is no gzip'), /archive is damaged/));
  it('refuses an unclosed quote', () =>
    expectRefused('reviews.csv', among('x,o,3,2026-11-01T10:00:00Z,,"never'), /quote that opens on line 7 or later/));
  it('refuses an unclosed quote however much follows it', () =>
    expectRefused('reviews.csv', `${among('x,o,3,2026-11-01T10:00:00Z,,"never')}${'a,b\n'.repeat(800_000)}`, /line 7/));
  it('refuses an empty file', () => expectRefused('reviews.csv', '', /the file is empty/));
  it('refuses an empty archive', () => expectRefused('reviews.csv.gz', gzipSync(''), /the file is empty/));
  it('refuses a blank first line', () => expectRefused('reviews.csv', '\n\n', /line 1 is blank/));
  it('refuses a file with more than 20 % bad rows', () =>
    expectRefused(
      'reviews.csv',
      [header, ...good(7), 'a', 'b'].join('\n'),
      /2 of 9 rows are bad.*line 9: has 1 cells?/,
    ));
  it('takes a file with exactly 20 % bad rows', async () => {
    const result = await inbox.take('reviews.csv', [header, ...good(8), 'a', 'b'].join('\n'));
    expect(result).to.include({ state: 'imported', accepted: 8, quarantined: 2 });
  });
  it('refuses a name that tells no feed', () => expectRefused('refunds.csv', 'a\n1\n', /the name tells no feed/));
  it('takes a header without rows, and says so', async () => {
    const message = 'the file holds no rows';
    expect(await inbox.take('reviews.csv', `${header}\n`)).to.include({ state: 'imported', lines: 0, message });
  });

  it('says that a path does not exist, and takes the others', async () => {
    const path = inbox.write('reviews-there.csv', [header, ...good(2)].join('\n'));
    const results = await importPaths(database(), [join(inbox.folder, 'reviews-none.csv'), path], importOptions);
    expect(results.map(({ state, message }) => [state, message])).to.deep.equal([
      ['refused', 'there is no such file: check the path'],
      ['imported', ''],
    ]);
  });

  it('takes the feeds of a folder, sellers first, and names what it passes over or refuses', async () => {
    const folder = join(inbox.folder, 'a-folder');
    mkdirSync(join(folder, 'deeper'), { recursive: true });
    inbox.write('a-folder/reviews.csv', [header, ...good(2)].join('\n'));
    inbox.write('a-folder/orders-2.csv', orders(...goodOrders));
    inbox.write('a-folder/sellers.csv.gz', 'seller_id,name\ns1,One\n');
    inbox.write('a-folder/.hidden.csv', 'x');
    inbox.write('a-folder/notes.txt', 'x');
    inbox.write('a-folder/README.md', 'x');
    inbox.write('a-folder/Orders.CSV', 'x');
    inbox.write('a-folder/mystery.csv', 'x');
    const passedOver: string[] = [];
    const onPassedOver = (path: string) => passedOver.push(basename(path));
    const results = await importPaths(database(), [folder, join(folder, 'notes.txt')], {
      ...importOptions,
      onPassedOver,
    });
    expect(passedOver).to.deep.equal(['README.md']);
    expect(results.map(({ file, feed, state }) => [basename(file), feed, state])).to.deep.equal([
      ['sellers.csv.gz', 'sellers', 'imported'],
      ['Orders.CSV', null, 'refused'],
      ['mystery.csv', null, 'refused'],
      ['notes.txt', null, 'refused'],
      ['orders-2.csv', 'orders', 'imported'],
      ['reviews.csv', 'reviews', 'imported'],
    ]);
  });

  it('quarantines what is no object of texts and whole numbers in NDJSON', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => ({ seller_id: `s${index}`, name: 'N' }));
    const text = [
      ...lines.map((line) => JSON.stringify(line)),
      '{"seller_id": "a", "name": "x"',
      '[1]',
      '{"seller_id": 12345678901234567890, "name": "x"}',
      '{"seller_id": "b", "name": "\\u0000"}',
      '{"seller_id": "c"}',
      '{"seller_id": "d", "name": "\\ud800"}',
      '{"seller_id": 7, "name": "Seven"}',
    ].join('\n');
    expect(await inbox.take('sellers.ndjson', text)).to.include({ accepted: 31, quarantined: 6, lines: 37 });
    expect((await rejections()).map(({ line, column }) => [line, column])).to.deep.equal([
      [31, null],
      [32, null],
      [33, null],
      [34, 'name'],
      [35, 'name'],
      [36, null],
    ]);
  });
});

describeOnEachDatabase('an import on a full disk', (use) => {
  const inbox = newInbox(() => use().database);
  after(() => inbox.remove());

  it('keeps nothing of the file, says so, and works again when there is room', async () => {
    const { database } = use();
    const rows = Array.from(
      { length: 60_000 },
      (_, index) => `r${index},o${index},5,2026-11-01T10:00:00Z,${'t'.repeat(90)},`,
    );
    const text = [header, ...rows].join('\n');
    const room = fillUp();
    const refused = await inbox.take('reviews.csv', text);
    expect(refused.state).to.equal('refused');
    expect(refused.message, refused.message).to.match(/disk is full|connection|temporary file size/);
    await room();
    expect(await database.read('SELECT COUNT(*) AS rows FROM reviews')).to.deep.equal([{ rows: 0 }]);
    expect(await database.read('SELECT COUNT(*) AS rows FROM feed_days')).to.deep.equal([{ rows: 0 }]);
    expect(await inbox.take('reviews-again.csv', text)).to.include({ state: 'imported', accepted: 60_000 });
  });

  /** SQLite: no more pages. PostgreSQL: the server ends the connection in the middle of the copy. */
  function fillUp(): () => Promise<void> {
    const { database } = use();
    const { native } = database;
    if (native.dialect === 'sqlite') {
      const { handle } = native;
      const pages = handle.pragma('page_count', { simple: true }) as number;
      handle.pragma(`max_page_count = ${pages + 200}`);
      return () => {
        handle.pragma('max_page_count = 1073741823');
        return Promise.resolve();
      };
    }
    let stopped = false;
    const killer = (async () => {
      while (!stopped) {
        const { rowCount } = await native.pool.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE 'COPY %'`,
        );
        if (rowCount) stopped = true;
      }
    })();
    return async () => {
      stopped = true;
      await killer;
    };
  }
});
