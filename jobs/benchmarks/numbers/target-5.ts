/** T5 as a target: a small seller of whom everything becomes twice as bad. */
import { defaultPolicy } from '../../../server/scoring/policy.ts';
import { exceededBy, medianOf, shareOf } from './figures.ts';
import type { Run } from './pool.ts';
import type { SellerEvidenceSetup } from './seller-evidence.ts';
import { median, percent, withError, type Line, type Size, type TargetReport } from './target.ts';

const daysGoal = 90;
const missedGoal = 0.05;
const within = 180;

export async function everythingDoubled(run: Run, size: Size): Promise<TargetReport[]> {
  const { warn, limit } = defaultPolicy.levels;
  const own = { allowance: defaultPolicy.delta };
  const withAllowance = await doubled(run, size, own, '', [warn.evidence, limit.evidence]);
  const without = await doubled(run, size, { allowance: 0 }, ', without the allowance', []);
  const knowing = await doubled(run, size, 'cusum', ' by a CUSUM that knows the effect', []);
  const [first, ...others] = [...withAllowance, ...without, ...knowing];
  const lines = [first!, ...others.map((line): Line => ({ ...line, beside: true }))];
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

/** A line for each of the odds, and one for those at which one seller in a hundred is falsely accused in a year. */
async function doubled(
  run: Run,
  size: Size,
  detector: SellerEvidenceSetup['detector'],
  how: string,
  odds: readonly number[],
): Promise<Line[]> {
  const setup = { seed: size.seed, perWeek: 20, effect: 1, detector };
  const quiet = async (role: 'calibrate' | 'measure') =>
    (await run('quietSellers', { ...setup, role }, size.quietSellers)).flat();
  const [known, fresh] = await Promise.all([quiet('calibrate'), quiet('measure')]);
  const matched = exceededBy(known, 0.01);
  const bars = [...odds.map(Math.log), matched];
  const parts = await run('sellersGoneBad', { ...setup, effect: 2, role: 'measure', bars }, size.goneBad);
  return bars.map((bar, i): Line => {
    const delays = parts.flatMap((part) => part[i]!);
    const days = medianOf(delays);
    const missed = shareOf(delays.filter((delay) => delay === null || delay > within).length, delays.length);
    const alarms = shareOf(fresh.filter((most) => most >= bar).length, fresh.length);
    const bound = detector === 'cusum' ? matched.toFixed(1) : `${Math.exp(matched).toFixed(1)} : 1`;
    return {
      cell: i < odds.length ? `${odds[i]!} : 1` : `matched at 1 % false alarms${how} (${bound})`,
      figures: {
        days: days.median,
        daysError: days.error,
        missed: missed.share,
        missedError: missed.error,
        falseAlarms: alarms.share,
        bar,
      },
      met: days.median !== null && days.median <= daysGoal && missed.share <= missedGoal,
      text: `median ${median(days, '1 year')}, missed at ${within} days ${withError(missed)} %; false alarms ${withError(alarms)} % in a seller-year`,
    };
  });
}
