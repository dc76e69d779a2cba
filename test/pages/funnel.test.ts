/** The funnel: who lies outside and in what words, the same in the table, the file and the picture. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, openBrowser, overflows, visit, type TestBrowser } from '../support/browser.ts';
import { createTestDatabase, describeOnEachDatabase, type TestDatabase } from '../support/databases.ts';
import { becomes, eventually, reads } from '../support/eventually.ts';
import { mainOf, rowsOf, textOf, unescaped } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { writtenNight as night } from '../support/written-nights.ts';
import { awful, ordinaryPeers, superb, unlucky, unseen, wipePeers, writePeers } from '../support/written-peers.ts';

const clock = clockAt('2026-11-22T08:00:00Z');

interface Picture {
  orders: number[];
  places: number[];
  covers: number[];
  names: string;
  lines: { orders: number[]; chance: { inner: { low: number[]; high: number[] } }; spread: object | null };
}

const pictureOf = (html: string): Picture =>
  JSON.parse(unescaped(/data-funnel="([^"]*)"/.exec(html)?.[1] ?? 'null')) as Picture;

describeOnEachDatabase('the funnel', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  const open = async (query = '') => (await manager.get(`/funnel${query}`)).text;

  before(async () => {
    await writePeers(use().database, [...ordinaryPeers, awful, superb, unlucky, unseen]);
    app = await startApp(use().database, { clock });
    manager = await app.signIn('manager');
  });
  after(() => app.close());

  it('says first how many lie outside of what chance and the usual differences explain', async () => {
    expect(mainOf(await open())).to.include(
      'Late delivery: 3.2 % for all 43 sellers together. One lies above what chance and the usual differences explain, one below.',
    );
  });

  it('lists those outside first, the high ones before the low ones', async () => {
    const [first, second, third] = rowsOf(await open());
    expect(first).to.equal('Awful DE, factory 800 160 20.0 % far above far above –');
    expect(second).to.equal('Superb DE, factory 3,000 20 0.7 % far below far below –');
    expect(third).to.include('within within');
  });

  it('puts no seller outside for a single order', async () => {
    const row = rowsOf(await open()).find((text) => text.includes('Unlucky One'));
    expect(row).to.match(/ 1 1 100\.0 % within within/);
  });

  it('counts those without an order to count, and leaves them out', async () => {
    const html = await open();
    expect(textOf(html)).to.include('1 more seller of this group has less than one whole order to count');
    expect(html).not.to.include('Unseen');
  });

  it('says that nothing follows from it', async () => {
    expect(mainOf(await open())).to.include('Nothing is recommended because of it.');
    expect(mainOf(await open())).to.include('By chance alone at most about 2 of 43 would lie outside the dotted lines');
  });

  it('compares the sellers of a group among themselves', async () => {
    const text = mainOf(await open('?kind=repairer&country=IT&category=smartphones'));
    expect(text).to.match(/for all \d+ repairers from Italy with mostly smartphones together/);
    expect(rowsOf(await open('?kind=repairer&country=IT')).every((row) => row.includes('IT, repairer'))).to.equal(true);
  });

  it('says so when too few sellers tell how much sellers differ', async () => {
    const text = mainOf(await open('?country=DE'));
    expect(text).to.include('How far sellers differ anyway cannot be told here');
    expect(rowsOf(await open('?country=DE'))[0]).to.match(/^Awful .* far above –/);
  });

  it('sorts by what the address says, and knows no other words', async () => {
    expect(rowsOf(await open('?sort=orders'))[0]).to.include('Unlucky One');
    expect(rowsOf(await open('?sort=-rate'))[0]).to.include('Unlucky One');
    expect(rowsOf(await open('?sort=name'))[0]).to.include('Awful');
    expect(rowsOf(await open('?sort=place'))[0]).to.include('within');
    for (const word of ['constructor', '__proto__', 'nonsense'])
      expect(rowsOf(await open(`?sort=${word}&metric=${word}`))[0], word).to.include('Awful');
  });

  it('gives the same rows as a file', async () => {
    const lines = (await manager.get('/funnel.csv?country=DE')).text.trim().split('\r\n');
    expect(lines[0]).to.equal(
      'night,metric,seller_id,name,kind,country,category,events,orders,rate,rate_of_all,by_chance,by_usual_spread,state,as_of,level',
    );
    expect(lines[1]).to.match(/^2026-11-21,late-delivery,S-91,Awful,factory,DE,,160,800,0\.2,0\.04\d+,far above,,ok,/);
    expect(lines).to.have.length(4);
  });

  it('draws every seller or says how many a dot covers, with limits that grow narrower', async () => {
    const { orders, covers, places, names, lines } = pictureOf(await open());
    expect(orders.length + covers.reduce((sum, more) => sum + more, 0)).to.equal(43);
    expect(names.split('\n')).to.have.length(orders.length);
    expect(places.filter((place) => place !== 0)).to.have.length(2);
    const { low, high } = lines.chance.inner;
    expect(high.at(-1)! - low.at(-1)!).to.be.below(0.03);
    expect(high[0]).to.equal(1);
    expect(lines.spread).not.to.equal(null);
  });

  it('says of which day a stale figure is', async () => {
    const { database } = use();
    await wipePeers(database);
    await writePeers(database, [...ordinaryPeers, awful], { on: night + 1 });
    const stale = "UPDATE readings SET state = 'stale', as_of = ? WHERE metric = 'late-delivery'";
    await database.transaction((tx) => tx.run(stale, [night - 1]));
    expect(mainOf(await open())).to.match(/complete up to .* only; the picture is of that day/);
  });

  it('is kind to a marketplace of one, and to nobody', async () => {
    const { database } = use();
    await wipePeers(database);
    await writePeers(database, [superb], { on: night + 2 });
    expect(mainOf(await open())).to.include('It has nobody to be compared with.');
    expect(rowsOf(await open())).to.have.length(1);
    expect(mainOf(await open('?kind=trader'))).to.include('No seller of this group has orders to count');
    await wipePeers(database);
    expect(mainOf(await open())).to.include('Nothing to compare yet');
    expect((await manager.get('/funnel.csv')).status).to.equal(200);
  });
});

describe('the funnel, seen', () => {
  let made: TestDatabase;
  let app: RunningApp;
  let browser: TestBrowser;
  let manager: Visitor;

  before(async () => {
    made = await createTestDatabase('sqlite');
    await writePeers(made.database, [...ordinaryPeers, awful, superb, unlucky, unseen]);
    app = await startApp(made.database, { clock });
    browser = await openBrowser();
    manager = await app.signIn('manager');
  });
  after(async () => {
    await browser.close();
    await app.close();
    await made.drop();
  });

  it('shows nothing that axe or the browser minds', async () => {
    const page = await browser.page({ visitor: manager });
    for (const width of [1280, 390])
      for (const scheme of ['light', 'dark'] as const) {
        const { complaints } = await visit(page, `${app.url}/funnel`, { width, scheme });
        expect(complaints).to.deep.equal([]);
        expect(await axe(page), `${width} ${scheme}`).to.deep.equal([]);
        expect(await overflows(page), `${width}`).to.equal(false);
      }
  });

  it('leads to a seller by keys: the arrows walk over those outside, Enter opens', async () => {
    const page = await browser.page({ visitor: manager });
    await visit(page, `${app.url}/funnel`);
    await page.locator('#funnel[data-drawn]').waitFor();
    await page.focus('#funnel');
    await page.keyboard.press('ArrowRight');
    const chosen = page.locator('#funnel-chosen');
    await reads(
      chosen,
      /^Awful 20\.0 %, 160 late orders of 800 orders due; far above what chance explains, far above the usual spread$/,
    );
    await page.keyboard.press('ArrowRight');
    await becomes(() => chosen.locator('a').getAttribute('href'), '/sellers/S-92');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/sellers\/S-92$/);
  });

  it('leads to a seller by a click on its dot', async () => {
    const page = await browser.page({ visitor: manager });
    await visit(page, `${app.url}/funnel`);
    await page.locator('#funnel[data-drawn]').waitFor();
    const dot = () =>
      page.evaluate<{ x: number; y: number }>(`(() => {
        const canvas = document.getElementById('funnel');
        const { x, y } = Chart.getChart(canvas).getDatasetMeta(0).data[0];
        const box = canvas.getBoundingClientRect();
        return { x: box.x + x, y: box.y + y };
      })()`);
    // The picture may still be growing into its place: the dot is where it answers the pointer.
    const { x, y } = await eventually(async () => {
      const place = await dot();
      await page.mouse.move(place.x + 30, place.y + 30);
      await page.mouse.move(place.x, place.y);
      expect(await page.locator('#funnel-chosen a').getAttribute('href', { timeout: 1_000 })).to.equal('/sellers/S-91');
      expect(await dot()).to.deep.equal(place);
      return place;
    });
    await page.mouse.click(x, y);
    await page.waitForURL(/\/sellers\/S-91$/);
  });
});
