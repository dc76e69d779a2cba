/** Two sellers side by side: the sentence that says where they differ, the figures, and how one picks them. */
import { expect } from 'chai';
import { describeOnEachDatabase } from '../support/databases.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { clockAt } from '../../server/clock.ts';
import { texts } from '../../server/languages/texts.ts';
import { differenceWords, verdictOf } from '../../server/pages/portfolio/differences.ts';
import { mainOf, rowsOf } from '../support/reading.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';
import type { Visitor } from '../support/visitor.ts';

describe('differences of two sellers', () => {
  const figure = (label: string, a: [number, number, number] | null, b: [number, number, number] | null) => {
    const interval = (one: [number, number, number] | null) =>
      one ? { value: one[0], low: one[1], high: one[2] } : { value: null, low: null, high: null };
    return { label, unit: 'percent' as const, a: interval(a), b: interval(b) };
  };
  const apart = figure('late delivery', [0.09, 0.07, 0.11], [0.02, 0.01, 0.03]);
  const alike = figure('returns', [0.05, 0.03, 0.08], [0.07, 0.05, 0.09]);
  const unknown = figure('complaints', null, [0.01, 0.005, 0.02]);

  it('differ where the intervals do not touch, either way round', () => {
    expect(verdictOf(apart)).to.equal('differ');
    expect(verdictOf({ a: apart.b, b: apart.a })).to.equal('differ');
    expect(verdictOf(figure('x', [0.05, 0.03, 0.06], [0.07, 0.06, 0.09]))).to.equal('overlap');
    expect(verdictOf(unknown)).to.equal('unknown');
  });

  it('are said in one sentence each', () => {
    expect(differenceWords([apart, alike, unknown], 'A', 'B', texts('en')).replaceAll(/\s/g, ' ')).to.equal(
      'They clearly differ in late delivery (A 9.0 %, B 2.0 %). In returns they cannot be told apart: the intervals overlap. Nothing can be said of complaints: one of them has no figure.',
    );
    expect(differenceWords([alike], 'A', 'B', texts('en'))).to.match(/^No figure of theirs clearly differs\./);
  });
});

describeOnEachDatabase('the page of two sellers', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  const page = async (query = '', who = manager) => mainOf((await who.get(`/compare-sellers${query}`)).text);

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    manager = await app.signIn('manager');
  });
  after(() => app.close());

  it('asks for two, and helps to choose without a script', async () => {
    expect(await page()).to.include('Choose two sellers by their id or a part of their name.');
    expect(await page('?a=zzz')).to.include('First seller: No seller’s name or id holds “zzz”.');
    const { text: html } = await manager.get('/compare-sellers?a=e&b=NOVA');
    expect(mainOf(html)).to.include('sellers fit “e”: choose one. Écran Tranquille S-2');
    expect(html).to.include('href="/compare-sellers?a&#x3D;S-2&amp;b&#x3D;NOVA"');
    expect(await page('?a=NOVA&b=NOVA')).to.include('That is the same seller twice.');
  });

  it('says where they differ, with every figure, its interval and its thresholds', async () => {
    const { text: html } = await manager.get('/compare-sellers?a=NOVA&b=ecran');
    const text = mainOf(html);
    expect(text).to.include('They clearly differ in score (Nova Refurb 58.0, Écran Tranquille 84.5)');
    expect(text).to.include('the one with the lower score may stand before the other.');
    expect(text).to.include('late delivery (Nova Refurb');
    expect(text).to.include('they cannot be told apart: the intervals overlap.');
    const rows = rowsOf(html);
    expect(rows.find((row) => row.startsWith('Score'))).to.include('58.0 53.0–62.0 #3 (1–7) 84.5 79.5–88.5 #1 (1–5)');
    expect(rows.find((row) => row.startsWith('Late delivery'))).to.match(
      /412 orders due.*warn.*limit.*clearly differ$/,
    );
    expect(rows.find((row) => row.startsWith('Complaints'))).to.match(/cannot be told apart$/);
    expect(rows.find((row) => row.startsWith('Cases'))).to.include('2 cases, one open none');
    expect(html).to.include('Swap them');
  });

  it('draws what is only recommended as an outline', async () => {
    const { text: html } = await manager.get('/compare-sellers?a=NOVA&b=ecran');
    const who = /<tr><th scope="row">Who<.*?<\/tr>/s.exec(html)?.[0] ?? '';
    expect(who)
      .to.match(/mark-limit"[^>]*><path class="line"/)
      .and.include('limit<span aria-hidden="true">?');
    expect(html).not.to.match(/mark-(warn|limit|suspend)"[^>]*><path class="filled"/);
  });

  it('says nothing of figures that there are not', async () => {
    expect(await page('?a=NOVA&b=S-3')).to.include('Nothing can be said of score');
    expect(await page('?a=NOVA&b=S-3')).to.include('no score yet');
  });

  it('is not for the lab or sellers', async () => {
    for (const who of [await app.signIn('lab'), await app.signIn('seller', { seller: nova })])
      expect((await who.get('/compare-sellers?a=NOVA&b=S-2')).status).to.equal(403);
  });
});
