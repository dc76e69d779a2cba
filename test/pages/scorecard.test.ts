/** The scorecard: a seller reads its own, in plain words, and nothing of anybody else. */
import { expect } from 'chai';
import { dayOf } from '../../server/scoring/day.ts';
import { putInForce } from '../support/decided.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { clockAt } from '../../server/clock.ts';
import { mainOf } from '../support/reading.ts';
import { nova, quiet, strange, stub, tiny, writeMarketplace } from '../support/written-marketplace.ts';
import {
  publish,
  writeMysteryOrder,
  writeReadings,
  writeScores,
  writtenNight as night,
} from '../support/written-nights.ts';
import { betterThanAll } from '../../server/pages/scorecard/present-scorecard.ts';
import { ofHundred } from '../../server/pages/scorecard/of-hundred.ts';
import { texts } from '../../server/languages/texts.ts';
import type { Visitor } from '../support/visitor.ts';

describeOnEachDatabase('the scorecard', (use) => {
  let app: RunningApp;
  const visitors = new Map<number, Visitor>();
  const as = async (seller: number) => {
    const known = visitors.get(seller) ?? (await app.signIn('seller', { seller }));
    visitors.set(seller, known);
    return known;
  };
  const card = async (seller: number, query = '') => mainOf((await (await as(seller)).get(`/scorecard${query}`)).text);

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
  });
  after(() => app.close());

  it('greets, says where the seller stands and what helps', async () => {
    const text = await card(nova);
    expect(text).to.match(
      /^Hello, Nova Refurb Your score is 58 of 100, and no measure is in force\. One thing needs you: the rate of late delivery is above what the marketplace accepts\. Hand parcels over/,
    );
    expect(text).to.include('Your score, of 100 58 53–62');
    expect(await card(quiet)).to.include('All is well: there is nothing to do today. Most points go to late delivery');
  });

  it('names the three things that cost most, with counts and a remedy', async () => {
    const text = await card(nova);
    expect(text).to.include(
      'Late delivery −27.4 points 38 of your 412 orders due came late or are not known to have arrived. What helps: Hand parcels over',
    );
    expect(text).to.match(/Complaints −6.1 points.*Returns −4.0 points.*All points, one by one/);
    expect(text).to.include('100 − 58.00 42.00');
  });

  it('explains a figure without a word of method', async () => {
    const text = await card(nova, '?metric=complaint');
    expect(text).to.include(
      'In the last 180 days 38 of your orders delivered or overdue led to a complaint. The figure counts 412 of them so far: those still within their 45 days count in part.',
    );
    expect(text).to.include('The marketplace accepts up to 1 of 100.');
    expect(await card(nova)).not.to.match(/posterior|e-value|ratio\b|shrunk|evidence|odds|: 1\b/i);
  });

  it('says what does not count, what its data alone say, how much they weigh, and what changed', async () => {
    const text = await card(nova, '?metric=late-delivery');
    expect(text).to.include('Never counted Cancelled orders, orders without a promised day');
    expect(text).to.match(/Your data alone 38 of 412: 9\.2\s?% \(6\.\d–12\.\d\)/);
    expect(text).to.match(/How much they weigh \d+\s?% of our figure is your own data/);
    expect(text).to.match(/What we take it as About [\d.]+ of 100, almost surely between/);
  });

  it('speaks the language of the seller, with its numbers and days', async () => {
    const french = await app.signIn('seller', { seller: nova, language: 'fr', email: 'fr@test.example' });
    const text = mainOf((await french.get('/scorecard')).text);
    expect(text).to.match(/^Bonjour, Nova Refurb Votre score est de 58 sur 100, et aucune mesure n’est en vigueur\./);
    expect(text).to.include(
      'Retards de livraison −27,4 points 38 de vos 412 commandes à livrer sont arrivées en retard, ou leur livraison n’est pas connue.',
    );
    expect(text).to.include('Vos données seules 38 sur 412 : 9,2');
    const german = await app.signIn('seller', { seller: tiny, language: 'de', email: 'de@test.example' });
    expect(mainOf((await german.get('/scorecard')).text)).to.include(
      'Sie hatten bisher wenige Bestellungen: 3 in den letzten 180 Tagen. Das ist zu wenig für ein Urteil',
    );
  });

  it('says that late and missing data never count against anybody', async () => {
    expect(await card(nova, '?metric=return')).to.include(
      'Our data on returns are complete up to Thu 19 Nov only. Late data never count against you',
    );
  });

  it('shows the latest orders behind a figure, its own, without buyers, and leads to all of them', async () => {
    const { text } = await (await as(nova)).get('/scorecard?metric=late-delivery');
    expect(mainOf(text)).to.match(
      /Orders behind it: late orders of the last 180 days .*(ORD-\d+ .*){5}Every order behind this figure/,
    );
    expect(mainOf(text)).not.to.match(/(ORD-\d+.*){6}|\bB\d+\b/);
    expect(mainOf((await (await as(quiet)).get('/scorecard?metric=late-delivery')).text)).to.include(
      'No late orders in this stretch.',
    );
  });

  it('shows nobody else, whatever the address says', async () => {
    expect(await card(quiet, '?seller=NOVA&id=1&metric=late-delivery')).not.to.include('Nova');
    const visitor = await as(quiet);
    for (const path of ['/sellers/NOVA', '/recommendations/1', '/sellers/NOVA/orders.csv?metric=late-delivery']) {
      expect((await visitor.get(path)).status, path).to.equal(404);
    }
    expect((await visitor.get('/sellers')).status).to.equal(403);
    expect((await (await app.signIn('manager')).get('/scorecard')).status).to.equal(403);
  });

  it('has no score on three orders, and says that nothing counts', async () => {
    const text = await card(tiny);
    expect(text).to.include('You have had few orders so far: 3 in the last 180 days. That is too few to judge');
    expect(text).to.include(
      'These are too few orders to judge a rate by. That is an answer, not a fault. Many events in a short time are noticed all the same.',
    );
    expect(text).not.to.include('points');
  });

  it('never tells a seller of watch or of a recommendation that nobody has decided', async () => {
    expect(await card(strange)).not.to.match(/watch|recommended/i);
  });

  it('shows a decision in force', async () => {
    await use().database.transaction((tx) =>
      putInForce(tx, {
        ...{ recommendation: null, seller: nova, level: 'warn', reason: 'internal words', on: dayOf('2026-11-20') },
      }),
    );
    const text = mainOf(
      (await (await app.signIn('seller', { seller: nova, email: 'second@test.example' })).get('/scorecard')).text,
    );
    expect(text).to.include('A warning by the marketplace stands since Fri 20 Nov; your score is 58 of 100.');
    expect(text).to.match(
      /The warning takes nothing from your account\. Read its statement of reasons ?\. You can appeal there until .*20 May 2027\./,
    );
    expect(text).not.to.include('internal words');
  });

  it('shows a mystery order only once it is revealed, without the lab’s notes', async () => {
    const { database } = use();
    const visit = async (email: string) =>
      mainOf((await (await app.signIn('seller', { seller: quiet, email })).get('/scorecard')).text);
    await writeMysteryOrder(database, {
      id: 1,
      seller: quiet,
      verdict: 'blocker',
      safetyFinding: 'counterfeit',
      revealedOn: null,
    });
    expect(await visit('before@test.example')).not.to.match(/test order|counterfeit/i);
    await writeMysteryOrder(database, {
      id: 2,
      seller: quiet,
      verdict: 'passed',
      safetyFinding: 'none',
      revealedOn: '2026-11-20',
    });
    const text = await visit('after@test.example');
    expect(text)
      .to.include('Test orders of the marketplace')
      .and.to.include(
        'Verdict passed: as sold, safe and well packed. Quality 61 of 100, delivery 72 of 100 and packaging 83 of 100.',
      );
    expect(text).not.to.match(/screen swapped|counterfeit/);
  });

  it('tells of a finding once at its top, after the standing, and further down what the words mean and what follows', async () => {
    const finding = {
      id: 7,
      seller: quiet,
      verdict: 'blocker',
      safetyFinding: 'battery_hazard',
      revealedOn: '2026-11-22',
    };
    await writeMysteryOrder(use().database, finding);
    await use().database.transaction((tx) => tx.run("UPDATE mystery_orders SET order_id = 'ORD-7' WHERE id = 7"));
    const visitor = await app.signIn('seller', { seller: quiet, email: 'third@test.example' });
    const text = mainOf((await visitor.get('/scorecard')).text);
    const top = text.slice(0, text.indexOf('Test orders of the marketplace'));
    expect(top).to.match(
      /^Hello, Écran Tranquille .*From the Innovation Lab The marketplace tested a device it had ordered from you and found this: battery hazard /,
    );
    expect(top.match(/battery hazard/gi)).to.have.length(1);
    expect(text).to.include('Smartphones, sold as good, order ORD-7');
    expect(text).to.include('Verdict blocker: it must not have been sold like this. Battery hazard.');
    expect(text).to.include('What happens next: it was made known today and is taken into account tonight.');
    const manager = mainOf((await (await app.signIn('manager')).get('/sellers/S-2')).text);
    expect(manager).to.include('The lab revealed a finding today: battery hazard; tonight’s night judges it.');
    const morning = mainOf((await (await app.signIn('manager')).get('/today')).text);
    expect(morning).to.include('Battery hazard: Écran Tranquille, revealed today');
    await use().database.transaction((tx) => tx.run('DELETE FROM mystery_orders WHERE id = 7'));
  });

  it('says "probably" while the interval reaches below the threshold', async () => {
    const { database } = use();
    const low = (value: number) =>
      database.transaction((tx) =>
        tx.run("UPDATE readings SET low = ? WHERE night = ? AND seller = ? AND metric = 'late-delivery'", [
          ...[value, night, nova],
        ]),
      );
    await low(0.03);
    const visit = await app.signIn('seller', { seller: nova, email: 'unsure@test.example' });
    expect(mainOf((await visit.get('/scorecard')).text)).to.include(
      'the rate of late delivery is probably above what the marketplace accepts',
    );
    await low(0.08);
  });

  it('names whom to ask and how to contest, and keeps the way home on a fault', async () => {
    const text = await card(nova);
    expect(text).to.include('at the marketplace, manager@test.example.');
    expect(text).to.include('Is an order counted wrongly? Contest it');
    const { text: fault } = await (await as(nova)).get('/nowhere');
    expect(mainOf(fault)).to.include('To your scorecard');
    expect(fault).to.include('href="/how-ranking-works"').and.to.include('aria-label="Main"');
  });

  it('is kind to a seller whose row or whose first night is still to come', async () => {
    expect(await card(stub)).to.include('Welcome Your scorecard is being prepared');
    await use().database.transaction((tx) => tx.run('DELETE FROM nights'));
    const text = mainOf(
      (await (await app.signIn('seller', { seller: tiny, email: 'new@test.example' })).get('/scorecard')).text,
    );
    expect(text).to.include('Hello, Three Orders Your scorecard is being prepared');
  });

  it('says when there is no data at all', async () => {
    const { database } = use();
    await writeScores(database, night + 1, [{ seller: nova, score: 80, rank: 1 }]);
    await writeReadings(database, night + 1, [
      { seller: nova, metric: 'complaint', rate: null, events: null, exposure: null, state: 'missing' },
    ]);
    await publish(database, night + 1, { ranked: 1, feeds: { complaints: { watermark: null, state: 'missing' } } });
    expect(await card(nova, '?metric=complaint')).to.include(
      'We have no data on complaints. Missing data never count against you.',
    );
  });
});

describe('words of the scorecard', () => {
  it('say how many of 100 sellers one is better than', () => {
    expect(betterThanAll(texts('en'), { rankLow: 22, rankHigh: 36 }, 100)).to.equal('better than 64–78 of 100 sellers');
    expect(betterThanAll(texts('en'), { rankLow: 1, rankHigh: 1 }, 1)).to.equal(null);
    const place = (rankLow: number, rankHigh: number) => betterThanAll(texts('en'), { rankLow, rankHigh }, 1_000);
    expect(place(998, 1_000)).to.equal('behind nearly every other seller');
    expect(place(990, 1_000)).to.equal('better than one of 100 sellers at most');
    expect(place(800, 999)).to.equal('better than 20 of 100 sellers at most');
    expect(place(2, 300)).to.equal('better than 70 of 100 sellers at least');
    expect(place(1, 3)).to.equal('better than nearly every other seller');
    expect(place(1, 1_000)).to.equal('a place that is still too uncertain to tell');
    expect(betterThanAll(texts('en'), { rankLow: null, rankHigh: null }, 100)).to.equal(null);
  });

  it('say a rate of a hundred, or of a thousand where it is small', () => {
    expect(ofHundred(texts('en'), 0.091)).to.equal('9.1 of 100');
    expect(ofHundred(texts('en'), 0.12)).to.equal('12 of 100');
    expect(ofHundred(texts('en'), 0.015)).to.equal('1.5 of 100');
    expect(ofHundred(texts('en'), 0.004)).to.equal('4 of 1,000');
    expect(ofHundred(texts('en'), null)).to.equal('–');
  });
});
