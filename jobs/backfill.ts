/** Enters history: posts and scores past nights in their order, each as it would have been. */
import { yesterday, type Context } from '../server/context.ts';
import { dayText, type Day } from '../server/scoring/day.ts';
import { analyse } from '../server/stores/analyse.ts';
import { firstNight, lastNight, lastPostedNight, nightsLeftOut } from '../server/stores/nights.ts';
import { knowsSellers } from '../server/stores/night-sellers.ts';
import { readCommitted, readIn } from '../server/stores/read.ts';
import { keepTimeZone } from '../server/stores/time-zone.ts';
import { countOrders } from './count-orders.ts';
import { holdRun, type HeldRun } from './job.ts';
import { addCounts, nightStages, noteDone, recallCounted } from './night-stages.ts';
import { NightRefusedError, noSellers, stretchText } from './night-order.ts';
import { nightResult, type NightResult } from './night.ts';
import { secondsSince } from './seconds-since.ts';
import { nightWork, type Counts, type Memory } from './night-work.ts';

/** Nobody is told today of what happened a year ago. */
const stages = nightStages.filter(({ name }) => name !== 'notify');

/**
 * Nights that are published already stay as they are, so a backfill that was killed goes on where it was.
 *
 * @param onNight is told of each night; what it does (a decision, an accepted dispute) counts from the next one on
 * @param signal stops it between two nights
 * @throws NightRefusedError if it would go before a published night, leave one out, or go beyond yesterday
 */
export async function backfill(
  context: Context,
  from: Day,
  to: Day,
  onNight: (night: Day, result: NightResult) => void | Promise<void> = () => undefined,
  signal?: AbortSignal,
): Promise<NightResult[]> {
  const read = readCommitted(context.database);
  await keepTimeZone(context.database, context.config.timeZone);
  const start = await startOf(context, from, to);
  const results: NightResult[] = [];
  if (start > to) return results;
  const work = async (run: HeldRun) => {
    const memory = await recallCounted(context, run);
    await analyse(context.database);
    for (let night = start; night <= to; night++) {
      const began = performance.now();
      await workAtOnce(context, run, memory, night < to ? night + 1 : undefined);
      const result = await nightResult(read, night, 'published', secondsSince(began));
      results.push(result);
      await onNight(night, result);
      if (night < to) await countOrders(context, night + 1, (work) => run.transaction(work));
    }
  };
  await holdRun(context, 'night', start, work, signal);
  await analyse(context.database);
  return results;
}

/** All stages of a past night in one transaction: a commit costs more than a small night. */
async function workAtOnce(context: Context, run: HeldRun, memory: Memory, next: Day | undefined): Promise<void> {
  const { clock } = context;
  const began = performance.now();
  const work = nightWork(context, run.night, memory);
  await run.transaction(async (tx) => {
    for (const { name, steps } of stages) {
      if (run.done.has(name)) continue;
      const stage = { startedAt: clock.now(), began: performance.now() };
      const counts: Counts = {};
      for (const step of steps) addCounts(counts, await (await step(work, readIn(tx)))(tx));
      await noteDone(run, tx, name, stage, counts);
    }
    await run.end(tx, { seconds: secondsSince(began), message: 'entered by a backfill' }, next);
  });
}

async function startOf(context: Context, from: Day, to: Day): Promise<Day> {
  const read = readCommitted(context.database);
  const newest = yesterday(context);
  if (to > newest) {
    throw new NightRefusedError(`the day ${dayText(to)} is not over: a backfill can go up to ${dayText(newest)}`);
  }
  if (!(await knowsSellers(read))) throw new NightRefusedError(noSellers);
  const first = await firstNight(read);
  const last = await lastNight(read);
  const next = (last ?? from - 1) + 1;
  const wayOut = `go on from ${dayText(next)}, or enter all of it into a new database: DATABASE_URL, migrate, import, backfill`;
  if (first !== null && from < first) {
    throw new NightRefusedError(
      `the night of ${dayText(first)} is published, and nothing can be entered before it: ${wayOut}`,
    );
  }
  const missing = (await nightsLeftOut(read)).filter((stretch) => stretch.to >= from && stretch.from <= to);
  if (missing.length > 0) {
    throw new NightRefusedError(
      `${missing.map(stretchText).join(', ')} cannot be entered any more, since later ones are published: ${wayOut}`,
    );
  }
  const begun = await lastPostedNight(read);
  const unfinished = begun !== null && begun > (last ?? -Infinity) ? begun : null;
  if (unfinished !== null && from > unfinished) {
    throw new NightRefusedError(
      `the night of ${dayText(unfinished)} was begun and not finished: run \`assay night\` first`,
    );
  }
  if (from > next) {
    throw new NightRefusedError(
      `${stretchText({ from: next, to: from - 1 })} would be left out for good: start at ${dayText(next)}`,
    );
  }
  return unfinished ?? Math.max(from, next);
}
