/** A seller's plan from its first step to its end, as the seller and the marketplace's people go through it. */
import { expect } from 'chai';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { movingClock } from '../support/moving-clock.ts';
import { multipartBody, sendMultipart, tokenOn, type SentFile } from '../support/multipart.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, quiet, writeMarketplace } from '../support/written-marketplace.ts';

describeOnEachDatabase('plans of sellers', (use) => {
  const clock = movingClock('2026-11-22T08:00:00Z');
  let app: RunningApp;
  let shop: Visitor;
  let french: Visitor;
  let rival: Visitor;
  let ana: Visitor;
  let plan: string;
  let step: string;
  const page = async (path: string, who = shop) => mainOf((await who.get(path)).text);
  const formIdOn = async (path: string, who = shop) =>
    /name="form_id" value="([^"]+)"/.exec((await who.get(path)).text)?.[1] ?? '';
  const audits = async () =>
    (
      await use().database.read<{ action: string }>("SELECT action FROM audit WHERE action LIKE 'plan%' ORDER BY id")
    ).map(({ action }) => action);
  const add = async (fields: Record<string, string>) =>
    shop.submit(plan, {
      form_id: await formIdOn(plan),
      text: 'Parcels leave the same evening',
      due: '2026-12-01',
      ...fields,
    });

  const remarkField = () => `remark-${plan.split('/').at(-1)!}`;
  const finish = async (evidence: string, file: SentFile) =>
    sendMultipart(shop, step, multipartBody({ _csrf: await tokenOn(shop, plan), evidence }, [file]));

  before(async () => {
    const { database } = use();
    await writeMarketplace(database);
    app = await startApp(database, { clock });
    shop = await app.signIn('seller', { seller: nova });
    french = await app.signIn('seller', { seller: nova, email: 'fr@test.example', language: 'fr' });
    rival = await app.signIn('seller', { seller: quiet, email: 'rival@test.example' });
    ana = await app.signIn('manager');
  });
  after(() => app.close());

  it('begin with a cause, once for each form, and say what is missing', async () => {
    const path = '/scorecard/plan';
    expect(await page(path)).to.include('You follow no plan at present');
    const wrong = await shop.submit(path, { metric: 'inspection', cause: 'Short' });
    expect(wrong.status).to.equal(422);
    expect(mainOf(wrong.text)).to.include('Choose one of the list.').and.include('Say it in a sentence or two.');
    const fields = {
      form_id: await formIdOn(path),
      metric: 'late-delivery',
      cause: 'Our carrier <b> collects too early.',
    };
    const answers = [await shop.submit(path, fields), await shop.submit(path, fields)];
    plan = answers[0]!.location!;
    expect(plan).to.match(/^\/scorecard\/plan\/\d+$/);
    expect(answers[1]!.location).to.equal(path);
    expect(await page(path))
      .to.include('You follow one plan')
      .and.include('Our carrier <b> collects too early.');
    expect(await audits()).to.deep.equal(['plan begun']);
  });

  it('take steps and milestones with their days, and refuse days that are past', async () => {
    expect((await add({ due: '2026-11-21' })).status).to.equal(422);
    expect(mainOf((await add({ due: '' })).text)).to.include('Give a day.');
    expect(mainOf((await add({ target: 'few' })).text)).to.include('Give a percentage, such as 3.5');
    await add({});
    await add({ text: 'The rate is where it belongs', due: '2027-01-15', target: '4' });
    const text = await page(plan);
    expect(text).to.include('0 of 1 steps are done; the next is due on Tue 1 Dec.');
    expect(text).to.match(
      /Milestone · 15 Jan 2027 The rate is where it belongs at most 4 %; now the score takes it as [\d.]+ %/,
    );
    expect(text).to.match(/(not there yet|on course) Milestone/);
    expect((await shop.get(plan)).text.match(/Say that it is done/g)).to.have.length(1);
    expect(await audits()).to.deep.equal(['plan begun', 'plan step added', 'plan step added']);
  });

  it('lead from a milestone to where it is dropped, and not to where a step is said to be done', async () => {
    await add({ text: 'A rate nobody reaches', due: '2027-02-15', target: '1' });
    const milestones = [...(await shop.get(plan)).text.matchAll(/href="([^"]+)">Change or drop it/g)];
    const last = milestones.at(-1)![1]!;
    expect(milestones).to.have.length(2);
    expect(await page(last))
      .to.include('A milestone of your plan What will be reached A rate nobody reaches')
      .and.include('To change it, drop it and add it anew')
      .and.not.include('Say that it is done');
    expect((await shop.submit(last, { evidence: 'It is reached, we say so ourselves.' })).status).to.equal(404);
    await shop.submit(`${last}/drop`, {}, last);
    expect(await page(plan)).to.match(/The milestone is dropped\. .*dropped Milestone .* A rate nobody reaches/);
  });

  it('have a step done with what shows it, once', async () => {
    step = /href="(\/scorecard\/plan\/\d+\/steps\/\d+)"/.exec((await shop.get(plan)).text)![1]!;
    expect(await page(step)).to.include('Parcels leave the same evening');
    expect((await finish('Short', { name: 'x.html', content: '<html><script>' })).status).to.equal(422);
    const file = { name: 'contract.txt', content: 'collection at 18:00' };
    expect((await finish('A second collection at six since Monday.', file)).status).to.equal(303);
    await finish('A second collection at six since Monday.', file);
    expect(await page(plan))
      .to.include('Its one step is done.')
      .and.include('contract.txt');
    expect((await audits()).filter((action) => action === 'plan step done')).to.have.length(1);
  });

  it('are read by the marketplace’s people, whose word reaches the seller', async () => {
    const path = '/sellers/NOVA/plan';
    const text = await page(path, ana);
    expect(text).to.include('The seller follows one plan of its own.').and.include('A second collection at six');
    const file = /href="(\/sellers\/NOVA\/plan\/files\/\d+)"/.exec((await ana.get(path)).text)![1]!;
    expect((await ana.get(file)).text).to.equal('collection at 18:00');
    expect((await ana.get(file.replace('NOVA', 'QUIET'))).status).to.equal(404);
    const remark = { form_id: await formIdOn(path, ana), [remarkField()]: 'Good: show us the first week.' };
    await ana.submit(`/sellers/NOVA/plan/${plan.split('/').at(-1)!}`, remark, path);
    await ana.submit(`/sellers/NOVA/plan/${plan.split('/').at(-1)!}`, remark, path);
    expect(await page(plan)).to.match(
      /What was said about it The marketplace, today \d\d:00 Good: show us the first week\./,
    );
    expect(await page('/notices')).to.include('A word on your plan: Late delivery');
    expect((await audits()).filter((action) => action === 'plan remarked on')).to.have.length(1);
    const [open] = await use().database.read<{ id: number }>(
      "SELECT r.id AS id FROM recommendations r JOIN sellers v ON v.id = r.seller WHERE v.seller_id = 'NOVA' AND r.state = 'open' ORDER BY r.id",
    );
    for (const where of ['/sellers/NOVA', `/recommendations/${open!.id}`])
      expect(await page(where, ana), where).to.include(
        'The seller follows a plan of its own: Late delivery – Its one step is done.',
      );
  });

  it('keep every word about them, and the seller’s answers, each once', async () => {
    const path = '/sellers/NOVA/plan';
    const about = `${path.replace('/plan', '')}/plan/${plan.split('/').at(-1)!}`;
    await ana.submit(about, { form_id: await formIdOn(path, ana), [remarkField()]: 'And the <second> week?' }, path);
    const answer = { form_id: await formIdOn(plan), answer: 'Both are in the file.\nSee line 2.' };
    await shop.submit(`${plan}/answer`, answer, plan);
    await shop.submit(`${plan}/answer`, answer, plan);
    await shop.submit(`${plan}/answer`, { form_id: await formIdOn(plan), answer: ' ' }, plan);
    await ana.submit(about, { form_id: await formIdOn(path, ana), [remarkField()]: 'Thank you.' }, path);
    const all = /Good: show us.* And the <second> week\? .*Both are in the file\..*See line 2\. .* Thank you\./;
    for (const [where, who] of [
      [plan, shop],
      [path, ana],
    ] as const) {
      const text = await page(where, who);
      expect(text, where).to.match(all);
      expect(text.match(/Both are in the file/g), where).to.have.length(1);
      expect(text, where).to.match(/Test seller, today \d\d:00 Both/);
    }
    expect(await page(plan)).to.not.include('Test manager');
    expect(await page(path, ana)).to.include('Test manager, today');
    expect((await rival.submit(`${plan}/answer`, answer, '/scorecard/plan')).status).to.equal(404);
    expect((await shop.get('/notices?kind=plan')).text.match(/A word on your plan: Late delivery/g)).to.have.length(3);
    expect((await audits()).slice(-3)).to.deep.equal(['plan remarked on', 'plan remark answered', 'plan remarked on']);
  });

  it('name how long a text may be, and show one that is too long again', async () => {
    const [long, about] = ['é'.repeat(20_001), `/sellers/NOVA/plan/${plan.split('/').at(-1)!}`];
    const answers = [
      await shop.submit(plan, { form_id: 'long', text: long, due: '2026-12-01' }),
      await shop.submit(`${plan}/answer`, { form_id: 'long', answer: long }, plan),
      await shop.submit(`${plan}/end`, { closing: long }, plan),
      await ana.submit(about, { form_id: 'long', [remarkField()]: long }, '/sellers/NOVA/plan'),
    ];
    for (const { status, text } of answers) {
      expect(status).to.equal(422);
      expect(text).to.include(long).and.include('Shorten it to 2,000 letters.').and.include('Up to 2,000 letters.');
    }
  });

  it('are nobody else’s', async () => {
    for (const path of [plan, step, '/scorecard/plan/files/1'])
      expect((await rival.get(path)).status, path).to.equal(404);
    const token = await formIdOn('/scorecard/plan', rival);
    const answer = await rival.submit(
      plan,
      { form_id: token, text: 'Taken over by a rival', due: '2026-12-01' },
      '/scorecard/plan',
    );
    expect(answer.status).to.equal(404);
    expect(await page('/scorecard/plan', rival)).not.to.include('carrier');
  });

  it('are written in the reader’s language', async () => {
    const text = await page(plan, french);
    expect(text).to.include('Étapes et jalons').and.include('Retards de livraison').and.include('au plus 4');
    expect(text).not.to.include('Milestone');
  });

  it('end with a word, and take nothing more', async () => {
    await shop.submit(`${plan}/end`, { closing: 'The carrier keeps its times.' }, plan);
    expect(await page(plan))
      .to.include('This plan is ended.')
      .and.include('The carrier keeps its times.');
    expect((await shop.get(plan)).text).not.to.include('name="due"');
    const before = await audits();
    await shop.submit(plan, { form_id: 'another', text: 'One more thing to do', due: '2026-12-24' }, '/scorecard/plan');
    expect(await audits()).to.deep.equal(before);
  });
});
