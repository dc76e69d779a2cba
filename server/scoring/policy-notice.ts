/** How long before their first day new rules must be announced. */
import type { Day } from './day.ts';
import type { Policy } from './policy-document.ts';
import { isOnlyMilder } from './policy-tone.ts';

/** Those who sell must be told before new terms count (Regulation (EU) 2019/1150, Article 3(2)). */
export const noticeDays = 15;

interface Announcement {
  /** What would be in force on its first day otherwise. */
  known: Policy;
  policy: Policy;
  from: Day;
  today: Day;
  /** Whether any night was published yet: before the first one nobody is judged by any rules. */
  judged: boolean;
}

/** Whether it needs a reason to begin so soon. Only milder rules may count at once. */
export const isTooSoon = ({ known, policy, from, today, judged }: Announcement): boolean =>
  judged && from - today < noticeDays && !isOnlyMilder(known, policy);
