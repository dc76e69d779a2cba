/** Pages over a real night: files taken in, nights worked on, and every figure the one that the exports give. */
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { runNight } from '../../jobs/night.ts';
import { clockAt } from '../../server/clock.ts';
import { shortDay } from '../../server/helpers/days.ts';
import { count, decimal, interval, odds, percent } from '../../server/helpers/numbers.ts';
import { dayText, parseDay } from '../../server/scoring/day.ts';
import { metrics } from '../../server/scoring/metrics/index.ts';
import {
  exportReadings,
  exportRecommendations,
  exportScores,
  type Cell,
  type Export,
} from '../../server/stores/exports.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { dayZero, load, loadKnown, nightContext, sellerLine } from '../support/marketplace.ts';
import { mainOf, rowsOf } from '../support/reading.ts';
import { story } from '../support/story.ts';
import type { Visitor } from '../support/visitor.ts';

const last = dayZero + 29;
const sellers = Array.from({ length: 8 }, (_, n) => `S${n}`);

type Line = Record<string, Cell>;
async function linesOf({ columns, rows }: Export): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const row of rows)
    lines.push(Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null])));
  return lines;
}
const number = (value: Cell | undefined): number => {
  expect(value).to.be.a('number');
  return value as number;
};

describeOnEachDatabase('the pages of a real night', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  let scores: Line[];
  let readings: Line[];
  let recommendations: Line[];
  let opened: Record<string, number>;
  const page = async (path: string, who = manager) => mainOf((await who.get(path)).text);
  const readingOf = (seller: string, metric: string) =>
    readings.find((line) => line['seller_id'] === seller && line['metric'] === metric)!;

  before(async function () {
    this.timeout(120_000);
    const { database } = use();
    const orders = story(30);
    const context = nightContext(use(), last + 1, '/nowhere');
    await load(context, { sellers: sellers.map((id) => sellerLine(id, dayZero - 200)) });
    await loadKnown(context, orders, last);
    await backfill(context, dayZero, last - 1);
    ({ opened } = await runNight(context, last));
    scores = await linesOf(exportScores(database, last));
    readings = await linesOf(exportReadings(database, last));
    recommendations = await linesOf(exportRecommendations(database, last));
    app = await startApp(database, { clock: clockAt(`${dayText(last + 1)}T08:00:00Z`) });
    manager = await app.signIn('manager');
  });
  after(() => app?.close());

  it('asks on /today for a decision on each recommendation that the export calls open', async () => {
    const open = recommendations.filter(({ state }) => state === 'open');
    expect(open).to.have.length.above(1);
    const rows = rowsOf((await manager.get('/today?scope=all')).text);
    expect(rows).to.have.length(open.length);
    for (const { seller_id, level, evidence } of open) {
      const row = rows.find((text) => text.includes(`Shop ${String(seller_id)}`));
      expect(row, String(seller_id)).to.include(`${String(level)}? recommended`);
      expect(row, String(seller_id)).to.include(odds(evidence).replaceAll('\u00a0', ' '));
    }
  });

  it('ranks on /sellers as the export does, with its scores', async () => {
    const rows = rowsOf((await manager.get('/sellers')).text);
    const ranked = scores.filter(({ rank }) => rank !== null).sort((a, b) => number(a['rank']) - number(b['rank']));
    expect(ranked).to.have.length(7);
    const shown = rows.filter((text) => /^#?\d/.test(text));
    expect(shown.map((text) => /Shop (S\d)/.exec(text)?.[1]).slice(0, 7)).to.have.members(
      ranked.map(({ seller_id }) => seller_id),
    );
    for (const { seller_id, score, rank } of ranked) {
      const row = rows.find((text) => text.includes(`Shop ${String(seller_id)}`));
      expect(row)
        .to.include(`repairer ${decimal(score, 0)} `)
        .and.match(new RegExp(`^#?${number(rank)}\\b`));
    }
  });

  it('shows on /sellers/:id the score, the rank, and points that are the export’s to the cent', async () => {
    for (const line of scores.filter(({ rank }) => rank !== null)) {
      const text = await page(`/sellers/${String(line['seller_id'])}`);
      expect(text).to.include(`Score ${decimal(line['score'])}`);
      expect(text).to.include(`Rank #${count(line['rank'])} ${count(line['rank_low'])}–${count(line['rank_high'])}`);
      for (const { key, label } of metrics) {
        const lost = line[`loss_${key}`];
        if (typeof lost === 'number') expect(text, key).to.include(`${label} ${decimal(lost, 2)}`);
      }
      expect(text).to.include(`100 − ${decimal(line['score'], 2)} ${decimal(100 - number(line['score']), 2)}`);
    }
  });

  it('shows on /sellers/:id each rate with its interval and its own data', async () => {
    for (const metric of ['late-delivery', 'complaint', 'low-review', 'bad-order']) {
      const { rate, low, high, events, exposure } = readingOf('S0', metric);
      const text = await page(`/sellers/S0?metric=${metric}`);
      expect(text).to.include(`${percent(rate)} ${interval(low, high)}`.replaceAll('\u202f', ' '));
      expect(text).to.include(`Its data alone: ${count(events)} of ${count(exposure)}`);
    }
  });

  it('tells the seller the same on /scorecard', async () => {
    const [seller] = await use().database.read<{ id: number }>("SELECT id FROM sellers WHERE seller_id = 'S0'");
    const own = await app.signIn('seller', { seller: seller!.id });
    const { score } = scores.find(({ seller_id }) => seller_id === 'S0')!;
    const { events, exposure } = readingOf('S0', 'late-delivery');
    const text = await page('/scorecard?metric=late-delivery', own);
    expect(text).to.include(decimal(score, 0));
    expect(text).to.include(
      `${count(events)} of your ${count(exposure)} orders due came late or are not known to have arrived`,
    );
  });

  it('says nothing of a score for the shop with three orders', async () => {
    expect(scores.find(({ seller_id }) => seller_id === 'S7')).to.include({ state: 'provisional', rank: null });
    expect(await page('/sellers/S7')).to.include('Too few orders to judge');
  });

  it('shows on /recommendations/:id the odds and the orders behind them', async () => {
    const rows = await use().database.read<{ id: number; seller_id: string; snapshot: string }>(
      `SELECT r.id AS id, v.seller_id AS seller_id, r.snapshot AS snapshot FROM recommendations r
       JOIN sellers v ON v.id = r.seller WHERE r.state = 'open' ORDER BY r.id`,
    );
    for (const { id, seller_id, snapshot } of rows) {
      const { evidence } = recommendations.find((line) => line['seller_id'] === seller_id && line['state'] === 'open')!;
      const text = await page(`/recommendations/${id}`);
      expect(text).to.include(`By last night the evidence stands at ${odds(evidence).replaceAll('\u00a0', ' ')}`);
      const { orders, lately } = JSON.parse(snapshot) as { orders: string[]; lately: Record<string, number> };
      expect(Object.values(lately)).to.satisfy(
        (rates: number[]) => rates.length > 0 && rates.every((rate) => rate > 0),
      );
      expect(orders).to.have.length.above(2);
      for (const order of orders.slice(0, 5)) expect(text).to.include(order);
    }
  });

  it('says on /feeds that all but the trade-ins came, and on /nights what the night brought', async () => {
    expect(await page('/feeds'))
      .to.include('Five of six feeds are up to date')
      .and.not.match(/\d+ days? behind/);
    const total = Object.values(opened).reduce((sum, one) => sum + one, 0);
    const row = rowsOf((await manager.get('/nights')).text).find((text) => text.startsWith(shortDay(last, last)));
    expect(row).to.match(new RegExp(`published .* ${scores.length} 7 ${total} `));
    const night = await page(`/nights/${dayText(last)}`);
    expect(night).to.include('7 sellers ranked').and.include('All feeds were up to date.');
    expect(parseDay(String(scores[0]!['date']))).to.equal(last);
  });
});
