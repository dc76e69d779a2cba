/** Takes one night of the ledger into the detectors. */
import { advanceSlot, putState } from '../../server/scoring/detector-table.ts';
import type { NightPosting } from '../../server/stores/ledger-nights.ts';
import type { Corrections } from './corrections.ts';
import { metricKeys, metricPlace } from './marketplace.ts';
import type { SellerRules } from './night-rules.ts';
import type { ReplayNight, ReplayState } from './replay.ts';

/** @returns the slots of which something was withdrawn that night. */
export async function postNight(
  { market, table }: ReplayState,
  { night, rules }: ReplayNight,
  postings: readonly NightPosting[],
  corrections: Corrections,
): Promise<Set<number>> {
  const corrected = new Set<number>();
  const excused = market.excusedOn(night);
  let [seller, place] = [-1, -1];
  let sellerRules: SellerRules = [];
  for (const row of postings) {
    if (row.seller !== seller) {
      seller = row.seller;
      place = market.placeOf(seller);
      if (place >= 0) sellerRules = rules.rulesOf(market.sellers[place]!);
    }
    const metric = metricPlace.get(row.metric);
    if (place < 0 || metric === undefined) continue;
    const own = sellerRules[metric];
    if (!own) continue;
    const slot = place * metricKeys.length + metric;
    if (row.withdrawn === 0 && !excused.has(slot)) {
      corrections.posted(slot, night, row);
      advanceSlot(table, slot, night, row.observed, row.expected * own.scale, own);
    } else {
      const state = await corrections.replayed(slot, night, row);
      if (state) putState(table, slot, state, own.bars);
      if (row.withdrawn !== 0) corrected.add(slot);
    }
  }
  return corrected;
}
