/** The second grading: the same form, and nothing of what the first person has answered in it. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { beginInspection, goodAnswers, sendAnswers, writeArrivedOrder } from '../support/inspecting.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';
import { startInspection } from '../../server/stores/lab/inspections.ts';

describeOnEachDatabase('a second grading', (use) => {
  let app: RunningApp;
  let ida: Visitor;
  let jon: Visitor;
  let order: number;
  let first: string;
  let second: string;
  const found = {
    ...{ 'said.not-locked': 'no', 'note.not-locked': 'asks for zanzibar@example.org', 'part.starts': 'Board-77' },
    ...{
      'value.battery-health': '83',
      notes: 'smells of cinnamon',
      model: 'Pixel 8 Kumquat',
      'unseen.back': 'lens fogged',
    },
  };
  const traces = /zanzibar|Board-77|cinnamon|Kumquat|fogged|value="83"|ida@test|a blocker|>−\d/;

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    ida = await app.signIn('lab', { email: 'ida@test.example' });
    jon = await app.signIn('lab', { email: 'jon@test.example' });
    order = await writeArrivedOrder(use().database, nova);
    first = await beginInspection(ida, order);
    const answer = await sendAnswers(ida, first, { ...goodAnswers(), ...found }, { act: '/submit' });
    expect(answer.status, mainOf(answer.text)).to.equal(303);
    expect(mainOf((await ida.get(first)).text)).to.include('A second person grades it now');
    const at = '2026-11-22T09:00:00Z';
    const id = await use().database.transaction((tx) =>
      startInspection(tx, { mysteryOrder: order, grading: 'second', inspector: 'jon@test.example', at }),
    );
    second = `/lab/inspections/${id}`;
  });
  after(() => app.close());

  it('has nothing of the first one in its page', async () => {
    const { text } = await jon.get(second);
    expect(mainOf(text)).to.include('second, blind grading').and.to.include('0 of 44 answered');
    expect(text).not.to.match(traces);
    expect(text).not.to.match(/type="radio"[^>]* checked/);
  });

  it('is asked what the first one was asked, by the same version', async () => {
    const rows = await use().database.read('SELECT DISTINCT checklist FROM lab_inspections WHERE mystery_order = ?', [
      order,
    ]);
    expect(rows).to.have.length(1);
  });

  it('keeps the first one from everybody but the person who wrote it, until both are done', async () => {
    const { text } = await jon.get(first);
    expect(mainOf(text)).to.include('This grading is not shown to you').and.not.to.match(traces);
    expect(mainOf((await ida.get(first)).text)).to.include('a blocker');
    const third = await app.signIn('lab', { email: 'kim@test.example' });
    expect((await third.get(first)).text).not.to.match(traces);
  });

  it('is never the first grader’s, nor shown to them', async () => {
    await sendAnswers(jon, second, { 'note.starts': 'Quetzal' });
    const { text } = await ida.get(second);
    expect(mainOf(text)).to.include('This grading is not shown to you');
    expect(text).not.to.include('Quetzal');
    const taken = await ida.submit(`${second}/take-over`, {}, '/account');
    expect(taken.status).to.equal(303);
    const [row] = await use().database.read('SELECT inspector FROM lab_inspections WHERE grading = ?', ['second']);
    expect(row).to.deep.equal({ inspector: 'jon@test.example' });
  });

  it('is nobody’s who has had the first one on their phone', async () => {
    const other = await writeArrivedOrder(use().database, nova);
    const path = await beginInspection(jon, other);
    await ida.submit(`${path}/take-over`, {}, path);
    const done = await sendAnswers(ida, path, { ...goodAnswers(), ...found }, { act: '/submit' });
    expect(done.status, mainOf(done.text)).to.equal(303);
    const refused = await jon.submit(`/lab/orders/${other}/second`, {}, '/account');
    expect(refused.location).to.equal('/lab/second');
    const kim = await app.signIn('lab', { email: 'kim@test.example' });
    const begun = await kim.submit(`/lab/orders/${other}/second`, {}, '/account');
    expect(mainOf((await jon.get(begun.location!)).text)).to.include('This grading is not shown to you');
  });

  it('opens both to the lab once it is submitted and the two agree', async () => {
    const answer = await sendAnswers(
      jon,
      second,
      { ...goodAnswers(), ...{ 'said.not-locked': 'no', 'note.not-locked': 'asks for an account' } },
      { act: '/submit' },
    );
    expect(answer.status, mainOf(answer.text)).to.equal(303);
    expect(mainOf((await jon.get(second)).text)).to.include('the verdict stands, still under cover');
    expect((await jon.get(first)).text).to.include('zanzibar@example.org');
    const [row] = await use().database.read(
      'SELECT verdict, safety_finding AS safety, quality, delivery FROM mystery_orders WHERE id = ?',
      [order],
    );
    expect(row).to.deep.equal({ verdict: 'blocker', safety: 'locked_device', quality: 29, delivery: 100 });
  });
});
