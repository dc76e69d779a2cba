/** A mystery order from the purchase to the reveal, as an inspector reads it who chose French. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { gradeOrder } from '../support/graded-twice.ts';
import { gradedOrder } from '../support/graded-order.ts';
import { keepSeed } from '../support/grading-seed.ts';
import { beginInspection, sendAnswers, writeArrivedOrder } from '../support/inspecting.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';

describeOnEachDatabase('the lab’s orders in French', (use) => {
  let app: RunningApp;
  let lab: Visitor;
  const page = async (path: string) => mainOf((await lab.get(path)).text);

  before(async () => {
    await writeMarketplace(use().database);
    await keepSeed(use().database, { drawn: [], spared: [1, 2, 3, 4] });
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    lab = await app.signIn('lab', { language: 'fr' });
  });
  after(() => app.close());

  it('name what a purchase lacks, and say where an order stands and what to do', async () => {
    const refused = mainOf((await lab.submit('/lab/new', { ordered_on: '2026-12-01', currency: 'eu' })).text);
    expect(refused).to.include('Vendeur : Choisissez le vendeur chez qui elle a été passée.');
    expect(refused).to.include('Commandée : Ce jour est encore à venir.').and.to.include('par exemple EUR');
    const order = await writeArrivedOrder(use().database, nova, { receivedOn: null, promisedOn: '2026-11-20' });
    expect(await page(`/lab/orders/${order}`)).to.include('notez son numéro de commande. Il a 2 jours de retard :');
    const named = await lab.submit(`/lab/orders/${order}/number`, { order_id: '' }, `/lab/orders/${order}`);
    expect(mainOf(named.text)).to.include('Écrivez le numéro que la place de marché a donné');
  });

  it('ask on the phone, count in the reader’s plurals, and name what is missing', async () => {
    const order = await writeArrivedOrder(use().database, nova);
    const path = await beginInspection(lab, order);
    const asked = await lab.get(path);
    expect(mainOf(asked.text)).to.include('Smartphone · vendu comme « bon » · arrivé à J+4, promis à J+5');
    expect(mainOf(asked.text)).to.include('Le carton est solide et neuf.').and.to.include('0 sur 44 renseignés');
    expect(asked.text.replaceAll(/&#xa0;|\u00a0/gi, ' ')).to.include('{count} réponses attendent le réseau.');
    const sent = await sendAnswers(lab, path, { 'said.screen-whole': 'no' }, { act: '/submit' });
    expect(mainOf(sent.text))
      .to.match(/\d+ éléments manquent/)
      .and.to.include('Pas encore de réponse.');
    expect(mainOf(sent.text)).to.include('Pas en ordre : « La vitre est intacte. » Dites ce que vous avez vu');
  });

  it('are graded again, settled and revealed', async () => {
    expect(await page('/lab/second')).to.include('Rien n’attend une seconde personne.');
    const { order } = await gradeOrder(use().database, { seller: nova, wrong: ['not-locked'], note: 'locked' });
    expect(await page('/lab/second')).to.include('1 appareil à noter sans voir ce qu’un autre a constaté.');
    await gradeOrder(use().database, { seller: nova, order, grading: 'second', by: 'ben@test.example' });
    const differing = await page(`/lab/orders/${order}/differences`);
    expect(differing).to.include('Les deux notations diffèrent sur 1 point.').and.to.include('Première notation :');
    const concluded = await gradedOrder(use().database, { seller: nova, wrong: ['box-strong'] });
    const reveal = await page(`/lab/orders/${concluded}/reveal`);
    expect(reveal).to.match(new RegExp(`Révéler la commande test ${concluded} ?\\?`));
    expect(reveal).to.include('Elle a été achetée pour un motif : elle est montrée, et ne compte dans aucun taux.');
  });
});
