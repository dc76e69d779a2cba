/** Statements on the screen: preview, delivery, receipt, the seller's inbox, the complaint; and nobody else's. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { readWayBack } from '../../server/statements/read-way-back.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, quiet, writeMarketplace } from '../support/written-marketplace.ts';
import { addReader, writeDecision, writeSettings } from '../support/written-statement.ts';

describeOnEachDatabase('the pages of statements', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  let seller: Visitor;
  let decision: number;
  const page = async (path: string, who = manager) => mainOf((await who.get(path)).text);

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T09:30:00Z') });
    manager = await app.signIn('manager');
  });
  after(() => app.close());

  it('understands the way back that the desk proposes', async () => {
    const { text } = await manager.get('/recommendations/1');
    const proposed = /<textarea[^>]*name="conditions"[^>]*>([^<]*)</.exec(text)?.[1] ?? '';
    expect(proposed).to.match(/^It ends once/);
    expect(readWayBack(proposed), proposed).to.include({ metric: 'late-delivery' });
  });

  it('says before it is sent what is missing, and offers no button', async () => {
    decision = await writeDecision(use().database, { measure: 'limit', until: '2026-12-31' });
    const text = await page(`/statements/preview?decision=${decision}`);
    expect(text).to.include('The limit of Nova Refurb cannot be delivered yet: some things are missing.');
    expect(text).to.include('No mediator is named. An administrator writes it under Templates, Marketplace.');
    expect(text).to.include('Nobody of this seller can sign in');
    expect(text).not.to.include('Deliver it now');
    const answer = await manager.submit('/statements/deliver', { decision: String(decision) }, '/account');
    expect(answer.status).to.equal(422);
  });

  it('shows what the seller will read, in each language', async () => {
    await writeSettings(use().database);
    seller = await app.signIn('seller', { seller: nova, language: null });
    await addReader(use().database, 'de@nova.example', 'de');
    const text = await page(`/statements/preview?decision=${decision}&language=de`);
    expect(text).to.include('The limit of Nova Refurb is ready. It goes to 2 people at once');
    expect(text).to.include('Ihr Konto nimmt höchstens 40 neue Bestellungen am Tag an.');
    expect(text).to.include(
      'haben wir 38 verspätete Bestellungen gezählt, von 412 fälligen Bestellungen. Das sind 9,2 %.',
    );
    expect(text).to.include('Vom 22. November 2026 bis einschließlich 31. Dezember 2026');
    expect(text).to.include('(German)');
    const pdf = await manager.get(`/statements/preview/pdf?decision=${decision}&language=it`);
    expect(pdf.headers.get('content-type')).to.equal('application/pdf');
  });

  it('delivers it with one button, shows the receipt, and sends nothing twice', async () => {
    const from = `/statements/preview?decision=${decision}`;
    const answer = await manager.submit('/statements/deliver', { decision: String(decision) }, from);
    expect(answer.status).to.equal(303);
    const path = answer.location ?? '';
    const text = await page(path);
    expect(text).to.include('The statement is delivered');
    expect(text).to.include('Nobody of the seller has opened it in the portal yet.');
    expect(text).to.include('No post office is set up, so no e-mail goes out');
    const again = await manager.submit('/statements/deliver', { decision: String(decision) }, '/account');
    expect(again.location).to.equal(path);
    expect((await manager.get(from)).location).to.equal(path);
  });

  it('lies new in the inbox of the seller, until it is opened', async () => {
    expect(await page('/notices', seller)).to.include('Un exposé des motifs est nouveau. Veuillez le lire');
    expect(await page('/notices', seller)).to.include('Exposé des motifs : votre offre est limitée nouveau');
    const text = await page('/statements/1', seller);
    expect(text).to.include('Votre compte reçoit au plus 40 nouvelles commandes par jour.');
    expect(text).to.include('ORD-197');
    expect(await page('/notices', seller))
      .to.include('Vous avez tout lu.')
      .and.include('ouvert par Test seller');
    expect(await page('/statements/1')).to.include('opened by seller1@test.example');
  });

  it('comes as a PDF too', async () => {
    const answer = await seller.get('/statements/1/pdf');
    expect(answer.headers.get('content-type')).to.equal('application/pdf');
    expect(answer.headers.get('content-disposition')).to.equal('inline; filename="A-2026-1-fr.pdf"');
    expect(answer.text.slice(0, 5)).to.equal('%PDF-');
  });

  it('takes an appeal from the seller, once, and shows it to the manager', async () => {
    const text = await page('/statements/A-2026-1', seller);
    expect(text).to.match(
      /^Messages Exposé des motifs.{0,200} Vous pouvez former un recours jusqu’au .{0,20}2027\. Former un recours PDF/,
    );
    expect((await seller.get('/statements/A-2025-1')).status).to.equal(404);
    const empty = await seller.submit('/statements/1/complaint', { text: 'no' }, '/statements/1');
    expect(empty.status).to.equal(422);
    expect(mainOf(empty.text)).to.include('Dites en une phrase');
    const complaint = 'Le transporteur était en grève, voyez <b>ici</b>.';
    const long = await seller.submit('/statements/1/complaint', { text: 'é'.repeat(30_000) }, '/statements/1');
    expect(long.status).to.equal(422);
    expect(long.text).to.include('é'.repeat(30_000));
    const answer = await seller.submit('/statements/1/complaint', { text: complaint }, '/statements/1');
    expect(answer.status).to.equal(303);
    const appealed = await page('/statements/1', seller);
    expect(appealed).to.match(
      /Exposé des motifs.{0,200} Votre recours \(aujourd’hui\) est à l’examen\..{0,300}Le transporteur était en grève/,
    );
    expect(appealed).not.to.match(/former un recours jusqu’au|Envoyer le recours/);
    expect(await page('/disputes', seller)).to.match(/A-2026-1 .*recours ouvert .{0,20}\d\d:\d\d/);
    expect((await manager.get('/statements/1')).text).to.include('&lt;b&gt;ici&lt;/b&gt;');
  });

  it('is not there for anybody else', async () => {
    const other = await app.signIn('seller', { seller: quiet });
    const lab = await app.signIn('lab');
    for (const path of ['/statements/1', '/statements/1/pdf', '/statements/999', '/statements/x']) {
      expect((await other.get(path)).status, path).to.equal(404);
      expect((await lab.get(path)).status, path).to.equal(404);
    }
    expect((await other.submit('/statements/1/complaint', { text: 'Not mine at all.' }, '/notices')).status).to.equal(
      404,
    );
    expect((await other.get(`/statements/preview?decision=${decision}`)).status).to.equal(403);
    expect(await page('/notices', other)).to.include('Nothing was decided about your account.');
    expect((await app.visitor().get('/notices')).location).to.equal('/sign-in?return=%2Fnotices');
  });

  it('comes in the language that the person chooses', async () => {
    await seller.submit('/account/language', { language: 'de' }, '/notices/choices');
    expect(await page('/notices', seller)).to.include('Begründung: Ihr Angebot wird begrenzt');
    expect(await page('/statements/1', seller)).to.include('Ihr Konto nimmt höchstens 40 neue Bestellungen am Tag an.');
  });

  it('goes by registered letter where nobody can sign in, and its delivery is recorded', async () => {
    const letter = await writeDecision(use().database, {
      ...{ measure: 'warn', recommendation: null, seller: quiet, sellerId: 'S-2', ground: 'complaint' },
    });
    await use().database.transaction((tx) =>
      tx.run('UPDATE people SET disabled_at = ? WHERE seller = ?', ['x', quiet]),
    );
    const from = `/statements/preview?decision=${letter}`;
    expect(await page(from)).to.include('has to go by registered letter');
    const { location } = await manager.submit('/statements/letter', { decision: String(letter) }, from);
    const path = location ?? '';
    expect(await page(path)).to.include('Print it, post it, and record when it was handed over.');
    const wrong = await manager.submit(`${path}/handed-over`, { reference: 'RR 1', delivered_on: '2027-01-01' }, path);
    expect(mainOf(wrong.text)).to.include('a day that is still to come');
    const long = { reference: 'R'.repeat(201), delivered_on: '2026-11-22' };
    expect((await manager.submit(`${path}/handed-over`, long, path)).text)
      .to.include('R'.repeat(201))
      .and.to.include('Shorten it to 200 letters.');
    const fields = { reference: 'RR 123 IT', delivered_on: '2026-11-22' };
    expect((await manager.submit(`${path}/handed-over`, fields, path)).status).to.equal(303);
    expect(await page(path)).to.include('Registered letter RR 123 IT');
  });
});
