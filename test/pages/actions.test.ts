/** A corrective action from the finding to its end, as manager, lab and seller go through it. */
import { expect } from 'chai';
import { tellOfVerification } from '../../server/notices/tell-of-action.ts';
import { changeAction } from '../../server/stores/corrective-actions.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { revealedOrder } from '../support/graded-order.ts';
import { movingClock } from '../support/moving-clock.ts';
import { multipartBody, sendMultipart, tokenOn, upload } from '../support/multipart.ts';
import { mainOf, rowsOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, quiet, writeMarketplace } from '../support/written-marketplace.ts';

interface Letter {
  subject: string;
  body: string;
  language: string;
}

describeOnEachDatabase('corrective actions', (use) => {
  const clock = movingClock('2026-11-22T08:00:00Z');
  let app: RunningApp;
  let ana: Visitor;
  let lab: Visitor;
  let shop: Visitor;
  let order: number;
  let finding: number;
  let action: string;
  const page = async (path: string, who = ana) => mainOf((await who.get(path)).text);
  const read = <T>(sql: string) => use().database.read<T>(sql);
  const versionOn = async (path: string, who: Visitor) =>
    /name="version" value="(\d+)"/.exec((await who.get(path)).text)?.[1] ?? '';
  const say = async (who: Visitor, at: string, to: string, text: string, version?: string) => {
    const fields = { _csrf: await tokenOn(who, at), version: version ?? (await versionOn(at, who)), evidence: text };
    return sendMultipart(who, to, multipartBody(fields, []));
  };
  const ask = (who: Visitor, fields: Record<string, string>) =>
    who.submit(`/inspections/${order}/action`, { finding: String(finding), ...fields });
  const audits = async () =>
    (await read<{ action: string }>("SELECT action FROM audit WHERE action LIKE 'corrective%' ORDER BY id")).map(
      (entry) => entry.action,
    );

  before(async () => {
    const { database } = use();
    await writeMarketplace(database);
    order = await revealedOrder(database, { seller: quiet, wrong: ['screen-whole'] });
    [finding] = (await read<{ id: number }>('SELECT id FROM findings ORDER BY id')).map(({ id }) => id) as [number];
    app = await startApp(database, { clock });
    ana = await app.signIn('manager', { email: 'other@test.example' });
    lab = await app.signIn('lab');
    shop = await app.signIn('seller', { seller: quiet });
  });
  after(() => app.close());

  it('has an empty list that says how one comes about', async () => {
    expect(await page('/actions')).to.include('No seller of yours was asked to put anything right yet.');
    expect(await page('/actions')).to.include('ask the seller to put it right on the page of the verdict');
    expect(await page('/actions?state=closed', lab)).to.include('Nothing is closed yet');
  });

  it('suggests what to ask for, and a day', async () => {
    const { text } = await ana.get(`/inspections/${order}/action?finding=${finding}`);
    expect(mainOf(text)).to.include('Écran Tranquille is told at once.').and.include('The glass is whole. major');
    expect(text).to.include('Grade the devices in stock again under good light').and.include('value="2026-12-06"');
  });

  it('names what is wrong with the form, and keeps what was typed', async () => {
    const answer = await ask(ana, { text: 'No <b>', due: '2026-11-22' });
    expect(answer.status).to.equal(422);
    expect(mainOf(answer.text)).to.include('Write what the seller must do.').and.include('at least until tomorrow');
    expect(answer.text).to.include('No &lt;b&gt;</textarea>');
    expect(mainOf((await ask(ana, { text: 'Long enough.', due: 'soon' })).text)).to.include('YYYY-MM-DD');
    expect(mainOf((await ask(ana, { text: 'Long enough.', due: '2028-01-01' })).text)).to.include('half a year away');
    expect(await audits()).to.deep.equal([]);
  });

  it('tells the seller in the own language, once', async () => {
    const asked = { text: 'Controllate ogni vetro <prima> di spedire.', due: '2026-12-01' };
    const answers = await Promise.all([ask(ana, asked), ask(lab, asked)]);
    expect(answers.map(({ status }) => status)).to.deep.equal([303, 303]);
    expect(answers.map(({ location }) => location?.split('/')[1]).sort()).to.deep.equal(
      ['actions', 'inspections#'].map((one) => one.replace('#', '')),
    );
    action = answers.find(({ location }) => location?.startsWith('/actions/'))!.location!;
    const letters = await read<Letter>("SELECT subject, body, language FROM letters WHERE kind = 'action' ORDER BY id");
    expect(letters).to.have.length(1);
    expect(letters[0]).to.include({ language: 'en', subject: 'Please put this right by 1 December 2026' });
    expect(letters[0]!.body)
      .to.include('Controllate ogni vetro <prima> di spedire.')
      .and.include(`/verdicts/${order}/actions/`);
    expect(await audits()).to.deep.equal(['corrective action asked for']);
  });

  it('stands in the list of those who look after the seller, the overdue first', async () => {
    expect(await page('/actions')).to.include('One action is open.');
    expect(rowsOf((await ana.get('/actions')).text)[0]).to.match(
      /^Écran Tranquille asked for Controllate ogni vetro <prima> di spedire\. Tue 1 Dec/,
    );
    const other = await app.signIn('manager', { email: 'nobody@test.example' });
    expect(await page('/actions', other)).to.include('One action is open. None of them is yours.');
    expect(await page('/actions?whose=mine', other)).to.include(
      'No seller of yours was asked to put anything right yet. One action of others stands under “All”.',
    );
  });

  it('shows the seller what to do, and takes what it has done, with a file', async () => {
    const mine = `/verdicts/${order}/actions/${action.split('/').at(-1)}`;
    expect(await page(mine, shop)).to.include('Do it by Tue 1 Dec 2026, and say below what you have done.');
    expect(await page(mine, shop)).not.to.include('@test.example');
    expect(await page('/notices', shop))
      .to.include('One thing must be put right, by Tue 1 Dec.')
      .and.include('Controllate ogni vetro');
    expect(await page(`/verdicts/${order}`, shop)).to.include('Say what you have done');
    expect(await page(`/inspections/${order}`)).to.include('One action waits for the seller.');
    expect(await page('/scorecard/plan', shop)).to.include('Controllate ogni vetro');
    expect((await say(shop, mine, mine, 'Done')).status).to.equal(422);
    const page0 = await upload(shop, mine, mine, { name: 'x.html', content: '<html><script>' });
    expect(mainOf(page0.text)).to.include('This kind of file is not taken').and.include('Write in a sentence or two');
    const stale = await say(shop, mine, mine, 'We check every glass under a lamp now.', '7');
    expect(stale.status).to.equal(409);
    expect(mainOf(stale.text)).to.include('Somebody else was here meanwhile').and.include('We check every glass');
    const fields = {
      _csrf: await tokenOn(shop, mine),
      version: '1',
      evidence: 'We check every glass under a lamp now.',
    };
    const body = multipartBody(fields, [{ name: '../bill.pdf', content: '%PDF-1.7 a bill' }]);
    expect((await sendMultipart(shop, mine, body)).status).to.equal(303);
    expect((await sendMultipart(shop, mine, body)).status).to.equal(409);
    expect(await page(mine, shop))
      .to.include('You said that it is done. The lab will check it')
      .and.include('bill.pdf');
    expect(await page(action)).to.include('Test seller (seller2@test.example): We check every glass');
    expect(await page('/actions')).to.include('One action waits for the lab.');
    expect(await audits()).to.deep.equal(['corrective action asked for', 'corrective action done']);
    const [letter] = await read<Letter>(
      "SELECT subject, body, language FROM letters WHERE once LIKE '%staff-done%' ORDER BY id",
    );
    expect(letter!.subject).to.equal('Écran Tranquille says that it is done');
  });

  it('hands the file out to be kept, to those who may', async () => {
    const [file] = await read<{ id: number }>('SELECT id FROM action_files ORDER BY id');
    const mine = `/verdicts/${order}/actions/${action.split('/').at(-1)}/files/${file!.id}`;
    const answer = await shop.get(mine);
    expect(answer.headers.get('content-disposition')).to.equal('attachment; filename=bill.pdf');
    expect(answer.headers.get('content-security-policy')).to.include('sandbox');
    expect((await ana.get(`${action}/files/${file!.id}`)).text).to.equal('%PDF-1.7 a bill');
    const rival = await app.signIn('seller', { seller: nova });
    for (const path of [mine, mine.replace(/\/files.*/, ''), action, '/actions'])
      expect([403, 404], path).to.include((await rival.get(path)).status);
    expect((await shop.get(mine.replace(`/verdicts/${order}`, '/verdicts/99'))).status).to.equal(404);
  });

  it('is closed by what a test order showed, and everybody is told', async () => {
    const id = Number(action.split('/').at(-1));
    const when = { at: '2026-11-22T09:00:00Z', by: 'lab@test.example' };
    const failed = await revealedOrder(use().database, { seller: quiet, wrong: ['screen-whole'] });
    await use().database.transaction(async (tx) => {
      expect(await changeAction(tx, id, { step: 'failed', order: failed }, when)).to.equal(true);
      expect(await changeAction(tx, id, { step: 'verified', order: failed }, when)).to.equal(false);
      await tellOfVerification(tx, app.context, { action: id, outcome: 'failed' }, when);
    });
    expect(await page(action))
      .to.include('found again')
      .and.include('A test order showed the same fault again');
    expect((await ana.get(action)).text).to.include(`href="/inspections/${failed}"`);
    expect(await page('/scorecard/plan', shop)).not.to.include('Controllate ogni vetro');
    expect(await page('/sellers/S-2/timeline'))
      .to.include('Corrective action asked for, due Tue 1 Dec 2026')
      .and.include('Found again by a test order');
    const letters = await read<{ once: string; subject: string }>('SELECT once, subject FROM letters ORDER BY id');
    const told = letters.filter(({ once }) => once.includes('failed')).map(({ subject }) => subject);
    expect(told).to.have.length(2);
    expect(told).to.include('Checked: the same fault was found again');
    expect(told).to.include('Found again at Écran Tranquille');
  });

  it('may be asked for again, noted by the staff, and withdrawn with a reason', async () => {
    const again = (await ask(lab, { text: 'Check the glass, please.', due: '2026-12-08' })).location!;
    expect((await say(lab, again, `${again}/evidence`, 'They phoned: a new lamp since Monday.')).status).to.equal(303);
    expect(await page(again)).to.include('They phoned: a new lamp since Monday.');
    const short = await ana.submit(`${again}/withdraw`, { version: '2', reason: 'no' }, again);
    expect(short.status).to.equal(422);
    const reason = 'The order was never theirs.';
    const late = await ana.submit(`${again}/withdraw`, { version: '1', reason }, again);
    expect(late.status).to.equal(409);
    expect(mainOf(late.text)).to.include(reason);
    expect((await ana.submit(`${again}/withdraw`, { version: '2', reason }, again)).status).to.equal(303);
    expect(await page(again)).to.include(`Withdrawn Test manager (other@test.example): ${reason}`);
    const told = await page(`/verdicts/${order}${again}`, shop);
    expect(told, 'as the form promises').to.include('you need not do it any more').and.not.to.include(reason);
    expect(await page('/actions?state=closed'))
      .to.include('withdrawn')
      .and.include('found again');
  });

  it('is not there for what is under cover, or for what is not there', async () => {
    for (const path of ['/actions/0', '/actions/x', '/actions/999', '/inspections/999/action', '/inspections/x/action'])
      expect((await ana.get(path)).status, path).to.equal(404);
    expect((await ana.get(`/inspections/${order}/action?finding=999`)).status).to.equal(404);
  });

  it('is overdue from the day after its day on', async () => {
    const asked = { finding: '', text: 'Check the glass of all watches.', due: '2026-12-01' };
    action = (await ask(ana, asked)).location!;
    clock.forward(10 * 86_400);
    const later = await app.signIn('manager', { email: 'other@test.example' });
    expect(await page('/actions', later)).to.include('One action of yours is overdue.');
    expect(await page(action, later)).to.include(
      'It was due on Tue 1 Dec 2026, and the seller has not said that it is done.',
    );
  });
});
