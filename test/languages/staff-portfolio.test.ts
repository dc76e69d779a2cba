/** Whose sellers are whose, tasks, the story of a seller, the week, and letters to colleagues, for people who chose French. */
import { expect } from 'chai';
import { weekLetterStep } from '../../jobs/week-letter.ts';
import { clockAt } from '../../server/clock.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { writeMarketplace } from '../support/written-marketplace.ts';
import { writtenNight as night } from '../support/written-nights.ts';

describeOnEachDatabase('a French manager', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  const me = 'manager@test.example';
  const page = async (path: string) => mainOf((await manager.get(path)).text);

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-23T04:00:00Z') });
    manager = await app.signIn('manager', { language: 'fr' });
    await app.signIn('admin', { email: 'ana@test.example', language: 'fr' });
  });
  after(() => app.close());

  it('reads tasks, their faults and how many there are', async () => {
    expect(await page('/tasks')).to.include('Vous n’avez aucune tâche ouverte.');
    const refused = mainOf((await manager.submit('/tasks', { title: '', assignee: me, due: '2099-01-01' })).text);
    expect(refused).to.include('Dites ce qu’il faut faire.').and.to.include('Ce jour est trop éloigné.');
    const make = (due: string) => manager.submit('/tasks', { title: 'Appeler', assignee: me, due, seller: 'NOVA' });
    await make('2026-11-20');
    expect(await page('/tasks')).to.include('« Appeler » est sur la liste.');
    expect(await page('/tasks'))
      .to.include('1 de vos tâches est en retard.')
      .and.to.include('3 jours de retard');
    for (const due of ['2026-11-23', '2026-11-30', '2026-12-01']) await make(due);
    expect(await page('/tasks')).to.include(
      '1 de vos tâches est en retard, 1 autre est à faire aujourd’hui. 2 autres viendront plus tard.',
    );
    expect(await page('/today')).to.include('2 de vos tâches sont à faire, dont 1 en retard.');
  });

  it('reads the story of a seller, how two differ, whose they are and the week', async () => {
    await manager.submit('/sellers/NOVA/notes', { kind: 'call', text: 'Rappelle jeudi.', day: '2026-11-22' });
    const story = await page('/sellers/NOVA/timeline');
    expect(story).to.include('2 dossiers, 0 décision. manager@test.example le suit.');
    expect(story).to.include('Retards de livraison : seuil « limitation » dépassé Chiffres');
    expect(story).to.include('Tâche : Appeler Tâches manager@test.example pour manager@test.example, échéance : ');
    expect((await manager.get('/sellers/NOVA/timeline.csv')).text).to.include(',tasks,Task: Appeler,');
    expect(await page('/compare-sellers?a=NOVA&b=S-2')).to.include(
      'Ils diffèrent nettement sur : score (Nova Refurb 58,0',
    );
    expect(await page('/assign')).to.match(/^Attribution 4 vendeurs\. Chacun est suivi par quelqu’un\./);
    expect(await page('/reports/week')).to.include('2 nouveaux dossiers, 0 dossier clos, 0 décision et 0 mesure');
    const pdf = await manager.get('/reports/week.pdf');
    expect(pdf.headers.get('content-type')).to.equal('application/pdf');
  });

  it('writes to colleagues in their language, and gets the week in the own', async () => {
    const { database } = use();
    await manager.submit('/recommendations/1/comments', { comment: 'Tu vois, @ana ?' }, '/recommendations/1');
    const given = { to: 'ana@test.example', from: '', note: 'À toi.' };
    await manager.submit('/recommendations/1/hand-over', given, '/recommendations/1/hand-over');
    await manager.submit('/reports/week/letter', { weekly: 'all' }, '/reports/week');
    const write = await weekLetterStep({ night: night + 1, context: app.context }, readCommitted(database));
    await database.transaction((tx) => write(tx));
    const letters = await database.read<{ language: string; subject: string; body: string }>(
      'SELECT language, subject, body FROM letters ORDER BY id',
    );
    expect(letters.map(({ language, subject }) => `${language} ${subject}`)).to.deep.equal([
      'fr Test manager vous mentionne\u00a0: Nova Refurb',
      'fr Test manager vous a transmis le dossier Nova Refurb',
      'fr Semaine jusqu’au dim. 22 nov. 2026',
    ]);
    expect(letters[0]!.body).to.include('écrit au sujet de Nova Refurb\u00a0:\n\nTu vois, @ana ?');
    expect(letters[1]!.body).to.include('Test manager vous dit\u00a0:\nÀ toi.\n');
    expect(letters[2]!.body).to.include('2 nouveaux dossiers, 0 dossier clos\n');
  });
});
