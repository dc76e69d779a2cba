/** The breach detector as a plain recursion in ordinary numbers. */
import type { LedgerRow } from './ledger.ts';

export interface Weighing {
  ratios: readonly number[];
  /** w: the weight of a restart, each calendar night. */
  restart: number;
  /** The threshold over the acceptable rate, on a night. */
  threshold: (night: number) => number;
  /** cv² in force on a night. */
  clustering: (night: number) => number;
  halfLifeDays: number;
  /** Nights after which the evidence starts at zero. */
  releases: readonly number[];
}

/** Σ R[ρ] after the last row. */
export function evidenceOf(rows: readonly LedgerRow[], weighing: Weighing): number {
  const { ratios, restart, halfLifeDays } = weighing;
  let grid = ratios.map(() => 0);
  let last: number | null = null;
  rows.forEach(({ night, observed, expected }, at) => {
    const past = last;
    if (past !== null && weighing.releases.some((released) => released >= past && released < night))
      grid = ratios.map(() => 0);
    const quiet = past === null ? 1 : night - past;
    const phi = 1 + weighing.clustering(night) * 7 * expectedPerDay(rows.slice(0, at + 1), halfLifeDays);
    const atLevel = expected * weighing.threshold(night);
    grid = grid.map((before, index) => {
      const ratio = ratios[index]!;
      const factor = Math.exp((observed * Math.log(ratio) - (ratio - 1) * atLevel) / phi);
      return (before + (restart * quiet) / ratios.length) * factor;
    });
    last = night;
  });
  if (last !== null && weighing.releases.some((released) => released >= last!)) return 0;
  return grid.reduce((sum, one) => sum + one, 0);
}

/** The weighted mean of expected events per day since the first row, the last night's included. */
export function expectedPerDay(rows: readonly LedgerRow[], halfLifeDays: number): number {
  const [first, last] = [rows[0]!.night, rows.at(-1)!.night];
  let [sum, weights] = [0, 0];
  for (const { night, expected } of rows) sum += expected * 2 ** (-(last - night) / halfLifeDays);
  for (let night = first; night <= last; night++) weights += 2 ** (-(last - night) / halfLifeDays);
  return sum / weights;
}
