/** How the form of an inspection looks and what a thumb meets on it; and the same form where no script runs. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { RunningApp } from '../support/app.ts';
import { axe, overflows, visit } from '../support/browser.ts';
import { goodAnswers, sendAnswers } from '../support/inspecting.ts';
import { useInspectingPhone } from '../support/inspecting-phone.ts';
import type { Visitor } from '../support/visitor.ts';

describe('the form of an inspection in a browser', function () {
  this.timeout(180_000);
  let app: RunningApp;
  let ida: Visitor;
  let phone: Page;
  let path: string;
  const press = (page: Page, key: string, word: string) =>
    page.locator(`[data-item="${key}"] .inspect-answers label`, { hasText: word }).tap();

  useInspectingPhone((given) => ({ app, ida, phone, path } = given));

  it('works without a script: one long form, a draft, what is missing, the end', async () => {
    const context = await phone
      .context()
      .browser()!
      .newContext({
        ...{ javaScriptEnabled: false, viewport: { width: 390, height: 844 }, hasTouch: true },
      });
    await context.addCookies([...ida.cookies].map(([name, value]) => ({ name, value, url: app.url })));
    const plain = await context.newPage();
    await plain.goto(app.url + path);
    expect(await plain.locator('.inspect-step:visible').count()).to.equal(9);
    await press(plain, 'box-strong', 'No');
    await plain.getByRole('button', { name: 'Save draft' }).tap();
    await plain.getByText('The draft is saved.').waitFor();
    expect(await plain.locator('[name="said.box-strong"]:checked').inputValue()).to.equal('no');
    await sendAnswers(ida, path, { ...goodAnswers(), 'said.box-tape': '' });
    await plain.goto(app.url + path);
    await plain.getByRole('button', { name: 'Submit' }).tap();
    expect(await plain.locator('.faults').innerText())
      .to.include('One thing is missing')
      .and.to.include('closed with tape');
    await plain.getByRole('link', { name: /closed with tape/ }).tap();
    await press(plain, 'box-tape', 'Yes');
    await plain.getByRole('button', { name: 'Submit' }).tap();
    await plain.waitForSelector('[data-inspect-closed]');
    expect(await plain.locator('main').innerText()).to.include('passed: as sold, safe, in order.');
    await context.close();
  });

  it('has targets for a thumb, no fault that axe finds, and nothing wider than the screen', async () => {
    for (const scheme of ['light', 'dark'] as const)
      for (const [width, step] of [
        [390, 'parcel'],
        [390, 'battery'],
        [390, 'photos'],
        [390, 'verdict'],
        [1280, 'outside'],
      ] as const) {
        const { complaints } = await visit(phone, `${app.url}${path}#step-${step}`, { width, scheme });
        expect(complaints, `${step} ${scheme}`).to.deep.equal([]);
        expect(await axe(phone), `${step} ${width} ${scheme}`).to.deep.equal([]);
        expect(await overflows(phone), step).to.equal(false);
      }
    await visit(phone, `${app.url}${path}#step-papers`, { width: 390 });
    const low = await phone.evaluate<number[]>(
      `[...document.querySelectorAll('.inspect-answers label, .inspect-steps a, .inspect-foot button, .inspect-typed input')]
        .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().height).filter((height) => height < 48)`,
    );
    expect(low).to.deep.equal([]);
  });

  it('shows checklists and their form as calmly', async () => {
    for (const at of ['/lab/checklists', '/lab/checklists/audio', '/lab/checklists/audio/edit'])
      for (const [width, scheme] of [
        [390, 'light'],
        [1280, 'dark'],
      ] as const) {
        const { complaints } = await visit(phone, app.url + at, { width, scheme });
        expect(complaints, at).to.deep.equal([]);
        expect(await axe(phone), `${at} ${width} ${scheme}`).to.deep.equal([]);
        expect(await overflows(phone), at).to.equal(false);
      }
  });
});
