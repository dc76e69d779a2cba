/** In which order nights are worked on: from the first to yesterday, none left out, each once. */
import { readdir } from 'node:fs/promises';
import { yesterday, type Context } from '../server/context.ts';
import { dayText, type Day } from '../server/scoring/day.ts';
import { knowsSellers } from '../server/stores/night-sellers.ts';
import { isPublished, lastNight, lastPostedNight, type Stretch } from '../server/stores/nights.ts';
import { readCommitted } from '../server/stores/read.ts';
import { runsOfNight } from '../server/stores/runs.ts';
import { taking } from './take-in.ts';

/** The night cannot be worked on, and why. */
export class NightRefusedError extends Error {}

/** The first night bars every day before it, so it waits until there is somebody to judge. */
export const noSellers =
  'no feed has brought a seller yet, and the first night waits for one: `assay import` a sellers.csv, or put it into the inbox';

/** @example stretchText({ from: 20_000, to: 20_001 }) // 'the nights of 2024-10-04 to 2024-10-05' */
export const stretchText = ({ from, to }: Stretch): string =>
  from === to ? `the night of ${dayText(from)}` : `the nights of ${dayText(from)} to ${dayText(to)}`;

/** Whether sellers are known, or files lie in the inbox that may bring them. */
export async function mayBegin({ database, config }: Context): Promise<boolean> {
  if (await knowsSellers(readCommitted(database))) return true;
  const lying = await readdir(config.inbox, { withFileTypes: true }).catch(() => []);
  return lying.some((entry) => (entry.isFile() && !entry.name.startsWith('.')) || entry.name === taking);
}

/** The nights that are over and not finished, the oldest first. An installation without any night owes yesterday's only. */
export async function owedNights(context: Context): Promise<Day[]> {
  if (!(await mayBegin(context))) return [];
  const read = readCommitted(context.database);
  const until = yesterday(context);
  const last = await lastNight(read);
  const begun = await lastPostedNight(read);
  if (last === null && begun === null) return [until];
  const unfinished = last !== null && !(await isFinished(context, last)) ? [last] : [];
  const from = Math.max(
    last === null ? -Infinity : last + 1,
    begun !== null && begun > (last ?? -Infinity) ? begun : -Infinity,
  );
  return [...unfinished, ...Array.from({ length: Math.max(0, until - from + 1) }, (_, index) => from + index)];
}

export async function isFinished({ database }: Context, night: Day): Promise<boolean> {
  const runs = await runsOfNight(readCommitted(database), 'night', night);
  return runs.every(({ stage, state }) => stage !== '' || state === 'done');
}

/** @throws NightRefusedError for a night that is not over, or whose turn it is not. */
export async function refuseOutOfOrder(context: Context, night: Day): Promise<void> {
  const read = readCommitted(context.database);
  if (night > yesterday(context)) {
    throw new NightRefusedError(
      `the day ${dayText(night)} is not over: the newest night is ${dayText(yesterday(context))}`,
    );
  }
  if (await isPublished(read, night)) return;
  const last = await lastNight(read);
  if (last !== null && night < last) {
    throw new NightRefusedError(
      `the night of ${dayText(night)} lies before ${dayText(last)}, which is published: nights are worked on in their order, ` +
        'and none can be entered any more that was left out',
    );
  }
  const begun = await lastPostedNight(read);
  const unfinished = begun !== null && begun > (last ?? -Infinity) ? begun : null;
  if (unfinished !== null && unfinished !== night) {
    throw new NightRefusedError(
      `the night of ${dayText(unfinished)} was begun and not finished: run \`assay night\` without --date first`,
    );
  }
  if (last !== null && unfinished === null && night > last + 1) {
    throw new NightRefusedError(
      `${stretchText({ from: last + 1, to: night - 1 })} would be left out for good: run \`assay night\` without --date, which ` +
        `works through every owed night in order, or \`assay backfill --from ${dayText(last + 1)} --to ${dayText(night)}\``,
    );
  }
  if (!(await mayBegin(context))) throw new NightRefusedError(noSellers);
}
