/**
 * Makes the sheets of sellers that are owed since the last published night (or since the program changed), and ends: a process
 * beside the dashboard's, so that no page waits for it. Until a sheet is there its page is reckoned at each view, and says the same.
 */
import { realpathSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { systemClock } from './clock.ts';
import { readConfig } from './config.ts';
import { openContext, type Context } from './context.ts';
import { texts } from './languages/texts.ts';
import { keptIn, madeOf, makeSheet, packSheet } from './pages/desk/seller-sheet.ts';
import { toldNow } from './pages/desk/seller-story.ts';
import { programVersion } from './program-version.ts';
import { lastPostedNight } from './stores/nights.ts';
import { publishedNight, type PublishedNight } from './stores/published-night.ts';
import { readCommitted } from './stores/read.ts';
import { keepSheets, sellersToMake, type KeptSheet } from './stores/seller-sheets.ts';
import { readTemplates } from './templates.ts';

const root = join(import.meta.dirname, '..');

/** Sellers in one transaction. */
const stretch = 200;

/** @returns how many were made; null where a new night is under way: what its pages are made of moves until it is published. */
export async function makeSheets({ database }: Pick<Context, 'database'>, program: string): Promise<number | null> {
  const last = await publishedNight(database);
  if (!last) return 0;
  const draw = drawing();
  const t = texts(keptIn);
  let made = 0;
  for (let after = -1; ;) {
    const sellers = await sellersToMake(database, last.night, after, stretch);
    const end = sellers.at(-1);
    if (!end) return made;
    after = end.id;
    const sheets: KeptSheet[] = [];
    for (const { madeOf: has, ...seller } of sellers) {
      const wanted = madeOf(program, last, seller);
      if (has === wanted) continue;
      const told = await toldNow(database, seller.id, last.night);
      sheets.push(
        packSheet(seller.id, wanted, await makeSheet(database, { seller, last, asked: null, told }, t), draw),
      );
    }
    if (sheets.length === 0) continue;
    // What a night that has begun meanwhile has posted may be in them already.
    if (!(await isStill(database, last))) return null;
    await database.transaction((tx) => keepSheets(tx, sheets));
    made += sheets.length;
  }
}

/** A part of the page by its template, as the dashboard would draw it. */
function drawing(): (name: string, model: object) => string {
  const templates = readTemplates(join(root, 'views'), keptIn);
  return (name, model) => templates.get(name)?.(model) ?? '';
}

async function isStill(database: Context['database'], { night, publishedAt }: PublishedNight): Promise<boolean> {
  const now = await publishedNight(database);
  const posted = await lastPostedNight(readCommitted(database));
  return now?.night === night && now.publishedAt === publishedAt && (posted === null || posted <= night);
}

/** The exit code of a process that has to be asked again. */
export const askAgain = 3;

async function main(): Promise<number> {
  setPriority(10);
  const context = await openContext(readConfig(), systemClock, { create: false });
  try {
    const began = performance.now();
    const made = await makeSheets(context, programVersion(root));
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    if (made) context.log.info({ made, seconds }, 'the sheets of sellers are made');
    return made === null ? askAgain : 0;
  } catch (error) {
    context.log.error({ err: error }, 'the sheets of sellers could not be made; their pages are reckoned at each view');
    return 1;
  } finally {
    await context.database.close();
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) process.exitCode = await main();
