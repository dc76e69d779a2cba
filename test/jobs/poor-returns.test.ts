/** Returns without a reason: above a fifth of them nobody is judged by the returns, and every page says so. */
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { runNight } from '../../jobs/night.ts';
import { clockAt } from '../../server/clock.ts';
import type { Context } from '../../server/context.ts';
import { dayText } from '../../server/scoring/day.ts';
import type { Remarks } from '../../server/scoring/recommendation.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { dayZero, load, loadKnown, nightContext, sellerLine, type ToldOrder } from '../support/marketplace.ts';
import { mainOf } from '../support/reading.ts';

const days = 30;
const last = dayZero + days - 1;

/** Ten orders a day; of ten days' hundred, `reasoned` come back as defective and `bare` without a word. */
function shop(seller: string, reasoned: number, bare: number, late = 0): ToldOrder[] {
  return Array.from({ length: days * 10 }, (_, n) => {
    const [placed, nth] = [dayZero + Math.floor(n / 10), (n * 37) % 100];
    const reason = nth < reasoned ? 'defective' : nth < reasoned + bare ? '' : null;
    return {
      id: `${seller}-${n}`,
      seller,
      placed,
      promised: placed + 3,
      delivered: placed + (nth >= 100 - late ? 7 : 2),
      ...(reason === null ? {} : { return: { day: placed + 4, reason } }),
    };
  });
}

const orders = [...shop('Bare', 15, 10), ...shop('Told', 15, 3), ...shop('Late', 4, 3, 30)];

describeOnEachDatabase('returns without a reason', (use) => {
  let context: Context;
  let app: RunningApp;
  const told = async (seller: string, metric: string, night: number) => {
    const [row] = await context.database.read<{ remarks: string | null }>(
      `SELECT r.remarks AS remarks FROM readings r JOIN sellers v ON v.id = r.seller
       WHERE v.seller_id = ? AND metric = ? AND night = ?`,
      [seller, metric, night],
    );
    return JSON.parse(row?.remarks ?? 'null') as Remarks | null;
  };
  const levels = async () => {
    const rows = await context.database.read<{ id: string; metric: string; level: string }>(
      `SELECT v.seller_id AS id, metric, level FROM breaches b JOIN sellers v ON v.id = b.seller
       WHERE closed IS NULL ORDER BY v.seller_id, metric`,
    );
    return rows.map(({ id, metric, level }) => `${id} ${metric} ${level}`);
  };

  before(async () => {
    context = nightContext(use(), last + 1, '/nowhere');
    await load(context, { sellers: ['Bare', 'Told', 'Late'].map((id) => sellerLine(id, dayZero - 200)) });
    await loadKnown(context, orders, last);
    await backfill(context, dayZero, last - 1);
    await runNight(context, last);
    app = await startApp(use().database, { clock: clockAt(`${dayText(last + 1)}T08:00:00Z`) });
  });
  after(() => app?.close());

  it('are counted where the return rate is in question, and nobody is warned for it', async () => {
    const remarks = await told('Bare', 'return', last);
    expect(remarks?.poorData?.withoutReason).to.be.within(20, 30);
    expect(remarks?.poorData?.returns).to.be.within(55, 75);
    expect(remarks?.heldBack?.by).to.include('data-quality');
    expect(await levels())
      .not.to.include('Bare return warn')
      .and.not.to.include('Bare bad-order warn');
  });

  it('do not come back as bad orders, but bad orders of another kind count', async () => {
    expect((await told('Bare', 'bad-order', last))?.poorData).to.deep.equal(
      (await told('Bare', 'return', last))?.poorData,
    );
    expect((await told('Late', 'bad-order', last))?.poorData).to.equal(undefined);
    expect(await levels()).to.include('Late bad-order warn');
  });

  it('are no shelter where they are few', async () => {
    expect(await levels()).to.include('Told return warn');
    expect(await told('Told', 'return', last)).to.deep.equal({ heldBack: { level: 'limit', by: ['warning'] } });
  });

  it('are told on the seller page and on the scorecard', async () => {
    const manager = await app.signIn('manager');
    const { withoutReason, returns } = (await told('Bare', 'return', last))!.poorData!;
    const text = mainOf((await manager.get('/sellers/Bare?metric=return')).text);
    expect(text).to.include(`Data quality: ${withoutReason} of its ${returns} returns in 180 days give no reason`);
    expect(text).to.match(/The evidence for a \w+ is there \(.*\); it is held back: .*too many returns give no reason/);
    const [row] = await context.database.read<{ id: number }>("SELECT id FROM sellers WHERE seller_id = 'Bare'");
    const own = await app.signIn('seller', { seller: row!.id });
    expect(mainOf((await own.get('/scorecard?metric=return')).text)).to.include(
      `${withoutReason} of your ${returns} returns in 180 days came without a reason.`,
    );
  });

  it('cease to shelter when the reasons come', async () => {
    const later = nightContext(use(), last + 2, '/nowhere');
    const explained = orders.map((order) =>
      order.return?.reason === '' ? { ...order, return: { ...order.return, reason: 'changed_mind' } } : order,
    );
    await loadKnown(later, explained, last + 1, { since: last + 1 });
    await runNight(later, last + 1);
    expect((await told('Bare', 'return', last + 1))?.poorData).to.equal(undefined);
    expect(await levels()).to.include('Bare return warn');
  });
});
