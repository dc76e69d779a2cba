/** Whose returns said too little to judge by on a night: the rule of `poor-returns.ts`, asked of a single seller long after. */
import type { Day } from '../../server/scoring/day.ts';
import { restsOnReturns } from '../../server/scoring/metrics/bad-order.ts';
import { lackReasons } from '../../server/scoring/metrics/return.ts';
import { eventsThen, returnInstants } from '../../server/stores/judged-then.ts';
import type { Read } from '../../server/stores/read.ts';
import { returnsWithoutReason } from '../../server/stores/return-reasons.ts';

export interface AskedSeller {
  seller: number;
  night: Day;
  windowDays: number;
  /** Up to which day returns and bad orders are posted; null: not at all. */
  returns: Day | null;
  badOrders: Day | null;
}

/** @param instantOf the first instant of a day */
export function poorDataThen(read: Read, instantOf: (day: Day) => number) {
  const opened = new Map<number, readonly number[]>();
  let unexplained: { night: Day; counts: Map<number, number> } | undefined;

  /** The metrics that are not to be judged. */
  return async ({ seller, night, windowDays, returns, badOrders }: AskedSeller): Promise<Set<string>> => {
    const [from, until] = [instantOf(night + 1 - windowDays), instantOf(night + 1)];
    if (unexplained?.night !== night) unexplained = { night, counts: await returnsWithoutReason(read, from, until) };
    const withoutReason = unexplained.counts.get(seller) ?? 0;
    if (withoutReason === 0) return new Set();
    const count = (metric: string, last: Day | null) =>
      last === null
        ? Promise.resolve(0)
        : eventsThen(read, seller, metric, { after: last - windowDays, until: last, night });
    const explained = await count('return', returns);
    if (!lackReasons(withoutReason, withoutReason + explained)) return new Set();
    let instants = opened.get(seller);
    if (!instants) opened.set(seller, (instants = await returnInstants(read, seller)));
    if (!lackReasons(withoutReason, instants.filter((at) => at >= from && at < until).length)) return new Set();
    return new Set(
      restsOnReturns(explained, await count('bad-order', badOrders)) ? ['return', 'bad-order'] : ['return'],
    );
  };
}
