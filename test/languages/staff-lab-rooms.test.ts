/** The rooms of the lab as an inspector reads them in French, and the words that feeds may use in every language. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { feedWords } from '../../server/helpers/feed-words.ts';
import { wordsIn } from '../../server/helpers/words-in.ts';
import { catalogueOf } from '../../server/languages/catalogue.ts';
import { languages } from '../../server/languages/language.ts';
import { texts } from '../../server/languages/texts.ts';
import { drawWords } from '../../server/pages/desk/words.ts';
import { refusalTexts } from '../../server/pages/lab/photos/refusal-words.ts';
import { refusals } from '../../server/pictures/picture-answer.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { gradedOrder } from '../support/graded-order.ts';
import { mainOf, rowsOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, quiet, strange, writeMarketplace } from '../support/written-marketplace.ts';

describe('French', () => {
  it('begins no line with a colon', () => {
    expect([...catalogueOf('fr').values()].filter((text) => / [:;?!%»]|« /.test(text))).to.deep.equal([]);
    expect(texts('fr')('Photo: {label}', { label: 'Dos' })).to.equal('Photo\u00a0: Dos');
  });
});

describe('words of feeds', () => {
  it('are translated each, and what a source calls otherwise is said as it is written', () => {
    for (const language of languages.filter((each) => each !== 'en'))
      expect(feedWords.filter((word) => !catalogueOf(language).has(word))).to.deep.equal([]);
    const { said, capital, statusWord } = wordsIn('fr');
    expect(['smartphones', 'tv', 'mobile_operator', 'late-delivery'].map(said)).to.deep.equal([
      ...['smartphones', 'téléviseurs', 'opérateur mobile', 'retards de livraison'],
    ]);
    expect([capital('appliances'), statusWord('too_few')]).to.deep.equal(['Électroménager', 'trop peu de commandes']);
    for (const language of languages) expect(wordsIn(language).said('e-bikes')).to.equal('e-bikes');
    expect(drawWords('random', texts('fr'))).to.equal('tirée au hasard');
  });

  it('say why a picture is refused as the process says it that draws it', () => {
    expect([...refusalTexts].sort()).to.deep.equal(Object.values(refusals).sort());
  });
});

describeOnEachDatabase('the rooms of the lab in French', (use) => {
  let app: RunningApp;
  let lab: Visitor;
  const page = async (path: string) => mainOf((await lab.get(path)).text);

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    lab = await app.signIn('lab', { language: 'fr' });
  });
  after(() => app.close());

  it('say when there is nothing yet', async () => {
    expect(await page('/lab/identities')).to.include('Il n’y a pas encore d’identité');
    expect(await page('/lab/likenesses')).to.include('Aucune photo ne ressemble à celle d’une autre commande.');
    expect(await page('/lab/spread')).to.include('Aucun défaut n’a été constaté chez plus d’un vendeur');
    expect(await page('/lab/calibration'))
      .to.include('Pas encore de verdict')
      .and.to.include('Vers le plan');
    expect(await page('/lab/nowhere'))
      .to.include('Cette page n’existe pas')
      .and.to.include('Au labo');
    expect(await page('/policy/lab')).to.include('Cette page ne vous est pas ouverte');
  });

  it('count identities, and name what is wrong with one', async () => {
    const faulty = await lab.submit('/lab/identities', { email: 'nulle-part', market: 'France' });
    expect(faulty.status).to.equal(422);
    expect(mainOf(faulty.text)).to.include('Nom : Sous quel nom commande-t-elle?').and.to.include('Où vont ses colis?');
    const ines = { name: 'Inès', email: 'ines@post.test', address: '12 rue Haute', market: 'FR' };
    await lab.submit('/lab/identities', ines);
    expect(await page('/lab/identities'))
      .to.include('1 identité est libre pour acheter.')
      .and.to.include('FR libre');
    await lab.submit('/lab/identities', { ...ines, email: 'ines.faure@post.test' });
    expect(await page('/lab/identities')).to.include('2 identités sont libres pour acheter.');
  });

  it('show a checklist, and what keeps a version from being published', async () => {
    expect(rowsOf((await lab.get('/lab/checklists')).text)[0]).to.match(/^Smartphone version 1 44 questions/);
    const path = '/lab/checklists/smartphone';
    expect(await page(path))
      .to.include('Version 1 : 44 questions, 7 vues à photographier.')
      .and.to.include('La batterie garde au moins 80 % de sa capacité d’origine. majeur · au moins 80 %');
    const answer = await lab.submit(`${path}/edit`, { 'used.battery-flat': '1', 'severity.battery-flat': 'minor' });
    expect(mainOf(answer.text))
      .to.include('Les points de l’appareil (toutes les autres parties) font 0 au total : il en faut 100.')
      .and.to.include('Une question doit porter sur le grade : le verdict en dépend.')
      .and.to.include('Dites ce qui change, et pourquoi.');
  });

  it('say where else a fault was found', async () => {
    for (const seller of [nova, quiet])
      await gradedOrder(use().database, { seller, wrong: ['battery-flat'], batch: 'LG-22' });
    await gradedOrder(use().database, { seller: strange });
    expect(await page('/lab/spread'))
      .to.include('2 défauts ont été constatés chez plusieurs vendeurs')
      .and.to.include('lot lg-22');
    expect(await page('/lab/spread?kind=item&item=battery-flat'))
      .to.include('Constaté sur 2 des 3 commandes test qui pouvaient le montrer, chez 2 vendeurs.')
      .and.to.include('Commandes avec réclamation pour le motif « batterie »');
    expect(await page('/lab/calibration')).to.include('Aucun appareil tiré au hasard n’a encore de verdict');
  });
});
