/** What-if and the dated sentences while a feed is late: one is held against the other. */
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { runNight } from '../../jobs/night.ts';
import { clockAt } from '../../server/clock.ts';
import { explainedSeller } from '../../server/pages/explain/explained.ts';
import { lookAhead } from '../../server/pages/explain/look-ahead.ts';
import { dayText } from '../../server/scoring/day.ts';
import { sellerBySellerId } from '../../server/stores/desk-seller.ts';
import { publishedNight } from '../../server/stores/published-night.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { coverageLines, dayZero, feeds, load, loadKnown, nightContext, sellerLine } from '../support/marketplace.ts';
import { mainOf } from '../support/reading.ts';
import { story } from '../support/story.ts';

const late = 2;
const fresh = dayZero + 30;
const night = fresh + late;
const orders = story(40).filter(({ seller }) => ['S0', 'S2'].includes(seller));
const others = feeds.filter((feed) => feed !== 'deliveries');

describeOnEachDatabase('while a feed is late', (use) => {
  let app: RunningApp;

  before(async () => {
    const context = nightContext(use(), night + 1, '/nowhere');
    await load(context, { sellers: ['S0', 'S2'].map((id) => sellerLine(id, dayZero - 200)) });
    await loadKnown(context, orders, fresh);
    await backfill(context, dayZero, fresh);
    await load(context, { coverage: coverageLines(fresh + 1, night, others) });
    for (let at = fresh + 1; at <= night; at++) await runNight(context, at);
    app = await startApp(use().database, { clock: clockAt(`${dayText(night + 1)}T08:00:00Z`) });
  });
  after(() => app.close());

  it('ends a level in what-if on the very day that the scorecard names', async () => {
    const { database } = use();
    const manager = await app.signIn('manager');
    const read = async (path: string) => mainOf((await manager.get(path)).text);
    const seller = (await sellerBySellerId(database, 'S0'))!;
    const explained = await explainedSeller(database, seller, (await publishedNight(database))!);
    expect(explained.night - explained.postings.get('late-delivery')!.day).to.equal(late);
    const { backs } = (await lookAhead(database, explained))!;
    const nights = backs.find(({ metric }) => metric === 'late-delivery')!.on - explained.night;
    const levelAfter = async (many: number) => {
      const text = await read(`/sellers/S0/what-if?nights=${many}`);
      return /Late delivery (\w+(?: → \w+)?)/.exec(text.slice(text.indexOf('What the levels ask')))?.[1];
    };
    const before = (await levelAfter(nights - 1))!;
    expect(before).to.be.oneOf(['warn', 'limit', 'suspend']);
    expect(await levelAfter(nights)).to.match(new RegExp(`^${before} → `));
    for (const path of ['/sellers/S0/what-if?nights=3', '/sellers/S0'])
      expect(await read(path), path).to.include('Data that are late tonight are taken to arrive');
  });
});
