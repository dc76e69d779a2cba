/** A draft of the policy tried on the nights that were: who would have been warned, limited or suspended, and when. */
import type { Context } from '../../server/context.ts';
import { totalsOf, type BacktestTotals, type ComparedSeller } from '../../server/scoring/backtest.ts';
import { dayText, type Day } from '../../server/scoring/day.ts';
import type { Policy } from '../../server/scoring/policy.ts';
import { nightsUntil } from '../../server/stores/ledger-nights.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { compareReplays } from './compare-replays.ts';
import { replayInThreads } from './in-threads.ts';

export interface BacktestOptions {
  policy: Policy;
  from: Day;
  to: Day;
  /** The share that is done, 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

export interface Backtest {
  from: Day;
  to: Day;
  /** The first night of the ledger: both replays begin there. */
  replayedFrom: Day;
  nights: number;
  sellers: ComparedSeller[];
  totals: BacktestTotals;
  /** Nights of the stretch whose recommendations would have waited for a person, there being too many new limits at once. */
  held: { draft: Day[]; inForce: Day[] };
  seconds: number;
}

const distantFuture = 2_000_000;

/** The stretch cannot be replayed, and why. */
export class NoNightsError extends Error {}

/** @throws NoNightsError if no published night lies in the stretch */
export async function backtest(
  context: Pick<Context, 'database' | 'config'>,
  options: BacktestOptions,
): Promise<Backtest> {
  const { policy, from, to, onProgress = () => undefined, signal } = options;
  const began = performance.now();
  const read = readCommitted(context.database);
  const stretch = await stretchOf(context, from, to);
  const task = {
    databaseUrl: context.config.databaseUrl,
    timeZone: context.config.timeZone,
    to,
    warnings: 'as recommended' as const,
  };
  const sides = [
    { ...task, policy },
    { ...task, policy: null },
  ];
  const [draft, inForce] = await replayInThreads(sides, onProgress, signal);
  if (!draft || !inForce) throw new Error('a replay is missing');
  const sellers = await compareReplays(read, { draft, inForce }, stretch.nights);
  const within = (nights: readonly Day[]) => nights.filter((night) => night >= from);
  return {
    from,
    to,
    replayedFrom: stretch.first,
    nights: stretch.nights.length,
    sellers,
    totals: totalsOf(sellers),
    held: { draft: within(draft.held), inForce: within(inForce.held) },
    seconds: Math.round(performance.now() - began) / 1000,
  };
}

async function stretchOf(
  { database }: Pick<Context, 'database'>,
  from: Day,
  to: Day,
): Promise<{ first: Day; nights: Day[] }> {
  const all = await nightsUntil(readCommitted(database), to);
  const nights = all.filter((night) => night >= from);
  const first = all[0];
  if (first !== undefined && nights.length > 0) return { first, nights };
  const every = await nightsUntil(readCommitted(database), distantFuture);
  const [oldest, newest] = [every[0], every.at(-1)];
  throw new NoNightsError(
    oldest === undefined || newest === undefined
      ? 'no night was published yet: run `assay night` or `assay backfill` first'
      : `no night was published from ${dayText(from)} to ${dayText(to)}: the nights run from ${dayText(oldest)} to ${dayText(newest)}`,
  );
}
