/** T1 as a target: sellers exactly at what is acceptable, sellers exactly at the limit, and sellers whose bad weeks cluster. */
import { defaultPolicy } from '../../../server/scoring/policy.ts';
import type { AcceptableCounts, AcceptableSetup } from './false-alarms.ts';
import { shareOf, type Share } from './figures.ts';
import type { Run } from './pool.ts';
import { percent, volumes, withError, type Line, type Size, type TargetReport } from './target.ts';

const allowed = 0.01;

export async function falseAlarms(run: Run, size: Size): Promise<TargetReport[]> {
  const cells = volumes.flatMap((perWeek) => [cellOf(run, size, perWeek, 1), cellOf(run, size, perWeek, 1.5)]);
  const clusters = volumes.flatMap((perWeek) => [
    clusterOf(run, size, perWeek, 0),
    clusterOf(run, size, perWeek, clustering),
  ]);
  const lines = await Promise.all([...cells, ...clusters]);
  const counting = lines.filter(({ met }) => met !== null);
  const report: TargetReport = {
    key: 'T1',
    target: 'false alarms of exactly acceptable sellers at limit, per seller-year: ≤ 1 %',
    measured: volumes
      .map((perWeek) => Math.max(...counting.filter((line) => line.figures['perWeek'] === perWeek).map(limitedOf)))
      .map((share) => percent(share))
      .join(' · '),
    met: counting.every(({ met }) => met),
    lines,
  };
  return [report];
}

const limitedOf = (line: Line): number => line.figures['limited'] ?? NaN;

const total = (counts: readonly AcceptableCounts[], of: keyof AcceptableCounts): number =>
  counts.reduce((sum, one) => sum + one[of], 0);

const shareIn = (counts: readonly AcceptableCounts[], of: keyof AcceptableCounts): Share =>
  shareOf(total(counts, of), total(counts, 'sellers'));

async function watch(run: Run, setup: AcceptableSetup, sellers: number) {
  const counts = await run('watchAcceptable', setup, sellers);
  const of = (key: keyof AcceptableCounts) => shareIn(counts, key);
  return { limited: of('limited'), warned: of('warned'), evidence: of('evidence'), bare: of('bare') };
}

const figuresOf = (perWeek: number, shares: Awaited<ReturnType<typeof watch>>): Line['figures'] => ({
  perWeek,
  limited: shares.limited.share,
  limitedError: shares.limited.error,
  warned: shares.warned.share,
  evidence: shares.evidence.share,
  bare: shares.bare.share,
  sellerYears: shares.limited.of,
});

/** Complaints, the metric with the fewest events of all that score. */
async function cellOf(run: Run, size: Size, perWeek: number, ratio: number): Promise<Line> {
  const setup = { seed: size.seed, metric: 'complaint', perWeek, ratio, cv2: 0, assumed: 0 };
  // Who is exactly acceptable is far from a limit: fewer of them are enough.
  const shares = await watch(run, setup, ratio === 1 ? Math.ceil(size.watched / 4) : size.watched);
  const who = ratio === 1 ? 'exactly acceptable' : 'exactly at the limit';
  const beside = `evidence alone ${percent(shares.evidence.share)}, without the allowance ${percent(shares.bare.share)}`;
  return {
    cell: `${perWeek}/week, ${who}`,
    figures: { ratio, ...figuresOf(perWeek, shares) },
    met: shares.limited.share <= allowed,
    text: `at limit ${withError(shares.limited)} %, warned ${percent(shares.warned.share)}; ${beside}`,
  };
}

/** Squared coefficient of variation of weeks that are good and bad by half. */
const clustering = 0.25;

/** Late deliveries, where a bad week of a carrier strikes many orders at once. @param assumed the cv² the detector is told */
async function clusterOf(run: Run, size: Size, perWeek: number, assumed: number): Promise<Line> {
  const metric = 'late-delivery';
  const { acceptable, limit } = defaultPolicy.metrics[metric]!;
  const setup = { seed: size.seed, metric, perWeek, ratio: limit! / acceptable!, cv2: clustering, assumed };
  const shares = await watch(run, setup, Math.ceil(size.watched / 8));
  const told = assumed === 0 ? 'φ = 1' : `φ from cv² ${assumed}`;
  return {
    cell: `${perWeek}/week, exactly at the limit, weeks vary with cv² ${clustering}, ${told}`,
    figures: { cv2: clustering, assumed, ...figuresOf(perWeek, shares) },
    met: null,
    text: `at limit ${withError(shares.limited)} %; evidence alone ${percent(shares.evidence.share)}`,
  };
}
