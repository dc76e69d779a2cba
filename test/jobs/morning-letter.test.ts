/** The morning's letter, and what a night does to cases that somebody works on or has put to sleep. */
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { runNight } from '../../jobs/night.ts';
import { exactDay } from '../../server/helpers/days.ts';
import { priorOf } from '../../server/scoring/method.ts';
import { posteriorMean } from '../../server/scoring/posterior.ts';
import { posteriorNow } from '../../server/scoring/reading.ts';
import { sellerStates } from '../../server/stores/explained-seller.ts';
import { nightMethod } from '../../server/stores/night-method.ts';
import { defaultPolicy } from '../../server/scoring/policy.ts';
import { expectedHarm } from '../../server/scoring/recommendation.ts';
import { dayText, type Day } from '../../server/scoring/day.ts';
import { snoozeCase } from '../../server/stores/case-marks.ts';
import { claimables, passClaim } from '../../server/stores/claims.ts';
import { openCases } from '../../server/stores/open-cases.ts';
import { storePreferences } from '../../server/stores/preferences.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { dayZero, load, loadKnown, nightContext, sellerLine } from '../support/marketplace.ts';
import { addTestPerson } from '../support/people.ts';
import { story } from '../support/story.ts';

describeOnEachDatabase('a morning', (use) => {
  const sellers = ['S0', 'S1', 'S2'];
  const orders = story(40).filter(({ seller }) => sellers.includes(seller));
  const start = dayZero + 24;
  const [ana, ben] = ['ana@test.example', 'ben@test.example'];
  let anaId: number;

  /** Everything known by the day, then its night. */
  async function live(night: Day) {
    const context = nightContext(use(), night + 1, '/nowhere');
    await loadKnown(context, orders, night);
    return runNight(context, night);
  }
  const letters = (night: Day) =>
    use().database.read<{ email: string; subject: string; body: string }>(
      `SELECT p.email AS email, l.subject AS subject, l.body AS body FROM letters l JOIN people p ON p.id = l.person
       WHERE l.once LIKE ? ORDER BY p.email`,
      [`night:${night}:%`],
    );
  const open = async () => openCases(readCommitted(use().database));
  const caseOf = async (seller: string) => (await open()).find(({ sellerId }) => sellerId === seller)!;

  before(async () => {
    const context = nightContext(use(), start, '/nowhere');
    await load(context, { sellers: sellers.map((id) => sellerLine(id, dayZero - 200)) });
    await loadKnown(context, orders, start - 1);
    await backfill(context, dayZero, start - 1);
    anaId = await addTestPerson(use().database, { email: ana, role: 'manager' });
    await addTestPerson(use().database, { email: ben, role: 'manager' });
    await addTestPerson(use().database, { email: 'lab@test.example', role: 'lab' });
    await use().database.transaction((tx) =>
      tx.run("UPDATE sellers SET manager_email = ? WHERE seller_id = 'S1'", [ana]),
    );
    await use().database.transaction((tx) =>
      tx.run("UPDATE sellers SET manager_email = ? WHERE seller_id = 'S2'", [ben]),
    );
  });

  it('brings each manager their own queue: why tonight, on which orders, how harmful, where to go', async () => {
    await live(start);
    const [letter, ...others] = await letters(start);
    expect(letter).to.include({ email: ana, subject: `Morning after ${exactDay(start)}: 1 case to decide, none new` });
    expect(letter?.body).to.match(
      /^1 case asks for a decision; none new last night\.\nThe most harmful comes first\.\n\n1\. Shop S1 \(S1\): warn\? for /,
    );
    const { id } = await caseOf('S1');
    expect(letter?.body).to.match(/\n {3}day 19, nothing new last night\n/);
    expect(letter?.body).to.match(/\n {3}evidence over 1,000,000 : 1; harm [\d.]+ orders at risk\n/);
    expect(letter?.body).to.include(`/recommendations/${id}\n`).and.to.include('/account#letter');
    // Nothing of Ben's is open; the lab has no queue.
    expect(others).to.deep.equal([]);
  });

  it('comes also when nothing is open, or never, as each prefers', async () => {
    const [{ id: benId }] = (await use().database.read('SELECT id FROM people WHERE email = ?', [ben])) as [
      { id: number },
    ];
    await storePreferences(use().database, benId, { digest: 'always' });
    await storePreferences(use().database, anaId, { theme: 'dark', digest: 'never' });
    await live(start + 1);
    const [letter, ...others] = await letters(start + 1);
    expect(letter).to.include({ email: ben, subject: `Morning after ${exactDay(start + 1)}: nothing to decide` });
    expect(letter?.body).to.match(/^No case of yours asks for a decision\.\n\nOthers have \d+ open: /);
    expect(others).to.deep.equal([]);
    await storePreferences(use().database, anaId, {});
  });

  it('leaves out what sleeps, and says how much that is', async () => {
    const { id } = await caseOf('S1');
    await use().database.transaction((tx) =>
      snoozeCase(tx, id, { person: ana, until: dayText(start + 30), reason: 'Its new carrier begins next week.' }),
    );
    await live(start + 2);
    expect((await letters(start + 2)).map(({ email }) => email)).to.deep.equal([ben]);
    await storePreferences(use().database, anaId, { digest: 'always' });
    await live(start + 3);
    const [letter] = await letters(start + 3);
    expect(letter?.body).to.include('1 case of yours sleeps: ').and.to.not.include('Shop S1');
  });

  it('is not written for nights that are caught up late', async () => {
    const context = nightContext(use(), start + 7, '/nowhere');
    await loadKnown(context, orders, start + 4);
    await runNight(context, start + 4);
    expect(await letters(start + 4)).to.deep.equal([]);
  });

  it('reckons harm by the rate as it is now', async () => {
    const { seller, grounds, level, harm } = await caseOf('S0');
    const readings = await use().database.read<{
      metric: string;
      rate: number;
      chance_above: string;
      exposure: number;
    }>('SELECT metric, rate, chance_above, exposure FROM readings WHERE seller = ? AND night = ? ORDER BY metric', [
      seller,
      start + 4,
    ]);
    const reading = readings.find(({ metric }) => metric === grounds[0])!;
    const placed = readings.find(({ metric }) => metric === 'cancellation')!.exposure;
    const chance = (JSON.parse(reading.chance_above) as Record<string, number>)[level]!;
    const acceptable = defaultPolicy.metrics[reading.metric]!.acceptable!;
    const state = (await sellerStates(use().database, seller)).get(reading.metric)!;
    const prior = priorOf(await nightMethod(use().database, start + 4), defaultPolicy, reading.metric);
    const now = posteriorMean(posteriorNow(state, 0, prior, defaultPolicy)) * acceptable;
    const by = (rate: number) => expectedHarm({ chance, rate, acceptable, ordersPerDay: placed / 180 });
    expect(harm).to.be.closeTo(by(now), 0.006);
    expect(harm).to.not.be.closeTo(by(reading.rate), 0.02);
  });

  it('ends a snooze when the case gets worse, and leaves it in the same hands', async () => {
    const { database } = use();
    const before = await caseOf('S1');
    expect(before).to.include({ level: 'warn', snoozedUntil: dayText(start + 30) });
    await database.transaction(async (tx) => {
      await passClaim(tx, claimables.case, before.id, { from: null, to: ana, at: '2026-03-30T08:00:00Z' });
      await tx.run(
        `INSERT INTO decisions (seller, level, decision, person, reason, decided_at, in_force_from, started_at, state)
         VALUES (?, 'warn', 'accepted', ?, 'It was warned before.', '2026-03-10T08:00:00Z', '2026-03-10', '2026-03-10T08:00:00Z', 'in-force')`,
        [before.seller, ana],
      );
    });
    await live(start + 5);
    const after = await caseOf('S1');
    expect(after.id).to.not.equal(before.id);
    expect(after).to.include({
      level: 'suspend',
      claimedBy: ana,
      claimedAt: '2026-03-30T08:00:00Z',
      snoozedUntil: null,
    });
    expect((await letters(start + 5))[0]?.body).to.match(
      /raised from warn, so its snooze is over last night: \d complaints \(O-1-\d+-\d+(, O-1-\d+-\d+)*(, \d+ more)?\)\n/,
    );
  });
});
