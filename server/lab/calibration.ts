/**
 * Do complaints, low reviews and returns say beforehand which devices will fail the lab's inspection? Each inspected order is
 * held against the seller's rate as the night before the order knew it, in times of what is acceptable: never a later one,
 * which would know the outcome.
 */
import { gammaQuantile } from '../scoring/special-functions.ts';
import { concordanceError, concordanceInterval, concordanceOf, type Concordance } from './concordance.ts';
import { randomStratumRate, type StratumRate } from './planner/random-stratum-rate.ts';
import { relativeRisk, type RelativeRisk } from './relative-risk.ts';

export interface InspectedOrder {
  failed: boolean;
  /** The seller's shrunk ratio before the order; null: none was known. */
  ratio: number | null;
}

/** A third of the inspected orders, by the ratio of their sellers. */
export interface RiskGroup extends StratumRate {
  from: number;
  to: number;
  /** How many would have failed had devices failed just as much too often as their sellers' rate was too high. */
  expected: number;
  /** Failed ÷ expected, with the exact interval of a Poisson count (Garwood 1936). */
  observedToExpected: { value: number; low: number; high: number } | null;
}

/**
 * `tells`: sellers with the higher rate do fail more often. `little`: even at best it hardly does (an area under 0.65).
 * `reversed`: they fail less often. `too few`: all of that is still possible, or fewer than five failed or passed.
 */
export type CalibrationAnswer = 'tells' | 'little' | 'reversed' | 'too few';

export interface Calibration {
  answer: CalibrationAnswer;
  /** Orders with a rate before them. */
  tested: number;
  failed: number;
  withoutRate: number;
  /** The thirds with few, with some and with many; fewer where sellers are alike. */
  groups: RiskGroup[];
  /** The highest third against the lowest. */
  times: RelativeRisk | null;
  area: Concordance | null;
  whole: RiskGroup | null;
  /** Of an answer `too few`: how many inspections more will probably give one. */
  needed: number | null;
}

/** An area below it is of no use for choosing whom to test. */
const useful = 0.65;
const z95 = 1.959963984540054;
/** So many failed and so many passed ones, and what is seen of them may stand for what will be. */
const fewest = 5;
/** One-sided: an answer in four of five repetitions. */
const z80 = 0.8416212335729143;
const mostNeeded = 100_000;

/** @param acceptable the share of failed inspections that is acceptable */
export function calibrate(orders: readonly InspectedOrder[], acceptable: number): Calibration {
  const known = orders.flatMap(({ failed, ratio }) => (ratio === null ? [] : [{ failed, ratio }]));
  const groups = thirdsOf(known).map((third) => groupOf(third, acceptable));
  const ratios = (failed: boolean) => known.filter((one) => one.failed === failed).map(({ ratio }) => ratio);
  const area = concordanceOf(ratios(true), ratios(false));
  const counts = { tested: known.length, failed: known.filter(({ failed }) => failed).length };
  const answer = isSeen(counts) ? answerOf(area) : 'too few';
  const [few, many] = [groups[0], groups.at(-1)];
  return {
    ...{ answer, ...counts, withoutRate: orders.length - known.length, groups, area },
    times: few && many && few !== many ? relativeRisk(asCounts(many), asCounts(few)) : null,
    whole: known.length > 0 ? groupOf(known, acceptable) : null,
    needed: answer === 'too few' ? testsNeeded(area?.value ?? null, counts, acceptable) : null,
  };
}

interface Known {
  failed: boolean;
  ratio: number;
}

/** By the ratio; those with the same one stay together. */
function thirdsOf(known: readonly Known[]): Known[][] {
  const sorted = known.map(({ ratio }) => ratio).sort((a, b) => a - b);
  const [low, high] = [1, 2].map((nth) => sorted[Math.ceil((nth * sorted.length) / 3) - 1] ?? 0) as [number, number];
  const place = ({ ratio }: Known) => (ratio <= low ? 0 : ratio <= high ? 1 : 2);
  return [0, 1, 2].map((nth) => known.filter((one) => place(one) === nth)).filter((third) => third.length > 0);
}

function groupOf(orders: readonly Known[], acceptable: number): RiskGroup {
  const ratios = orders.map(({ ratio }) => ratio);
  const failed = orders.filter((one) => one.failed).length;
  const expected = acceptable * ratios.reduce((sum, ratio) => sum + ratio, 0);
  return {
    ...randomStratumRate(failed, orders.length),
    from: Math.min(...ratios),
    to: Math.max(...ratios),
    expected,
    observedToExpected: expected > 0 ? againstExpected(failed, expected) : null,
  };
}

/** @example againstExpected(4, 2.5) // 1.6 (0.436–4.097) */
export const againstExpected = (observed: number, expected: number) => ({
  value: observed / expected,
  low: observed === 0 ? 0 : gammaQuantile(0.025, observed) / expected,
  high: gammaQuantile(0.975, observed + 1) / expected,
});

/** One failed device, wherever it lies, is no answer. */
const isSeen = ({ tested, failed }: { tested: number; failed: number }): boolean =>
  failed >= fewest && tested - failed >= fewest;

const asCounts = ({ failed, inspected }: RiskGroup) => ({ failed, tested: inspected });

function answerOf(area: { low: number; high: number } | null): CalibrationAnswer {
  if (area === null) return 'too few';
  if (area.low > 0.5) return 'tells';
  if (area.high < 0.5) return 'reversed';
  return area.high < useful ? 'little' : 'too few';
}

/**
 * How many inspections more: until the area that is seen now would give an answer if it stayed; before enough is seen, until a
 * useful one would be told from a coin in four of five cases. Null: beyond any budget.
 *
 * @example testsNeeded(null, { tested: 0, failed: 0 }, 0.05) // 624 at 5 % failing
 */
export function testsNeeded(
  area: number | null,
  { tested, failed }: { tested: number; failed: number },
  acceptable: number,
): number | null {
  const seen = isSeen({ tested, failed });
  const share = seen ? failed / tested : Math.max(acceptable, Math.min(0.5, failed / Math.max(1, tested)));
  const answers = (n: number): boolean => {
    const [f, p] = [n * share, n * (1 - share)];
    if (f < fewest || p < fewest) return false;
    if (seen && area !== null) return answerOf(concordanceInterval(area, f, p)) !== 'too few';
    return z95 * concordanceError(0.5, f, p) + z80 * concordanceError(useful, f, p) <= useful - 0.5;
  };
  if (!answers(mostNeeded)) return null;
  let [few, enough] = [tested, mostNeeded];
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (answers(middle)) enough = middle;
    else few = middle;
  }
  return enough - tested;
}
