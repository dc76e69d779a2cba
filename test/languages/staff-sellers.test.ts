/** Sellers, their ranking and their comparison, as a manager reads them who chose French. */
import { join } from 'node:path';
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { texts } from '../../server/languages/texts.ts';
import { makeSheets } from '../../server/make-sheets.ts';
import { groupName } from '../../server/pages/compare/group-name.ts';
import { everyone } from '../../server/pages/compare/group-query.ts';
import { ordersLink } from '../../server/pages/desk/orders-link.ts';
import { movedLine } from '../../server/pages/desk/present-moved.ts';
import { programVersion } from '../../server/program-version.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { mainOf, textOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { writeMarketplace } from '../support/written-marketplace.ts';
import { writtenNight as night } from '../support/written-nights.ts';

const t = texts('fr');

describe('words about a seller in French', () => {
  it('bend with their number', () => {
    const links = [0, 1, 16].map((events) => textOf(ordersLink('/sellers/S1', 'complaint', events, t).label));
    expect(links).to.deep.equal([
      'Aucun incident en 180 jours (réclamations)',
      'Voir 1 réclamation',
      'Voir les 16 réclamations',
    ]);
    const group = { ...everyone, kind: 'factory', country: 'IT', category: 'laptops' };
    expect([1, 2].map((n) => groupName(group, n, t))).to.deep.equal([
      'usine (Italie), surtout ordinateurs portables',
      'usines (Italie), surtout ordinateurs portables',
    ]);
  });

  it('say why a score moved, and which rules moved it', () => {
    const change = { events: -1.5, exposure: 0, ageing: 0.2, version: -0.3, level: 0 };
    const moved = { since: night - 1, points: -1.6, change, versions: [{ of: 'policy', version: '2' } as const] };
    expect(textOf(movedLine(moved, night, t)!)).to.equal(
      'Depuis la nuit précédente : −1,60 = nouveaux incidents −1,50, vieillissement +0,20, politique version 2 −0,30.',
    );
  });
});

describeOnEachDatabase('sellers in French', (use) => {
  let app: RunningApp;
  let french: Visitor;
  let english: Visitor;
  const page = async (path: string, visitor = french) => mainOf((await visitor.get(path)).text);

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    french = await app.signIn('manager', { language: 'fr' });
    english = await app.signIn('manager', { email: 'english@test.example' });
  });
  after(() => app.close());

  it('have a page of their own that no sheet in English takes the place of', async () => {
    await makeSheets(use(), programVersion(join(import.meta.dirname, '../..')));
    expect(await page('/sellers/NOVA', english)).to.include('It delivers late since Mon 2 Nov: 140 late orders');
    expect(await page('/sellers/NOVA'))
      .to.include('Il livre en retard depuis le lun. 2 nov. : 140 commandes en retard, là où un vendeur acceptable')
      .and.include('On peut parier à 410 : 1 que le vrai taux dépasse 6 %')
      .and.include('Ses seules données : 38 sur 412 commandes à livrer, soit 9,2 % (6,6–12,4).')
      .and.not.match(/\b(the|since|orders)\b/);
  });

  it('are ranked and compared, each row in the language of its reader', async () => {
    expect(await page('/sellers', english)).to.include('limit? recommended');
    expect(await page('/sellers')).to.match(/limitation\? recommandé .*seuil « limitation » 6 %/);
    expect(await page('/sellers?search=zzzz')).to.include('Aucun vendeur ne correspond');
    expect(await page('/funnel?kind=nonsense')).to.include('Aucun vendeur de ce groupe n’a de commandes à compter');
    expect(await page('/rank')).to.include('classés, aucun ne fait certainement partie');
  });
});
