/** How many nights should have been published by now. */
import type { Context } from './context.ts';
import type { Day } from './scoring/day.ts';

/** A night may take until this long after its day is over before anyone is alarmed. */
export const graceSeconds = 6 * 3600;

/** Never negative. `published` is the last published night. */
export function overdueNights({ calendar, clock }: Pick<Context, 'calendar' | 'clock'>, published: Day): number {
  return Math.max(0, calendar(clock.now() - graceSeconds) - 1 - published);
}
