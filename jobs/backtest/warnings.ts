/** Who stands warned on a night: a limit asks for a warning delivered days before. */
import type { Day } from '../../server/scoring/day.ts';
import { levelRank, type Level } from '../../server/scoring/policy.ts';
import { warnedDaysAgo } from '../../server/stores/decisions.ts';
import type { Read } from '../../server/stores/read.ts';

/** `as recommended`: every warning is delivered the day after the night that holds it. `as decided`: only those that people delivered. */
export type WarningSource = 'as recommended' | 'as decided';

export interface Warnings {
  /** Before a night is judged. */
  begin(night: Day): Promise<void>;
  /** Nights since the seller's warning was delivered; null: none stands. */
  daysAgo(seller: number): number | null;
  /** After the night was judged. */
  judged(seller: number, level: Level): void;
}

export const warningsFrom = (source: WarningSource, read: Read): Warnings =>
  source === 'as decided' ? decided(read) : recommended();

function decided(read: Read): Warnings {
  let standing = new Map<number, number>();
  return {
    begin: async (night) => {
      standing = await warnedDaysAgo(read, night);
    },
    daysAgo: (seller) => standing.get(seller) ?? null,
    judged: () => undefined,
  };
}

/** It stands until the seller is below every level again. */
function recommended(): Warnings {
  const deliveredOn = new Map<number, Day>();
  let tonight: Day;
  return {
    begin: (night) => {
      tonight = night;
      return Promise.resolve();
    },
    daysAgo: (seller) => {
      const since = deliveredOn.get(seller);
      return since === undefined ? null : tonight - since;
    },
    judged: (seller, level) => {
      const isWarned = levelRank(level) >= levelRank('warn');
      if (!isWarned) deliveredOn.delete(seller);
      else if (!deliveredOn.has(seller)) deliveredOn.set(seller, tonight + 1);
    },
  };
}
