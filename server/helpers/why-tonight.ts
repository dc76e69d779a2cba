/** Why a case stands in the queue tonight, in words: on the morning's page and in the morning's letter. */
import type { Day } from '../scoring/day.ts';
import type { Texts } from '../languages/texts.ts';
import { levelRank, type ThresholdLevel } from '../scoring/policy.ts';
import { numbersIn } from './numbers-in.ts';
import { wordsIn } from './words-in.ts';

export interface Tonight {
  night: Day;
  level: ThresholdLevel;
  /** The night that opened the case. */
  since: Day;
  /** Too many came at once, and a person has not released them yet. */
  held: boolean;
  /** The case of the same seller that it followed on. */
  former: { level: ThresholdLevel; snoozedUntil: string | null } | null;
  /** Events that the night counted, of `one` and `many`. */
  entered: number;
  one: string;
  many: string;
}

/**
 * What changed; the orders are named beside it.
 *
 * @example whyTonight({ …, since: night, former: { level: 'warn', … }, entered: 7 }) // 'raised from warn last night: 7 late orders'
 */
export function whyTonight({ night, level, since, held, former, entered, one, many }: Tonight, t: Texts): string {
  const events = entered > 0 ? `${numbersIn(t.language).count(entered)} ${entered === 1 ? one : many}` : '';
  if (held)
    return events
      ? t('held back: too many sellers at once; {events} last night', { events })
      : t('held back: too many sellers at once');
  const day = night - since + 1;
  if (day > 1)
    return events
      ? t('day {day}, +{events} last night', { day: String(day), events })
      : t('day {day}, nothing new last night', { day: String(day) });
  const change = beginning(level, former, t);
  return events ? t('{change} last night: {events}', { change, events }) : t('{change} last night', { change });
}

function beginning(level: ThresholdLevel, former: Tonight['former'], t: Texts): string {
  if (former === null) return t('new');
  const before = wordsIn(t.language).statusWord(former.level);
  const worse = levelRank(former.level) < levelRank(level);
  if (!worse) return t('down from {before}', { before });
  return former.snoozedUntil === null
    ? t('raised from {before}', { before })
    : t('raised from {before}, so its snooze is over', { before });
}
