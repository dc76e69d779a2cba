import { expect } from 'chai';
import { benchmark } from '../../server/pages/method/benchmark-figures.ts';
import { metrics } from '../../server/scoring/metrics/index.ts';
import { defaultPolicy } from '../../server/scoring/policy.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { axe, openBrowser, overflows, visit } from '../support/browser.ts';
import { createTestDatabase, describeOnEachDatabase } from '../support/databases.ts';
import { clockAt } from '../../server/clock.ts';

const clock = clockAt('2026-03-14T09:00:00Z');

describeOnEachDatabase('how ranking works', (use) => {
  let app: RunningApp;
  before(async () => (app = await startApp(use().database, { clock })));
  after(async () => app?.close());

  const words = (html: string) =>
    html
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll('&#x3D;', '=')
      .replaceAll('\u202f', ' ')
      .replaceAll(/\s+/g, ' ');
  const open = async () => words((await app.visitor().get('/how-ranking-works')).text);

  it('is for everyone, signed in or not', async () => {
    expect((await app.visitor().get('/how-ranking-works')).status).to.equal(200);
    for (const role of ['seller', 'lab', 'manager', 'admin'] as const)
      expect((await (await app.signIn(role)).get('/how-ranking-works')).status, role).to.equal(200);
  });

  it('tells the same in the language of the browser, with its numbers', async () => {
    const french = words((await app.visitor().get('/how-ranking-works', { 'Accept-Language': 'fr' })).text);
    expect(french).to.include('Comment fonctionne le classement').and.to.include('Retards de livraison 4 % 4 % 6 %');
    expect(french).to.include('100 − (20 × 56,3 + 25 × 24 + 20 × 30 + 15 × 18 + 10 × 12) ÷ 90 = 100 − 30,2 = 69,8');
    const german = words((await app.visitor().get('/how-ranking-works', { 'Accept-Language': 'de' })).text);
    expect(german).to.include('Von einem ordentlichen Verkäufer zu erwarten: Bestellungen × 4 % × 1,1 8,8 88,0');
  });

  it('says what each figure is', async () => {
    const text = await open();
    for (const { label, meaning } of metrics) expect(text).to.include(label).and.to.include(meaning);
  });

  it('shows the default thresholds before a policy is written', async () => {
    const text = await open();
    expect(text).to.include('Late delivery 4 % 4 % 6 % 10 % 20.0 %');
    expect(text).to.include('Complaints 1 % 1 % 1.5 % 2.5 % 25.0 %');
    expect(text).to.include('Counter-offers 10 % 15 % 25 % 30.0 %');
    expect(text, 'levels that it never reaches').to.include('Slow replies 5 % 5 % – – ');
    expect(text).to.include('100 : 1 that the rate is above “limit”').and.to.include('80 % sure');
  });

  it('shows the thresholds of the policy in force, and says what is coming', async () => {
    const stricter = {
      ...defaultPolicy,
      metrics: {
        ...defaultPolicy.metrics,
        complaint: { acceptable: 0.008, warn: 0.008, limit: 0.0125, suspend: 0.02, weight: 25 },
      },
    };
    await use().database.transaction((tx) =>
      tx.insertMany(
        'policies',
        ['version', 'effective_from', 'announced_at', 'author', 'note', 'document'],
        [
          [1, '2025-01-01', '2025-01-01T00:00:00Z', 'Assay', 'The default', JSON.stringify(defaultPolicy)],
          [2, '2026-03-01', '2026-01-01T00:00:00Z', 'anna@example.com', 'Stricter', JSON.stringify(stricter)],
          [
            3,
            '2026-05-01',
            '2026-03-01T00:00:00Z',
            'anna@example.com',
            'Milder on Sundays',
            JSON.stringify(defaultPolicy),
          ],
        ],
      ),
    );
    const text = await open();
    expect(text).to.include('Policy version 2, in force since Sun 1 Mar 2026.');
    expect(text).to.include('Complaints 0.8 % 0.8 % 1.25 % 2 %');
    expect(text).to.include('Version 3 is in force from Fri 1 May 2026: Milder on Sundays');
  });

  it('works two sellers of the same share through, with figures that the method itself gives', async () => {
    const text = await open();
    expect(text).to.include('Expected of an acceptable seller: orders × 4 % × 1.1 8.8 88.0');
    expect(text).to.include('Times what is acceptable: (2 + late) ÷ (2 + expected) 1.48 1.58');
    expect(text).to.include('So the rate is taken to be: × 4 % 5.9 % 6.3 %');
    expect(text).to.match(/Evidence that the rate is above what is acceptable under 1\s: 1 1,945\s: 1/);
    expect(text).to.include('100 − (20 × 56.3 + 25 × 24 + 20 × 30 + 15 × 18 + 10 × 12) ÷ 90 = 100 − 30.2 = 69.8');
  });

  it('says which estimates are in force, and that they are defaults as long as nothing is known', async () => {
    expect(await open())
      .to.include('The first night will work with these.')
      .and.to.match(/known how many days after the order default every week/);
  });

  it('tells whom a seller is compared with, and what is done about difficult goods and strikes', async () => {
    const text = await open();
    expect(text).to.include('A group of fewer than 10 sellers is not shown');
    expect(text).to.include('No seller is more than a fifth of such a yardstick');
    expect(text).to.include('the marketplace can declare an incident');
  });

  it('gives the formulas on a page of their own, with the numbers of the policy', async () => {
    const text = words((await app.visitor().get('/how-ranking-works/formulas')).text);
    expect(text).to.include('E = 1.1 · acceptable rate').and.to.include('R + 1 ÷ (5 · 365)');
    expect(text).to.include('limit e ≥ 100 ≥ 0.8 3 buyers, a warning 7 days before');
  });

  it('shows the benchmark of the method as soon as it has been measured', async () => {
    const text = await open();
    expect(text.includes('How well it works, measured')).to.equal(benchmark !== null);
    for (const { id, what } of benchmark?.rows ?? []) expect(text).to.include(id).and.to.include(words(what));
  });

  it('uses none of the words that only statisticians know', async () => {
    expect((await open()).toLowerCase()).not.to.match(
      /posterior|e-value|prior\b|likelihood|p-value|poisson|gamma|bayes|shrink/,
    );
  });
});

describe('how ranking works, seen', () => {
  it('shows nothing that axe or the browser minds, signed in or not', async () => {
    const made = await createTestDatabase('sqlite');
    const app = await startApp(made.database, { clock });
    const browser = await openBrowser();
    try {
      for (const page of [await browser.page(), await browser.page({ visitor: await app.signIn('seller') })])
        for (const width of [1280, 390])
          for (const scheme of ['light', 'dark'] as const) {
            const { complaints } = await visit(page, `${app.url}/how-ranking-works`, { width, scheme });
            expect(complaints).to.deep.equal([]);
            expect(await axe(page), `${width} ${scheme}`).to.deep.equal([]);
            expect(await overflows(page), `${width}`).to.equal(false);
          }
      const page = await browser.page({ visitor: await app.signIn('manager') });
      for (const path of ['/how-ranking-works/formulas', '/method/estimates'])
        for (const width of [1280, 390]) {
          const { complaints } = await visit(page, app.url + path, { width });
          expect(complaints).to.deep.equal([]);
          expect(await axe(page), `${path} ${width}`).to.deep.equal([]);
          expect(await overflows(page), `${path} ${width}`).to.equal(false);
        }
    } finally {
      await browser.close();
      await app.close();
      await made.drop();
    }
  });
});
