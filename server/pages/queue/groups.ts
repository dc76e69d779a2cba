/** The queue seller by seller: whoever calls one about a case speaks of all of them. */
import type { OpenCase } from '../../stores/open-cases.ts';

/** Cases in the queue's order, one group for each seller, where its first case stands. */
export function grouped(cases: readonly OpenCase[]): OpenCase[][] {
  const groups = new Map<number, OpenCase[]>();
  for (const one of cases) {
    const group = groups.get(one.seller);
    if (group) group.push(one);
    else groups.set(one.seller, [one]);
  }
  return [...groups.values()];
}
