/** What a replay reads once: sellers, versions of the policy, estimates, nights, and up to which day each night was posted. */
import type { Day } from '../../server/scoring/day.ts';
import { methodsOf } from '../../server/scoring/estimates.ts';
import type { Method } from '../../server/scoring/method.ts';
import { metrics } from '../../server/scoring/metrics/index.ts';
import { estimateHistory } from '../../server/stores/estimates.ts';
import { excusedNights } from '../../server/stores/excused-expected.ts';
import { nightsUntil, postingNights } from '../../server/stores/ledger-nights.ts';
import { nightSellers, type NightSeller } from '../../server/stores/night-sellers.ts';
import { policyVersions, type PolicyVersion } from '../../server/stores/policies.ts';
import type { Read } from '../../server/stores/read.ts';

export interface Marketplace {
  sellers: readonly NightSeller[];
  /** The place of a seller in `sellers`, by our id; −1 for one that has gone from the table. */
  placeOf(seller: number): number;
  versions: readonly PolicyVersion[];
  methodOf(night: Day): Method;
  /** Published nights, oldest first. */
  nights: readonly Day[];
  /** The slots whose nights before lost something to an incident that this night learned of. */
  excusedOn(night: Day): ReadonlySet<number>;
  /** Moves on to a night; to be asked of nights in their order. */
  postedBy(night: Day): void;
  /** By the place of a metric, as of the night moved on to: the last day posted, and the night that posted last. */
  asOf: (Day | null)[];
  lastPosting: (Day | null)[];
}

export const metricKeys: readonly string[] = metrics.map(({ key }) => key);
export const metricPlace: ReadonlyMap<string, number> = new Map(metricKeys.map((key, place) => [key, place]));

export async function readMarketplace(read: Read, to: Day): Promise<Marketplace> {
  const sellers = await nightSellers(read);
  const places = new Int32Array((sellers.at(-1)?.id ?? 0) + 1).fill(-1);
  sellers.forEach(({ id }, place) => (places[id] = place));
  const asOf: (Day | null)[] = metricKeys.map(() => null);
  const lastPosting: (Day | null)[] = metricKeys.map(() => null);
  const posted = new Map<Day, { metric: number; day: Day }[]>();
  for (const { metric, night, day } of await postingNights(read)) {
    const place = metricPlace.get(metric);
    if (place === undefined) continue;
    const known = posted.get(night);
    if (known) known.push({ metric: place, day });
    else posted.set(night, [{ metric: place, day }]);
  }
  const excused = new Map<Day, Set<number>>();
  for (const { metric, seller, learned } of await excusedNights(read)) {
    const [place, which] = [places[seller] ?? -1, metricPlace.get(metric)];
    if (place < 0 || which === undefined) continue;
    excused.set(learned, (excused.get(learned) ?? new Set<number>()).add(place * metricKeys.length + which));
  }
  return {
    sellers,
    placeOf: (seller) => places[seller] ?? -1,
    versions: await policyVersions(read),
    methodOf: methodsOf(await estimateHistory(read)),
    nights: await nightsUntil(read, to),
    excusedOn: (night) => excused.get(night) ?? new Set<number>(),
    postedBy: (night) => {
      for (const { metric, day } of posted.get(night) ?? []) {
        asOf[metric] = Math.max(asOf[metric] ?? -Infinity, day);
        lastPosting[metric] = night;
      }
    },
    asOf,
    lastPosting,
  };
}
