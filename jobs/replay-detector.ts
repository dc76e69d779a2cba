/** Replays a seller's detector from its ledger after something was withdrawn: as if the withdrawn events had never been. */
import type { Day } from '../server/scoring/day.ts';
import type { DetectorState } from '../server/scoring/detector.ts';
import { replayLedger as replayed, withoutExcused, type ExcusedThen } from '../server/scoring/replay.ts';
import { releasesOf } from '../server/stores/breaches.ts';
import { excusedExpected } from '../server/stores/excused-expected.ts';
import { sellerLedger, withdrawnEvents, type LedgerRow } from '../server/stores/ledger.ts';
import { policyInForce } from '../server/stores/policies.ts';
import type { Read } from '../server/stores/read.ts';
import { rulesOf, sellerPolicy, type NightWork } from './night-work.ts';

/**
 * @param tonight tonight's row, not yet in the ledger
 * @param excused what tonight takes out of other nights, not yet written either
 */
export async function replayedState(
  work: NightWork,
  read: Read,
  metric: string,
  seller: number,
  tonight: LedgerRow,
  excused: readonly ExcusedThen[],
): Promise<DetectorState> {
  const rows = [...(await sellerLedger(read, seller, metric)), tonight];
  const state = await replayLedger(work, read, metric, seller, rows, tonight.night, excused);
  if (!state) throw new Error(`nothing to replay for seller ${seller}, ${metric}`);
  return state;
}

/** The state that ledger rows lead to, each night under its own policy and estimates, levels left where they were left. */
export async function replayLedger(
  { memory }: Pick<NightWork, 'memory'>,
  read: Read,
  metric: string,
  seller: number,
  rows: readonly LedgerRow[],
  until: Day,
  excusedTonight: readonly ExcusedThen[] = [],
): Promise<DetectorState | null> {
  const withdrawn = await withdrawnEvents(read, seller, metric, until);
  const excused = await excusedExpected(read, seller, metric, until);
  const releases = await releasesOf(read, seller, metric, until + 1);
  return replayed(withoutExcused(rows, [...excused, ...excusedTonight]), withdrawn, releases, (night) => {
    const { policy } = policyInForce(memory.versions, night);
    return rulesOf(sellerPolicy(memory, policy, seller, night), memory.methodOf(night), metric);
  });
}
