/** What a replay says, in the shape in which the nights themselves keep it. */
import type { MetricChange, Replay } from '../../jobs/backtest/replay.ts';

/** As `breaches` has them: a period from the night on which a metric reached a level to the one on which it left it. */
export function periodsOf(changes: readonly MetricChange[]) {
  const open = new Map<string, { closed: number | null }>();
  const periods = changes.flatMap(({ night, seller, metric, level }) => {
    const key = `${seller} ${metric}`;
    const before = open.get(key);
    if (before) before.closed = night;
    open.delete(key);
    if (level === 'none') return [];
    const period = { seller, metric, level, opened: night, closed: null as number | null };
    open.set(key, period);
    return [period];
  });
  return periods.sort(
    (a, b) => a.seller - b.seller || (a.metric < b.metric ? -1 : a.metric > b.metric ? 1 : a.opened - b.opened),
  );
}

/** As `scores` has them: every seller at a level, night by night. */
export function levelsByNight({ nights, changes }: Pick<Replay, 'nights' | 'changes'>) {
  const now = new Map<number, string>();
  let next = 0;
  return nights.flatMap((night) => {
    for (; changes[next]?.night === night; next++) {
      const { seller, level } = changes[next]!;
      if (level === 'none') now.delete(seller);
      else now.set(seller, level);
    }
    return [...now.keys()].sort((a, b) => a - b).map((seller) => ({ night, seller, level: now.get(seller)! }));
  });
}
