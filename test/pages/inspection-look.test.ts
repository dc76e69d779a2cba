/** How the form of an inspection looks and what a thumb meets on it; and the same form where no script runs. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { RunningApp } from '../support/app.ts';
import { axe, overflows, visit, type TestBrowser } from '../support/browser.ts';
import { becomes, reads } from '../support/eventually.ts';
import { goodAnswers, sendAnswers } from '../support/inspecting.ts';
import { press, useInspectingPhone } from '../support/inspecting-phone.ts';
import type { Visitor } from '../support/visitor.ts';

describe('the form of an inspection in a browser', () => {
  let app: RunningApp;
  let browser: TestBrowser;
  let ida: Visitor;
  let phone: Page;
  let path: string;

  useInspectingPhone((given) => ({ app, browser, ida, phone, path } = given));

  it('works without a script: one long form, a draft, what is missing, the end', async () => {
    const plain = await browser.page({ visitor: ida, isPhone: true, isBare: true });
    await plain.goto(app.url + path);
    await becomes(() => plain.locator('.inspect-step:visible').count(), 9);
    await press(plain, 'box-strong', 'No');
    await plain.getByRole('button', { name: 'Save draft' }).tap();
    await plain.getByText('The draft is saved.').waitFor();
    await becomes(() => plain.locator('[name="said.box-strong"]:checked').inputValue(), 'no');
    await sendAnswers(ida, path, { ...goodAnswers(), 'said.box-tape': '' });
    await plain.goto(app.url + path);
    await plain.getByRole('button', { name: 'Submit' }).tap();
    await reads(plain.locator('.faults'), /One thing is missing.*closed with tape/);
    await plain.getByRole('link', { name: /closed with tape/ }).tap();
    await press(plain, 'box-tape', 'Yes');
    await plain.getByRole('button', { name: 'Submit' }).tap();
    await plain.locator('[data-inspect-closed]').waitFor();
    await reads(plain.locator('main'), 'passed: as sold, safe, in order.');
    await plain.context().close();
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
        await phone.locator(`#step-${step}`).waitFor();
        expect(complaints, `${step} ${scheme}`).to.deep.equal([]);
        expect(await axe(phone), `${step} ${width} ${scheme}`).to.deep.equal([]);
        expect(await overflows(phone), step).to.equal(false);
      }
    await visit(phone, `${app.url}${path}#step-papers`, { width: 390 });
    await phone.locator('#step-papers').waitFor();
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
