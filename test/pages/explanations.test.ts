/** Alarm, way back, what-if and working over real nights: what a person reads agrees with the night, and can be done again by hand. */
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { runNight } from '../../jobs/night.ts';
import { clockAt } from '../../server/clock.ts';
import { excursionOf } from '../../server/pages/explain/excursion-of.ts';
import { explainedSeller } from '../../server/pages/explain/explained.ts';
import { lookAhead } from '../../server/pages/explain/look-ahead.ts';
import { tonightOf } from '../../server/pages/explain/tonight.ts';
import { dayText } from '../../server/scoring/day.ts';
import { detectorText, readDetector } from '../../server/scoring/detector-text.ts';
import { judgeNight } from '../../server/scoring/seller-night.ts';
import { ledgerOf, scoresOf, sellerBySellerId, type Seller } from '../../server/stores/desk-seller.ts';
import { publishedNight } from '../../server/stores/published-night.ts';
import { putInForce } from '../support/decided.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { dayZero, load, loadKnown, nightContext, sellerLine } from '../support/marketplace.ts';
import { mainOf } from '../support/reading.ts';
import { readWorking, scoreByHand } from '../support/score-by-hand.ts';
import { story } from '../support/story.ts';
import type { Visitor } from '../support/visitor.ts';

const nights = 30;
const night = dayZero + nights;
const sellers = Array.from({ length: 8 }, (_, n) => `S${n}`);
const orders = story(40);

describeOnEachDatabase('explanations', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  let known: Map<string, Seller>;

  before(async () => {
    const { database } = use();
    const context = nightContext(use(), night + 1, '/nowhere');
    await load(context, { sellers: sellers.map((id) => sellerLine(id, dayZero - 200)) });
    await loadKnown(context, orders, night);
    known = new Map();
    for (const id of sellers) known.set(id, (await sellerBySellerId(database, id))!);
    await database.transaction((tx) =>
      putInForce(tx, { recommendation: null, seller: known.get('S1')!.id, level: 'warn', on: night - 9 }),
    );
    await backfill(context, dayZero, night - 1);
    await runNight(context, night);
    app = await startApp(database, { clock: clockAt(`${dayText(night + 1)}T08:00:00Z`) });
    manager = await app.signIn('manager');
  });
  after(() => app.close());

  const read = async (path: string, visitor = manager) => mainOf((await visitor.get(path)).text);
  const asSeller = (id: string) => app.signIn('seller', { seller: known.get(id)!.id });
  const published = async (id: string) => (await scoresOf(use().database, known.get(id)!.id, [night]))[0]!;

  it('judge the published night again as the night judged it, for every seller', async () => {
    const { database } = use();
    const last = (await publishedNight(database))!;
    for (const [id, seller] of known) {
      const explained = await explainedSeller(database, seller, last);
      const { score, verdicts } = judgeNight(await tonightOf(database, explained));
      const { losses, cap, score: points } = await published(id);
      expect({ losses: score.losses, cap: score.cap, points: score.score }, id).to.deep.equal({ losses, cap, points });
      for (const [metric, verdict] of verdicts)
        expect(verdict.level, `${id} ${metric}`).to.equal(explained.states.get(metric)!.level);
    }
  });

  it('let the score be worked out by hand from the text of the working alone', async () => {
    for (const id of sellers) {
      const text = await read(`/sellers/${id}/working`);
      const metrics = readWorking(text);
      const { score, cap, losses } = await published(id);
      const lost = metrics.reduce((sum, { pointsLost }) => sum + pointsLost, 0);
      const uncapped = scoreByHand(metrics);
      expect(100 - lost, id).to.be.closeTo(uncapped, 0.0051);
      expect(cap !== null && cap < uncapped ? cap : uncapped, id).to.be.closeTo(score!, 0.0051);
      expect(metrics.map(({ pointsLost }) => pointsLost)).to.have.members(
        Object.entries(losses).flatMap(([key, points]) => (key === 'cap' ? [] : [points])),
      );
      expect(text).to.include(`Score: ${score!.toFixed(2)}.`);
      expect(text).to.include('policy version 1');
    }
  });

  it('give the same numbers to the seller and as CSV', async () => {
    const seller = await asSeller('S1');
    expect(readWorking(await read('/scorecard/working', seller))).to.deep.equal(
      readWorking(await read('/sellers/S1/working')),
    );
    const csv = (await seller.get('/scorecard/working.csv')).text.trim().split('\n');
    expect(csv[0]).to.include('metric,weight,acceptable,limit,suspend,observed,expected,prior_shape,prior_rate');
    expect(csv.map((line) => line.split(',')[0])).to.include.members(['late-delivery', 'complaint']);
  });

  it('say since when, on how many events, what was expected, the odds and the bar; and list exactly those events', async () => {
    const text = await read('/sellers/S1');
    const found =
      /Complaints Since (.+?): (\d+) complaints, ([\d.]+) expected of an acceptable seller with its orders\. Odds (.+? : 1) that the rate is above ([\d.]+) %; (\w+) opens at ([\d,]+) : 1\./.exec(
        text,
      )!;
    expect(found, text).not.to.equal(null);
    const observed = Number(found[2]);
    const { database } = use();
    const seller = known.get('S1')!;
    const explained = await explainedSeller(database, seller, (await publishedNight(database))!);
    const { since } = excursionOf(explained, 'complaint')!;
    const ledger = await ledgerOf(database, seller.id, 'complaint', since, night);
    expect(ledger.reduce((sum, line) => sum + line.observed, 0)).to.equal(observed);
    expect(ledger.reduce((sum, line) => sum + line.expected, 0).toFixed(1)).to.equal(Number(found[3]).toFixed(1));
    const page = await read('/sellers/S1/alarm?metric=complaint');
    const [, lately] = /looks at the last weeks only: (lately [\d.]+ %)\./.exec(page)!;
    expect(await read('/sellers/S1?metric=complaint')).to.include(`sure that it is now (${lately})`);
    expect(page).to.include(`of ${observed} orders`);
    const csv = (await manager.get('/sellers/S1/alarm.csv?metric=complaint')).text.trim().split('\n');
    expect(csv).to.have.length(observed + 1);
    for (const line of csv.slice(1)) expect(line).to.match(/^O-1-/);
    expect(page).to.match(/warn 1 % .* limit 1\.5 % .* suspend 2\.5 %/);
  });

  it('show a seller its own alarm and nobody else’s, and staff no alarm where there is none', async () => {
    const seller = await asSeller('S1');
    const own = await read('/scorecard/alarm?metric=complaint', seller);
    expect(own).to.include('expected of an acceptable seller with orders like yours');
    expect(own).to.match(/O-1-\d+/);
    expect(own).not.to.match(/O-[02-7]-\d+/);
    expect((await seller.get('/sellers/S0/alarm')).status).to.equal(404);
    expect((await seller.get('/sellers/S1/what-if')).status).to.equal(404);
    expect((await manager.get('/sellers/NOBODY/working')).status).to.equal(404);
    expect(await read('/sellers/S4/alarm?metric=complaint')).to.include('No alarm');
    expect((await manager.get('/sellers/S4/alarm.csv?metric=complaint')).status).to.equal(404);
  });

  it('say what would get a seller back, in orders and in dates, with the versions it rests on', async () => {
    const text = await read('/sellers/S0');
    expect(text).to.match(
      /If they all came at once, it would take [\d,]+ orders due, all of them clean, until the chance that the rate is above \d+ % is down to 35 %\. (?:That is [\d,]+ orders placed\. )?At half the accepted rate it takes [\d,]+ orders due\./,
    );
    expect(text).to.match(
      /At today’s volume \(about [\d.]+ orders due a day\) and without another event the alarm ends about/,
    );
    expect(text).to.match(
      /What is reported tonight counts half for the alarm from .+ on, and half for the score from .+ on\./,
    );
    expect(text).to.include('Why two numbers of orders: the one beside a date');
    expect(text).to.include('So a rate can well be above a threshold while the odds are low');
    expect(text).to.include('policy version 1 · curves ');
    const own = await read('/scorecard', await asSeller('S0'));
    expect(own).to.match(/What stands out, and since when Late delivery Since/);
    expect(own).to.include('without another event the alarm ends about');
  });

  it('say with dates what to avoid, by when the seller is back, and what fades', async () => {
    const own = await read('/scorecard', await asSeller('S0'));
    expect(own).to.match(
      /Late delivery ?: With [\d,]+ orders? that all go well you are back by .+?: from then on the numbers no longer call for a warning\./,
    );
    expect(own).to.match(/(lose|loses) half of (its|their) weight in the score/);
    expect(own).to.include('People of the marketplace decide whether anything follows.');
    const { database } = use();
    const last = (await publishedNight(database))!;
    const shown: boolean[] = [];
    for (const seller of known.values()) {
      const { tips, costliest } = (await lookAhead(database, await explainedSeller(database, seller, last)))!;
      const tip = tips.find(({ metric }) => metric === 'complaint');
      const tried = `nights=1&event=complaint&times=${tip?.events ?? 3}`;
      const text = await read(`/sellers/${seller.sellerId}/what-if?${tried}`);
      const raised = /→ (warn|limit|suspend)/.test(text);
      expect(raised, `${seller.sellerId} ${tried}`).to.equal(tip !== undefined);
      expect(/What if A (warning|limit|suspension) would be proposed: /.test(text), tried).to.equal(raised);
      if (costliest) shown.push(tips.some(({ metric }) => metric === costliest));
    }
    expect(shown).to.include(true);
  });

  it('are said in five languages, with their days and numbers', async () => {
    const said = { fr: 'Comment revenir', de: 'So kommen Sie zurück', es: 'Cómo volver', it: 'Come tornare' };
    for (const [language, words] of Object.entries(said)) {
      const email = `${language}@explained.test`;
      const reader = await app.signIn('seller', { seller: known.get('S0')!.id, language, email });
      expect(await read('/scorecard', reader), language).to.include(words);
      for (const page of ['alarm?metric=late-delivery', 'what-if?orders=40&nights=3', 'working'])
        expect(await read(`/scorecard/${page}`, reader), `${language} ${page}`).not.to.match(
          /\b(the|with|your|orders)\b/i,
        );
    }
  });

  it('say honestly what no test can know at a small volume', async () => {
    const own = await read('/scorecard', await asSeller('S7'));
    expect(own).to.match(
      /At your volume no test that may wrong one good seller in 20 a year can tell a doubled rate of complaints from bad luck in less than \d+ (months|years)/,
    );
  });

  describe('what if', () => {
    const page = async (id: string, query: string, visitor = manager) => {
      const path = visitor === manager ? `/sellers/${id}/what-if` : '/scorecard/what-if';
      const answer = await visitor.get(`${path}?${query}`);
      expect(answer.status).to.equal(200);
      return answer.text;
    };
    const scoreIn = (html: string) => Number(/score would be ([\d.]+) instead of ([\d.]+)/.exec(mainOf(html))![1]);

    it('begins with the published score', async () => {
      for (const id of sellers) {
        const text = mainOf(await page(id, ''));
        const { score, state } = await published(id);
        const few = state === 'provisional';
        expect(text, id).to.include(`Its ${few ? 'preliminary ' : ''}score is ${score!.toFixed(2)}.`);
        expect(text.includes('too few orders yet: it is neither ranked nor judged'), id).to.equal(few);
        expect(text).to.include('Choose what to try');
      }
    });

    it('tells what more clean orders, and one more event, would make of it: by hand it is the same', async () => {
      const clean = scoreIn(await page('S4', 'orders=40'));
      expect(clean).to.be.above((await published('S4')).score!);
      const html = await page('S4', 'orders=&event=complaint');
      const metrics = readWorking(await read('/sellers/S4/working'));
      const more = metrics.map((one) =>
        one.acceptable === 0.01 && one.weight === 25 ? { ...one, observed: one.observed + 1 } : one,
      );
      expect(scoreIn(html)).to.be.closeTo(scoreByHand(more), 0.0051);
      expect(html).to.match(/<option value="complaint" selected>/);
      expect(html).to.match(/value="slow-reply"[^>]*>Slow replies \(moves the evidence, not the score\)/);
      const own = await page('S4', 'event=complaint', await asSeller('S4'));
      expect(mainOf(own)).to.include('With one more complaint your score would be');
      expect(scoreIn(own)).to.equal(scoreIn(html));
    });

    it('understands the slider that was moved, the nights that pass, and more events than one', async () => {
      const slid = 'orders=0&orders-slider=40&orders-was=0&nights=0&nights-slider=0&nights-was=0&event=&times=1';
      expect(scoreIn(await page('S4', slid))).to.equal(scoreIn(await page('S4', 'orders=40')));
      expect(scoreIn(await page('S4', 'event=complaint&times=3'))).to.be.below(
        scoreIn(await page('S4', 'event=complaint&times=1')),
      );
      const later = await page('S0', 'nights=60');
      expect(mainOf(later)).to.include('With 60 usual nights without an event (until');
      expect(scoreIn(later)).to.be.above((await published('S0')).score!);
      expect(later).to.match(/<input type="range" name="nights-slider" value="60" min="0" max="120"/);
    });

    it('takes a listed event away as if it had never been, and only from its own seller', async () => {
      const [, key = '', orderId = ''] = /<option value="([a-z-]+):(O-2-[^"]+)"/.exec(await page('S2', ''))!;
      const rows = await use().database.read<{ posted: number }>(
        `SELECT e.posted AS posted FROM order_events e JOIN orders o ON o.id = e.order_key
         WHERE o.order_id = ? AND e.metric = ? ORDER BY e.day`,
        [orderId, key],
      );
      const metrics = readWorking(await read('/sellers/S2/working'));
      const weight = 2 ** (-(night - rows[0]!.posted) / 90);
      const labels = { 'late-delivery': 0.04, return: 0.02, 'low-review': 0.08 } as Record<string, number>;
      const less = metrics.map((one) =>
        one.acceptable === labels[key] ? { ...one, observed: one.observed - weight } : one,
      );
      const html = await page('S2', `without=${key}:${orderId}`);
      expect(scoreIn(html), `${key} ${orderId}`).to.be.closeTo(scoreByHand(less), 0.0051);
      expect(mainOf(html)).to.include(`less (order ${orderId})`);
      const foreign = mainOf(await page('S3', `without=${key}:${orderId}`));
      expect(foreign).to.include('No event of this kind is counted for that order');
      expect(foreign).not.to.include('would be');
    });

    it('understands nothing else than it offers, and says so', async () => {
      const bad = ['orders=-1', 'orders=4.5', 'orders=1e3', 'orders=10001', 'orders=many', 'event=refund', 'event=x'];
      for (const query of [
        ...bad,
        'without=complaint',
        'without=refund:O-4-1-1',
        'without=complaint:O-4%00',
        'without=:x',
      ]) {
        const text = mainOf(await page('S4', query));
        expect(text, query).to.include('must be mended');
        expect(text, query).not.to.include('would be');
      }
      expect(mainOf(await page('S4', 'orders=3&orders=4'))).to.include('Choose what to try');
      expect(mainOf(await page('S4', 'event=%3Cscript%3E'))).not.to.include('<script>');
    });
  });

  describe('while another night is under way', () => {
    it('say so and nothing else, and the pages of the seller stay', async () => {
      const { database } = use();
      const { id } = known.get('S6')!;
      const [row] = await database.read<{ content: string }>(
        "SELECT content FROM detector_state WHERE seller = ? AND metric = 'complaint'",
        [id],
      );
      const moved = detectorText({ ...readDetector(row!.content), night: night + 1 });
      await database.transaction((tx) =>
        tx.run("UPDATE detector_state SET content = ? WHERE seller = ? AND metric = 'complaint'", [moved, id]),
      );
      for (const name of ['alarm', 'what-if', 'working'])
        expect(await read(`/sellers/S6/${name}`)).to.include('A new night is being worked out at this moment');
      expect(await read('/sellers/S6')).to.include('A new night is being worked out at this moment');
      expect((await manager.get('/sellers/S6/working.csv')).status).to.equal(404);
    });
  });
});
