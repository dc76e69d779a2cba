import { expect } from 'chai';
import fc from 'fast-check';
import { feedCalendar, feedState, postableDays, watermarkOf, type FeedDay } from '../../server/scoring/freshness.ts';

const day = (day: number, rows: number, said: Partial<FeedDay> = {}): FeedDay => ({
  day,
  rows,
  covered: false,
  confirmed: false,
  ...said,
});
/** `rows` of each day from day 1 on. */
const feed = (rows: number[]): FeedDay[] => rows.map((count, index) => day(index + 1, count));
const steady = (days: number, rows = 100) => Array.from({ length: days }, () => rows);
const calendar = (rows: number[], night = rows.length) => feedCalendar(feed(rows), night);

describe('the calendar of a feed', () => {
  it('is empty for a feed that never had a row', () => {
    expect(feedCalendar([], 50)).to.deep.equal({ first: null, watermark: null, gaps: [] });
    expect(feedCalendar([day(3, 0)], 50).first).to.equal(null);
  });

  it('takes a day with one row as complete while the feed is young', () => {
    expect(calendar([5, 90, 1, 0])).to.deep.equal({ first: 1, watermark: 3, gaps: [] });
  });

  it('asks for half to one and a half of the usual once there are eight weeks', () => {
    const young = steady(56);
    expect(calendar([...young, 50]).watermark).to.equal(57);
    expect(calendar([...young, 49]).watermark).to.equal(56);
    expect(calendar([...young, 150]).watermark).to.equal(57);
    expect(calendar([...young, 151]).watermark).to.equal(56);
  });

  it('compares a day with its own weekday', () => {
    const week = [100, 100, 100, 100, 100, 10, 9];
    const year = Array.from({ length: 70 }, (_, index) => week[index % 7]!);
    expect(calendar(year).watermark).to.equal(70);
    expect(calendar([...year, 10]).watermark).to.equal(70);
  });

  it('judges small feeds by chance and not by per cent', () => {
    expect(calendar(steady(56, 3).concat(9)).watermark).to.equal(57);
    expect(calendar(steady(56, 3).concat(0)).watermark).to.equal(57);
    expect(calendar(steady(56, 3).concat(12)).watermark).to.equal(56);
  });

  it('believes the source or a person', () => {
    const silent = [...feed(steady(60)), day(61, 0, { covered: true }), day(62, 0, { confirmed: true })];
    expect(feedCalendar(silent, 62).watermark).to.equal(62);
  });

  it('does not look past the night', () => {
    expect(calendar(steady(60), 40).watermark).to.equal(40);
  });

  it('never takes a dead feed for a quiet one, however long it is dead', () => {
    expect(calendar([...steady(60), ...steady(120, 0)]).watermark).to.equal(60);
    expect(calendar([...steady(60, 3), ...steady(120, 0)]).watermark).to.equal(60);
    expect(calendar([5, ...steady(120, 0)]).watermark).to.equal(1);
  });

  it('learns a lasting change of volume within five weeks', () => {
    const grown = [...steady(70), ...steady(40, 300)];
    expect(calendar(grown.slice(0, 90)).watermark).to.equal(70);
    expect(calendar(grown).watermark).to.equal(110);
  });

  it('names the days of an outage once the feed is back, and no longer when they have come', () => {
    const outage = [...steady(60), ...steady(5, 0), ...steady(3)];
    expect(calendar(outage)).to.deep.equal({ first: 1, watermark: 68, gaps: [61, 62, 63, 64, 65] });
    expect(calendar(steady(68)).gaps).to.deep.equal([]);
  });

  it('finds an outage beside a day with far too many rows', () => {
    expect(calendar([...steady(60), 0, 0, 900, 0, ...steady(3)]).gaps).to.deep.equal([61, 62, 64]);
  });

  it('does not call weekends without rows an outage', () => {
    const week = [100, 100, 100, 100, 100, 0, 0];
    const rows = Array.from({ length: 100 }, (_, index) => week[index % 7]!);
    expect(calendar(rows)).to.deep.equal({ first: 1, watermark: 100, gaps: [] });
    expect(calendar(rows, 98).watermark).to.equal(98);
  });

  it('keeps gaps before the watermark and ascending, and the watermark within what it saw', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 120 }), fc.nat(130), (rows, night) => {
        const { first, watermark, gaps } = calendar(rows, night);
        if (first === null) return;
        if (watermark !== null) expect(watermark).to.be.within(first, night);
        expect(gaps).to.deep.equal([...gaps].sort((a, b) => a - b));
        for (const gap of gaps) expect(gap).to.be.within(first, watermark!);
      }),
    );
  });
});

describe('the state of a feed', () => {
  it('is said in words', () => {
    const words = (watermark: number | null, first: number | null = 1) =>
      feedState({ first, watermark, gaps: [] }, 50).words;
    expect([words(50), words(49), words(40), words(null, null)]).to.deep.equal([
      'fresh',
      '1 day behind',
      '10 days behind',
      'missing',
    ]);
  });
});

describe('the days a metric may post', () => {
  const orders = { first: 1, watermark: 50, gaps: [20] };
  const reviews = { first: 10, watermark: 48, gaps: [30, 31] };
  const never = () => false;

  it('reach to the earliest watermark, without gaps and without what is posted', () => {
    expect(postableDays([orders, reviews], 50, 45, never)).to.deep.equal([45, 46, 47, 48]);
    expect(postableDays([orders, reviews], 32, 28, never)).to.deep.equal([28, 29, 32]);
    expect(postableDays([orders, reviews], 50, 1, (day) => day !== 48 && day !== 30)).to.deep.equal([48]);
    expect(watermarkOf([orders, reviews])).to.equal(48);
  });

  it('begin when every feed has begun', () =>
    expect(postableDays([orders, reviews], 12, 1, never)).to.deep.equal([10, 11, 12]));

  it('are null, not none, when a feed never came', () => {
    const missing = { first: null, watermark: null, gaps: [] };
    expect(postableDays([orders, missing], 50, 1, never)).to.equal(null);
    expect(watermarkOf([orders, missing])).to.equal(null);
  });

  it('are none while a feed has no complete day', () => {
    expect(postableDays([orders, { first: 5, watermark: null, gaps: [] }], 50, 1, never)).to.deep.equal([]);
  });
});
