/** What a phone could lose: answers of two devices to one question, and what is pressed before the page's script has come. */
import type { Page } from 'playwright-core';
import type { RunningApp } from '../support/app.ts';
import type { TestBrowser } from '../support/browser.ts';
import { becomes, reads } from '../support/eventually.ts';
import { goodAnswers, sendAnswers } from '../support/inspecting.ts';
import { go, isLive, press, useInspectingPhone } from '../support/inspecting-phone.ts';
import type { Visitor } from '../support/visitor.ts';

describe('an inspection that two devices answered differently', () => {
  let app: RunningApp;
  let browser: TestBrowser;
  let ida: Visitor;
  let phone: Page;
  let path: string;
  const remark = '[data-item="box-tape"] textarea';
  const conflicts = '[data-inspect-conflicts]:not([hidden])';

  const open = async () => {
    await phone.goto(app.url + path);
    await isLive(phone);
  };
  const until = (words: string) => reads(phone.locator('[data-inspect-status]'), words);
  const elsewhere = (note: string) =>
    sendAnswers(ida, path, { ...goodAnswers(), 'said.box-tape': 'no', 'note.box-tape': note });
  const submit = async () => {
    await go(phone, 'verdict');
    await phone.getByRole('button', { name: 'Submit' }).tap();
  };
  const lost = (words: string) => reads(phone.locator('[data-inspect-closed] [data-lost]'), words);

  const checked = (key: string) => phone.locator(`[data-item="${key}"] input:checked`).getAttribute('value');

  useInspectingPhone((given) => ({ app, browser, ida, phone, path } = given));

  it('is not submitted before one of them is chosen', async () => {
    await open();
    await phone.context().setOffline(true);
    await press(phone, 'box-tape', 'No');
    await phone.locator(remark).fill('held by string');
    await elsewhere('torn at the side');
    await phone.context().setOffline(false);
    await phone.waitForSelector(conflicts);
    await submit();
    await until('Not submitted: choose above which answer counts.');
    await phone.getByRole('button', { name: 'Keep my answer: “held by string”' }).tap();
    await until('Saved.');
    await submit();
    await lost('held by string');
  });

  it('asks as well where the phone hears of the other answer only when it submits', async () => {
    await elsewhere('torn at the side');
    await open();
    await elsewhere('closed with string');
    await phone.evaluate(`{
      const field = document.querySelector('${remark}');
      field.value = 'held by a ribbon';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      document.querySelector('[data-inspect-submit]').click();
    }`);
    await phone.waitForSelector(conflicts);
    await phone.locator(remark).fill('held by a ribbon, closed with string');
    await phone.getByRole('button', { name: 'Keep what I have written since' }).tap();
    await until('Saved.');
    await submit();
    await lost('held by a ribbon, closed with string');
  });

  it('keeps what was pressed before its script had come, with a draft on the phone and without', async () => {
    // A worker would bring the script at once.
    await phone.context().close();
    phone = await browser.page({ visitor: ida, isPhone: true, hasWorker: false });
    for (const [key, said] of [
      ['box-strong', 'Yes'],
      ['box-full', 'No'],
    ] as const) {
      let bring = (): void => undefined;
      const pressed = new Promise<void>((resolve) => (bring = resolve));
      const scripts = '**/inspect.js';
      await phone.route(scripts, async (route) => {
        await pressed;
        await route.continue();
      });
      await phone.goto(app.url + path, { waitUntil: 'commit' });
      await press(phone, key, said);
      bring();
      await isLive(phone);
      await until('Saved.');
      await phone.unroute(scripts);
      await phone.reload();
      await isLive(phone);
      await becomes(() => checked(key), said.toLowerCase());
    }
    await becomes(() => checked('box-strong'), 'yes');
  });
});
