/** The plain second implementation comes to the product's figures on a real marketplace, too, in its own time zone. */
import { backfill } from '../../jobs/backfill.ts';
import { importPaths } from '../../jobs/import-feeds.ts';
import { clockAt } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { noHolidays } from '../../server/scoring/business-time.ts';
import { businessCalendar, dayOf } from '../../server/scoring/day.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { olist, skipWithoutOlist } from '../support/olist.ts';
import { daysIn } from './calendar.ts';
import { compare, type Comparison } from './compare.ts';
import { expectNone } from './expect-none.ts';
import { readRawRows } from './raw-rows.ts';

const timeZone = 'America/Sao_Paulo';
const [from, to] = [dayOf('2018-03-05'), dayOf('2018-07-08')];
/** Mondays, a quarter's first night, days without deliveries or reviews, and ordinary ones. */
const nights = (
  '2018-03-05 2018-03-06 2018-03-12 2018-03-31 2018-04-01 2018-04-02 2018-04-09 2018-04-21 2018-04-30 2018-05-01 2018-05-13 ' +
  '2018-05-14 2018-05-28 2018-06-04 2018-06-17 2018-06-20 2018-06-30 2018-07-01 2018-07-02 2018-07-08'
)
  .split(' ')
  .map(dayOf);

describe('the plain second implementation on a real marketplace', () => {
  let made: TestDatabase | undefined;
  let found: Comparison;

  before(skipWithoutOlist);
  before(async function () {
    this.timeout(300_000);
    made = await createTestDatabase('sqlite');
    const { database } = made;
    const context = {
      database,
      config: readConfig({ TIME_ZONE: timeZone }),
      clock: clockAt('2018-10-20T00:00:00Z'),
      calendar: businessCalendar(timeZone),
      holidays: noHolidays,
      log: createLog('silent'),
    };
    await importPaths(database, [olist], context);
    await backfill(context, from, to);
    const query = (sql: string) => database.read<Record<string, unknown>>(sql);
    found = await compare(query, [{ from, rows: await readRawRows(query) }], nights, daysIn(timeZone));
  });
  after(async () => made?.drop());

  it('agrees on what was observed and expected, night by night', () => expectNone(found, ['O', 'E']));

  it('agrees on events, exposure and the shrunk rate with its interval', () =>
    expectNone(found, ['events', 'exposure', 'expected', 'ratio', 'rate', 'low', 'high']));

  it('agrees on the evidence and the scores', () =>
    expectNone(found, ['evidence', 'scores.evidence', 'score', 'state']));
});
