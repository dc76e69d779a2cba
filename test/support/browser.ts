/** A real browser for tests that look: Chromium, once for a test file, with the helpers that most of them need. */
import { existsSync } from 'node:fs';
import axeCore, { type AxeResults } from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Visitor } from './visitor.ts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface TestBrowser {
  /** A fresh page; signed in as `visitor` if one is given. `isPhone`: 390 px wide, and pressed with a finger. */
  page(options?: { visitor?: Visitor; url?: string; isPhone?: boolean }): Promise<Page>;
  close(): Promise<void>;
}

/** `ASSAY_CHROMIUM` names a browser that is installed elsewhere. */
export async function openBrowser(): Promise<TestBrowser> {
  const named = process.env['ASSAY_CHROMIUM'];
  const executablePath = named ?? places.find((place) => existsSync(place));
  if (!executablePath) throw new Error('No browser: apt-get install chromium, or name one with ASSAY_CHROMIUM');
  const browser: Browser = await chromium.launch({ executablePath, args: flags });
  return {
    async page({ visitor, url, isPhone = false } = {}) {
      const context = await browser.newContext(
        isPhone
          ? { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
          : { viewport: { width: 1280, height: 900 } },
      );
      if (visitor) await giveCookies(context, visitor, url ?? visitor.url);
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      return page;
    },
    close: () => browser.close(),
  };
}

const giveCookies = (context: BrowserContext, visitor: Visitor, url: string) =>
  context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url })));

export interface View {
  width?: number;
  scheme?: 'light' | 'dark';
}

export interface Visit {
  status: number;
  /** What the browser complained about: script errors, refused styles, missing files. */
  complaints: string[];
}

/** Opens an address at a width and in light or dark, and waits until the page is quiet. */
export async function visit(page: Page, url: string, { width = 1280, scheme = 'light' }: View = {}): Promise<Visit> {
  const complaints: string[] = [];
  const noteError = (error: Error) => complaints.push(error.message);
  const noteLine = (line: { type(): string; text(): string }) => {
    if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text());
  };
  page.on('pageerror', noteError);
  page.on('console', noteLine);
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  const response = await page.goto(url, { waitUntil: 'load' });
  await scriptsRun(page);
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))');
  page.off('pageerror', noteError);
  page.off('console', noteLine);
  const status = response?.status() ?? 0;
  // Chromium calls the page itself a resource that failed to load when it answers with a fault on purpose.
  const own = status >= 400 ? complaints.findIndex((text) => text.includes(`status of ${status}`)) : -1;
  if (own >= 0) complaints.splice(own, 1);
  return { status, complaints };
}

/**
 * Waits until the page's script has done all that it does on arrival. Parts of it are brought in one after the other, and a page counts
 * as loaded before the last of them. What goes wrong in one is an error of the page, for whoever listens.
 */
export async function scriptsRun(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const script = document.querySelector('script[type=module][src]');
    if (script) await import(script.src).catch(() => {});
  })()`);
}

/**
 * Waits until an expression is true in the page. Playwright's own `waitForFunction` asks again by `eval`, which the pages' Content
 * Security Policy refuses.
 *
 * @throws where it is not after ten seconds
 */
export async function comesTrue(page: Page, expression: string): Promise<void> {
  const until = Date.now() + 10_000;
  while (!(await page.evaluate<unknown>(expression))) {
    if (Date.now() > until) throw new Error(`never true in the page: ${expression}`);
    await page.waitForTimeout(50);
  }
}

/**
 * Goes back as the page itself would. After an answer that clears site data Chromium has just put another page in the place of the
 * old one, and Playwright's own way asks for the history of that which is no longer there.
 */
export async function goBack(page: Page): Promise<void> {
  await page.waitForLoadState();
  // Not the address: going back may lead to the one that is shown already.
  const gone = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame());
  await Promise.all([gone, page.evaluate('void setTimeout(() => history.back())')]);
  await page.waitForLoadState();
}

/** What axe finds against WCAG 2.2 AA on the page as it stands: one line for each rule, with the first places. Empty is good. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeCore.source);
  const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const options = JSON.stringify({ runOnly: rules, resultTypes: ['violations'] });
  // Handing over all that passed, too, would take longer than looking for what did not.
  const violations = await page.evaluate<AxeResults['violations']>(
    `axe.run(document, ${options}).then(({ violations }) => violations)`,
  );
  return violations.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 3).map((node) => node.target.join(' '));
    return `${id}: ${help} (${nodes.length}: ${where.join(', ')})`;
  });
}

/** Whether the page is wider than the window: the first fault of a small screen. */
export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
