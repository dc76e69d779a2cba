/** What is withdrawn from the ledger was never there: the seller's detector starts again from its first posting, as in the night. */
import type { Day } from '../../server/scoring/day.ts';
import type { DetectorState } from '../../server/scoring/detector.ts';
import { expectedScale } from '../../server/scoring/expected-scale.ts';
import { policyFor, type Policy, type ThresholdLevel } from '../../server/scoring/policy.ts';
import { replayLedger, withoutExcused } from '../../server/scoring/replay.ts';
import { excusedExpected } from '../../server/stores/excused-expected.ts';
import { sellerLedger, withdrawnEvents } from '../../server/stores/ledger.ts';
import type { NightPosting } from '../../server/stores/ledger-nights.ts';
import type { NightSeller } from '../../server/stores/night-sellers.ts';
import { policyInForce } from '../../server/stores/policies.ts';
import { rulesOf } from '../night-work.ts';
import { metricKeys } from './marketplace.ts';
import type { ReplayState } from './replay.ts';

type Kept = Pick<NightPosting, 'observed' | 'withdrawn' | 'expected'> & { night: Day };

export interface Release {
  slot: number;
  levels: readonly ThresholdLevel[];
}

export interface Corrections {
  /** Remembers a plain posting of those few slots of which something was withdrawn before. */
  posted(slot: number, night: Day, row: NightPosting): void;
  /** The state after a posting that takes something back. */
  replayed(slot: number, night: Day, row: NightPosting): Promise<DetectorState | null>;
  /** Levels left after a night was judged. */
  released: (night: Day, releases: readonly Release[]) => void;
}

export function correctionsOf({ read, market }: ReplayState, policy: Policy | null): Corrections {
  const ledgers = new Map<number, Kept[]>();
  const releases = new Map<number, { night: Day; level: ThresholdLevel }[]>();
  const triedOn = (seller: NightSeller, night: Day): Policy =>
    policyFor(policy ?? policyInForce(market.versions, night).policy, seller, night);
  return {
    posted: (slot, night, { observed, withdrawn, expected }) => {
      ledgers.get(slot)?.push({ night, observed, withdrawn, expected });
    },
    replayed: async (slot, night, row) => {
      const seller = market.sellers[Math.floor(slot / metricKeys.length)]!;
      const metric = metricKeys[slot % metricKeys.length]!;
      let rows = ledgers.get(slot);
      if (rows) rows.push({ ...row, night });
      else {
        rows = (await sellerLedger(read, seller.id, metric)).filter((one) => one.night <= night);
        ledgers.set(slot, rows);
      }
      const withdrawn = await withdrawnEvents(read, seller.id, metric, night);
      const excused = await excusedExpected(read, seller.id, metric, night);
      const scaled = withoutExcused(rows, excused).flatMap((one) => {
        const posted = policyInForce(market.versions, one.night).policy;
        const scale = expectedScale(metric, triedOn(seller, one.night), policyFor(posted, seller, one.night));
        return scale === null ? [] : [{ ...one, expected: one.expected * scale }];
      });
      return replayLedger(scaled, withdrawn, releases.get(slot) ?? [], (day) =>
        rulesOf(triedOn(seller, day), market.methodOf(day), metric),
      );
    },
    released: (night, all) => {
      for (const { slot, levels } of all) {
        const known = releases.get(slot) ?? [];
        known.push(...levels.map((level) => ({ night, level })));
        releases.set(slot, known);
      }
    },
  };
}
