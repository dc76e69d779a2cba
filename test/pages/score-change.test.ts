/** Why a score moved: over real nights the causes add up to the cent for every seller, and both pages say them. */
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { runNight } from '../../jobs/night.ts';
import { clockAt } from '../../server/clock.ts';
import { movedSince, type Moved } from '../../server/pages/desk/score-change.ts';
import { dayText } from '../../server/scoring/day.ts';
import { defaultPolicy } from '../../server/scoring/policy.ts';
import { scoresOf, sellerBySellerId } from '../../server/stores/desk-seller.ts';
import { publishPolicy } from '../../server/stores/policy-changes.ts';
import { publishedNight } from '../../server/stores/published-night.ts';
import { putInForce } from '../support/decided.ts';
import { startApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { dayZero, load, loadKnown, nightContext, sellerLine } from '../support/marketplace.ts';
import { mainOf } from '../support/reading.ts';
import { story } from '../support/story.ts';

const first = dayZero + 24;
const nights = 7;
const sellers = Array.from({ length: 8 }, (_, n) => `S${n}`);
const orders = story(40);
/** What was complained about was the buyer's own fault after all. */
const corrected = orders.map((order) =>
  order.complaint && order.seller !== 'S1' && order.placed < dayZero + 20
    ? { ...order, complaint: { ...order.complaint, fault: 'buyer' } }
    : order,
);
/** On each night something else happens. */
const [quiet, late, caughtUp, correction, policy, level] = [0, 1, 2, 3, 4, 5].map((n) => first + 1 + n) as [
  number,
  number,
  number,
  number,
  number,
  number,
];

describeOnEachDatabase('the change of a score since the night before', (use) => {
  /** By night and seller. */
  const moved = new Map<string, Moved>();
  const causes = (night: number) => sellers.flatMap((seller) => moved.get(`${night} ${seller}`)?.change ?? []);

  before(async () => {
    const { database } = use();
    const context = nightContext(use(), first + 1, '/nowhere');
    await load(context, { sellers: sellers.map((id) => sellerLine(id, dayZero - 200)) });
    await loadKnown(context, orders, first);
    await backfill(context, dayZero, first);
    for (let night = first + 1; night < first + nights; night++) {
      const tonight = nightContext(use(), night + 1, '/nowhere');
      if (night === policy) {
        const complaint = { ...defaultPolicy.metrics['complaint']!, weight: 60 };
        const stricter = { ...defaultPolicy, metrics: { ...defaultPolicy.metrics, complaint } };
        const given = {
          author: 'a@test.example',
          note: 'Complaints weigh more',
          at: '2026-03-28T09:00:00Z',
          shortNotice: 'A test',
        };
        await publishPolicy(database, { ...given, policy: stricter, effectiveFrom: night });
      }
      if (night === level) await warnEarlier('S1');
      await loadKnown(tonight, night >= correction ? corrected : orders, night, {
        ...{ since: first + 1, without: night === late ? ['complaints'] : [] },
      });
      await runNight(tonight, night);
      const last = (await publishedNight(database))!;
      for (const id of sellers) {
        const seller = (await sellerBySellerId(database, id))!;
        const [score] = await scoresOf(database, seller.id, [night]);
        const found = await movedSince(database, seller, last, score ?? null);
        if (found) moved.set(`${night} ${id}`, found);
      }
    }
  });

  async function warnEarlier(id: string): Promise<void> {
    const { database } = use();
    const seller = (await sellerBySellerId(database, id))!.id;
    await database.transaction((tx) => putInForce(tx, { recommendation: null, seller, level: 'warn', on: level - 8 }));
  }

  it('is the sum of its causes, to the cent, for every seller and night', async () => {
    const { database } = use();
    expect(moved.size).to.be.at.least(7 * (nights - 1));
    for (const [key, { points, change, since }] of moved) {
      const [night, id] = key.split(' ') as [string, string];
      const seller = (await sellerBySellerId(database, id))!.id;
      const [before, after] = await scoresOf(database, seller, [since, Number(night)]);
      const cents = Object.values<number>({ ...change }).reduce((sum, part) => sum + Math.round(part * 100), 0);
      expect(cents, key).to.equal(Math.round(after!.score! * 100) - Math.round(before!.score! * 100));
      expect(Math.round(points * 100), key).to.equal(cents);
    }
  });

  it('lays on events what events cost, and on exposure what good orders bring', () => {
    for (const night of [quiet, late, policy])
      for (const { events, exposure } of causes(night)) {
        expect(events).to.be.at.most(0);
        expect(exposure).to.be.at.least(0);
      }
    expect(causes(quiet).some(({ events }) => events < 0)).to.equal(true);
    for (const { version, level } of causes(quiet)) expect([version, level]).to.deep.equal([0, 0]);
  });

  it('gives back what a correction takes away', () => {
    expect(causes(correction).filter(({ events }) => events > 0)).not.to.deep.equal([]);
  });

  it('names the policy and the level by themselves', () => {
    expect(moved.get(`${policy} S1`)!.versions).to.deep.include({ of: 'policy', version: '2' });
    expect(moved.get(`${policy} S1`)!.change.version).to.be.below(0);
    expect(moved.get(`${quiet} S1`)!.versions).to.deep.equal([]);
    expect(moved.get(`${level} S1`)!.change.level).to.be.below(0);
    expect(caughtUp).to.be.above(late);
  });

  it('stands under the points on the seller page, and in plain words on the scorecard', async () => {
    const { database } = use();
    const night = first + nights - 1;
    const app = await startApp(database, { clock: clockAt(`${dayText(night + 1)}T08:00:00Z`) });
    try {
      const manager = await app.signIn('manager');
      const text = mainOf((await manager.get('/sellers/S0')).text);
      const line = /Since the night before: ([+−]?\d+\.\d\d) = ([^.]*(?:\.\d\d[^.]*)*)\./.exec(text)!;
      const number = (shown: string) => Math.round(Number(shown.replace('−', '-')) * 100);
      const parts = [...line[2]!.matchAll(/[+−]\d+\.\d\d/g)].map(([part]) => number(part));
      expect(parts.reduce((sum, part) => sum + part, 0)).to.equal(number(line[1]!));
      const seller = (await sellerBySellerId(database, 'S0'))!.id;
      const own = mainOf((await (await app.signIn('seller', { seller })).get('/scorecard')).text);
      expect(own).to.match(
        /What changed last night Since the night before your score (fell|rose) by \d+\.\d\d points: .*(cost|brought) \d+\.\d\d/,
      );
    } finally {
      await app.close();
    }
  });
});
