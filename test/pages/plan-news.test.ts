/** What a seller does about its plans reaches the manager who looks after it: on the morning page, by e-mail, in its story. */
import { expect } from 'chai';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { movingClock } from '../support/moving-clock.ts';
import { multipartBody, sendMultipart, tokenOn } from '../support/multipart.ts';
import { mainOf } from '../support/reading.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';
import type { Visitor } from '../support/visitor.ts';

const cause = 'Our carrier collects too early.';

describeOnEachDatabase('what a seller does about its plans', (use) => {
  const clock = movingClock('2026-11-22T08:00:00Z');
  let app: RunningApp;
  let manager: Visitor;
  let french: Visitor;
  let shop: Visitor;
  let plan: string;
  const page = async (path = '/today', who = manager) => mainOf((await who.get(path)).text);
  const formId = async (path: string, who = shop) =>
    /name="form_id" value="([^"]+)"/.exec((await who.get(path)).text)?.[1] ?? '';
  const letters = () =>
    use().database.read<{ subject: string; body: string; language: string }>(
      "SELECT subject, body, language FROM letters WHERE once LIKE 'plan:%' AND kind = 'plan' AND person IN (SELECT id FROM people WHERE role = 'manager') ORDER BY id",
    );

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock });
    manager = await app.signIn('manager');
    french = await app.signIn('manager', { email: 'fr@test.example', language: 'fr' });
    shop = await app.signIn('seller', { seller: nova });
  });
  after(() => app.close());

  it('is told when it begins one, until somebody says a word on it', async () => {
    expect(await page()).not.to.include('Plans of your sellers');
    const path = '/scorecard/plan';
    const fields = { form_id: await formId(path), metric: 'late-delivery', cause };
    plan = (await shop.submit(path, fields)).location!;
    expect(await page()).to.include('Plans of your sellers Nova Refurb has begun a plan, today');
    expect(await page('/today', french)).not.to.include('Nova Refurb a commencé');
    expect(await letters()).to.deep.equal([
      {
        subject: 'Nova Refurb begins a plan: Late delivery',
        body: `Nova Refurb sets out what it changes, and names as the cause:\n\n${cause}\n\nhttp://localhost:3000/sellers/NOVA/plan\n`,
        language: 'en',
      },
    ]);
    const about = '/sellers/NOVA/plan';
    const remark = { form_id: await formId(about, manager), [`remark-${plan.split('/').at(-1)!}`]: 'Good. By when?' };
    await manager.submit(`${about}/${plan.split('/').at(-1)!}`, remark, about);
    expect(await page()).not.to.include('has begun a plan');
  });

  it('is told of its answer and of a step that is done, in the language of whoever looks after it then', async () => {
    await shop.submit(`${plan}/answer`, { form_id: await formId(plan), answer: 'By Friday.' }, plan);
    expect(await page()).to.include('Nova Refurb has answered on its plan, today');
    await use().database.transaction((tx) =>
      tx.run(
        "INSERT INTO assignments (seller, manager_email, assigned_by, assigned_at) VALUES (?, 'fr@test.example', 'x', '2026-11-22T08:00:00Z')",
        [nova],
      ),
    );
    await shop.submit(plan, { form_id: await formId(plan), text: 'Collected at six', due: '2026-12-01' });
    const step = /href="(\/scorecard\/plan\/\d+\/steps\/\d+)"/.exec((await shop.get(plan)).text)![1]!;
    const body = multipartBody({ _csrf: await tokenOn(shop, plan), evidence: 'The contract says so.' }, []);
    expect((await sendMultipart(shop, step, body)).status).to.equal(303);
    const text = await page('/today', french);
    expect(text).to.include('Plans de vos vendeurs').and.include('Nova Refurb a fait une étape de son plan');
    expect((await letters()).map(({ subject, language }) => `${language}: ${subject}`).slice(1)).to.deep.equal([
      'en: Nova Refurb answers on its plan: Late delivery',
      'fr: Nova Refurb a fait une étape de son plan\u00a0: Retards de livraison',
    ]);
    const story = await page('/sellers/NOVA/timeline?kind=plans', french);
    for (const title of [
      'Plan commencé',
      'Étape faite',
      'Réponse du vendeur au sujet de son plan',
      'Mot au sujet du plan',
    ])
      expect(story, title).to.include(`${title} : Retards de livraison`);
    expect(story).to.include('Collected at six The contract says so.').and.include('By Friday.');
  });
});
