/** How certain ranks are: the words, the groups, and that a group is ranked by the night's own formula. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { rankSellers } from '../../server/scoring/rank.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, openBrowser, overflows, visit } from '../support/browser.ts';
import { createTestDatabase, describeOnEachDatabase } from '../support/databases.ts';
import { mainOf, rowsOf, textOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { writtenNight as night } from '../support/written-nights.ts';
import { awful, ordinaryPeers, superb, unlucky, wipePeers, writePeers } from '../support/written-peers.ts';

const clock = clockAt('2026-11-22T08:00:00Z');

describeOnEachDatabase('the certainty of ranks', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  const open = async (query = '') => (await manager.get(`/rank${query}`)).text;
  const again = async (...given: Parameters<typeof writePeers>) => {
    await wipePeers(use().database);
    await writePeers(...given);
  };

  before(async () => {
    await writePeers(use().database, [...ordinaryPeers, awful, superb, unlucky]);
    app = await startApp(use().database, { clock });
    manager = await app.signIn('manager');
  });
  after(() => app.close());

  it('says first who is certainly among the worst', async () => {
    expect(mainOf(await open())).to.match(
      /One of 42 ranked sellers is certainly among the worst 5 %, [\w,]+ (probably and [\w,]+ )?possibly\./,
    );
  });

  it('lists the likeliest of the worst first, with rank, range and chance', async () => {
    const [first] = rowsOf(await open());
    expect(first).to.match(/^Awful DE, factory #42 \(42–42\) 1 % certainly over 99 % 20 15–24 –$/);
    expect(rowsOf(await open('?sort=rank'))[0]).to.match(/^Superb .* #1 \(1–1\) 99 % hardly under 1 % 95/);
  });

  it('leaves sellers without a rank out, and filters by certainty', async () => {
    const html = await open();
    expect(html).not.to.include('Unlucky');
    expect(rowsOf(await open('?certainty=certainly'))).to.have.length(1);
    expect(rowsOf(await open('?certainty=constructor&sort=__proto__'))).to.have.length(42);
    expect(mainOf(await open('?certainty=certainly&kind=trader'))).to.include('No seller matches');
  });

  it('ranks a group among itself, as the night would rank it', async () => {
    const repairers = ordinaryPeers.filter(({ kind }) => kind === 'repairer');
    const expected = rankSellers(
      repairers.map(({ id, score }) => ({
        sellerId: `S-${id}`,
        moments: { mean: score![0], variance: score![1] ** 2 },
      })),
    );
    const lines = (await manager.get('/rank.csv?kind=repairer&sort=rank')).text.trim().split('\r\n').slice(1);
    const given = lines.map((line) => line.split(','));
    expect(given.map((cells) => [cells[1], ...cells.slice(6, 10).map(Number)])).to.deep.equal(
      expected.map(({ sellerId, rank, rankLow, rankHigh }) => [sellerId, rank, rankLow, rankHigh, repairers.length]),
    );
    expect(given.map((cells) => Number(cells[11]))).to.deep.equal(expected.map(({ bottom5 }) => bottom5));
  });

  it('gives the whole group the ranks of the night', async () => {
    const lines = (await manager.get('/rank.csv')).text.trim().split('\r\n');
    expect(lines[0]).to.include('rank,rank_low,rank_high,of,percentile,p_bottom5,worst_5_percent');
    expect(lines).to.have.length(43);
  });

  it('says that a small group says little', async () => {
    expect(mainOf(await open('?country=DE'))).to.include('the worst 5 % are less than one seller');
  });

  it('waits for a night that keeps what groups are ranked by', async () => {
    await again(use().database, [...ordinaryPeers, awful], { on: night + 1, keepsMoments: false });
    expect(mainOf(await open('?kind=trader'))).to.include('Groups can be ranked from the next night on');
    expect(rowsOf(await open())).to.have.length(41);
  });

  it('is kind to one seller, and to nobody', async () => {
    await again(use().database, [superb], { on: night + 2 });
    expect(mainOf(await open())).to.include('there is nobody to compare it with');
    await wipePeers(use().database);
    expect(mainOf(await open())).to.include('No ranks here');
    expect((await manager.get('/rank.csv')).status).to.equal(200);
  });
});

describeOnEachDatabase('a scorecard among peers', (use) => {
  let app: RunningApp;
  before(async () => {
    await writePeers(use().database, [...ordinaryPeers, awful, superb]);
    app = await startApp(use().database, { clock });
  });
  after(() => app.close());

  const scorecard = async (seller: number) =>
    textOf((await (await app.signIn('seller', { seller })).get('/scorecard')).text);

  it('says roughly where the seller stands in its country and among those that sell the same', async () => {
    const text = await scorecard(3);
    expect(text).to.match(/Among 20 or more sellers of your country \(France\): better than \d+[05]?–\d*[05] of 100/);
    expect(text).to.match(/place \d+ of 42, almost surely between \d+ and \d+/);
    expect(text).to.match(/Among 30 or more sellers that sell mostly smartphones: better than/);
  });

  it('draws itself alone in the funnel of all, and says whether chance explains its rate', async () => {
    const read = async (seller: number, metric: string) =>
      (
        await (
          await app.signIn('seller', { seller, email: `funnel${seller}@test.example` })
        ).get(`/scorecard?metric=${metric}`)
      ).text;
    const text = await read(3, 'late-delivery');
    expect(textOf(text)).to.match(
      /All sellers together have \d\.\d\s?%, you have \d\.\d\s?%: that is within what is usual/,
    );
    expect(text.match(/class="own"/g)).to.have.length(1);
    expect(textOf(await read(awful.id, 'late-delivery'))).to.include('that is more than');
    for (const { name } of [awful, superb, ...ordinaryPeers.slice(4)]) expect(text).not.to.include(name);
    // Nothing was counted of it for anybody.
    expect(textOf(await read(3, 'return'))).not.to.include('All sellers together');
  });

  it('keeps thirteen repairers to themselves where all groups together would tell of two factories', async () => {
    expect(await scorecard(3)).not.to.include('of your kind');
  });

  it('keeps a group under ten sellers to itself', async () => {
    const text = await scorecard(awful.id);
    expect(text).to.include('Among all sellers');
    expect(text).not.to.include('factor').and.not.to.include('Germany');
  });
});

describe('the certainty of ranks, seen', () => {
  it('shows nothing that axe or the browser minds', async () => {
    const made = await createTestDatabase('sqlite');
    await writePeers(made.database, [...ordinaryPeers, awful, superb, unlucky]);
    const app = await startApp(made.database, { clock });
    const browser = await openBrowser();
    try {
      const page = await browser.page({ visitor: await app.signIn('manager') });
      for (const width of [1280, 390])
        for (const scheme of ['light', 'dark'] as const) {
          const { complaints } = await visit(page, `${app.url}/rank`, { width, scheme });
          expect(complaints).to.deep.equal([]);
          expect(await axe(page), `${width} ${scheme}`).to.deep.equal([]);
          expect(await overflows(page), `${width}`).to.equal(false);
        }
    } finally {
      await browser.close();
      await app.close();
      await made.drop();
    }
  });
});
