/** A real browser for tests that look: Chromium, once for a test file. What a page shows after an action is waited for: `eventually.ts`. */
import { existsSync } from 'node:fs';
import axeCore, { type AxeResults } from 'axe-core';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type CDPSession,
  type Page,
} from 'playwright-core';
import { becomes, eventually, patience } from './eventually.ts';
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
  page(options?: PageOptions): Promise<Page>;
  close(): Promise<void>;
}

export interface PageOptions {
  /** Signed in as this person. */
  visitor?: Visitor;
  url?: string;
  /** 390 px wide, and pressed with a finger. */
  isPhone?: boolean;
  /** No script of the page runs. */
  isBare?: boolean;
  /** Whether a service worker may answer instead of the network: then `page.route` does not see all that is asked. */
  hasWorker?: boolean;
}

/**
 * `ASSAY_SLOW_BROWSER=6` shakes the tests: the browser's processor is that many times slower, and each request takes 50 ms longer.
 * `ASSAY_SLOW_BROWSER=6,150`: 150 ms.
 */
const [slowness = 0, latency = 50] = (process.env['ASSAY_SLOW_BROWSER'] ?? '').split(',').filter(Boolean).map(Number);

/** `ASSAY_CHROMIUM` names a browser that is installed elsewhere. */
export async function openBrowser(): Promise<TestBrowser> {
  const named = process.env['ASSAY_CHROMIUM'];
  const executablePath = named ?? places.find((place) => existsSync(place));
  if (!executablePath) throw new Error('No browser: apt-get install chromium, or name one with ASSAY_CHROMIUM');
  const browser: Browser = await chromium.launch({ executablePath, args: flags });
  return {
    async page({ visitor, url, isPhone = false, isBare = false, hasWorker = true } = {}) {
      const device: BrowserContextOptions = isPhone
        ? { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
        : { viewport: { width: 1280, height: 900 } };
      const context = await browser.newContext({
        ...{ ...device, javaScriptEnabled: !isBare, serviceWorkers: hasWorker ? 'allow' : 'block' },
      });
      context.setDefaultTimeout(patience);
      if (visitor) await giveCookies(context, visitor, url ?? visitor.url);
      const page = await context.newPage();
      if (slowness > 0) await slowDown(context, page);
      return page;
    },
    close: () => browser.close(),
  };
}

async function slowDown(context: BrowserContext, first: Page): Promise<void> {
  const network = { offline: false, latency, downloadThroughput: -1, uploadThroughput: -1 };
  const all: CDPSession[] = [];
  const slow = async (page: Page) => {
    const devtools = await context.newCDPSession(page);
    all.push(devtools);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowness });
    await devtools.send('Network.emulateNetworkConditions', network);
  };
  await slow(first);
  context.on('page', (another) => void slow(another).catch(() => undefined));
  // Of two who say what the network is like, the browser believes one: both say the same.
  const setOffline = context.setOffline.bind(context);
  context.setOffline = async (isOffline) => {
    network.offline = isOffline;
    await setOffline(isOffline);
    for (const devtools of all) await devtools.send('Network.emulateNetworkConditions', network).catch(() => undefined);
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
  await isWide(page, width);
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
  const all = `(async () => {
    const script = document.querySelector('script[type=module][src]');
    if (script) await import(script.src).catch(() => {});
  })()`;
  await eventually(() => page.evaluate(all));
}

/** Makes the window wider or narrower, and waits until the page is so, too. */
export async function resize(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await isWide(page, width);
}

const isWide = (page: Page, width: number) =>
  becomes(() => page.evaluate(`matchMedia('(width: ${width}px)').matches`), true);

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
  await scriptsRun(page);
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
