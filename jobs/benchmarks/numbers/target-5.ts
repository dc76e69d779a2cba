/** T5 as a target: a small seller of whom everything becomes twice as bad. */
import { defaultPolicy } from '../../../server/scoring/policy.ts';
import { exceededBy, medianOf, shareOf } from './figures.ts';
import type { Run } from './pool.ts';
import { median, percent, withError, type Line, type Size, type TargetReport } from './target.ts';

const daysGoal = 90;
const missedGoal = 0.05;
const within = 180;

export async function everythingDoubled(run: Run, size: Size): Promise<TargetReport[]> {
  const setup = { seed: size.seed, perWeek: 20, effect: 1 };
  const quiet = async (role: 'calibrate' | 'measure') =>
    (await run('quietSellers', { ...setup, role }, size.quietSellers)).flat();
  const [known, fresh] = await Promise.all([quiet('calibrate'), quiet('measure')]);
  const { warn, limit } = defaultPolicy.levels;
  const bars = [Math.log(warn.evidence), Math.log(limit.evidence), exceededBy(known, 0.01)];
  const names = [
    `evidence ${warn.evidence} : 1, that of a warning`,
    `evidence ${limit.evidence} : 1, that of a limit`,
    `matched at 1 % false alarms, ${Math.round(Math.exp(bars[2]!))} : 1`,
  ];
  const parts = await run('sellersGoneBad', { ...setup, effect: 2, role: 'measure', bars }, size.goneBad);
  const lines = bars.map((bar, i): Line => {
    const delays = parts.flatMap((part) => part[i]!);
    const days = medianOf(delays);
    const missed = shareOf(delays.filter((delay) => delay === null || delay > within).length, delays.length);
    const alarms = shareOf(fresh.filter((most) => most >= bar).length, fresh.length);
    return {
      cell: names[i]!,
      figures: {
        days: days.median,
        daysError: days.error,
        missed: missed.share,
        missedError: missed.error,
        falseAlarms: alarms.share,
      },
      met: days.median !== null && days.median <= daysGoal && missed.share <= missedGoal,
      ...(i > 0 && { beside: true as const }),
      text: `median ${median(days).replace('3 years', '1 year')} days, missed at ${within} days ${withError(missed)} %; false alarms ${withError(alarms)} % in a seller-year`,
    };
  });
  const { figures, met } = lines[0]!;
  const report: TargetReport = {
    key: 'T5',
    target: '20 orders a week, all metrics doubled, the seller’s evidence: median ≤ 90 days; missed at 180 days ≤ 5 %',
    measured: `${figures['days'] ?? '> 365'} days; ${percent(figures['missed']!, 1)}`,
    met: met === true,
    lines,
  };
  return [report];
}
