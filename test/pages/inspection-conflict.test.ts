/** Two devices that answered one question differently: no inspection is submitted before somebody has chosen between them. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { RunningApp } from '../support/app.ts';
import { goodAnswers, sendAnswers } from '../support/inspecting.ts';
import { useInspectingPhone } from '../support/inspecting-phone.ts';
import type { Visitor } from '../support/visitor.ts';

describe('an inspection that two devices answered differently', function () {
  this.timeout(120_000);
  let app: RunningApp;
  let ida: Visitor;
  let phone: Page;
  let path: string;
  const remark = '[data-item="box-tape"] textarea';
  const conflicts = '[data-inspect-conflicts]:not([hidden])';

  const open = async () => {
    await phone.goto(app.url + path);
    await phone.waitForSelector('.inspect-steps [aria-current]');
  };
  const until = (words: string) => phone.locator('[data-inspect-status]', { hasText: words }).waitFor();
  const elsewhere = (note: string) =>
    sendAnswers(ida, path, { ...goodAnswers(), 'said.box-tape': 'no', 'note.box-tape': note });
  const submit = async () => {
    await phone.locator('[data-step="verdict"]').tap();
    await phone.getByRole('button', { name: 'Submit' }).tap();
  };
  const lost = async () => {
    await phone.waitForSelector('[data-inspect-closed]');
    return phone.locator('[data-lost]').textContent();
  };

  useInspectingPhone((given) => ({ app, ida, phone, path } = given));

  it('is not submitted before one of them is chosen', async () => {
    await open();
    await phone.context().setOffline(true);
    await phone.locator('[data-item="box-tape"] label', { hasText: 'No' }).tap();
    await phone.locator(remark).fill('held by string');
    await elsewhere('torn at the side');
    await phone.context().setOffline(false);
    await phone.waitForSelector(conflicts);
    await submit();
    await until('Not submitted: choose above which answer counts.');
    await phone.getByRole('button', { name: 'Keep my answer: “held by string”' }).tap();
    await until('Saved.');
    await submit();
    expect(await lost()).to.include('held by string');
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
    expect(await lost()).to.include('held by a ribbon, closed with string');
  });
});
