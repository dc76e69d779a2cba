/** Waiting for what comes: no test wins or loses a race, since nothing is looked at once only after something was done. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';

/** Milliseconds: longer than the longest pause after which a page's script tries again by itself (15 s). */
export const patience = 30_000;
/** What asks a page that is on its way out may never be answered: it is asked again. */
const oneAnswer = 5_000;

/**
 * Asks again until nothing is thrown: `await eventually(async () => expect(await answers()).to.include({ said: 'no' }))`.
 *
 * @throws what was thrown last, where it still is after `patience`
 */
export async function eventually<T>(claim: () => Promise<T>): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return await Promise.race([claim(), unanswered()]);
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await pause(50);
  }
}

async function unanswered(): Promise<never> {
  await pause(oneAnswer, undefined, { ref: false });
  throw new Error('no answer');
}

/**
 * Waits until what a person sees of one part of a page includes these words or matches the pattern.
 *
 * @returns all of its text, each white space but a fixed one a single blank
 * @throws with what it read last
 */
export const reads = (part: Locator, words: string | RegExp): Promise<string> =>
  eventually(async () => {
    const shown = await part.filter({ visible: true }).innerText({ timeout: oneAnswer / 2 });
    const text = shown.replaceAll(/[ \t\n]+/g, ' ').trim();
    if (typeof words === 'string' ? text.includes(words) : words.test(text)) return text;
    throw new Error(`${words.toString()} was never read; what stands there is: ${text}`);
  });

/** Waits until what is looked at is what is expected: a count, a value, an address, rows of a database. */
export const becomes = <T>(look: () => T | Promise<T>, expected: T): Promise<unknown> =>
  eventually(async () => expect(await look()).to.deep.equal(expected));

/**
 * Waits until an expression is true in the page. Playwright's own `waitForFunction` asks again by `eval`, which the pages' Content
 * Security Policy refuses.
 */
export const comesTrue = (page: Page, expression: string): Promise<void> =>
  eventually(async () => {
    if (!(await page.evaluate<unknown>(expression))) throw new Error(`never true in the page: ${expression}`);
  });
