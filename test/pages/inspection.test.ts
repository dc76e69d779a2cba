/** An inspection from the parcel to its submission, as forms without a script: drafts, what is missing, the verdict. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import type { Answers } from '../../server/lab/answers.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { beginInspection, goodAnswers, revisionOn, sendAnswers, writeArrivedOrder } from '../support/inspecting.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';

describeOnEachDatabase('the form of an inspection', (use) => {
  let app: RunningApp;
  let ida: Visitor;
  let jon: Visitor;
  const page = async (path: string, who = ida) => mainOf((await who.get(path)).text);
  const audits = async () =>
    use().database.read<{ action: string; subject: string; detail: string }>(
      "SELECT action, subject, detail FROM audit WHERE subject LIKE 'mystery%' ORDER BY id",
    );
  const begun = async (more: object = {}) => {
    const order = await writeArrivedOrder(use().database, nova, more);
    return { order, path: await beginInspection(ida, order) };
  };

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    ida = await app.signIn('lab', { email: 'ida@test.example' });
    jon = await app.signIn('lab', { email: 'jon@test.example' });
  });
  after(() => app.close());

  it('begins once, with the arrival noted in the same step, and one line in the audit', async () => {
    const order = await writeArrivedOrder(use().database, nova, { receivedOn: null });
    const refused = await ida.submit(`/lab/orders/${order}/inspect`, {}, '/account');
    expect(refused.location).to.equal(`/lab/orders/${order}`);
    expect(await page(`/lab/orders/${order}`)).to.include('It has not arrived yet');
    const first = await ida.submit(`/lab/orders/${order}/inspect`, { received_on: '2026-11-14' }, '/account');
    const again = await jon.submit(`/lab/orders/${order}/inspect`, {}, '/account');
    expect(again.location).to.equal(first.location);
    const lines = (await audits()).filter(({ subject }) => subject === `mystery order ${order}`);
    expect(lines.map(({ action, detail }) => [action, detail])).to.deep.equal([['inspection begun', '{}']]);
    expect(await page(first.location!)).to.include('Smartphone · sold as “good” · arrived day 4 of 5');
  });

  it('asks every question with how to look, and keeps a draft with what is foreign in it', async () => {
    const { path } = await begun();
    const text = await page(path);
    expect(text).to.include('The box is strong and fresh.').and.to.include('Press each side with your thumb');
    expect(text).to.include('Parcel 0/7').and.to.include('0 of 44 answered');
    const saved = await sendAnswers(ida, path, { 'said.box-strong': 'no', 'note.box-strong': 'mou & <b>öffnet</b>' });
    expect(saved.status).to.equal(303);
    const { text: html } = await ida.get(path);
    expect(html).to.include('mou &amp; &lt;b&gt;öffnet&lt;/b&gt;');
    expect(mainOf(html)).to.include('Parcel 1/7').and.to.include('−100 The box is strong and fresh.');
    expect((await audits()).filter(({ action }) => action === 'inspection begun')).to.have.length(2);
  });

  it('names what is missing before it lets a form go, and links to it', async () => {
    const { path } = await begun();
    const answer = await sendAnswers(
      ida,
      path,
      { ...goodAnswers(), 'value.imei': '490154203237519', 'unseen.back': '' },
      { act: '/submit' },
    );
    expect(answer.status).to.equal(422);
    expect(mainOf(answer.text))
      .to.include('Two things are missing')
      .and.to.include('The check digit is wrong')
      .and.to.include('Photo missing: Back.');
    expect(answer.text).to.include('href="#item-imei"').and.to.include('href="#unseen-back"');
    expect(await page(path)).to.include('43 of 44 answered');
  });

  it('takes no grave no without a word of what was seen, nor a critical one without photo or reason', async () => {
    const { path } = await begun();
    expect(await page(path)).to.include('Say what you saw: the seller and the manager read it.');
    const silent = { ...goodAnswers(), 'said.not-locked': 'no', 'said.speakers': 'no', 'note.speakers': '– no.' };
    const bare = { ...silent, 'value.grade-seen': 'fair', 'said.box-tape': 'no', 'value.battery-health': '71' };
    const refused = await sendAnswers(ida, path, bare, { act: '/submit' });
    expect(refused.status).to.equal(422);
    expect(mainOf(refused.text)).to.include('Four things are missing').and.to.include('44 of 44 answered');
    const links = [...refused.text.matchAll(/<li><a href="(#note-[\w-]+)">/g)].map(([, link]) => link);
    expect(links).to.have.members(['#note-not-locked', '#note-speakers', '#note-grade-seen', '#note-battery-health']);
    const noted = Object.fromEntries(
      links.map((link) => [link!.replace('#note-', 'note.'), 'seen twice by two of us']),
    );
    const proved = Object.entries({ ...bare, ...noted });
    const unproved = Object.fromEntries(proved.filter(([name]) => !name.startsWith('unseen.')));
    const blind = await sendAnswers(ida, path, unproved, { act: '/submit' });
    expect(blind.status).to.equal(422);
    expect(mainOf(blind.text)).to.include('Photo missing: Back.');
    const sent = await sendAnswers(ida, path, Object.fromEntries(proved), { act: '/submit' });
    expect(sent.status, mainOf(sent.text)).to.equal(303);
  });

  it('judges what is submitted, concludes the order, and never changes again', async () => {
    const { order, path } = await begun();
    const worn = { ...goodAnswers(), 'value.battery-health': '71', 'note.battery-health': 'as its settings say' };
    const sent = await sendAnswers(ida, path, worn, { act: '/submit' });
    expect(sent.status, mainOf(sent.text)).to.equal(303);
    const text = await page(path);
    expect(text).to.match(/It was downgraded: not as it was sold\./);
    expect(text).to.include('Quality 69 Delivery 100 Packaging 100');
    expect(text).to.include(
      '−31 The battery holds at least 80 % of what it held when new. major · Found: 71 %. as its settings say',
    );
    const [row] = await use().database.read('SELECT * FROM lab_inspections WHERE mystery_order = ?', [order]);
    expect(JSON.parse(String(row!['result']))).to.include({
      verdict: 'downgraded',
      quality: 69,
      gradeSeen: 'excellent',
    });
    expect((JSON.parse(String(row!['answers'])) as Answers).items['battery-health']!.said).to.equal('no');
    const twice = await sendAnswers(ida, path, goodAnswers(), { act: '/submit', revision: '1' });
    expect(twice.status).to.equal(303);
    const [after] = await use().database.read('SELECT * FROM lab_inspections WHERE mystery_order = ?', [order]);
    expect(after).to.deep.equal(row);
    const actions = (await audits()).filter(({ subject }) => subject === `mystery order ${order}`);
    expect(actions.filter(({ action }) => action === 'inspection submitted')).to.have.length(1);
    expect(actions.every(({ detail }) => detail === '{}')).to.equal(true);
  });

  it('shows a draft of two devices side by side, and loses neither', async () => {
    const { path } = await begun();
    const before = await revisionOn(ida, path);
    await sendAnswers(ida, path, { 'said.box-strong': 'yes', 'said.starts': 'yes' });
    const late = await sendAnswers(ida, path, { 'said.box-strong': 'no', 'said.buttons': 'yes' }, { revision: before });
    expect(late.status).to.equal(409);
    expect(mainOf(late.text))
      .to.include('was saved from elsewhere meanwhile')
      .and.to.include('Saved from elsewhere meanwhile: yes');
    const chosen = [...late.text.matchAll(/name="said\.([\w-]+)" value="(\w+)" checked/g)].map(
      ([, key, said]) => `${key} ${said}`,
    );
    expect(chosen).to.have.members(['box-strong no', 'starts yes', 'buttons yes']);
  });

  it('gives a phone its revision and what the answers come to, and says what another device has saved', async () => {
    const { path } = await begun();
    const token = /name="_csrf" value="([^"]*)"/.exec((await ida.get(path)).text)![1]!;
    const send = (fields: Record<string, string>) =>
      ida.request(
        'POST',
        path,
        { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
        new URLSearchParams({ _csrf: token, ...fields }).toString(),
      );
    const first = await send({ revision: '0', 'said.not-locked': 'no' });
    expect(JSON.parse(first.text)).to.deep.include({ revision: 1 });
    expect((JSON.parse(first.text) as { verdict: { sentence: string } }).verdict.sentence)
      .to.include('a blocker')
      .and.to.include('device locked to an account');
    const late = await send({ revision: '0', 'said.starts': 'no' });
    expect([late.status, JSON.parse(late.text)]).to.deep.equal([
      409,
      { revision: 1, fields: { 'said.not-locked': 'no' } },
    ]);
    expect((await send({ 'said.starts': 'no' })).status).to.equal(409);
  });

  it('hands an open draft over, with its answers, to whoever relieves a colleague', async () => {
    const { order, path } = await begun();
    await sendAnswers(ida, path, { 'said.starts': 'no', 'note.starts': 'black screen' });
    const { text } = await jon.get(path);
    expect(mainOf(text)).to.include('ida@test.example began this inspection').and.not.to.include('black screen');
    const foreign = await jon.submit(path, { revision: '1', 'said.starts': 'yes' }, path);
    expect(foreign.status).to.equal(303);
    await jon.submit(`${path}/take-over`, {}, path);
    expect((await jon.get(path)).text).to.include('black screen');
    expect((await ida.get(path)).text).not.to.include('black screen');
    const [line] = (await audits()).filter(
      ({ subject, action }) => subject === `mystery order ${order}` && action === 'inspection taken over',
    );
    expect(line!.detail).to.equal('{"from":"ida@test.example"}');
  });

  it('has the phone emptied at the sign-out of whoever inspects, and of nobody else', async () => {
    const cleared = async (who: Visitor) => (await who.submit('/sign-out', {})).headers.get('clear-site-data');
    expect(await cleared(await app.signIn('lab', { email: 'kim@test.example' }))).to.equal('"cache", "storage"');
    expect(await cleared(await app.signIn('manager'))).to.equal('"cache"');
  });

  it('is the lab’s alone', async () => {
    const { path } = await begun();
    for (const role of ['manager', 'admin'] as const)
      expect((await (await app.signIn(role)).get(path)).status).to.equal(404);
    for (const id of ['999', 'x']) expect((await ida.get(`/lab/inspections/${id}`)).status).to.equal(404);
  });
});
