/** Two devices name the model of one inspection differently, or why a photo is missing: asked like any answer before it is submitted. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { RunningApp } from '../support/app.ts';
import { goodAnswers, sendAnswers } from '../support/inspecting.ts';
import { useInspectingPhone } from '../support/inspecting-phone.ts';
import type { Visitor } from '../support/visitor.ts';

describe('a model and a reason that two devices wrote differently', () => {
  let app: RunningApp;
  let ida: Visitor;
  let phone: Page;
  let path: string;
  const conflicts = '[data-inspect-conflicts]:not([hidden])';
  const fields = { model: 'Model, as it stands on the device', 'unseen.front-lit': 'Why there is no photo' };

  const open = async () => {
    await phone.goto(app.url + path);
    await phone.waitForSelector('.inspect-steps [aria-current]');
  };
  const until = (words: string) => phone.locator('[data-inspect-status]', { hasText: words }).waitFor();
  const elsewhere = (more: Record<string, string>) => sendAnswers(ida, path, { ...goodAnswers(), ...more });
  const submit = async () => {
    await phone.locator('[data-step="verdict"]').tap();
    await phone.getByRole('button', { name: 'Submit' }).tap();
  };
  /** Typed at once, wherever the step of the field is. */
  const type = (name: string, text: string, more = '') =>
    phone.evaluate(`{
      const field = document.querySelector('[name="${name}"]');
      field.value = '${text}';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      ${more}
    }`);
  const sending = `document.querySelector('[data-inspect-submit]').click();`;

  useInspectingPhone((given) => ({ app, ida, phone, path } = given));

  for (const [name, label] of Object.entries(fields)) {
    it(`asks before it is submitted: ${name}`, async () => {
      await open();
      await phone.context().setOffline(true);
      await type(name, 'written on the phone');
      await elsewhere({ [name]: 'written elsewhere' });
      await phone.context().setOffline(false);
      await phone.locator(conflicts, { hasText: label }).waitFor();
      await submit();
      await until('Not submitted: choose above which answer counts.');
      await phone.getByRole('button', { name: 'Keep my answer: “written on the phone”' }).tap();
      await until('Saved.');
      await submit();
      await phone.waitForSelector('[data-inspect-closed]');
      expect(await phone.content())
        .to.include('written on the phone')
        .and.not.to.include('written elsewhere');
    });

    it(`asks as well where the phone hears of it only when it submits: ${name}`, async () => {
      await elsewhere({});
      await open();
      await elsewhere({ [name]: 'written elsewhere' });
      await type(name, 'written on the phone', sending);
      await phone.locator(conflicts, { hasText: label }).waitFor();
      await phone.getByRole('button', { name: 'Take the other: “written elsewhere”' }).tap();
      await until('Saved.');
      await submit();
      await phone.waitForSelector('[data-inspect-closed]');
      expect(await phone.content())
        .to.include('written elsewhere')
        .and.not.to.include('written on the phone');
    });
  }
});
