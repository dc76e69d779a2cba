/** A score that a level caps: it stands still while the points under it move, so both are said. */
import { isNumber } from '../../helpers/numbers.ts';
import type { SellerScore } from '../../scoring/score.ts';

/** What stands under the cap, with and without what is tried. */
export interface UnderCap {
  level: 'limit' | 'suspend';
  before: number;
  after: number;
}

type Capped = Pick<SellerScore, 'score' | 'cap' | 'losses'>;

/**
 * Null where the score itself moves, or no cap hides that the points do.
 *
 * @example underCap({ score: 59, cap: 59, losses: { cap: 5.29 } }, { score: 59, cap: 59, losses: { cap: 5.68 } })
 *   // { level: 'limit', before: 64.29, after: 64.68 }
 */
export function underCap(before: Capped, after: Capped): UnderCap | null {
  const [from, to] = [withoutCap(before), withoutCap(after)];
  if (from === null || to === null || before.score !== after.score || Math.abs(to - from) < 0.005) return null;
  return { level: before.cap === 59 ? 'limit' : 'suspend', before: from, after: to };
}

/** Null: nothing is capped. */
function withoutCap({ score, losses }: Capped): number | null {
  const { cap } = losses;
  return isNumber(score) && isNumber(cap) ? Math.round((score + cap) * 100) / 100 : null;
}
