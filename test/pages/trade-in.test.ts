/** The panel of sellers that buy used devices, on the desk, on the scorecard and for machines; and of those that buy none. */
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { exportText } from '../../jobs/export-rows.ts';
import { clockAt } from '../../server/clock.ts';
import { dayText } from '../../server/scoring/day.ts';
import { exportReadings, exportScores } from '../../server/stores/exports.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { devices } from '../support/devices.ts';
import { coverageLines, dayZero, load, nightContext, sellerLine, tradeInLines } from '../support/marketplace.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';

const to = dayZero + 39;

describeOnEachDatabase('sellers as buyers of devices', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  const page = async (path: string, visitor = manager) => mainOf((await visitor.get(path)).text);

  before(async function () {
    this.timeout(60_000);
    const context = nightContext(use(), to + 1, '/nowhere');
    await load(context, { sellers: [0, 1, 2, 3].map((n) => sellerLine(`S${n}`, dayZero)) });
    const coverage = coverageLines(dayZero, to, ['trade_ins']);
    await load(context, { trade_ins: tradeInLines(devices(40)), coverage });
    await backfill(context, dayZero + 5, to);
    app = await startApp(use().database, { clock: clockAt(`${dayText(to + 1)}T08:00:00Z`) });
    manager = await app.signIn('manager');
  });
  after(() => app.close());

  it('have a score of their own that adds up, each rate with its interval and what is accepted', async () => {
    const text = await page('/sellers/S1');
    const panel = /As a buyer of devices.*changes nothing in the score as a seller\./.exec(text)?.[0] ?? '';
    expect(panel).to.match(/Score as a buyer, of 100 \d+\.\d \d+–\d+ just what is asked is 70/);
    expect(panel).to.match(
      /Slow payments .* \d+\.\d % \d+\.\d–\d+\.\d \d+ devices due for payment up to 2 % \d+\.\d\d/,
    );
    const points = [...panel.matchAll(/up to \d+ % (\d+\.\d\d)/g)].map(([, lost]) => Math.round(Number(lost) * 100));
    const [, lost] = /100 − [\d.]+ (\d+\.\d\d)/.exec(panel) ?? [];
    expect(points).to.have.length(4);
    expect(points.reduce((sum, cents) => sum + cents, 0)).to.equal(Math.round(Number(lost) * 100));
  });

  it('with few devices are told so instead of a score', async () => {
    const text = await page('/sellers/S2');
    expect(text).to.include('Too few devices for a score as a buyer.');
    expect(text).to.match(/Counter-offers .* – too few devices \(\d devices received\) up to 10 % –/);
  });

  it('that buy none see nothing of it', async () => {
    expect(await page('/sellers/S3')).not.to.include('As a buyer of devices');
    const own = await app.signIn('seller', { seller: await keyOf('S3') });
    expect(await page('/scorecard', own)).not.to.include('As a buyer of devices');
  });

  it('see their own on the scorecard', async () => {
    const own = await app.signIn('seller', { seller: await keyOf('S0') });
    const text = await page('/scorecard', own);
    expect(text).to.match(/As a buyer of devices .* Score as a buyer, of 100 [789]\d\.\d/);
    expect(text).to.match(/Slow inspections .* up to 5 %/);
  });

  it('have a scorecard of their own with what costs most and each figure in words, and those that buy none have not', async () => {
    const own = await app.signIn('seller', { seller: await keyOf('S1') });
    const text = await page('/scorecard/trade-in?metric=slow-payment', own);
    expect(text).to.match(/You as a buyer of devices Your score as a buyer is \d+ of 100\. Most points go to /);
    expect(text).to.match(/What costs you most .* −\d+\.\d points .* What helps: /);
    expect(text).to.match(
      /\d+ of your \d+ devices due for payment were not paid for in time\. Never counted Devices whose six/,
    );
    expect(
      (await (await app.signIn('seller', { seller: await keyOf('S3') })).get('/scorecard/trade-in')).status,
    ).to.equal(404);
  });

  it('without a single slow payment are told why it costs points all the same', async () => {
    const own = await app.signIn('seller', { seller: await keyOf('S0') });
    const text = await page('/scorecard/trade-in', own);
    expect(text).to.match(/Good rates cost points too: .* so a clean record can cost a few as well\./);
    expect(text).to.match(
      /were paid for in time\. It costs points all the same: your own figures are \d+ % of the rate, and .* so we take it as about \d\.\d of 100\./,
    );
    expect(text).not.to.match(/only a rate of zero|score above/);
  });

  it('read of each device what was promised, offered and done, and staff that devices are not listed', async () => {
    const words = 'single devices are not listed here';
    expect(await page('/sellers/S1/orders?metric=counter-offer'))
      .to.include(words)
      .and.not.include('test orders');
    const own = await app.signIn('seller', { seller: await keyOf('S1') });
    const figure = await page('/scorecard/trade-in?metric=counter-offer', own);
    expect(figure).to.match(
      /Number Counted on What happened T-1-\d+-1 .{3,20} Promised €200\.00, offered €150\.00 once/,
    );
    expect(figure).not.to.match(new RegExp(`${words}|test orders`));
    const list = await page('/scorecard/orders?metric=counter-offer', own);
    expect(list).to.match(
      /Devices behind: Counter-offers For \d+ of the devices .* Devices within their first 30 days/,
    );
    expect(list).to.match(
      /Promised €200\.00, offered €150\.00 once it had arrived\. To be sent back by .*: sent back /,
    );
    expect(list).to.match(/of \d+ devices · CSV/);
    expect(list.replace(/Recompute it yourself.*|Bad orders/g, '')).not.to.match(/\borders?\b/i);
    const slow = await page('/scorecard/orders?metric=slow-payment', own);
    expect(slow).to.match(/Promised €200\.00\. To be paid by \S+ \d+ \S+: paid \S+ \d+ \S+ /);
  });

  it('are told of a choice of devices how many there are, and nothing of devices where there are none', async () => {
    const own = await app.signIn('seller', { seller: await keyOf('S1') });
    const some = await page('/scorecard/orders?metric=counter-offer&q=T-1-1', own);
    expect(some).to.match(/\d+ devices of the kind you chose\. Counts against you: \d+ counter-offers?\. .* From \S+/);
    expect(some).not.to.match(/of your|the devices that you received|figure counts:/);
    const none = await page('/scorecard/orders?metric=counter-offer&q=T-9', own);
    expect(none).to.match(/Devices behind: Counter-offers From .* There is nothing of this kind in this stretch\./);
  });

  it('stand in the policy with thresholds and shares of their own', async () => {
    expect(await page('/policy')).to.match(/Counter-offers .* 10 % 15 % 25 % 30 % .*Slow send backs .* 15 %/);
  });

  it('are told to machines, with null for those that buy none', async () => {
    const answer = async (id: string) => JSON.parse((await manager.get(`/api/v1/sellers/${id}`)).text) as Answer;
    const { trade_in, readings } = await answer('S1');
    expect(trade_in!.readings.map(({ metric }) => metric)).to.have.members(metricsOfPanel);
    expect(trade_in!.score).to.be.below(30);
    expect(readings.map(({ metric }) => metric)).not.to.include('counter-offer');
    expect((await answer('S3')).trade_in).to.equal(null);
  });

  it('leave with the readings of a night, and not with its scores', async () => {
    const { database } = use();
    const readings = await text(exportText(exportReadings(database, to), 'csv'));
    expect(readings).to.match(/,S1,slow-payment,\d+,\d+,/);
    expect(readings).not.to.include(',S3,slow-payment,');
    expect((await text(exportText(exportScores(database, to), 'csv'))).split('\n')[0]).not.to.include('payment');
  });

  const keyOf = async (id: string) =>
    (await use().database.read<{ id: number }>('SELECT id FROM sellers WHERE seller_id = ?', [id]))[0]!.id;
});

const metricsOfPanel = ['counter-offer', 'slow-inspection', 'slow-payment', 'slow-send-back'];

interface Answer {
  trade_in: { score: number; readings: { metric: string }[] } | null;
  readings: { metric: string }[];
}

async function text(chunks: AsyncIterable<string>): Promise<string> {
  let whole = '';
  for await (const chunk of chunks) whole += chunk;
  return whole;
}
