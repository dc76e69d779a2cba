import { expect } from 'chai';
import type { Database, Value } from '../../db/connect.ts';
import { exportText, plainDecimal } from '../../jobs/export-rows.ts';
import { businessCalendar, dayOf } from '../../server/scoring/day.ts';
import { exportRejections } from '../../server/stores/export-logs.ts';
import { assay } from '../support/assay.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';

const night = dayOf('2026-11-20');

/** Keys that sort otherwise as numbers, in other locales or in the order of their arrival. */
const sellerIds = ['b', 'S-10', 'S-9', 'é', 'a,"b"'];

async function fill(database: Database): Promise<void> {
  const write = (table: string, columns: string, rows: Value[][]) =>
    database.transaction((tx) => tx.insertMany(table, columns.split(','), rows));
  await write(
    'sellers',
    'id,seller_id,name,import_id',
    sellerIds.map((id, index) => [index + 1, id, id, 1]),
  );
  await write('nights', 'night,policy,method,summary,published_at', [
    [night - 3, 1, '{}', '{}', '2026-11-18T03:00:00Z'],
    [night, 1, '{}', '{}', '2026-11-21T03:00:00Z'],
  ]);
  await write(
    'readings',
    'night,seller,metric,events,exposure,expected,rate,low,high,ratio,reliability,chance_above,evidence,state,as_of',
    [
      [night, 1, 'return', 0, 12.5, 1.2e-6, 0.1 + 0.2, 1e-7, 0.5, 1, 0.25, '{}', '{}', 'ok', night - 1],
      [night, 1, 'complaint', null, null, null, null, null, null, null, null, null, null, 'missing', null],
      [night, 2, 'return', 3, 40, 1, 0.02, 0.01, 0.03, 1, 0.5, '{}', '{}', 'stale', night - 5],
      [night - 3, 2, 'return', 9, 9, 9, 0.9, 0.9, 0.9, 9, 0.9, '{}', '{}', 'ok', night - 3],
    ],
  );
  await write(
    'scores',
    'night,seller,score,low,high,state,rank,rank_low,rank_high,percentile,p_bottom5,cap,losses,level,evidence,main_metric',
    [
      [
        night,
        3,
        71.25,
        60,
        80,
        'ranked',
        1,
        1,
        2,
        75,
        1e-9,
        0,
        '{"late-delivery":20.5,"return":8.25}',
        'none',
        null,
        'return',
      ],
      [night, 1, null, null, null, 'provisional', null, null, null, null, null, null, '{}', 'none', null, null],
    ],
  );
  await write('ledger', 'night,seller,metric,observed,withdrawn,expected,order_count', [
    [night, 5, 'return', -1, 1, 0.30000000000000004, 7],
    [night, 4, 'return', 2, 0, 5, 0],
  ]);
  await write('recommendations', 'id,seller,level,state,since,closed,grounds,evidence,harm,held,snapshot', [
    [1, 2, 'limit', 'open', night - 1, null, '["return","complaint"]', 1234.5, 3, 0, '{}'],
    [2, 1, 'warn', 'ended', night - 9, night, '["return"]', 30, 3, 0, '{}'],
    [3, 1, 'warn', 'held', night + 1, null, '["return"]', 30, 3, 0, '{}'],
  ]);
  await write('imports', importColumns, [
    [1, 'orders.csv', 'orders', 3, 1, 0, 2, 0, 0, 'imported', '', '{}', '2026-11-20T23:30:00Z'],
    [2, 'late.csv', 'orders', 1, 0, 0, 1, 0, 0, 'imported', '', '{}', '2026-11-21T08:00:00Z'],
  ]);
  await write('rejections', 'id,import_id,line,column_name,rule,raw', [
    [7, 1, 9, 'ordered_at', 'not an instant', 'O-9,"two\r\nlines"'],
    [8, 1, 2, null, 'too few fields', 'O-2'],
    [9, 2, 2, 'grade', 'not a word', 'grün 🙂'],
  ]);
  await write(
    'decisions',
    'id,recommendation,seller,level,decision,person,reason,decided_at,in_force_from,in_force_to',
    [
      [
        1,
        1,
        2,
        'limit',
        'agreed',
        'manager@test.example',
        'Seen, and "agreed"',
        '2026-11-20T09:00:00Z',
        '2026-11-21',
        null,
      ],
      [2, null, 1, 'warn', 'declined', 'manager@test.example', '', '2026-11-19T09:00:00Z', null, null],
    ],
  );
}

const importColumns =
  'id,file,feed,lines,accepted,unchanged,quarantined,blank,waiting,state,message,warnings,started_at';

const expected: Record<string, string> = {
  readings: `date,seller_id,metric,events,exposure,expected,rate,low,high,ratio,reliability,state,as_of
2026-11-20,S-10,return,3,40,1,0.02,0.01,0.03,1,0.5,stale,2026-11-15
2026-11-20,b,complaint,,,,,,,,,missing,
2026-11-20,b,return,0,12.5,0.0000012,0.30000000000000004,0.0000001,0.5,1,0.25,ok,2026-11-19
`,
  'readings --date 2026-11-17': `date,seller_id,metric,events,exposure,expected,rate,low,high,ratio,reliability,state,as_of
2026-11-17,S-10,return,9,9,9,0.9,0.9,0.9,9,0.9,ok,2026-11-17
`,
  scores: `date,seller_id,score,state,rank,rank_low,rank_high,percentile,p_bottom5,cap,loss_late-delivery,loss_complaint,loss_return,loss_low-review,loss_cancellation,loss_inspection,loss_bad-order,loss_refund,loss_slow-reply
2026-11-20,S-9,71.25,ranked,1,1,2,75,0.000000001,0,20.5,,8.25,,,,,,
2026-11-20,b,,provisional,,,,,,,,,,,,,,,
`,
  ledger: `night,seller_id,metric,observed,expected,order_count
2026-11-20,"a,""b""",return,-1,0.30000000000000004,7
2026-11-20,é,return,2,5,0
`,
  recommendations: `date,seller_id,level,state,since,grounds,evidence
2026-11-20,S-10,limit,open,2026-11-19,return;complaint,1234.5
`,
  'recommendations --date 2026-11-17': `date,seller_id,level,state,since,grounds,evidence
2026-11-17,b,warn,open,2026-11-11,return,30
`,
  rejections: `file,line,column,rule,raw
orders.csv,2,,too few fields,O-2
orders.csv,9,ordered_at,not an instant,"O-9,""two\r\nlines"""
late.csv,2,grade,not a word,grün 🙂
`,
  'rejections --date 2026-11-20': `file,line,column,rule,raw
orders.csv,2,,too few fields,O-2
orders.csv,9,ordered_at,not an instant,"O-9,""two\r\nlines"""
`,
  decisions: `decided_at,seller_id,level,decision,by,reason,in_force_from,in_force_to
2026-11-20T09:00:00Z,S-10,limit,agreed,manager@test.example,"Seen, and ""agreed""",2026-11-21,
2026-11-19T09:00:00Z,b,warn,declined,manager@test.example,,,
`,
  'recommendations --json': `[
{"date":"2026-11-20","seller_id":"S-10","level":"limit","state":"open","since":"2026-11-19","grounds":["return","complaint"],"evidence":1234.5}
]
`,
  'readings --format json --date 2026-11-17': `[
{"date":"2026-11-17","seller_id":"S-10","metric":"return","events":9,"exposure":9,"expected":9,"rate":0.9,"low":0.9,"high":0.9,"ratio":9,"reliability":0.9,"state":"ok","as_of":"2026-11-17"}
]
`,
};

describe('exports', () => {
  const made: TestDatabase[] = [];
  before(async () => {
    for (const dialect of ['sqlite', 'postgres'] as const) made.push(await createTestDatabase(dialect));
    for (const { database } of made) await fill(database);
  });
  after(() => Promise.all(made.map((each) => each.drop())));

  for (const [parameters, text] of Object.entries(expected)) {
    it(`writes ${parameters}, the same bytes from both databases`, async () => {
      for (const { url } of made) {
        const { code, stdout, stderr } = await assay(['export', ...parameters.split(' ')], { DATABASE_URL: url });
        expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
        expect(stdout).to.equal(text);
      }
    });
  }

  it('names the nearest published nights where the one asked for is none of them', async () => {
    for (const { url } of made) {
      const asked = (day: string) => assay(['export', 'scores', '--date', day], { DATABASE_URL: url });
      const { code, stderr } = await asked('2026-11-19');
      expect(code).to.equal(1);
      expect(stderr).to.equal(
        'assay: the night of 2026-11-19 is not published; the nearest published nights are 2026-11-17 and 2026-11-20\n',
      );
      expect((await asked('2030-01-01')).stderr).to.match(/nights are 2026-11-20\n$/);
    }
  });

  it('takes a day from the business calendar, not from UTC', async () => {
    for (const { database } of made) {
      let text = '';
      const source = exportRejections(database, dayOf('2026-11-21'), businessCalendar('Europe/Paris'));
      for await (const chunk of exportText(source, 'csv')) text += chunk;
      expect(text.match(/^\w+\.csv/gm)).to.deep.equal(['orders.csv', 'orders.csv', 'late.csv']);
    }
  });

  it('is read to its end by a slow reader, and ends quietly for one that stops', async () => {
    const [{ database, url } = {}] = made;
    const rows = Array.from({ length: 40_000 }, (_, line): Value[] => [
      line + 10,
      3,
      line,
      null,
      'rule',
      'x'.repeat(50),
    ]);
    await database?.transaction(async (tx) => {
      await tx.insertMany('imports', importColumns.split(','), [
        [3, 'big.csv', 'orders', 0, 0, 0, 1, 0, 0, 'imported', '', '{}', '2026-11-22T08:00:00Z'],
      ]);
      await tx.insertMany('rejections', 'id,import_id,line,column_name,rule,raw'.split(','), rows);
    });
    const { ended, program } = await import('../support/assay.ts');
    const piped = (reader: string) =>
      ended('bash', ['-c', `set -o pipefail; "$0" "$1" export rejections | ${reader}`, process.execPath, program], {
        DATABASE_URL: url ?? '',
      });
    expect((await piped('(sleep 0.5; wc -l)')).stdout.trim()).to.equal('40005');
    expect(await piped('head -1')).to.deep.equal({ code: 0, stdout: 'file,line,column,rule,raw\n', stderr: '' });
  });

  it('writes every number as a plain decimal that reads back as the same number', () => {
    expect(plainDecimal(1.2e-6)).to.equal('0.0000012');
    expect(plainDecimal(1e21)).to.equal('1000000000000000000000');
    expect(plainDecimal(-1.25e-7)).to.equal('-0.000000125');
    for (const value of [0, -1, 0.1 + 0.2, 5e-324, Number.MAX_VALUE, 123456789.123, 1.5e22, 2 ** 70]) {
      expect(plainDecimal(value)).to.match(/^-?\d+(\.\d+)?$/);
      expect(Number(plainDecimal(value))).to.equal(value);
    }
  });
});
