/** The inspection in the hand: a phone that loses its network, is reloaded, shares its draft with another one, and is signed out. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { clockAt } from '../../server/clock.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { goBack, openBrowser, scriptsRun, type TestBrowser } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { becomes, eventually, reads } from '../support/eventually.ts';
import { beginInspection, goodAnswers, sendAnswers, writeArrivedOrder } from '../support/inspecting.ts';
import { go, isKept, isLive, press } from '../support/inspecting-phone.ts';
import { testPassword } from '../support/people.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';

describe('an inspection on a phone', () => {
  let made: TestDatabase;
  let app: RunningApp;
  let browser: TestBrowser;
  let ida: Visitor;
  let phone: Page;
  let path: string;

  const answersOf = async (at = path) => {
    const [row] = await made.database.read<{ answers: string; revision: number }>(
      'SELECT answers, revision FROM lab_inspections WHERE id = ?',
      [Number(at.split('/').at(-1))],
    );
    const { items } = JSON.parse(row!.answers) as { items: Record<string, { said: string; note: string }> };
    return items;
  };
  const until = (words: string, page = phone) => reads(page.locator('[data-inspect-status]'), words);
  const kept = (page = phone) =>
    page.evaluate<string[]>('Object.keys(localStorage).filter((key) => /inspection/.test(key))');
  const pagesKept = (page = phone) =>
    page.evaluate<string[]>(
      `caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
        .then((all) => all.flat().map(({ url }) => new URL(url).pathname).filter((path) => !path.startsWith('/static/')))`,
    );
  const online = async (page: Page, isOnline: boolean) => page.context().setOffline(!isOnline);
  const opened = async (hasWorker = true) => {
    const page = await browser.page({ visitor: ida, isPhone: true, hasWorker });
    await page.goto(app.url + path);
    await isLive(page);
    return page;
  };

  before(async () => {
    made = await createTestDatabase('sqlite');
    await writeMarketplace(made.database);
    app = await startApp(made.database, { clock: clockAt('2026-11-22T08:00:00Z') });
    browser = await openBrowser();
    ida = await app.signIn('lab', { email: 'ida@test.example' });
  });
  beforeEach(async () => {
    path = await beginInspection(ida, await writeArrivedOrder(made.database, nova));
    phone = await opened();
  });
  afterEach(async () => phone.context().close());
  after(async () => {
    await browser.close();
    await app.close();
    await made.drop();
  });

  it('shows one step at a time and saves each answer by itself', async () => {
    await becomes(() => phone.locator('.inspect-step:visible').count(), 1);
    await press(phone, 'box-strong', 'Yes');
    await press(phone, 'box-tape', 'No');
    await phone.locator('[data-item="box-tape"] textarea').fill('string');
    await until('Saved.');
    expect((await answersOf())['box-tape']).to.include({ said: 'no', note: 'string' });
    await reads(phone.locator('[data-step="parcel"]'), '2/7');
    await phone.getByRole('button', { name: 'Next' }).tap();
    await reads(phone.locator('.inspect-step:visible > h2'), /^Outside$/);
    await goBack(phone);
    await reads(phone.locator('.inspect-step:visible > h2'), /^Parcel$/);
  });

  it('goes on without a network, through a reload, and sends everything when it is back', async () => {
    await isKept(phone);
    await press(phone, 'box-strong', 'Yes');
    await until('Saved.');
    await online(phone, false);
    await press(phone, 'box-full', 'No');
    await phone.locator('[data-item="box-full"] textarea').fill('rattles');
    await press(phone, 'box-tape', 'Yes');
    await until('Saved on this phone, 3 answers waiting for the network.');
    await phone.reload();
    await isLive(phone);
    await becomes(() => phone.locator('[data-item="box-full"] textarea').inputValue(), 'rattles');
    await becomes(() => phone.locator('[name="said.box-tape"]:checked').inputValue(), 'yes');
    await press(phone, 'box-cushioned', 'Can’t tell');
    await until('4 answers waiting');
    expect(await answersOf()).to.have.all.keys('box-strong');
    await online(phone, true);
    await until('Saved.');
    const answers = await answersOf();
    expect(answers['box-full']).to.include({ said: 'no', note: 'rattles' });
    expect([answers['box-tape']!.said, answers['box-cushioned']!.said]).to.deep.equal(['yes', 'skipped']);
  });

  it('comes back after its tab was closed without a network', async () => {
    await isKept(phone);
    await online(phone, false);
    await press(phone, 'box-strong', 'No');
    await until('1 answer waiting');
    const second = await phone.context().newPage();
    await phone.close();
    await online(second, true);
    await second.goto(app.url + path);
    await isLive(second);
    await until('Saved.', second);
    expect((await answersOf())['box-strong']!.said).to.equal('no');
    phone = second;
  });

  it('is one draft in two tabs of one phone', async () => {
    const second = await phone.context().newPage();
    await second.goto(app.url + path);
    await isLive(second);
    await online(phone, false);
    await press(second, 'box-strong', 'No');
    await becomes(() => phone.locator('[name="said.box-strong"]:checked').count(), 1);
    await press(phone, 'box-full', 'Yes');
    await until('2 answers waiting');
    await second.close();
    await online(phone, true);
    await until('Saved.');
    expect(Object.keys(await answersOf())).to.have.members(['box-strong', 'box-full']);
  });

  it('joins what two devices answered, and asks where they contradict', async () => {
    const tablet = await opened();
    await online(phone, false);
    await press(phone, 'box-strong', 'No');
    await press(phone, 'box-full', 'Yes');
    await until('2 answers waiting');
    await press(tablet, 'box-strong', 'Yes');
    await press(tablet, 'box-tape', 'Yes');
    await until('Saved.', tablet);
    await tablet.context().close();
    await online(phone, true);
    await reads(
      phone.locator('[data-inspect-conflicts]'),
      'The box is strong and fresh. On this phone: no. Saved from elsewhere meanwhile: yes.',
    );
    await phone.reload();
    await isLive(phone);
    await phone.getByRole('button', { name: 'Keep my answer: no' }).tap();
    await phone.locator('[data-inspect-conflicts]').waitFor({ state: 'hidden' });
    await until('Saved.');
    const said = async () => {
      const answers = await answersOf();
      return ['box-strong', 'box-full', 'box-tape'].map((key) => answers[key]?.said);
    };
    await becomes(said, ['no', 'yes', 'yes']);
  });

  it('keeps the draft when the session has ended, and goes on after the next sign-in', async () => {
    await isKept(phone);
    await press(phone, 'box-strong', 'Yes');
    await until('Saved.');
    await made.database.transaction((tx) => tx.run('DELETE FROM sessions'));
    await press(phone, 'box-full', 'No');
    await until('You were signed out.');
    await phone.getByRole('link', { name: 'sign in again' }).tap();
    await phone.waitForURL(/sign-in/);
    await becomes(pagesKept, []);
    await phone.fill('[name=email]', 'ida@test.example');
    await phone.fill('[name=password]', testPassword);
    await phone.locator('main button').first().tap();
    await phone.waitForURL(/\/lab\/inspections\/\d+$/);
    await isLive(phone);
    await until('Saved.');
    expect((await answersOf())['box-full']!.said).to.equal('no');
    ida = await app.signIn('lab', { email: 'ida@test.example' });
  });

  it('leaves nothing on the phone after a sign-out, and asks before it loses an answer', async () => {
    await isKept(phone);
    await press(phone, 'box-strong', 'Yes');
    await until('Saved.');
    await eventually(async () =>
      expect([await kept(), await pagesKept()].map((all) => all.length)).to.deep.equal([1, 1]),
    );
    await phone.goto(`${app.url}/sign-out`);
    await scriptsRun(phone);
    const questions: string[] = [];
    phone.on('dialog', (dialog) => {
      questions.push(dialog.message());
      void dialog.accept();
    });
    await phone.locator('main form[action="/sign-out"] button').tap();
    await phone.waitForURL(/sign-in/);
    expect(questions).to.deep.equal([]);
    await becomes(async () => [await kept(), await pagesKept()], [[], []]);
    await becomes(() => phone.evaluate('navigator.serviceWorker.getRegistrations().then((all) => all.length)'), 0);
    ida = await app.signIn('lab', { email: 'ida@test.example' });
  });

  it('shows the page of one person to nobody else, with a network or without', async () => {
    await isKept(phone);
    await press(phone, 'box-strong', 'No');
    await until('Saved.');
    const jon = await app.signIn('lab', { email: 'jon@test.example' });
    const name = [...jon.cookies.keys()].find((one) => !/csrf|flash/.test(one))!;
    await phone.context().addCookies([{ name, value: jon.cookies.get(name)!, url: app.url }]);
    await phone.goto(`${app.url}/lab/orders`);
    await becomes(pagesKept, []);
    await online(phone, false);
    await phone.goto(app.url + path).catch(() => undefined);
    // What the browser itself says where no page comes.
    expect(await reads(phone.locator('body'), /ERR_|internet/i)).not.to.include('The box is strong');
    await online(phone, true);
  });

  it('is submitted with one hand, and then nothing of it stays on the phone', async () => {
    const missing = await sendAnswers(ida, path, { ...goodAnswers(), 'said.box-tape': '' });
    expect(missing.status).to.equal(303);
    await phone.reload();
    await isLive(phone);
    await go(phone, 'verdict');
    await phone.getByRole('button', { name: 'Submit' }).tap();
    await phone.locator('.faults').waitFor();
    await scriptsRun(phone);
    await phone.getByRole('link', { name: /It is closed with tape/ }).tap();
    await press(phone, 'box-tape', 'Yes');
    await until('Saved.');
    await go(phone, 'verdict');
    await reads(phone.locator('[data-verdict-sentence]'), 'passed');
    await phone.getByRole('button', { name: 'Submit' }).tap();
    await phone.locator('[data-inspect-closed]').waitFor();
    await reads(phone.locator('main'), 'It was passed: as sold, safe, in order.');
    await becomes(kept, []);
  });

  it('asks before a sign-out loses what never arrived', async () => {
    await phone.context().close();
    phone = await opened(false);
    await phone.route('**/lab/inspections/*', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await press(phone, 'box-strong', 'No');
    await until('1 answer waiting');
    const questions: string[] = [];
    phone.on('dialog', (dialog) => {
      questions.push(dialog.message());
      void dialog.dismiss();
    });
    await phone.goto(`${app.url}/sign-out`);
    await scriptsRun(phone);
    // Whoever stays is asked again.
    for (const times of [1, 2]) {
      await phone.locator('main form[action="/sign-out"] button').tap();
      await becomes(() => questions.length, times);
    }
    expect(questions[0]).to.include('One answer of an inspection never reached the server.');
    expect(new URL(phone.url()).pathname).to.equal('/sign-out');
    expect(await kept()).to.have.length(1);
  });
});
