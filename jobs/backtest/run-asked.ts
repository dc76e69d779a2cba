/** Works off the backtests that people asked for on the page, one at a time. */
import { instantText, type Context } from '../../server/context.ts';
import { dayOf } from '../../server/scoring/day.ts';
import { parsePolicy } from '../../server/scoring/policy.ts';
import {
  failBacktest,
  finishBacktest,
  keepBacktest,
  returnBacktest,
  takeBacktest,
  type Holding,
} from '../../server/stores/backtest-runs.ts';
import { backtestPolicy, unfinishedBacktests, type AskedBacktest } from '../../server/stores/backtests.ts';
import { mayBeAlive, ownName } from '../holder.ts';
import { StoppedError } from '../stop.ts';
import { backtest, NoNightsError } from './backtest.ts';
import { describeBacktest } from './describe.ts';

const leaseSeconds = 20;
const tellMilliseconds = 1_000;
/** One that brings its process down each time is given up. */
const mostAttempts = 3;

/** It was withdrawn, or another process has taken it. */
class NoLongerOursError extends Error {}

/** @returns how many were ended. */
export async function runAskedBacktests(context: Context, signal?: AbortSignal): Promise<number> {
  let ended = 0;
  for (;;) {
    const asked = await claim(context);
    if (!asked) return ended;
    await work(context, asked, signal);
    ended++;
  }
}

/** One whose process is gone, or the next that waits; none while another process works on one. */
function claim({ database, clock }: Context): Promise<AskedBacktest | null> {
  const now = instantText(clock.now());
  return database.transaction(async (tx) => {
    for (const one of await unfinishedBacktests(tx)) {
      if (one.state === 'running' && isAlive(one, now)) return null;
      if (one.attempts >= mostAttempts) {
        await failBacktest(tx, one.id, `It was interrupted ${one.attempts} times and is given up.`, now);
        continue;
      }
      await takeBacktest(tx, { id: one.id, holder: ownName() }, instantText(clock.now() + leaseSeconds));
      return one;
    }
    return null;
  });
}

const isAlive = ({ leaseUntil, holder }: AskedBacktest, now: string): boolean =>
  leaseUntil !== null && leaseUntil >= now && holder !== null && mayBeAlive(holder);

async function work(context: Context, asked: AskedBacktest, signal?: AbortSignal): Promise<void> {
  const { database, clock, log } = context;
  const holding: Holding = { id: asked.id, holder: ownName() };
  const ours = new AbortController();
  let progress = 0;
  let beat: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    beat = keepBacktest(database, holding, instantText(clock.now() + leaseSeconds), progress).then(
      (isOurs) => isOurs || ours.abort(new NoLongerOursError()),
      (error: unknown) => log.warn({ error: String(error) }, 'the progress of a backtest was not noted'),
    );
  }, tellMilliseconds);
  const calm = async () => {
    clearInterval(timer);
    await beat;
  };
  try {
    const both = AbortSignal.any(signal ? [signal, ours.signal] : [ours.signal]);
    const policy = await backtestPolicy(database, asked.id);
    const stretch = { from: dayOf(asked.from), to: dayOf(asked.to) };
    const onProgress = (share: number) => (progress = Math.floor(share * 1000));
    const found = await backtest(context, { policy, ...stretch, onProgress, signal: both });
    await calm();
    const result = await describeBacktest(context, policy, found);
    await finishBacktest(database, holding, result, instantText(clock.now()));
    log.info({ backtest: asked.token, seconds: found.seconds }, 'a backtest is done');
  } catch (error) {
    await calm();
    if (error instanceof NoLongerOursError) return;
    if (error instanceof StoppedError) await returnBacktest(database, holding);
    else await fail(context, asked, error);
    if (error instanceof StoppedError) throw error;
  }
}

async function fail({ database, clock, log }: Context, asked: AskedBacktest, error: unknown): Promise<void> {
  const { message } = error as Error;
  const isExpected = error instanceof NoNightsError;
  if (!isExpected) log.error({ err: error, backtest: asked.token }, 'a backtest failed');
  // A draft of an older version may hold figures that are refused today: then they are the reason.
  const [fault] = isExpected ? [] : parsePolicy(await backtestPolicy(database, asked.id)).faults;
  const reason = fault ? `The draft cannot be tried: ${fault.path} ${fault.what}. ${fault.remedy}` : message;
  const told = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`.replace(/\.\.$/, '.');
  await database.transaction((tx) => failBacktest(tx, asked.id, told, instantText(clock.now())));
}
