/** A night that would put too many sellers at limit at once: what it holds back, and how a person lets it go. */
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { runNight } from '../../jobs/night.ts';
import { clockAt } from '../../server/clock.ts';
import { dayText } from '../../server/scoring/day.ts';
import { checkAudit } from '../../server/stores/audit-check.ts';
import { readSetting } from '../../server/stores/settings.ts';
import { putInForce } from '../support/decided.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase, type TestDatabase } from '../support/databases.ts';
import {
  coverageLines,
  dayZero,
  load,
  loadKnown,
  nightContext,
  sellerLine,
  type ToldOrder,
} from '../support/marketplace.ts';
import { mainOf } from '../support/reading.ts';

const last = dayZero + 25;
const sellers = Array.from({ length: 12 }, (_, n) => `H${n}`);
const reason = 'The carrier of the north was on strike for two weeks.';

/** Eight orders a day each; of the first three sellers nearly a third come late. */
const orders: ToldOrder[] = sellers.flatMap((seller, which) =>
  Array.from({ length: 26 * 8 }, (_, n) => {
    const placed = dayZero + Math.floor(n / 8);
    const late = which < 3 ? (n * 7) % 10 < 3 : (n * 7) % 100 === which;
    return {
      id: `${seller}-${n}`,
      seller,
      placed,
      buyer: `B${n % 50}`,
      promised: placed + 3,
      delivered: placed + (late ? 5 : 2),
      review: { day: placed + 6, rating: 5 },
      ...(n === which * 10 ? { complaint: { day: placed + 5 } } : {}),
      ...(n === which * 12 ? { return: { day: placed + 6, reason: 'defective' } } : {}),
    };
  }),
);

/** Everything up to the night before, with a warning to the three that comes to be seven days old on the last night. */
async function untilTheNightBefore(made: TestDatabase): Promise<void> {
  const { database } = made;
  const context = nightContext(made, last, '/nowhere');
  await load(context, { sellers: sellers.map((id) => sellerLine(id, dayZero - 200)) });
  await loadKnown(context, orders, last - 1);
  await backfill(context, dayZero, last - 1);
  const rows = await database.read<{ id: number; seller: number }>(
    "SELECT id, seller FROM recommendations WHERE level = 'warn' AND state = 'open' ORDER BY id",
  );
  for (const { id: recommendation, seller } of rows)
    await database.transaction((tx) => putInForce(tx, { recommendation, seller, level: 'warn', reason, on: last - 7 }));
}

async function theNight(made: TestDatabase) {
  const context = nightContext(made, last + 1, '/nowhere');
  await loadKnown(context, orders, last, { since: last });
  return runNight(context, last);
}

const path = `/nights/${dayText(last)}`;
const morning = clockAt(`${dayText(last + 1)}T08:00:00Z`);
const states = ({ database }: TestDatabase) =>
  database.read<{ state: string; held: number }>(
    "SELECT state, held FROM recommendations WHERE level = 'limit' ORDER BY id",
  );
const audited = ({ database }: TestDatabase, action: string) =>
  database.read<{ actor: string; subject: string; detail: string }>(
    'SELECT actor, subject, detail FROM audit WHERE action = ? ORDER BY id',
    [action],
  );

describeOnEachDatabase('a held night', (use) => {
  let app: RunningApp;
  before(async () => {
    await untilTheNightBefore(use());
    app = await startApp(use().database, { clock: morning });
  });
  after(() => app?.close());
  const page = async (address: string, role: 'manager' | 'lab' = 'manager') =>
    mainOf((await (await app.signIn(role)).get(address)).text);

  it('says on the night before what the limit waits for', async () => {
    const words =
      /The evidence for a limit is there \((over )?[\d,]+ : 1\); it is held back: no warning has stood for 7 days yet\./;
    expect(await page('/sellers/H0?metric=late-delivery')).to.match(words);
    const [row] = await use().database.read<{ id: number }>('SELECT MIN(id) AS id FROM recommendations');
    expect(await page(`/recommendations/${row!.id}`)).to.match(words);
    const text = await page('/sellers/H0');
    expect(text)
      .to.include('warn in force')
      .and.not.to.match(/warn in force warn\b/);
  });

  it('holds all three limits back, and says so on every page', async () => {
    const result = await theNight(use());
    expect(result).to.deep.include({ held: true, opened: { warn: 0, limit: 3, suspend: 0 } });
    expect(await states(use())).to.deep.equal(Array.from({ length: 3 }, () => ({ state: 'held', held: 1 })));
    const today = await (await app.signIn('manager')).get('/today?scope=all');
    expect(mainOf(today.text)).to.include('too many sellers at limit or above at once; 3 sellers wait for a person.');
    expect(mainOf(today.text))
      .to.include('Three sellers are held back with their night')
      .and.include('Three warnings gave way to another level.')
      .and.not.include('back where they belong');
    expect(today.text).to.include(`href="${path}#held"`);
    const night = await page(path);
    expect(night).to.include('are held until a person releases them').and.include('3 recommendations held back');
    expect(night).to.include('limit? recommended Shop H0 for late delivery');
  });

  it('is answered by managers only, with a reason', async () => {
    const lab = await app.signIn('lab');
    expect(await page(path, 'lab')).to.include('A manager releases or dismisses them.');
    expect((await lab.submit(`${path}/held`, { answer: 'release', reason }, '/account')).status).to.be.within(403, 404);
    const manager = await app.signIn('manager');
    const answer = await manager.submit(`${path}/held`, { reason: 'short' }, path);
    expect(answer.status).to.equal(422);
    expect(mainOf(answer.text)).to.include('Two things must be mended').and.include('Choose what is to happen.');
    expect((await states(use())).map(({ state }) => state)).to.deep.equal(['held', 'held', 'held']);
  });

  it('is released in one step: open, one line in the audit, pages anew', async () => {
    const manager = await app.signIn('manager');
    const before = await readSetting(use().database, 'revision');
    const answer = await manager.submit(`${path}/held`, { answer: 'release', reason }, path);
    expect(answer.status).to.equal(303);
    expect(mainOf((await manager.get('/today?scope=all')).text)).to.include('Three sellers need a decision');
    expect(await states(use())).to.deep.equal(Array.from({ length: 3 }, () => ({ state: 'open', held: 0 })));
    expect(Number(await readSetting(use().database, 'revision'))).to.equal(Number(before) + 1);
    const lines = await audited(use(), 'night released');
    expect(lines).to.have.length(1);
    expect(lines[0]).to.include({ actor: 'manager@test.example', subject: `night ${dayText(last)}` });
    expect(JSON.parse(lines[0]!.detail)).to.deep.equal({ reason, recommendations: 3, sellers: ['H0', 'H1', 'H2'] });
    expect((await checkAudit(use().database)).broken).to.equal(null);
    expect(await page(path)).to.include('were held back; none of them waits any more');
  });

  it('is answered once', async () => {
    const manager = await app.signIn('manager');
    const answer = await manager.submit(`${path}/held`, { answer: 'dismiss', reason }, path);
    expect(answer.location).to.equal(path);
    expect((await manager.get(path)).text).to.include('Nothing of this night is held back any more.');
    expect(await audited(use(), 'night dismissed')).to.deep.equal([]);
  });
});

describeOnEachDatabase('a held night that was a mishap', (use) => {
  it('is dismissed as a whole: each case with the reason, and the next night does not ask again', async () => {
    await untilTheNightBefore(use());
    await theNight(use());
    const app = await startApp(use().database, { clock: morning });
    try {
      const manager = await app.signIn('manager');
      await manager.submit(`${path}/held`, { answer: 'dismiss', reason }, path);
      expect((await states(use())).map(({ state }) => state)).to.deep.equal(['decided', 'decided', 'decided']);
      const decisions = await use().database.read(
        "SELECT reason FROM decisions WHERE decision = 'dismissed' ORDER BY id",
      );
      expect(decisions).to.deep.equal(Array.from({ length: 3 }, () => ({ reason })));
      expect(await audited(use(), 'night dismissed')).to.have.length(1);
      expect(mainOf((await manager.get('/today?scope=all')).text)).to.include('Nobody needs a decision.');
      const later = nightContext(use(), last + 2, '/nowhere');
      await load(later, { coverage: coverageLines(last + 1, last + 1) });
      const next = await runNight(later, last + 1);
      expect(next).to.deep.include({ held: false, opened: { warn: 0, limit: 0, suspend: 0 } });
    } finally {
      await app.close();
    }
  });
});
