/**
 * A night: take in → post the ledger → score → recommend → publish → notify. Each stage is a row of the runs and is done
 * once; killed anywhere and begun again, the night comes out the same.
 */
import type { Context } from '../server/context.ts';
import { sendLetters } from '../server/letters/send-letters.ts';
import { dayText, type Day } from '../server/scoring/day.ts';
import { isPublished, nightSummary } from '../server/stores/nights.ts';
import { readCommitted, type Read } from '../server/stores/read.ts';
import { keepTimeZone, refuseOtherTimeZone } from '../server/stores/time-zone.ts';
import { holdRun } from './job.ts';
import { isFinished, owedNights, refuseOutOfOrder } from './night-order.ts';
import { nightStages, workThrough, type OnStage } from './night-stages.ts';
import { secondsSince } from './seconds-since.ts';
import { pausePoint } from './stop.ts';

export interface NightResult {
  /** `YYYY-MM-DD` */
  night: string;
  /** `unchanged`: it was published before. */
  state: 'published' | 'unchanged';
  sellers: number;
  ranked: number;
  /** Recommendations that began and ended, by level. */
  opened: Record<string, number>;
  ended: Record<string, number>;
  held: boolean;
  seconds: number;
}

export interface NightOptions {
  onStage?: OnStage;
  /** Stops the work before its next transaction, where it can be taken up again. */
  signal?: AbortSignal;
}

/**
 * Works on one night. A published one stays as it is.
 *
 * @throws BusyError while another process works on a night
 * @throws NightRefusedError for a night that is not over, or whose turn it is not
 */
export async function runNight(
  context: Context,
  night: Day,
  { onStage, signal }: NightOptions = {},
): Promise<NightResult> {
  const read = readCommitted(context.database);
  await keepTimeZone(context.database, context.config.timeZone);
  await refuseOutOfOrder(context, night);
  const began = performance.now();
  const published = await isPublished(read, night);
  if (published && (await isFinished(context, night))) return nightResult(read, night, 'unchanged', 0);
  await holdRun(context, 'night', night, (run) => workThrough(context, run, nightStages, onStage), signal);
  await sendLetters(context);
  const seconds = secondsSince(began);
  context.log.info({ night: dayText(night), seconds }, 'the night is published');
  return nightResult(read, night, published ? 'unchanged' : 'published', seconds);
}

/** Every night that is owed, oldest first; none as long as nothing has come in. */
export async function runOwedNights(context: Context, options: NightOptions = {}): Promise<NightResult[]> {
  await refuseOtherTimeZone(context.database, context.config.timeZone);
  const results: NightResult[] = [];
  for (const night of await owedNights(context)) {
    await pausePoint(options.signal);
    results.push(await runNight(context, night, options));
  }
  await sendLetters(context);
  return results;
}

export async function nightResult(
  read: Read,
  night: Day,
  state: NightResult['state'],
  seconds: number,
): Promise<NightResult> {
  const { sellers, ranked, opened, ended, held } = await nightSummary(read, night);
  return { night: dayText(night), state, sellers, ranked, opened, ended, held, seconds };
}
