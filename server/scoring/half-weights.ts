/** When the events of the past lose half of their weight in the score. */
import type { Day } from './day.ts';

export interface HalfWeight {
  /** The first night on which they count half or less. */
  on: Day;
  events: number;
}

/** Events that one night counted, and still counts. */
export interface CountedNight {
  night: Day;
  events: number;
}

/**
 * The nights to come on which events that count for more than half now begin to count half, the next one first.
 *
 * An event of night n weighs `2^(−(night − n) ÷ halfLife)` (`remainingWeight`), so half or less from night n + halfLife on.
 *
 * @param night tonight, as of which the sums stand.
 * @param halfLife in days, of the policy.
 * @example halfWeights([{ night: 11, events: 2 }, { night: 40, events: 1 }], 100, 90) // 2 on night 101, 1 on night 130
 */
export function halfWeights(counted: readonly CountedNight[], night: Day, halfLife: number): HalfWeight[] {
  const events = new Map<Day, number>();
  for (const one of counted) {
    const on = one.night + Math.ceil(halfLife);
    if (on > night && one.night <= night && one.events > 0) events.set(on, (events.get(on) ?? 0) + one.events);
  }
  return [...events].map(([on, many]) => ({ on, events: many })).sort((a, b) => a.on - b.on);
}

/**
 * The first night on which at least every other of these events counts half.
 *
 * @param coming as of `halfWeights`, the next one first.
 * @returns null if there are none.
 * @example halfBy([{ on: 101, events: 1 }, { on: 110, events: 3 }]) // 110
 */
export function halfBy(coming: readonly HalfWeight[]): Day | null {
  const all = coming.reduce((sum, { events }) => sum + events, 0);
  let passed = 0;
  return coming.find(({ events }) => (passed += events) * 2 >= all)?.on ?? null;
}
