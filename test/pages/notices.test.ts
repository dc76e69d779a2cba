/** The inbox of a seller: what it was told, by page and by e-mail, who has read it, and what each person wants by e-mail. */
import { expect } from 'chai';
import { advanceDecisions } from '../../jobs/advance-decisions.ts';
import { tellSeller } from '../../server/notices/tell-seller.ts';
import { deliverStatement } from '../../server/statements/deliver-statement.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { movingClock } from '../support/moving-clock.ts';
import { mainOf, rowsOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, quiet, writeMarketplace } from '../support/written-marketplace.ts';
import { writeDecision, writeSettings } from '../support/written-statement.ts';

describeOnEachDatabase('the inbox of a seller', (use) => {
  const clock = movingClock('2026-11-22T09:30:00Z');
  let app: RunningApp;
  let rosa: Visitor;
  let jean: Visitor;
  let ben: Visitor;
  const page = async (path: string, who = rosa) => mainOf((await who.get(path)).text);
  const rows = async (path: string, who = rosa) =>
    rowsOf((await who.get(path)).text.replace(/[\s\S]*<h2 id="messages"/, ''));
  const letters = (once: string) =>
    use().database.read<{ language: string; subject: string; body: string }>(
      'SELECT language, subject, body FROM letters WHERE once LIKE ? ORDER BY id',
      [`${once}%`],
    );
  const act = async (decision: number, name: string, fields: Record<string, string>) => {
    const path = `/decisions/${decision}`;
    const version = /name="version" value="(\d+)"/.exec((await ben.get(path)).text)?.[1] ?? '';
    expect((await ben.submit(`${path}/${name}`, { version, ...fields }, path)).status).to.equal(303);
  };
  const deliver = async (measure: 'warn' | 'limit', until: string | null, recommendation: number | null) => {
    const decision = await writeDecision(use().database, { measure, until, recommendation, ground: 'late-delivery' });
    expect(await deliverStatement(app.context, decision, 'manager@test.example')).to.have.property('delivered');
    await advanceDecisions(app.context);
    return decision;
  };

  const signIn = async () => {
    rosa = await app.signIn('seller', { seller: nova });
    jean = await app.signIn('seller', { seller: nova, language: 'fr', email: 'jean@nova.example' });
    ben = await app.signIn('manager', { email: 'ben@test.example' });
  };

  before(async () => {
    await writeMarketplace(use().database);
    await writeSettings(use().database);
    app = await startApp(use().database, { clock, environment: { SMTP_URL: 'smtp://127.0.0.1:9' } });
    await signIn();
  });
  after(() => app.close());

  it('is empty at first, and says what will stand here', async () => {
    expect(await page('/notices'))
      .to.include('Nothing was decided about your account.')
      .and.not.include('Call all');
    expect(await page('/notices', jean)).to.include('Rien n’a été décidé pour votre compte.');
  });

  it('tells of a measure that is lifted, and keeps the note of colleagues to them', async () => {
    const limit = await deliver('limit', null, 1);
    await act(limit, 'lift', { lift_reason: 'They called, and the new carrier is fine.' });
    expect(await rows('/notices')).to.deep.equal([
      'The limit on your offers is lifted new End of a measure today 09:30 not opened yet',
      'Statement of reasons: your offer is limited new Statement of reasons today 09:30 not opened yet',
    ]);
    // Nothing but opening what it leads to is opening it.
    for (const elsewhere of ['/scorecard', '/notices?kind=measure', '/notices/choices', '/disputes', '/account'])
      await page(elsewhere);
    expect((await rows('/notices')).map((row) => /not opened yet$/.test(row))).to.deep.equal([true, true]);
    const [, french] = await letters('measure:');
    expect(french).to.include({ language: 'fr', subject: 'La limitation de votre offre est levée' });
    expect(french!.body)
      .to.include('À partir d’aujourd’hui, vos offres sont affichées')
      .and.include('la décision dont l’exposé A-2026-')
      .and.not.include('carrier');
  });

  it('tells of one that has run out', async () => {
    const warning = await deliver('warn', '2026-11-24', null);
    clock.forward(3 * 24 * 3600);
    await signIn();
    await advanceDecisions(app.context);
    await advanceDecisions(app.context);
    const told = await letters(`measure:${warning}:ended`);
    expect(told.map(({ subject }) => subject)).to.deep.equal(['The warning has run out', 'L’avertissement a pris fin']);
    expect((await rows('/notices'))[0]).to.match(/^The warning has run out new/);
  });

  it('brings the answer to an appeal in full, by its own words', async () => {
    const warning = await deliver('warn', null, null);
    const [statement] = await use().database.read<{ id: number }>('SELECT id FROM statements WHERE decision = ?', [
      warning,
    ]);
    const path = `/statements/${statement!.id}`;
    await rosa.submit(`${path}/complaint`, { text: 'Il corriere era in sciopero.' }, path);
    const appeal = /name="appeal" value="(\d+)"/.exec((await ben.get(`/decisions/${warning}`)).text)![1]!;
    await act(warning, 'answer', {
      appeal,
      verdict: 'rejected',
      answer: 'The strike ended on <Monday>, before these.',
    });
    const [, french] = await letters('appeal:');
    expect(french!.subject).to.equal('Réponse à votre recours : la décision est maintenue');
    expect(french!.body).to.include('La réponse complète\u00a0:\nThe strike ended on <Monday>, before these.\n');
    expect(french!.body).to.include(`${path}\n`).and.not.include('/notices/choices');
    expect((await rows('/notices'))[0]).to.match(/^Answer to your appeal: the decision stands new/);
    expect(await page(path)).to.include('The strike ended on <Monday>, before these.');
    expect((await rows('/notices'))[0]).to.match(/stands Answer to an appeal today 09:30 opened by Test seller$/);
  });

  it('has a page for each with what was said and a receipt, for the own seller alone', async () => {
    const [{ id } = { id: 0 }] = await use().database.read<{ id: number }>(
      "SELECT id FROM seller_notices WHERE kind = 'measure' ORDER BY id",
    );
    expect(await page(`/notices/${id}`, jean))
      .to.include('À partir d’aujourd’hui')
      .and.include('Ouvert par Test seller');
    const text = await page(`/notices/${id}`);
    expect(text).to.include('The limit on your offers is lifted').and.include('Opened by Test seller, today 09:30');
    expect(text).to.include('Test seller waits to be sent');
    const other = await app.signIn('seller', { seller: quiet });
    for (const path of [`/notices/${id}`, '/notices/0', '/notices/x'])
      expect((await other.get(path)).status, path).to.equal(404);
    expect(await rows('/notices', other)).to.deep.equal([]);
    expect((await ben.get('/notices')).status).to.equal(403);
  });

  it('is read page by page, by what it is about, and only what is new', async () => {
    await use().database.transaction(async (tx) => {
      for (let nth = 1; nth <= 30; nth++)
        await tellSeller(tx, app.context, {
          ...{ once: `d:${nth}`, seller: nova, kind: 'dispute', level: 'fine', page: `/disputes/${nth}` },
          ...{ at: `2026-11-20T08:${String(nth).padStart(2, '0')}:00Z` },
          say: () => ({ subject: `<i>Number ${nth}</i>`, paragraphs: [] }),
        });
    });
    expect(await rows('/notices?kind=dispute')).to.have.length(25);
    expect((await rows('/notices?kind=dispute&page=2')).at(-1)).to.match(/^<i>Number 1<\/i> new Contested order/);
    expect(await page('/notices?kind=dispute&page=2')).to.include('26–30 of 30 messages');
    expect(await rows('/notices?kind=measure&show=new')).to.have.length(1);
    expect(await page('/notices?kind=plan')).to.include('Nothing you were told fits what you chose.');
  });

  it('is called read by each person for itself, which is no receipt', async () => {
    await use().database.transaction((tx) =>
      tx.run("UPDATE people SET rights = 'reader' WHERE email = 'jean@nova.example'"),
    );
    expect((await jean.submit('/notices/read', {}, '/notices')).location).to.equal('/notices');
    expect(await page('/notices', jean))
      .to.include('Vous avez tout lu.')
      .and.include('pas encore ouvert');
    expect(await page('/notices')).to.include('2 statements are new. Please read them');
  });

  it('keeps from the post what a person does not want, and never what rights depend on', async () => {
    expect(await page('/notices/choices')).to.include('These always come by e-mail');
    const kept = await jean.submit('/notices/choices', { kinds: 'verdict' }, '/notices/choices');
    expect(kept.location).to.equal('/notices/choices');
    const { text } = await jean.get('/notices/choices');
    expect([...text.matchAll(/value="(\w+)" checked/g)].map(([, kind]) => kind)).to.deep.equal(['verdict']);
    const say = () => ({ subject: 'Eins', paragraphs: [] });
    await use().database.transaction(async (tx) => {
      for (const kind of ['dispute', 'appeal'] as const)
        await tellSeller(tx, app.context, {
          ...{ once: `last:${kind}`, seller: nova, kind, level: 'fine', page: null, at: '2026-11-25T10:00:00Z', say },
        });
    });
    expect((await letters('last:dispute')).map(({ language }) => language)).to.deep.equal(['en']);
    expect((await letters('last:appeal')).map(({ language }) => language)).to.deep.equal(['en', 'fr']);
  });
});
