/** A seller's timeline from a verdict of the lab to its outcome: what the seller said, what the lab decided, one line a letter. */
import { expect } from 'chai';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { gradedOrder, revealedOrder } from '../support/graded-order.ts';
import { movingClock } from '../support/moving-clock.ts';
import { mainOf } from '../support/reading.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';
import type { Visitor } from '../support/visitor.ts';

describeOnEachDatabase('the timeline of a seller after a verdict', (use) => {
  const clock = movingClock('2026-11-22T08:00:00Z');
  let app: RunningApp;
  let manager: Visitor;
  let shop: Visitor;
  let lab: Visitor;
  let order: number;
  const decide = async (id: number, outcome: string, text: string) => {
    const path = `/inspections/${id}/answer`;
    expect((await lab.submit(path, { outcome, text }, path)).status).to.equal(303);
  };
  const story = async () => mainOf((await manager.get('/sellers/NOVA/timeline?kind=lab')).text);

  before(async () => {
    const { database } = use();
    await writeMarketplace(database);
    order = await revealedOrder(database, { seller: nova, wrong: ['screen-whole'] });
    await gradedOrder(database, { seller: nova, wrong: ['parcel-sound'] });
    app = await startApp(database, { clock });
    manager = await app.signIn('manager');
    shop = await app.signIn('seller', { seller: nova, email: 'shop@nova.example' });
    await app.signIn('seller', { seller: nova, email: 'zoe@nova.example' });
    lab = await app.signIn('lab', { email: 'second@test.example' });
  });
  after(() => app.close());

  it('tells the answer of the seller as soon as it has come', async () => {
    expect(await story()).not.to.include('answered');
    const text = 'The glass was <i>whole</i> when it left.';
    expect((await shop.submit(`/verdicts/${order}/answer`, { text }, `/verdicts/${order}`)).status).to.equal(303);
    expect(await story()).to.include(
      'today 08:00 Seller answered the verdict of the lab Mystery orders shop@nova.example The glass was <i>whole</i> when it left.',
    );
    expect(await story()).not.to.include('The lab decided');
  });

  it('tells what became of it, once', async () => {
    clock.forward(3600);
    await decide(order, 'stands', 'Our own photo of the day it came shows the crack of the glass.');
    expect(await story()).to.include(
      'today 09:00 The lab decided: its verdict stands Mystery orders second@test.example Our own photo of the day it came shows the crack of the glass.',
    );
  });

  it('has one line for a letter that went to several people of the seller', async () => {
    const text = mainOf((await manager.get('/sellers/NOVA/timeline?kind=letters')).text);
    expect(text.split('E-mail: ')).to.have.length(2);
    expect(text).to.include('to shop@nova.example and zoe@nova.example, ');
  });

  it('tells a correction once, with what the lab wrote', async () => {
    const { database } = use();
    const other = await revealedOrder(database, { seller: nova, wrong: ['screen-whole'] });
    const text = 'It is a scratch of the film on the glass.';
    await shop.submit(`/verdicts/${other}/answer`, { text }, `/verdicts/${other}`);
    await decide(other, 'passed-none', 'You are right, we looked again: it was the film on the glass.');
    const told = await story();
    expect(told.split('Verdict of the lab corrected')).to.have.length(2);
    expect(told).to.match(
      /today 09:00 Verdict of the lab corrected Mystery orders second@test\.example .+ → passed You are right, we looked again: it was the film on the glass\./,
    );
  });

  it('tells nothing of an order that is under cover', async () => {
    expect((await story()).split('Mystery order revealed')).to.have.length(3);
  });
});
