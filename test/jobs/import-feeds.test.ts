import { expect } from 'chai';
import { importPaths } from '../../jobs/import-feeds.ts';
import { feedDaysStore } from '../../server/stores/feed-days.ts';
import { feedTotalsStore } from '../../server/stores/feed-totals.ts';
import { importsStore } from '../../server/stores/imports.ts';
import { dayOf } from '../../server/scoring/day.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { clear, content, importOptions, newInbox } from './import-support.ts';

const seconds = (instant: string) => Date.parse(instant) / 1000;

describeOnEachDatabase('the import', (use) => {
  const database = () => use().database;
  const inbox = newInbox(database);
  beforeEach(() => clear(database()));
  after(() => inbox.remove());

  const days = async (feed: string) =>
    (await feedDaysStore(database()).all()).filter((day) => day.feed === feed).map(({ day, rows }) => [day, rows]);

  it('takes every column of every feed', async () => {
    const files = {
      'sellers.csv':
        'seller_id,name,kind,country,joined_on,manager_email\ns1, Nova ,factory,FR,2024-05-01,Ann@Example.COM\n',
      'orders.csv':
        'order_id,seller_id,ordered_at,market,category,grade,price_minor,currency,buyer_ref,cancelled_at,cancelled_by\n' +
        'o1,s1,2026-11-01T10:00:00+01:00,FR,smartphones,good,19900,eur,b1,2026-11-02T10:00:00Z,buyer\n',
      'deliveries.csv':
        'order_id,promised_on,shipped_at,delivered_at,carrier\no1,2026-11-05,2026-11-02T08:00:00Z,2026-11-04T23:30:00Z,DPD\n',
      'reviews.csv':
        'review_id,order_id,rating,reviewed_at,title,body,language,withdrawn_at\nr1,o1,4,2026-11-06T10:00:00Z,T,B,fr,2026-11-07T10:00:00Z\n',
      'complaints.csv':
        'complaint_id,order_id,opened_at,reason,fault,first_reply_at,closed_at,resolution,withdrawn_at\n' +
        'c1,o1,2026-11-06T10:00:00Z,battery,carrier,2026-11-06T11:00:00Z,2026-11-07T11:00:00Z,advice,2026-11-08T11:00:00Z\n',
      'returns.csv':
        'return_id,order_id,opened_at,reason,fault,received_at,closed_at,resolution,refund_minor,withdrawn_at\n' +
        't1,o1,2026-11-06T10:00:00Z,warranty,none,2026-11-06T11:00:00Z,2026-11-07T11:00:00Z,refund,900,2026-11-08T11:00:00Z\n',
      'trade_ins.csv':
        'trade_in_id,seller_id,offered_at,offer_minor,currency,category,received_at,inspected_at,counter_offer_minor,customer_decision,decided_at,paid_at,sent_back_at\n' +
        'i1,s1,2026-11-01T10:00:00Z,500,EUR,laptops,2026-11-02T10:00:00Z,2026-11-03T10:00:00Z,400,rejected,2026-11-04T10:00:00Z,,2026-11-05T10:00:00Z\n',
      'coverage.csv': 'feed,day,rows\norders,2026-11-01,1\nreturns,2026-11-01,\n',
    };
    for (const [name, text] of Object.entries(files)) {
      const result = await inbox.take(name, text);
      expect(result, name + result.message).to.include({ state: 'imported', quarantined: 0 });
      expect(result.accepted).to.equal(result.lines);
      expect(result.warnings).to.deep.equal({});
    }
    const found = await content(database());
    expect(found['sellers']).to.deep.equal([
      {
        seller_id: 's1',
        name: 'Nova',
        kind: 'factory',
        country: 'FR',
        joined_on: '2024-05-01',
        manager_email: 'ann@example.com',
      },
    ]);
    expect(found['orders']?.[0]).to.include({
      seller_id: 's1',
      ordered_at: seconds('2026-11-01T09:00:00Z'),
      currency: 'EUR',
    });
    expect(found['deliveries']?.[0]).to.deep.equal({
      order_id: 'o1',
      promised_day: dayOf('2026-11-05'),
      shipped_at: seconds('2026-11-02T08:00:00Z'),
      delivered_at: seconds('2026-11-04T23:30:00Z'),
      carrier: 'DPD',
    });
    expect(found['complaints']?.[0]).to.include({ reason: 'battery', fault: 'carrier', resolution: 'advice' });
    expect(found['returns']?.[0]).to.include({ reason: 'warranty', fault: 'none', refund_minor: 900 });
    expect(found['trade_ins']?.[0]).to.include({
      customer_decision: 'rejected',
      counter_offer_minor: 400,
      paid_at: null,
    });
    expect(await feedDaysStore(database()).between('orders', dayOf('2026-11-01'), dayOf('2026-11-01'))).to.deep.equal([
      { feed: 'orders', day: dayOf('2026-11-01'), rows: 1, covered: true, announced: 1, confirmedBy: null },
    ]);
    expect(await days('deliveries'), 'half past midnight in Paris').to.deep.equal([[dayOf('2026-11-05'), 1]]);
    expect(await days('returns')).to.deep.equal([
      [dayOf('2026-11-01'), 0],
      [dayOf('2026-11-06'), 1],
    ]);
  });

  it('reads NDJSON and packed files alike', async () => {
    const row = { order_id: 'o1', seller_id: 7, ordered_at: '2026-11-01T10:00:00Z', price_minor: 100, market: null };
    await inbox.take('orders.ndjson.gz', `${JSON.stringify(row)}\n`);
    const first = await content(database());
    await clear(database());
    await inbox.take('orders.csv.gz', 'order_id,seller_id,ordered_at,price_minor\no1,7,2026-11-01T10:00:00Z,100\n');
    expect(await content(database())).to.deep.equal(first);
  });

  it('keeps what a later file does not name, and empties what it names without a value', async () => {
    await inbox.take(
      'orders.csv',
      'order_id,seller_id,ordered_at,market,category\no1,s1,2026-11-01T10:00:00Z,FR,audio\n',
    );
    const again = 'order_id,seller_id,ordered_at,market\no1,s1,2026-11-02T10:00:00Z,\n';
    expect(await inbox.take('orders-2.csv', again)).to.include({ accepted: 1, unchanged: 0 });
    const { orders } = await content(database());
    expect(orders?.[0]).to.include({ market: null, category: 'audio', ordered_at: seconds('2026-11-02T10:00:00Z') });
    expect(await days('orders'), 'the row moved').to.deep.equal([[dayOf('2026-11-02'), 1]]);
  });

  it('lets each row of NDJSON name other columns', async () => {
    const base = { seller_id: 's1', ordered_at: '2026-11-01T10:00:00Z' };
    const rows = [
      { order_id: 'o1', ...base, market: 'FR', grade: 'good' },
      { order_id: 'o2', ...base, market: 'DE' },
      { order_id: 'o1', ...base, grade: 'fair' },
      { order_id: 'o1', ...base, market: 'IT' },
      { order_id: 'o2', ...base },
    ];
    const text = rows.map((row) => JSON.stringify(row)).join('\n');
    expect(await inbox.take('orders.ndjson', text)).to.include({ lines: 5, accepted: 4, unchanged: 1 });
    const { orders } = await content(database());
    expect(orders?.map((row) => row as object)).to.have.length(2);
    expect(orders?.[0]).to.include({ market: 'IT', grade: 'fair' });
    expect(orders?.[1]).to.include({ market: 'DE', grade: null });
    expect(await days('orders')).to.deep.equal([[dayOf('2026-11-01'), 2]]);
  });

  it('lets the last of several rows with one key win, and accounts for each', async () => {
    const row = (key: string, at: string) => `${key},s1,2026-11-0${at}T10:00:00Z`;
    const known = ['order_id,seller_id,ordered_at', row('old', '1')].join('\n');
    await inbox.take('orders-1.csv', known);
    const filler = Array.from({ length: 60 }, (_, index) => row(`n${index}`, '5'));
    const rows = [
      row('a', '1'),
      row('a', '2'),
      row('a', '2'),
      row('old', '2'),
      ...filler,
      row('old', '1'),
      row('old', '1'),
    ];
    const text = ['order_id,seller_id,ordered_at', ...rows].join('\n');
    expect(await inbox.take('orders-2.csv', text)).to.include({
      lines: 66,
      accepted: 64,
      unchanged: 2,
      quarantined: 0,
    });
    expect(await days('orders')).to.deep.equal([
      [dayOf('2026-11-01'), 1],
      [dayOf('2026-11-02'), 1],
      [dayOf('2026-11-05'), 60],
    ]);
  });

  it('names the import that changed a row last, and only that', async () => {
    const text = (market: string) =>
      `order_id,seller_id,ordered_at,market\no1,s1,2026-11-01T10:00:00Z,FR\no2,s1,2026-11-01T10:00:00Z,${market}\n`;
    await inbox.take('orders-1.csv', text('FR'));
    expect(await inbox.take('orders-2.csv', text('DE'))).to.include({ accepted: 1, unchanged: 1 });
    const [second, first] = await importsStore(database()).latest(2);
    const rows = await database().read('SELECT order_id, import_id FROM orders ORDER BY order_id');
    expect(rows.map((row) => row['import_id'])).to.deep.equal([first?.id, second?.id]);
    expect(second).to.include({ countedAt: null, startedAt: '2026-11-22T03:00:00Z', state: 'imported' });
  });

  it('knows the same file by its content, whatever it is called, and changes nothing', async () => {
    const text = 'order_id,seller_id,ordered_at\no1,s1,2026-11-01T10:00:00Z\n\nbad\no2,s1,2026-11-01T10:00:00Z\n';
    await inbox.take('orders.csv', `${text}o3,s1,2026-11-01T10:00:00Z\no4,s1,2026-11-01T10:00:00Z\n`);
    const before = await content(database());
    const again = await inbox.take(
      'orders-again.csv',
      `${text}o3,s1,2026-11-01T10:00:00Z\no4,s1,2026-11-01T10:00:00Z\n`,
    );
    expect(again).to.include({ state: 'repeated', lines: 6, accepted: 0, unchanged: 4, quarantined: 1, blank: 1 });
    expect(again.message).to.match(/the same content came in as .*orders\.csv on 2026-11-22/);
    expect(await content(database())).to.deep.equal(before);
    const other = await inbox.take(
      'orders-other.csv',
      `${text}o3,s1,2026-11-01T10:00:00Z\no5,s1,2026-11-01T10:00:00Z\n`,
    );
    expect(other).to.include({ state: 'imported', accepted: 1, unchanged: 3 });
  });

  it('lets rows wait for their order and their seller', async () => {
    const review = 'review_id,order_id,rating,reviewed_at\nr1,o1,5,2026-11-06T10:00:00Z\n';
    expect(await inbox.take('reviews.csv', review)).to.include({ accepted: 1, waiting: 1 });
    const order = 'order_id,seller_id,ordered_at\no1,s1,2026-11-01T10:00:00Z\n';
    expect(await inbox.take('orders.csv', order)).to.include({ accepted: 1, waiting: 1 });
    const totals = feedTotalsStore((sql, values) => database().read(sql, values));
    expect(await totals.waiting()).to.include({ reviews: 0, orders: 1 });
    expect(await totals.rows()).to.include({ reviews: 1, orders: 1, sellers: 0 });
    expect(await inbox.take('sellers.csv', 'seller_id,name\ns1,One\n')).to.include({ accepted: 1, waiting: 0 });
    expect(await totals.waiting()).to.include({ reviews: 0, orders: 0 });
    expect(await totals.rows()).to.include({ sellers: 1 });
    const trade = 'trade_in_id,seller_id,offered_at\ni1,s1,2026-11-01T10:00:00Z\ni2,s9,2026-11-01T10:00:00Z\n';
    expect(await inbox.take('trade_ins.csv', trade)).to.include({ accepted: 2, waiting: 1 });
  });

  it('flags instants that stand the wrong way round, and columns it does not know', async () => {
    const rows = 'o1,2026-11-03T10:00:00Z,2026-11-02T10:00:00Z,x\no2,2026-11-03T10:00:00Z,2026-11-04T10:00:00Z,x\n';
    const result = await inbox.take('deliveries.csv', `order_id,shipped_at,delivered_at,colour\n${rows}`);
    expect(result.warnings).to.deep.equal({
      'column "colour" is unknown: left out': 1,
      'delivered before shipped': 1,
    });
  });

  it('flags deliveries before their orders and reviews before their deliveries, whichever file comes last', async () => {
    const orders = 'order_id,seller_id,ordered_at\no1,s1,2026-11-05T10:00:00Z\no2,s1,2026-11-01T10:00:00Z\n';
    const deliveries = 'order_id,delivered_at\no1,2026-11-04T10:00:00Z\no2,2026-11-04T10:00:00Z\n';
    const reviews = 'review_id,order_id,rating,reviewed_at\nr2,o2,5,2026-11-03T10:00:00Z\n';
    expect((await inbox.take('orders.csv', orders)).warnings).to.deep.equal({});
    expect((await inbox.take('deliveries.csv', deliveries)).warnings).to.deep.equal({ 'delivered before ordered': 1 });
    expect((await inbox.take('reviews.csv', reviews)).warnings).to.deep.equal({ 'reviewed before delivered': 1 });
    const again = orders.replaceAll('T10', 'T11');
    expect((await inbox.take('orders-2.csv', again)).warnings).to.deep.equal({ 'delivered before ordered': 1 });
  });

  it('refuses coverage of a day to come and of no feed, row by row', async () => {
    const good = ['orders', 'deliveries', 'reviews', 'complaints', 'returns', 'trade_ins', 'sellers', 'orders'];
    const rows = good.map((feed, index) => `${feed},2026-11-1${index},`);
    const text = ['feed,day,rows', ...rows, 'refunds,2026-11-01,', 'orders,2026-11-23,'].join('\n');
    expect(await inbox.take('coverage.csv', text)).to.include({ accepted: 8, quarantined: 2 });
    const again = ['day,feed', '2026-11-10,orders'].join('\n');
    expect(await inbox.take('coverage-2.csv', again)).to.include({ accepted: 0, unchanged: 1 });
  });

  it('tells its progress', async () => {
    const text = `order_id,seller_id,ordered_at\n${'o1,s1,2026-11-01T10:00:00Z\n'.repeat(5_000)}`;
    const path = inbox.write('orders.csv', text);
    const seen: number[] = [];
    const onProgress = ({ bytes, totalBytes }: { bytes: number; totalBytes: number }) => seen.push(bytes / totalBytes);
    await importPaths(database(), [path], { ...importOptions, onProgress });
    expect(seen.length).to.be.greaterThan(2);
    expect(seen.at(-1)).to.equal(1);
  });

  it('pages through the rejections of a file', async () => {
    const bad = Array.from({ length: 30 }, (_, index) => `r${index},o,9,2026-11-01T10:00:00Z`);
    const good = Array.from({ length: 130 }, (_, index) => `g${index},o,3,2026-11-01T10:00:00Z`);
    const result = await inbox.take(
      'reviews.csv',
      ['review_id,order_id,rating,reviewed_at', ...good, ...bad].join('\n'),
    );
    expect(result.message).to.equal('quarantined first: line 132, column rating: is not between 1 and 5');
    const store = importsStore(database());
    const [latest] = await store.latest(1);
    expect(await store.find(latest!.id)).to.deep.equal(latest);
    const page = await store.rejections(latest!.id, { limit: 10, offset: 20 });
    expect(page.map(({ line }) => line)).to.deep.equal(Array.from({ length: 10 }, (_, index) => 152 + index));
    expect(page[0]).to.deep.include({ column: 'rating', raw: 'r20,o,9,2026-11-01T10:00:00Z' });
  });
});
