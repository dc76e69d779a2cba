/** T6 as a target: two weeks without a feed accuse nobody, because nothing is posted until it is back. */
import { shareOf } from './figures.ts';
import { outageFeeds } from './outage-views.ts';
import type { OutageCounts } from './outages.ts';
import type { Run } from './pool.ts';
import { percent, volumes, type Line, type Size, type TargetReport } from './target.ts';

const goal = 0.001;

export async function outages(run: Run, size: Size): Promise<TargetReport[]> {
  const byVolume = await Promise.all(
    volumes.map(async (perWeek) =>
      linesOf(perWeek, await run('watchOutages', { seed: size.seed, perWeek }, size.outage)),
    ),
  );
  const lines = byVolume.flat();
  const most = (figure: string): number => Math.max(...lines.map(({ figures }) => figures[figure]!));
  const report: TargetReport = {
    key: 'T6',
    target: '14-day outage of any feed: extra false alarms ≤ 0.1 %',
    measured: `at most ${percent(most('extra'))} (without waiting ${percent(most('ungated'), 1)})`,
    met: lines.every(({ met }) => met),
    lines,
  };
  return [report];
}

function linesOf(perWeek: number, parts: readonly OutageCounts[]): Line[] {
  const sum = (of: (part: OutageCounts) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const sellers = sum((part) => part.sellers);
  const undisturbed = sum((part) => part.undisturbed) / sellers;
  return outageFeeds.map((feed) => {
    const more = sum((part) => part.gated[feed].more);
    const fewer = sum((part) => part.gated[feed].fewer);
    const extra = (more - fewer) / sellers;
    // The same sellers with and without the outage: only those count for whom it made a difference.
    const error = Math.sqrt(Math.max(1, more + fewer)) / sellers;
    const ungated =
      shareOf(
        sum((part) => part.ungated[feed]),
        sellers,
      ).share - undisturbed;
    return {
      cell: `${perWeek}/week, ${feed}`,
      figures: { perWeek, extra, extraError: error, ungated, undisturbed, sellers },
      met: extra <= goal,
      text:
        `${percent(extra)} ± ${(error * 100).toFixed(2)} more (undisturbed ${percent(undisturbed)}); ` +
        `without waiting ${percent(ungated, 1)} more`,
    };
  });
}
