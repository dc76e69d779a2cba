/** The risk stratum: corrective actions that await their verification first, then those of whom a test is worth most. */
import { testingRules, type Weighed } from './priority.ts';

/** A corrective action that is said to be done. */
export interface AwaitedAction {
  action: number;
  seller: number;
  category: string | null;
}

export type RiskDraw =
  | { why: 'action'; seller: number; category: string | null; action: number }
  | { why: 'worth'; seller: number; category: string | null; weighed: Weighed; place: number };

/**
 * Fills the slots from above.
 *
 * - An action takes one slot; of one seller and category, one order verifies the oldest, and another week brings the next.
 * - Of one seller and category no more are out at a time than its testing state allows (`testingRules`).
 * - A seller is drawn once a week; twice where it is tested more closely. What the random stratum has drawn of it this week counts.
 *
 * Nothing of it is left to chance: the list, and so the draw, follows from the frame.
 *
 * @param worth the worthiest first
 * @param drawn sellers of this week's random stratum, once for each slot
 */
export function drawRiskStratum(
  actions: readonly AwaitedAction[],
  worth: readonly Weighed[],
  slots: number,
  drawn: readonly number[],
): RiskDraw[] {
  const draws: RiskDraw[] = [];
  const thisWeek = new Map<number, number>();
  const take = (draw: RiskDraw) => {
    draws.push(draw);
    thisWeek.set(draw.seller, (thisWeek.get(draw.seller) ?? 0) + 1);
  };
  for (const { action, seller, category } of actions) {
    if (draws.length >= slots) return draws;
    if (!draws.some((one) => one.seller === seller && one.category === category))
      take({ why: 'action', seller, category, action });
  }
  for (const seller of drawn) thisWeek.set(seller, (thisWeek.get(seller) ?? 0) + 1);
  // One round each: who is tightened gets its second order after everybody else had a first one to get.
  const out = new Map<Weighed, number>();
  for (const round of [1, 2])
    for (const [index, one] of worth.entries()) {
      if (draws.length >= slots) return draws;
      const { seller, category, state, pending } = one.candidate;
      const ours = (thisWeek.get(seller) ?? 0) + 1;
      const most = testingRules[state].slots;
      const open = pending + (out.get(one) ?? 0);
      if (one.priority <= 0 || ours > round || round > most || open >= most) continue;
      out.set(one, (out.get(one) ?? 0) + 1);
      take({ why: 'worth', seller, category, weighed: one, place: index + 1 });
    }
  return draws;
}
