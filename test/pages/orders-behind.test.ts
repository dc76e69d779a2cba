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
  devicesKnownBy,
  load,
  nightContext,
  sellerLine,
  tradeInLines,
  type ToldTradeIn,
} from '../support/marketplace.ts';
import { compare, readTables, recompute } from '../../docs/recompute/recompute.mjs';
import { addTestPerson } from '../support/people.ts';
import { mainOf } from '../support/reading.ts';
import { shortestTime } from '../support/shortest-time.ts';
import { story } from '../support/story.ts';
import type { Visitor } from '../support/visitor.ts';

describeOnEachDatabase('the orders behind a figure', (use) => {
  const orders = story(40);
  const last = dayZero + 33;
  let app: RunningApp;
  let manager: Visitor;

  /** S0 buys a device a day, inspects every third too late and pays every fifth too late. */
  const devices = Array.from({ length: 25 }, (_, n): ToldTradeIn => {
    const received = dayZero + n;
    const inspected = received + (n % 3 === 0 ? 6 : 1);
    const paid = inspected + (n % 5 === 0 ? 12 : 2);
    return {
      id: `D-${n}`,
      seller: 'S0',
      offered: received - 3,
      received,
      inspected,
      decision: 'accepted',
      decided: inspected,
      paid,
    };
  });

  /** Returns are never covered from day 12 to 18, which leaves a gap, and end two days before the last night. */
  const namedOn = (day: Day) =>
    feeds.filter((feed) => feed !== 'returns' || ((day < dayZero + 12 || day > dayZero + 18) && day < last - 1));

  before(async () => {
    await load(nightContext(use(), dayZero + 1, '/nowhere'), {
      sellers: Array.from({ length: 8 }, (_, n) => sellerLine(`S${n}`, dayZero)),
    });
    for (let day = dayZero + 8; day <= last; day++) {
      const context = nightContext(use(), day + 1, '/nowhere');
      const lines = feedLines(knownBy(orders, day));
      if (!namedOn(day).includes('returns')) lines['returns'] = [];
      const from = day === dayZero + 8 ? dayZero : day;
      const coverage = coverageLines(from, day, [...namedOn(day), 'trade_ins']);
      await load(context, { ...lines, trade_ins: tradeInLines(devicesKnownBy(devices, day)), coverage });
      await runNight(context, day);
    }
    app = await startApp(use().database, { clock: clockAt(`${dayText(last + 1)}T08:00:00Z`) });
    manager = await app.signIn('manager');
  });
  after(() => app.close());

  it('are as many as the figure says, for every seller and every metric of orders, on the page and in the file', async () => {
    const readings = await use().database.read<{ id: string; metric: string; events: number; as_of: number }>(
      `SELECT v.seller_id AS id, r.metric AS metric, r.events AS events, r.as_of AS as_of
       FROM readings r JOIN sellers v ON v.id = r.seller WHERE r.night = ? AND r.events IS NOT NULL
         AND r.metric NOT IN ('counter-offer', 'slow-inspection', 'slow-payment', 'slow-send-back') ORDER BY v.seller_id, r.metric`,
      [last],
    );
    const unlike: string[] = [];
    for (const { id, metric, events } of readings) {
      const page = mainOf((await manager.get(`/sellers/${id}/orders?metric=${metric}&page=999`)).text);
      const [, upTo, all] = /(?:–(\d+) of \1|\b(\d+)) orders? · CSV/.exec(page) ?? [];
      const shown = page.includes('in this stretch.') ? 0 : Number(upTo ?? all);
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

  it('are all that a seller needs to recompute its figures to the cent, as JSON and as CSV', async () => {
    const told: string[] = [];
    let figures = 0;
    for (let n = 0; n < 8; n++)
      for (const format of ['json', 'csv']) {
        const file = await manager.get(`/sellers/S${n}/recompute.${format}`);
        const tables = readTables(Buffer.from(file.text));
        const { faults, figures: compared } = compare(recompute(tables), tables);
        figures += compared;
        told.push(...faults.map((fault) => `S${n}, ${format}: ${fault}`));
      }
    expect(told).to.deep.equal([]);
    expect(figures).to.be.greaterThan(1_000);
  });

  it('are said by the script with the odds of the very threshold that the page names', async () => {
    let compared = 0;
    for (let n = 0; n < 8; n++) {
      const tables = readTables(Buffer.from((await manager.get(`/sellers/S${n}/recompute.json`)).text));
      const script = compare(recompute(tables), tables).text;
      const page = mainOf((await manager.get(`/sellers/S${n}`)).text);
      const alarms = page.matchAll(
        /Odds ((?:over )?[\d.,]+\s:\s1) that the rate is above ([\d.]+)\s%; (?:warn|limit|suspend) opens/g,
      );
      for (const [, odds = '', threshold = ''] of alarms) {
        // The page says 1.5 : 1 what the script says as 1.479 : 1.
        if (/^\d\./.test(odds)) continue;
        expect(script, `S${n}`).to.include(`odds ${odds.replace(/\s/g, ' ')} that the rate is above ${threshold} %`);
        compared += 1;
      }
    }
    expect(compared).to.be.greaterThan(0);
  });

  it('come with those that had no event, each with its part in the figure', async () => {
    const [{ id = 0 } = {}] = await use().database.read<{ id: number }>(
      "SELECT id FROM sellers WHERE seller_id = 'S0'",
    );
    const seller = await app.signIn('seller', { seller: id });
    const readings = await use().database.read<{ metric: string; events: number; exposure: number }>(
      'SELECT metric, events, exposure FROM readings WHERE night = ? AND seller = ? AND exposure > 0 ORDER BY metric',
      [last, id],
    );
    expect(readings.map(({ metric }) => metric)).to.include.members([
      'late-delivery',
      'slow-inspection',
      'slow-payment',
    ]);
    for (const { metric, events, exposure } of readings) {
      const rows = JSON.parse((await seller.get(`/scorecard/orders/list.json?metric=${metric}`)).text) as ListedOrder[];
      expect(rows.filter(({ event }) => event === 'event').length, metric).to.equal(events);
      expect(
        rows.reduce((sum, row) => sum + row.counts_as, 0),
        metric,
      ).to.be.closeTo(exposure, 1e-6);
    }
    const late = readings.find(({ metric }) => metric === 'late-delivery')!;
    const page = mainOf((await seller.get('/scorecard/orders')).text);
    expect(page).to.include(
      `${late.events} of your ${late.exposure} orders due came late or are not known to have arrived.`,
    );
    expect(page).to.include(`1–50 of ${late.exposure} orders · CSV`);
    const { text } = await seller.get('/scorecard/orders');
    const marked = text
      .split('<tr>')
      .slice(2)
      .map((row) => row.includes('/disputes/new?'));
    expect(marked.slice(0, late.events)).to.deep.equal(marked.slice(0, late.events).map(() => true));
    expect(page).to.include('What counts against you stands first.');
    const french = await app.signIn('seller', { seller: id, email: 'fr@test.example', language: 'fr' });
    const listed = mainOf((await french.get('/scorecard/orders?metric=slow-inspection')).text);
    expect(listed).to.match(/^Tableau de bord Appareils derrière le chiffre : Contrôles tardifs/);
    expect(listed).to.match(/D-0 .* Promis\s: 200,00\s€\. Inspection au plus tard\s: .*; faite\s: /);
  });

  it('can be contested beside each that counts, by those who act for the shop', async () => {
    const { database } = use();
    const [{ id = 0 } = {}] = await database.read<{ id: number }>("SELECT id FROM sellers WHERE seller_id = 'S0'");
    const acts = await app.signIn('seller', { seller: id });
    await addTestPerson(database, { email: 'reads@s0.test', role: 'seller', seller: id });
    await database.transaction((tx) =>
      tx.run("UPDATE people SET rights = 'reader' WHERE email = ?", ['reads@s0.test']),
    );
    const reads = await app.signIn('seller', { seller: id, email: 'reads@s0.test' });
    const links = async (who: Visitor, path: string) =>
      [...(await who.get(`${path}?metric=late-delivery`)).text.matchAll(/\/disputes\/new\?order[^"]*/g)].length;
    for (const path of ['/scorecard', '/scorecard/orders', '/scorecard/alarm']) {
      expect(await links(acts, path), path).to.be.above(0);
      expect(await links(reads, path), path).to.equal(0);
    }
    expect(mainOf((await reads.get('/scorecard')).text)).to.include('A colleague who may act for your shop');
    expect(mainOf((await reads.get('/disputes/new')).text)).to.include('A colleague who may act for your shop');
  });

  it('are found by what happened, by day and by number, and are nobody else’s', async () => {
    const [{ id = 0 } = {}] = await use().database.read<{ id: number }>(
      "SELECT id FROM sellers WHERE seller_id = 'S0'",
    );
    const seller = await app.signIn('seller', { seller: id });
    const list = async (query: string) =>
      JSON.parse((await seller.get(`/scorecard/orders/list.json?metric=late-delivery${query}`)).text) as ListedOrder[];
    const day = dayText(dayZero + 20);
    expect((await list('&kept=event')).every(({ event }) => event === 'event')).to.equal(true);
    expect((await list(`&from=${day}&to=${day}`)).every(({ opened_on: on }) => on === day)).to.equal(true);
    expect((await list('&q=O-0-12-')).map(({ order_id: found }) => found.slice(0, 7))).to.include('O-0-12-');
    expect(await list('&q=O-1-')).to.deep.equal([]);
    expect(await list('&market=XX')).to.deep.equal([]);
    expect(mainOf((await seller.get('/scorecard/orders?q=O-1-')).text)).to.include('There is nothing of this kind');
    const beyond = (await seller.get('/scorecard/orders?page=999')).text;
    expect(mainOf(beyond)).not.to.include('49,9');
    expect(beyond).to.match(/<th scope="row" class="at-name"><bdi>O-/);
    for (const path of ['list.json', 'list.csv']) {
      const at = `/scorecard/orders/${path}?metric=late-delivery`;
      const all = (await seller.get(`${at}&from=${dayText(dayZero)}&to=${dayText(last)}`)).text;
      for (const wide of ['from=0100-01-01&to=9999-12-31', 'from=9999-12-31&to=0100-01-01', 'to=9999-12-31']) {
        const same = async () => expect((await seller.get(`${at}&${wide}`)).text === all, wide).to.equal(true);
        expect(await shortestTime(same, 1_000), wide).to.be.lessThan(1_000);
      }
      const none = (await seller.get(`${at}&from=0100-01-01&to=0101-01-01`)).text;
      expect(none.trim().split('\n'), 'long before the first order').to.have.length(1);
    }
    const whole = mainOf((await seller.get('/scorecard/orders?from=0100-01-01&to=9999-12-31')).text);
    expect(whole)
      .to.match(/\d+ of your \d+ orders due/)
      .and.not.match(/0100|9999/);
    const api = JSON.parse((await seller.get('/api/v1/own/orders?from=9999-12-31&to=0100-01-01')).text) as WideAnswer;
    expect(api.to).to.equal(dayText(last));
    expect(api.total).to.equal((await list('&to=9999-12-31&from=0100-01-01')).length);
    const file = (await seller.get('/scorecard/recompute.json')).text;
    expect(file)
      .to.include('"O-0-12-0"')
      .and.not.match(/O-[1-7]-|S[1-7]|\bB\d/);
    expect((await seller.get('/sellers/S1/recompute.json')).status).to.equal(404);
  });
});

interface WideAnswer {
  from: string;
  to: string;
  total: number;
}

interface ListedOrder {
  order_id: string;
  opened_on: string;
  event: 'event' | 'none' | 'excused';
  counts_as: number;
}
