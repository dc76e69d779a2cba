/** Whose returns say too little to judge by. Asked for the sellers whose returns are in question; each count is read once a night. */
import { firstInstant } from '../server/scoring/day.ts';
import { restsOnReturns } from '../server/scoring/metrics/bad-order.ts';
import { lackReasons } from '../server/scoring/metrics/return.ts';
import type { Reading } from '../server/scoring/reading.ts';
import type { Remarks } from '../server/scoring/recommendation.ts';
import type { Read } from '../server/stores/read.ts';
import { returnsOpened, returnsWithoutReason } from '../server/stores/return-reasons.ts';
import type { SellerNight } from './judge-sellers.ts';
import type { NightWork } from './night-work.ts';

export type PoorData = NonNullable<Remarks['poorData']>;

export function poorReturnsOf({ context, night, version }: NightWork, read: Read) {
  const from = firstInstant(context.calendar, night + 1 - version.policy.windowDays);
  const until = firstInstant(context.calendar, night + 1);
  let unexplained: Promise<Map<number, number>> | undefined;
  let opened: Promise<Map<number, number>> | undefined;

  /** By metric; empty where the returns say enough, or where nobody asks. */
  return async (one: SellerNight): Promise<Map<string, PoorData>> => {
    const poor = new Map<string, PoorData>();
    const [returned, badOrder] = [readingOf(one, 'return'), readingOf(one, 'bad-order')];
    const carried = restsOnReturns(returned?.events ?? 0, badOrder?.events ?? 0);
    if (!isAccused(one, returned) && !(carried && isAccused(one, badOrder))) return poor;
    const withoutReason = (await (unexplained ??= returnsWithoutReason(read, from, until))).get(one.seller.id) ?? 0;
    // Every counted return gives a reason: where they alone are enough, nobody need count the others.
    if (!lackReasons(withoutReason, withoutReason + (returned?.events ?? 0))) return poor;
    const returns = (await (opened ??= returnsOpened(read, from, until))).get(one.seller.id) ?? 0;
    if (!lackReasons(withoutReason, returns)) return poor;
    poor.set('return', { withoutReason, returns });
    if (carried) poor.set('bad-order', { withoutReason, returns });
    return poor;
  };
}

const readingOf = ({ readings }: SellerNight, key: string) => readings.find(({ metric }) => metric === key);

const isAccused = ({ policy }: SellerNight, reading: Reading | undefined): boolean =>
  (reading?.logEvidence.warn ?? -Infinity) >= Math.log(policy.levels.warn.evidence) - 1e-6;
