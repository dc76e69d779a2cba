/** The stages of a night in their order, and how they are worked through. */
import type { Context } from '../server/context.ts';
import { instantText } from '../server/context.ts';
import { analyse } from '../server/stores/analyse.ts';
import { disputesToCount } from '../server/stores/dispute-corrections.ts';
import { feedDaysStore } from '../server/stores/feed-days.ts';
import { inspectionsToCount } from '../server/stores/inspections.ts';
import { declaredIncidents } from '../server/stores/incidents.ts';
import { knowsSellers } from '../server/stores/night-sellers.ts';
import { ensurePolicy } from '../server/stores/policies.ts';
import { readCommitted, readIn } from '../server/stores/read.ts';
import { uncountedImports } from '../server/stores/touched-orders.ts';
import { countOrders } from './count-orders.ts';
import { estimateSteps } from './estimate.ts';
import type { HeldRun } from './job.ts';
import { NightRefusedError, noSellers } from './night-order.ts';
import { nightWork, remember, type Counts, type Memory, type Step } from './night-work.ts';
import { mainCategoryStep } from './find-main-categories.ts';
import { noticeStep } from './notify.ts';
import { postingSteps } from './post-ledger.ts';
import { publishStep } from './publish.ts';
import { breachStep, recommendationStep } from './recommend.ts';
import { secondsSince } from './seconds-since.ts';
import { scoringStep } from './score-sellers.ts';
import { takeIn } from './take-in.ts';
import { weekLetterStep } from './week-letter.ts';

export interface Stage {
  name: string;
  /** Each is a transaction of its own and can be repeated. */
  steps: readonly Step[];
}

/** Middle: inside a transaction that has written and not committed. */
export type OnStage = (stage: string, moment: 'start' | 'middle' | 'end') => void | Promise<void>;

/** What follows the taking in. */
export const nightStages: readonly Stage[] = [
  { name: 'estimate', steps: estimateSteps },
  { name: 'post-ledger', steps: postingSteps },
  { name: 'score', steps: [scoringStep, mainCategoryStep] },
  { name: 'recommend', steps: [breachStep, recommendationStep] },
  { name: 'publish', steps: [publishStep] },
  { name: 'notify', steps: [noticeStep, weekLetterStep] },
];

/** Works through a night stage by stage, each in transactions of its own, skipping what is done. */
export async function workThrough(
  context: Context,
  run: HeldRun,
  stages: readonly Stage[],
  onStage: OnStage = () => undefined,
): Promise<void> {
  const { database, clock } = context;
  const began = performance.now();
  await takeInStage(context, run, onStage);
  const work = nightWork(context, run.night, await recallCounted(context, run));
  for (const { name, steps } of stages) {
    if (run.done.has(name)) continue;
    const stageBegan = performance.now();
    const startedAt = clock.now();
    await begin(run, name, startedAt, onStage);
    const counts: Counts = {};
    for (const [index, step] of steps.entries()) {
      const write = await step(work, readCommitted(database));
      await run.transaction(async (tx) => {
        addCounts(counts, await write(tx));
        if (index === steps.length - 1) await noteDone(run, tx, name, { startedAt, began: stageBegan }, counts);
        await onStage(name, 'middle');
      });
    }
    await onStage(name, 'end');
  }
  await run.transaction((tx) => run.end(tx, { seconds: secondsSince(began) }));
  await analyse(database);
}

async function takeInStage(context: Context, run: HeldRun, onStage: OnStage): Promise<void> {
  const name = 'take-in';
  if (run.done.has(name)) return;
  const began = performance.now();
  const startedAt = context.clock.now();
  await begin(run, name, startedAt, onStage);
  const files = await takeIn(context, run.night, run.signal);
  if (!(await knowsSellers(readCommitted(context.database)))) throw new NightRefusedError(noSellers);
  await onStage(name, 'middle');
  const orders = await countOrders(context, run.night, (work) => run.transaction(work));
  await run.transaction((tx) => noteDone(run, tx, name, { startedAt, began }, { ...files, orders }));
  await onStage(name, 'end');
}

/**
 * Counts what came in meanwhile, until the feeds' days speak of counted rows only: a day must not be taken for complete
 * while its rows wait to be counted.
 */
export async function recallCounted(context: Context, run: HeldRun): Promise<Memory> {
  const { database, clock } = context;
  for (;;) {
    await countOrders(context, run.night, (work) => run.transaction(work));
    const days = await feedDaysStore(database).all();
    if (await somethingToCount(database)) continue;
    return run.transaction(async (tx) => {
      await ensurePolicy(tx, instantText(clock.now()));
      return remember(readIn(tx), days);
    });
  }
}

async function somethingToCount(database: Context['database']): Promise<boolean> {
  const incidents = await declaredIncidents(readCommitted(database));
  if (incidents.some(({ counted }) => !counted) || (await uncountedImports(database)).length > 0) return true;
  const read = readCommitted(database);
  return (await inspectionsToCount(read)).length > 0 || (await disputesToCount(read)).length > 0;
}

async function begin(run: HeldRun, stage: string, startedAt: number, onStage: OnStage): Promise<void> {
  await run.transaction((tx) => run.note(tx, { stage, state: 'running', startedAt, detail: {} }));
  await onStage(stage, 'start');
}

/** `startedAt` is an instant, `began` a mark of performance.now: the clock knows whole seconds only. */
export function noteDone(
  run: HeldRun,
  tx: Parameters<HeldRun['note']>[0],
  stage: string,
  { startedAt, began }: { startedAt: number; began: number },
  counts: Counts,
): Promise<void> {
  return run.note(tx, { stage, state: 'done', startedAt, detail: { counts, seconds: secondsSince(began) } });
}

export function addCounts(sum: Counts, more: Counts): void {
  for (const [name, count] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + count;
}
