/** Why a case stands in the queue tonight, in words: on the morning's page and in the morning's letter. */
import type { Day } from '../scoring/day.ts';
import { levelRank, type ThresholdLevel } from '../scoring/policy.ts';
import { count } from './numbers.ts';

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
export function whyTonight({ night, level, since, held, former, entered, one, many }: Tonight): string {
  const events = entered > 0 ? `${count(entered)} ${entered === 1 ? one : many}` : '';
  if (held) return `held back: too many sellers at once${events && `; ${events} last night`}`;
  const day = night - since + 1;
  if (day > 1) return events ? `day ${day}, +${events} last night` : `day ${day}, nothing new last night`;
  return `${beginning(level, former)} last night${events && `: ${events}`}`;
}

function beginning(level: ThresholdLevel, former: Tonight['former']): string {
  if (former === null) return 'new';
  const worse = levelRank(former.level) < levelRank(level);
  const woken = worse && former.snoozedUntil !== null ? ', so its snooze is over' : '';
  return `${worse ? 'raised' : 'down'} from ${former.level}${woken}`;
}
