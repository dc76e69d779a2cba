/** The list behind a figure, and its file, hold exactly the orders that the figure counts: gaps, late feeds and corrections too. */
import { expect } from 'chai';
import { runNight } from '../../jobs/night.ts';
import { clockAt } from '../../server/clock.ts';
import { dayText, type Day } from '../../server/scoring/day.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
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
import { mainOf } from '../support/reading.ts';
import { story } from '../support/story.ts';
import type { Visitor } from '../support/visitor.ts';

describeOnEachDatabase('the orders behind a figure', (use) => {
  const orders = story(40);
  const last = dayZero + 33;
  let app: RunningApp;
  let manager: Visitor;

  /** Returns are never covered from day 12 to 18, which leaves a gap, and end two days before the last night. */
  const namedOn = (day: Day) =>
    feeds.filter((feed) => feed !== 'returns' || ((day < dayZero + 12 || day > dayZero + 18) && day < last - 1));

  before(async function () {
    this.timeout(120_000);
    await load(nightContext(use(), dayZero + 1, '/nowhere'), {
      sellers: Array.from({ length: 8 }, (_, n) => sellerLine(`S${n}`, dayZero)),
    });
    for (let day = dayZero + 8; day <= last; day++) {
      const context = nightContext(use(), day + 1, '/nowhere');
      const lines = feedLines(knownBy(orders, day));
      if (!namedOn(day).includes('returns')) lines['returns'] = [];
      const from = day === dayZero + 8 ? dayZero : day;
      await load(context, { ...lines, coverage: coverageLines(from, day, namedOn(day)) });
      await runNight(context, day);
    }
    app = await startApp(use().database, { clock: clockAt(`${dayText(last + 1)}T08:00:00Z`) });
    manager = await app.signIn('manager');
  });
  after(() => app.close());

  it('are as many as the figure says, for every seller and every metric, on the page and in the file', async () => {
    const readings = await use().database.read<{ id: string; metric: string; events: number; as_of: number }>(
      `SELECT v.seller_id AS id, r.metric AS metric, r.events AS events, r.as_of AS as_of
       FROM readings r JOIN sellers v ON v.id = r.seller WHERE r.night = ? AND r.events IS NOT NULL
       ORDER BY v.seller_id, r.metric`,
      [last],
    );
    const unlike: string[] = [];
    for (const { id, metric, events } of readings) {
      const page = mainOf((await manager.get(`/sellers/${id}/orders?metric=${metric}&page=999`)).text);
      const shown = page.includes('in this stretch.') ? 0 : Number(/–(\d+) of \1 orders? · CSV/.exec(page)?.[1]);
      const file = (await manager.get(`/sellers/${id}/orders.csv?metric=${metric}`)).text;
      const rows = file.trim().split('\r\n').length - 1;
      if (shown !== events || rows !== events) unlike.push(`${id} ${metric}: ${events}, list ${shown}, file ${rows}`);
    }
    expect(unlike).to.deep.equal([]);
    const stale = readings.find(({ metric, as_of }) => metric === 'bad-order' && as_of < last);
    expect(stale, 'a metric that is behind').to.not.equal(undefined);
    const [passed] = await use().database.read<{ events: number }>(
      "SELECT COUNT(*) AS events FROM order_events WHERE metric = 'bad-order' AND posted IS NULL AND day <= ?",
      [stale!.as_of],
    );
    expect(passed!.events, 'events in a gap').to.be.greaterThan(0);
  });
});
