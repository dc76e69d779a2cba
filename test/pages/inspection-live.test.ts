/** What the phone says by itself while somebody answers: no verdict of old answers, no reproach that has been met. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { RunningApp } from '../support/app.ts';
import { scriptsRun } from '../support/browser.ts';
import { becomes, reads } from '../support/eventually.ts';
import { goodAnswers, rightImei, sendAnswers } from '../support/inspecting.ts';
import { go, isKept, isLive, press, useInspectingPhone } from '../support/inspecting-phone.ts';
import type { Visitor } from '../support/visitor.ts';

describe('the form of an inspection, while it is answered', () => {
  let app: RunningApp;
  let ida: Visitor;
  let phone: Page;
  let path: string;
  const until = (words: string) => reads(phone.locator('[data-inspect-status]'), words);
  const open = async () => {
    await phone.goto(app.url + path);
    await isLive(phone);
  };
  const verdict = (words: string) => reads(phone.locator('#step-verdict'), words);
  const faults = (words: string) => reads(phone.locator('.faults'), words);
  const submit = async () => {
    await go(phone, 'verdict');
    await phone.getByRole('button', { name: 'Submit' }).tap();
    await phone.locator('.faults').waitFor();
    await scriptsRun(phone);
  };

  useInspectingPhone((given) => ({ app, ida, phone, path } = given));

  it('never calls passed what has open questions, nor reckons from old answers without a network', async () => {
    await open();
    await go(phone, 'verdict');
    expect(await verdict('Nothing speaks against it so far: 0 of 44 answered.')).not.to.include('passed');
    await go(phone, 'parcel');
    await press(phone, 'box-strong', 'Yes');
    await until('Saved.');
    await go(phone, 'verdict');
    await verdict('Nothing speaks against it so far: 1 of 44 answered.');
    await isKept(phone);
    await phone.context().setOffline(true);
    await go(phone, 'parcel');
    await press(phone, 'box-full', 'No');
    await until('waiting for the network');
    await go(phone, 'verdict');
    const unknown = 'Without a network the verdict cannot be reckoned; it will be when your answers have arrived.';
    expect(await verdict(unknown)).not.to.match(/speaks against|passed|Quality/);
    await phone.reload();
    await isLive(phone);
    expect(await verdict(unknown)).not.to.match(/speaks against|passed|Quality/);
    await phone.context().setOffline(false);
    await until('Saved.');
    expect(await verdict('2 of 44 answered')).not.to.include(unknown);
  });

  it('asks for the verdict anew where an answer arrived and its receipt was lost', async () => {
    await open();
    await press(phone, 'box-strong', 'Yes');
    await until('Saved.');
    await isKept(phone);
    await phone.context().setOffline(true);
    await press(phone, 'box-full', 'No');
    await until('waiting for the network');
    await phone.reload();
    await isLive(phone);
    let isLost = false;
    await phone.route(`**${path}`, async (route) => {
      if (route.request().method() !== 'POST' || isLost) return route.continue();
      await route.fetch();
      isLost = true;
      return route.abort();
    });
    await phone.context().setOffline(false);
    await becomes(() => isLost, true);
    await until('waiting for the network');
    await phone.evaluate("window.dispatchEvent(new Event('online'))");
    await until('Saved.');
    await go(phone, 'verdict');
    await verdict('2 of 44 answered.');
  });

  it('strikes off what was missing as soon as it is there', async () => {
    const open2 = { 'said.box-tape': '', 'said.speakers': 'no', 'unseen.back': '' };
    await sendAnswers(ida, path, { ...goodAnswers(), ...open2 });
    await open();
    await submit();
    await faults('Three things are missing');
    await phone.getByRole('link', { name: /It is closed with tape/ }).tap();
    await phone.locator('#fault-box-tape').waitFor();
    await press(phone, 'box-tape', 'Yes');
    await phone.locator('#fault-box-tape').waitFor({ state: 'hidden' });
    expect(await faults('2 things are missing')).not.to.include('tape');
    await phone.getByRole('link', { name: /say what you saw/i }).tap();
    await phone.locator('#fault-speakers').waitFor();
    // The page judges a note while it is filled in: what it has not struck off by then stays.
    await phone.locator('#note-speakers').fill('no');
    expect(await phone.locator('#fault-speakers').isVisible()).to.equal(true);
    await phone.locator('#note-speakers').fill('no sound below');
    await phone.locator('#fault-speakers').waitFor({ state: 'hidden' });
    await faults('One thing is missing');
    await phone.getByRole('link', { name: /Photo missing: Back/ }).tap();
    await phone.locator('#unseen-back').fill('lens broken');
    await phone.locator('.faults').waitFor({ state: 'hidden' });
  });

  it('complains of what cannot be read on leaving its field, and does not count it', async () => {
    await open();
    const leave = async (key: string, text: string) => {
      await phone.locator(`#value-${key}`).fill(text);
      await phone.locator(`#value-${key}`).blur();
    };
    const fault = (key: string) => phone.locator(`#fault-${key}`);
    const count = async (step: string) =>
      Number.parseInt(await phone.locator(`[data-step="${step}"] [data-step-count]`).innerText(), 10);
    const stepOf = (key: string) =>
      phone.locator('.inspect-step', { has: phone.locator(`#item-${key}`) }).getAttribute('id');
    for (const [key, wrong, right, words] of [
      ['battery-health', 'abc', '86,5', 'Not a figure: write it like 86.'],
      ['imei', '490154203237519', rightImei, 'The check digit is wrong: read the 15 digits again.'],
    ] as const) {
      const step = (await stepOf(key))!.replace('step-', '');
      await go(phone, step);
      const before = await count(step);
      await leave(key, wrong);
      await reads(fault(key), words);
      await becomes(() => count(step), before);
      await leave(key, right);
      await fault(key).waitFor({ state: 'hidden' });
      await becomes(() => count(step), before + 1);
    }
    await leave('imei', '490154203237519');
    await reads(fault('imei'), 'The check digit is wrong');
    await press(phone, 'imei', 'No');
    await fault('imei').waitFor({ state: 'hidden' });
    const isWorthANote = /critical|major/.test(await phone.locator('#item-imei .inspect-worth').innerText());
    await phone.locator('#say-imei').waitFor({ state: isWorthANote ? 'visible' : 'hidden' });
  });
});
