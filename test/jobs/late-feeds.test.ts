/** Data that is late never counts against a seller, whatever is missing and however it comes: drawn at random, from fixed seeds. */
import { expect } from 'chai';
import { runNight } from '../../jobs/night.ts';
import { verifyLedger } from '../../jobs/verify-ledger.ts';
import type { Context } from '../../server/context.ts';
import type { Day } from '../../server/scoring/day.ts';
import { metrics } from '../../server/scoring/metrics/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import {
  coverageLines,
  dayZero,
  feedLines,
  feeds,
  knownBy,
  load,
  nightContext,
  sellerLine,
} from '../support/marketplace.ts';
import type { FeedName } from '../support/marketplace.ts';
import { story } from '../support/story.ts';

const length = 34;
const orders = story(length);

/** A feed whose files of some days do not come until a day of their own each. */
interface Outage {
  feed: FeedName;
  arrives: ReadonlyMap<Day, Day>;
}

/** The same for a seed, on every machine. */
function outageOf(seed: number): Outage {
  let state = seed * 2_654_435_761;
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const first = dayZero + 12 + below(8);
  const days = 1 + below(10);
  const arrives = new Map<Day, Day>();
  for (let day = first; day < first + days; day++) arrives.set(day, Math.min(dayZero + length - 2, day + 1 + below(8)));
  return { feed: feeds[below(feeds.length)]!, arrives };
}

async function liveThrough(made: TestDatabase, outage?: Outage): Promise<Context> {
  const begin = nightContext(made, dayZero + 1, '/nowhere');
  await load(begin, { sellers: Array.from({ length: 8 }, (_, n) => sellerLine(`S${n}`, dayZero)) });
  let context = begin;
  for (let day = dayZero; day < dayZero + length; day++) {
    context = nightContext(made, day + 1, '/nowhere');
    const lines = feedLines(knownBy(orders, day));
    const late = outage ? [...outage.arrives].filter(([, arrival]) => arrival > day).map(([missing]) => missing) : [];
    const whole = feeds.filter((feed) => feed !== outage?.feed);
    const coverage = coverageLines(dayZero, day, whole);
    if (outage) {
      // Of the days that are still to come, neither the rows nor the word that the day is complete.
      const known = dayZero + length;
      const missing = (row: string) => late.some((gone) => gone <= day && rowDay(outage.feed, row) === gone);
      lines[outage.feed] = lines[outage.feed].filter((row) => !missing(row));
      for (let one = dayZero; one <= day && one < known; one++)
        if (!late.includes(one)) coverage.push(...coverageLines(one, one, [outage.feed]));
    }
    await load(context, { ...lines, coverage });
    await runNight(context, day);
  }
  return context;
}

/** The business day that a row of a feed belongs to. */
function rowDay(feed: FeedName, row: string): Day | null {
  const column = { orders: 2, deliveries: 2, reviews: 3, complaints: 2, returns: 2 }[feed];
  const text = row.split(',')[column];
  return text ? Date.parse(text.slice(0, 10)) / 86_400_000 : null;
}

const sums = ({ database }: Context) =>
  database.read<{ metric: string; seller_id: string; observed: number; expected: number }>(
    `SELECT l.metric AS metric, v.seller_id AS seller_id, SUM(observed) AS observed, SUM(expected) AS expected
     FROM ledger l JOIN sellers v ON v.id = l.seller GROUP BY l.metric, v.seller_id ORDER BY l.metric, v.seller_id`,
  );

describe('data that is late', () => {
  let timely: TestDatabase;
  let inTime: Awaited<ReturnType<typeof sums>>;
  before(async () => {
    timely = await createTestDatabase('sqlite');
    inTime = await sums(await liveThrough(timely));
  });
  after(() => timely.drop());

  for (const seed of [2, 3, 4, 6]) {
    const outage = outageOf(seed);
    const [first, last] = [Math.min(...outage.arrives.keys()), Math.max(...outage.arrives.values())];
    it(`${outage.feed} of ${outage.arrives.size} days, up to ${last - first} days late: no level rises meanwhile, and all is made up for`, async () => {
      const made = await createTestDatabase('sqlite');
      try {
        const context = await liveThrough(made, outage);
        const concerned = metrics.filter((metric) => metric.feeds.includes(outage.feed)).map(({ key }) => key);
        const breaches = await made.database.read<{ metric: string; opened: number }>(
          'SELECT metric, opened FROM breaches WHERE opened >= ? AND opened < ? ORDER BY id',
          [first, Math.min(...outage.arrives.values())],
        );
        expect(breaches.filter(({ metric }) => concerned.includes(metric))).to.deep.equal([]);
        const late = await sums(context);
        expect(late.map(({ metric, seller_id: id, observed }) => [metric, id, observed])).to.deep.equal(
          inTime.map(({ metric, seller_id: id, observed }) => [metric, id, observed]),
        );
        late.forEach(({ metric, seller_id: id, expected }, index) =>
          expect(expected, `${metric} ${id}`).to.be.closeTo(inTime[index]!.expected, 1e-9),
        );
        expect(await verifyLedger(context)).to.deep.equal([]);
      } finally {
        await made.drop();
      }
    });
  }
});
