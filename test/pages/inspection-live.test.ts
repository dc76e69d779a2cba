/** What the phone says by itself while somebody answers: no verdict of old answers, no reproach that has been met. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { RunningApp } from '../support/app.ts';
import { comesTrue, scriptsRun } from '../support/browser.ts';
import { goodAnswers, rightImei, sendAnswers } from '../support/inspecting.ts';
import { useInspectingPhone } from '../support/inspecting-phone.ts';
import type { Visitor } from '../support/visitor.ts';

describe('the form of an inspection, while it is answered', function () {
  this.timeout(120_000);
  let app: RunningApp;
  let ida: Visitor;
  let phone: Page;
  let path: string;
  const press = (key: string, word: string) =>
    phone.locator(`[data-item="${key}"] .inspect-answers label`, { hasText: word }).tap();
  const until = (words: string) => phone.locator('[data-inspect-status]', { hasText: words }).waitFor();
  const go = (step: string) => phone.locator(`[data-step="${step}"]`).tap();
  const open = async () => {
    await phone.goto(app.url + path);
    await phone.waitForSelector('.inspect-steps [aria-current]');
  };
  const verdict = async () => {
    await phone.locator('#step-verdict').waitFor();
    return phone.locator('#step-verdict').innerText();
  };

  const submit = async () => {
    await go('verdict');
    await phone.getByRole('button', { name: 'Submit' }).tap();
    await phone.waitForSelector('.faults');
    await scriptsRun(phone);
  };

  useInspectingPhone((given) => ({ app, ida, phone, path } = given));

  it('never calls passed what has open questions, nor reckons from old answers without a network', async () => {
    await open();
    await go('verdict');
    expect(await verdict())
      .to.include('Nothing speaks against it so far: 0 of 44 answered.')
      .and.not.include('passed');
    await go('parcel');
    await press('box-strong', 'Yes');
    await until('Saved.');
    await go('verdict');
    expect(await verdict()).to.include('Nothing speaks against it so far: 1 of 44 answered.');
    await phone.evaluate('navigator.serviceWorker.ready');
    await comesTrue(
      phone,
      'caches.keys().then((all) => all.length && caches.open(all[0])).then((one) => one && one.keys()).then((all) => all && all.length > 5)',
    );
    await phone.context().setOffline(true);
    await go('parcel');
    await press('box-full', 'No');
    await until('waiting for the network');
    await go('verdict');
    const unknown = 'Without a network the verdict cannot be reckoned; it will be when your answers have arrived.';
    expect(await verdict())
      .to.include(unknown)
      .and.not.match(/speaks against|passed|Quality/);
    await phone.reload();
    await phone.waitForSelector('.inspect-steps [aria-current]');
    expect(await verdict())
      .to.include(unknown)
      .and.not.match(/speaks against|passed|Quality/);
    await phone.context().setOffline(false);
    await until('Saved.');
    expect(await verdict())
      .to.include('2 of 44 answered')
      .and.not.include(unknown);
  });

  it('strikes off what was missing as soon as it is there', async () => {
    const open2 = { 'said.box-tape': '', 'said.speakers': 'no', 'unseen.back': '' };
    await sendAnswers(ida, path, { ...goodAnswers(), ...open2 });
    await open();
    await submit();
    const faults = () => phone.locator('.faults').innerText();
    expect(await faults()).to.include('Three things are missing');
    await phone.getByRole('link', { name: /It is closed with tape/ }).tap();
    expect(await phone.locator('#fault-box-tape').isVisible()).to.equal(true);
    await press('box-tape', 'Yes');
    expect(await phone.locator('#fault-box-tape').isVisible()).to.equal(false);
    expect(await faults())
      .to.include('2 things are missing')
      .and.not.include('tape');
    await phone.getByRole('link', { name: /say what you saw/i }).tap();
    await phone.locator('#note-speakers').fill('no');
    expect(await phone.locator('#fault-speakers').isVisible()).to.equal(true);
    await phone.locator('#note-speakers').fill('no sound below');
    expect(await phone.locator('#fault-speakers').isVisible()).to.equal(false);
    expect(await faults()).to.include('One thing is missing');
    await phone.getByRole('link', { name: /Photo missing: Back/ }).tap();
    await phone.locator('#unseen-back').fill('lens broken');
    expect(await phone.locator('.faults').isVisible()).to.equal(false);
  });

  it('complains of what cannot be read on leaving its field, and does not count it', async () => {
    await open();
    const leave = async (key: string, text: string) => {
      await phone.locator(`#value-${key}`).fill(text);
      await phone.locator(`#value-${key}`).blur();
    };
    const fault = (key: string) => phone.locator(`#fault-${key}`);
    const count = (step: string) => phone.locator(`[data-step="${step}"] [data-step-count]`).innerText();
    const stepOf = (key: string) =>
      phone.locator('.inspect-step', { has: phone.locator(`#item-${key}`) }).getAttribute('id');
    for (const [key, wrong, right, words] of [
      ['battery-health', 'abc', '86,5', 'Not a figure: write it like 86.'],
      ['imei', '490154203237519', rightImei, 'The check digit is wrong: read the 15 digits again.'],
    ] as const) {
      const step = (await stepOf(key))!.replace('step-', '');
      await go(step);
      const [before] = (await count(step)).split('/');
      await leave(key, wrong);
      expect(await fault(key).innerText()).to.include(words);
      expect((await count(step)).split('/')[0]).to.equal(before);
      await leave(key, right);
      expect(await fault(key).isVisible()).to.equal(false);
      expect((await count(step)).split('/')[0]).to.equal(String(Number(before) + 1));
    }
    await leave('imei', '490154203237519');
    await press('imei', 'No');
    expect(await fault('imei').isVisible()).to.equal(false);
    expect(await phone.locator('#say-imei').isVisible()).to.equal(
      (await phone.locator('#item-imei .inspect-worth').innerText()).match(/critical|major/) !== null,
    );
  });
});
