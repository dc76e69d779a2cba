/** Replays every detector from the ledger and compares it with the state that is kept. */
import type { Context } from '../server/context.ts';
import { curveUnit } from '../server/scoring/delay-curves.ts';
import type { DetectorState } from '../server/scoring/detector.ts';
import { allMetrics } from '../server/scoring/metrics/index.ts';
import { arrearsOf } from '../server/stores/day-sums.ts';
import { detectorStates } from '../server/stores/detector-states.ts';
import { postedDays, sellerLedger } from '../server/stores/ledger.ts';
import { policyInForce } from '../server/stores/policies.ts';
import { readCommitted } from '../server/stores/read.ts';
import { remember } from './night-work.ts';
import { replayLedger } from './replay-detector.ts';
import type { Differences } from './verify-ledger.ts';
import { windowCounts, type WindowCounts } from './window-counts.ts';

const replayed = [
  'night',
  'first',
  'observed',
  'expected',
  'nowObserved',
  'nowExpected',
  'evidence',
  'excursions',
] as const;

export async function verifyDetectors({ database }: Context, differences: Differences): Promise<void> {
  const read = readCommitted(database);
  const memory = await remember(read, []);
  const posted = await postedDays(read);
  for (const metric of allMetrics) {
    const { key } = metric;
    const night = posted.lastNight(key);
    if (night === null) continue;
    // What is on its way into the ledger is in neither yet.
    const owed = new Set((await arrearsOf(read, key)).map(({ seller }) => seller));
    const last = posted.last(key);
    const { windowDays } = policyInForce(memory.versions, last).policy;
    const method = memory.methodOf(last);
    const windows = await windowCounts(read, metric, (opened) => method.curveOf(key, opened), last, windowDays);
    for (const [seller, state] of await detectorStates(read, key)) {
      if (owed.has(seller)) continue;
      const who = `${key} of ${memory.sellerOf.get(seller)?.sellerId ?? `seller ${seller}`}`;
      compareWindow(who, state, windows.get(seller), differences);
      const ledger = await sellerLedger(read, seller, key);
      const again = await replayLedger({ memory }, read, key, seller, ledger, night);
      if (again) compareStates(who, state, again, differences);
    }
  }
}

function compareStates(who: string, state: DetectorState, again: DetectorState, differences: Differences): void {
  for (const field of replayed) {
    if (state[field] === null) continue;
    const [is, should] = [JSON.stringify(state[field]), JSON.stringify(again[field])];
    if (is !== should) differences.add(`${who}: the detector has ${field} ${is}, its ledger says ${should}`);
  }
}

function compareWindow(
  who: string,
  state: DetectorState,
  window: WindowCounts | undefined,
  differences: Differences,
): void {
  const { events, exposure } = window ?? { events: 0, exposure: 0 };
  if (state.events !== events)
    differences.add(`${who}: ${state.events} events in the window, its orders say ${events}`);
  if (state.exposure !== exposure) {
    const [is, should] = [state.exposure / curveUnit, exposure / curveUnit];
    differences.add(`${who}: an exposure of ${is} in the window, its orders say ${should}`);
  }
}
