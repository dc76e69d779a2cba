/** Incidents on the pages: declared after a look at what they take out, told where they matter, revoked with a reason. */
import { expect } from 'chai';
import { backfill } from '../../jobs/backfill.ts';
import { runNight } from '../../jobs/night.ts';
import { clockAt } from '../../server/clock.ts';
import { dayText } from '../../server/scoring/day.ts';
import { checkAudit } from '../../server/stores/audit-check.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { coverageLines, dayZero, load, loadKnown, nightContext, sellerLine } from '../support/marketplace.ts';
import { mainOf } from '../support/reading.ts';
import { story } from '../support/story.ts';

const [first, last] = [dayZero + 5, dayZero + 20];
const [from, to] = [dayText(dayZero + 10), dayText(dayZero + 12)];
const orders = story(30);
const late = orders.filter(
  ({ promised, delivered }) => promised! >= dayZero + 10 && promised! <= dayZero + 12 && delivered! > promised!,
);
const ofFirst = late.filter(({ seller }) => seller === 'S0').length;
const form = { name: 'Strike of the carriers', metrics: 'late-delivery', market: '', carrier: '', from, to };
const asked = `/incidents/new?${new URLSearchParams(form).toString()}`;

describeOnEachDatabase('incidents on the pages', (use) => {
  let app: RunningApp;

  before(async function () {
    this.timeout(60_000);
    const context = nightContext(use(), last + 1, '/nowhere');
    await load(context, { sellers: Array.from({ length: 8 }, (_, n) => sellerLine(`S${n}`, dayZero)) });
    await loadKnown(context, orders, last);
    await backfill(context, first, last);
    app = await startApp(use().database, { clock: clockAt(`${dayText(last + 1)}T08:00:00Z`) });
  });
  after(() => app?.close());
  const page = async (path: string, role: 'manager' | 'lab' = 'manager') =>
    mainOf((await (await app.signIn(role)).get(path)).text);

  it('can be declared by managers only', async () => {
    expect(await page('/incidents'))
      .to.include('Nothing was ever declared')
      .and.include('Declare an incident');
    expect(await page('/incidents', 'lab')).not.to.include('Declare an incident');
    const lab = await app.signIn('lab');
    expect((await lab.get('/incidents/new')).status).to.equal(403);
    expect((await lab.submit('/incidents/new', form, '/account')).status).to.equal(403);
    const seller = await app.signIn('seller');
    expect((await seller.get('/incidents')).status).to.equal(403);
  });

  it('shows what it would take out before it is declared, and writes nothing by that', async () => {
    const text = await page(asked);
    expect(text).to.match(new RegExp(`It takes (${late.length} late orders) of \\d sellers out`));
    expect(text).to.include('The sellers whom it helps most').and.include(`Shop S0 ${ofFirst}`);
    expect(await page('/incidents')).to.include('Nothing was ever declared');
  });

  it('says what is missing', async () => {
    const text = await page('/incidents/new?name=Rain&from=2026-03-12&to=2026-03-10');
    for (const fault of ['Say in plain words', 'Choose at least one', 'The last day lies before the first'])
      expect(text).to.include(fault);
    const manager = await app.signIn('manager');
    expect((await manager.submit('/incidents/new', { ...form, to: '2026-13-40' })).status).to.equal(422);
    for (const [wrong, words] of [
      [{ name: '\u200b\u200b\u200b\u200b\u200b\u2060' }, 'Say in plain words'],
      [{ name: 'A. - !! -' }, 'Say in plain words'],
      [{ market: 'Atlantis' }, 'Choose a market that there is.'],
      [{ carrier: 'Pigeon' }, 'Choose a carrier that there is.'],
    ] as const) {
      const answer = await manager.submit('/incidents/new', { ...form, ...wrong });
      expect([answer.status, mainOf(answer.text).includes(words)], JSON.stringify(wrong)).to.deep.equal([422, true]);
    }
    expect(await page('/incidents')).to.include('Nothing was ever declared');
  });

  it('is declared, takes effect with the next night, and is told where it matters', async () => {
    const manager = await app.signIn('manager');
    const answer = await manager.submit('/incidents/new', form);
    expect(answer.location).to.equal('/incidents/1');
    expect(mainOf((await manager.get('/incidents/1')).text))
      .to.include('Takes effect with tonight’s night.')
      .and.include('Counts from tonight’s night. This is what it will take out')
      .and.include(`Shop S0 ${ofFirst}`);
    expect(await page('/incidents'))
      .to.include('One incident stands: what it concerns counts for nobody.')
      .and.include('One takes effect with tonight’s night');
    const context = nightContext(use(), last + 2, '/nowhere');
    await loadKnown(context, orders, last + 1, { since: last + 1 });
    await runNight(context, last + 1);
    const words = `${late.length} late orders of`;
    expect(await page('/incidents')).to.include(words);
    expect(await page('/incidents/1', 'lab'))
      .to.include(`${words}`)
      .and.include('Shop S0')
      .and.not.include('Revoke it');
    expect(await page(`/nights/${dayText(last + 1)}`)).to.include(`Strike of the carriers took out ${words}`);
  }).timeout(30_000);

  it('says of one that is revoked before a night came that nothing had changed', async () => {
    const manager = await app.signIn('manager');
    const { location } = await manager.submit('/incidents/new', { ...form, name: 'A slip of the pen' });
    await manager.submit(`${location}/revoke`, { reason: 'It was a slip of the pen.' }, location!);
    const text = mainOf((await manager.get(location!)).text);
    expect(text).to.include('No night had taken anything out because of it: everything counts as before.');
    expect(text).to.include('Revoked: everything counts again.').and.not.include('tonight');
  });

  it('says so while no night has posted what it took out', async () => {
    const { database } = use();
    const taken = "WHERE metric = 'late-delivery' AND night = ?";
    const [posted] = await database.read<{ day: number }>(`SELECT day FROM posted_days ${taken}`, [last + 1]);
    await database.transaction((tx) => tx.run(`DELETE FROM posted_days ${taken}`, [last + 1]));
    const words = `will not count. Takes effect with the next night that posts these days (late delivery: posted up to `;
    expect(await page('/incidents/1'))
      .to.include(words)
      .and.include('not posted yet');
    expect(await page('/incidents')).to.include('not posted yet');
    await database.transaction((tx) =>
      tx.insertMany('posted_days', ['metric', 'day', 'night'], [['late-delivery', posted!.day, last + 1]]),
    );
    expect(await page('/incidents/1'))
      .to.include('do not count.')
      .and.not.include('not posted yet');
  });

  it('is told to the seller by name and days, and not by whom it was declared', async () => {
    const line = `${ofFirst} late orders do not count: Strike of the carriers, 12–14 Mar 2026.`;
    expect(await page('/sellers/S0?metric=late-delivery')).to.include(line);
    const [own] = await use().database.read<{ id: number }>("SELECT id FROM sellers WHERE seller_id = 'S0'");
    const seller = await app.signIn('seller', { seller: own!.id });
    const text = mainOf((await seller.get('/scorecard?metric=late-delivery')).text);
    expect(text).to.include(line).and.not.include('manager@test.example');
    expect(mainOf((await seller.get('/scorecard?metric=complaint')).text)).not.to.include('Strike');
  });

  it('is revoked with a reason, once; the audit has both', async () => {
    const manager = await app.signIn('manager');
    const path = '/incidents/1/revoke';
    expect((await manager.submit(path, { reason: 'no' }, '/incidents/1')).status).to.equal(422);
    const reason = 'The carrier says that there was none.';
    expect((await manager.submit(path, { reason }, '/incidents/1')).location).to.equal('/incidents/1');
    expect(mainOf((await manager.get('/incidents/1')).text)).to.include('everything counts again with tonight’s night');
    expect((await (await app.signIn('lab')).submit(path, { reason }, '/account')).status).to.equal(404);
    const lines = await use().database.read<{ action: string; subject: string }>(
      "SELECT action, subject FROM audit WHERE subject = 'incident 1' ORDER BY id",
    );
    expect(lines.map(({ action }) => action)).to.deep.equal(['incident declared', 'incident revoked']);
    expect((await checkAudit(use().database)).broken).to.equal(null);
    expect(await page('/incidents'))
      .to.include('No incident stands')
      .and.include(reason);
    const context = nightContext(use(), last + 3, '/nowhere');
    await load(context, { coverage: coverageLines(last + 2, last + 2) });
    await runNight(context, last + 2);
    expect(await page('/sellers/S0?metric=late-delivery')).not.to.include('do not count');
  }).timeout(30_000);
});
