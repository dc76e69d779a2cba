/** Cases, decisions, statements and corrective actions, as a manager reads them who chose French. */
import { expect } from 'chai';
import { texts } from '../../server/languages/texts.ts';
import { costWords } from '../../server/pages/desk/measure-cost.ts';
import { restrictionWords, scopeWords } from '../../server/pages/desk/measure-words.ts';
import { likenessWords } from '../../server/pages/desk/present-similar.ts';
import type { DecidedCase } from '../../server/stores/similar-cases.ts';
import { clockAt } from '../../server/clock.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { mainOf, textOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { tiny, writeMarketplace } from '../support/written-marketplace.ts';
import { writeRecommendations, writtenNight as night } from '../support/written-nights.ts';

const t = texts('fr');

describe('words of a decision in French', () => {
  it('bend with their number and their gender', () => {
    const volume = (each: number) => ({ daily: Array.from({ length: 28 }, () => each), places: [] });
    expect(textOf(costWords('warn', null, {}, volume(1), t))).to.equal(
      'Cela ne lui enlève aucune de ses 7 commandes par semaine.',
    );
    expect([1, 2].map((ordersPerDay) => restrictionWords({ ordersPerDay }, t))).to.deep.equal([
      'au plus 1 commande par jour',
      'au plus 2 commandes par jour',
    ]);
    expect(scopeWords({ markets: ['FR', 'DE'], categories: ['laptops'] }, t)).to.equal(
      'seulement FR et DE, ordinateurs portables',
    );
    const decided = (answer: string) => ({ answer }) as DecidedCase;
    expect(likenessWords([], [], t)).to.equal('Rien de semblable n’a été décidé jusqu’ici.');
    expect(likenessWords([decided('accepted'), decided('dismissed'), decided('dismissed')], [], t)).to.equal(
      'Sur 3 dossiers semblables, 1 a été accepté et 2 écartés.',
    );
  });
});

describeOnEachDatabase('a case in French', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  const page = async (path: string) => mainOf((await manager.get(path)).text);

  before(async () => {
    await writeMarketplace(use().database);
    await writeRecommendations(use().database, [
      { id: 21, seller: tiny, level: 'suspend', since: night, grounds: ['safety'], evidence: null },
    ]);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    manager = await app.signIn('manager', { language: 'fr' });
  });
  after(() => app.close());

  it('says why, and what is wrong with a form', async () => {
    const text = await page('/recommendations/1');
    expect(text)
      .to.include('Une limitation pour Nova Refurb')
      .and.include('on peut parier à 410 : 1 que le taux dépasse 6 % (retards de livraison).')
      .and.include('Limiter, comme recommandé')
      .and.include('Personne n’a encore rien dit.');
    const wrong = await manager.submit('/recommendations/1', { answer: 'limit', reason: 'x', from: '2020-01-01' });
    expect(wrong.status).to.equal(422);
    expect(mainOf(wrong.text))
      .to.include('2 points sont à corriger')
      .and.include('Elle ne peut pas valoir à partir d’un jour passé.');
  });

  it('keeps a way back that nobody rewrote for the seller’s own language', async () => {
    const path = '/recommendations/1';
    const shown = /name="conditions"[^>]*>([^<]*)</.exec((await manager.get(path)).text)![1]!;
    expect(shown).to.include('Elle prend fin dès que le taux (retards de livraison)');
    const sent = { answer: 'warn', reason: 'Le transporteur a changé.', conditions: shown };
    const { location } = await manager.submit(path, sent);
    expect(await page(location!))
      .to.include('Son exposé des motifs n’est pas encore remis : Le nom de la place de marché n’est pas indiqué.')
      .and.include('avertissement : décidée, pas encore remise')
      .and.include('Elle prend fin dès que le taux');
    const [kept] = await use().database.read('SELECT conditions FROM decisions ORDER BY id DESC');
    expect(kept!['conditions']).to.match(/^It ends once the rate of late delivery has been clearly below/);
  });

  it('waits for a second person', async () => {
    const reason = 'Une batterie dangereuse.';
    const { location } = await manager.submit('/recommendations/21', { answer: 'accepted', reason });
    expect(await page(location!)).to.include('d’ici là, rien n’est envoyé et rien n’est en vigueur.');
    const own = await manager.submit(`${location}/approve`, { version: '1' }, location!);
    expect(mainOf(own.text)).to.include('Une seconde personne doit l’approuver : c’est vous qui l’avez proposée.');
    expect(await page('/actions')).to.include(
      'Aucun de vos vendeurs n’a encore été prié de corriger quoi que ce soit.',
    );
  });
});
