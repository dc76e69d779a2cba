/** Two devices name the model of one inspection differently, or why a photo is missing: asked like any answer before it is submitted. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { RunningApp } from '../support/app.ts';
import { eventually, reads } from '../support/eventually.ts';
import { goodAnswers, sendAnswers } from '../support/inspecting.ts';
import { go, isLive, useInspectingPhone } from '../support/inspecting-phone.ts';
import type { Visitor } from '../support/visitor.ts';

describe('a model and a reason that two devices wrote differently', () => {
  let app: RunningApp;
  let ida: Visitor;
  let phone: Page;
  let path: string;
  const conflicts = '[data-inspect-conflicts]:not([hidden])';

  const open = async () => {
    await phone.goto(app.url + path);
    await isLive(phone);
  };
  const until = (words: string) => reads(phone.locator('[data-inspect-status]'), words);
  const elsewhere = (more: Record<string, string>) => sendAnswers(ida, path, { ...goodAnswers(), ...more });
  const submit = async () => {
    await go(phone, 'verdict');
    await phone.getByRole('button', { name: 'Submit' }).tap();
  };
  /** What is submitted. */
  const holds = async (words: string, others: string) => {
    await phone.locator('[data-inspect-closed]').waitFor();
    await eventually(async () =>
      expect(await phone.content())
        .to.include(words)
        .and.not.to.include(others),
    );
  };
  /** Typed at once, wherever the step of the field is. */
  const type = (name: string, text: string, more = '') =>
    phone.evaluate(`{
      const field = document.querySelector('[name="${name}"]');
      field.value = '${text}';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      ${more}
    }`);

  const asksBeforeItIsSubmitted = async () => {
    await submit();
    await until('Not submitted: choose above which answer counts.');
    await phone.getByRole('button', { name: 'Keep my answer: “written on the phone”' }).tap();
    await until('Saved.');
    await submit();
    await holds('written on the phone', 'written elsewhere');
  };

  useInspectingPhone((given) => ({ app, ida, phone, path } = given));

  it('asks before it is submitted', async () => {
    const name = 'model';
    await open();
    await phone.context().setOffline(true);
    await type(name, 'written on the phone');
    await elsewhere({ [name]: 'written elsewhere' });
    await phone.context().setOffline(false);
    await phone.locator(conflicts, { hasText: 'Model, as it stands on the device' }).waitFor();
    await asksBeforeItIsSubmitted();
  });

  it('asks as well where the form was submitted before its script had come', async () => {
    const name = 'unseen.front-lit';
    await elsewhere({});
    // It would bring the script at once.
    await phone.route('**/inspect-worker.js', (route) => route.abort());
    let bring = (): void => undefined;
    const sent = new Promise<void>((resolve) => (bring = resolve));
    await phone.route('**/inspect.js', (route) => sent.then(() => route.continue()));
    await phone.goto(app.url + path, { waitUntil: 'commit' });
    await phone.locator('[data-inspect-submit]').waitFor();
    await elsewhere({ [name]: 'written elsewhere' });
    await type(name, 'written on the phone', `document.querySelector('[data-inspect-submit]').click();`);
    await phone.getByText('Saved from elsewhere meanwhile: written elsewhere').waitFor();
    bring();
    await phone.locator(conflicts, { hasText: 'Why there is no photo' }).waitFor();
    await asksBeforeItIsSubmitted();
  });
});
