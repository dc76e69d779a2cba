/** What a target of the method's benchmark reports. */
import type { Median } from './figures.ts';
import type { Run } from './pool.ts';

export interface Line {
  /** What was simulated. */
  cell: string;
  /** Figures by name, plain numbers; null: not reached within the time simulated. */
  figures: Record<string, number | null>;
  /** Null where nothing is asked of the line. */
  met: boolean | null;
  /** Stands beside the target for comparison: its verdict is told, and does not count. */
  beside?: true;
  /** In words, for people. */
  text: string;
}

export interface TargetReport {
  key: string;
  target: string;
  /** The figure in a few words. */
  measured: string;
  met: boolean;
  lines: Line[];
}

/** How many sellers of each kind, and the seed of everything. */
export interface Size {
  name: 'full' | 'quick' | 'tiny';
  seed: number;
  /** T1: seller-years of each cell. */
  watched: number;
  /** T2, T3: seller-years without a change, for the thresholds and again to measure; sellers that turn bad. */
  quiet: number;
  turned: number;
  /** T4: sellers of the marketplace. T5: as T2, of sellers with all metrics. */
  marketplace: number;
  quietSellers: number;
  goneBad: number;
  /** T6: sellers of each volume. */
  outage: number;
  /** T7: sellers at each constant rate. */
  constant: number;
  /** T8: sellers of a marketplace, and marketplaces. */
  ranked: number;
  rankings: number;
}

export const year = 365;
/** Orders a week. */
export const volumes = [5, 20, 100, 1000] as const;

export type Target = (run: Run, size: Size) => Promise<TargetReport[]>;

export const percent = (share: number, digits = 2): string => `${(share * 100).toFixed(digits)} %`;

export const withError = ({ share, error }: { share: number; error: number }): string =>
  `${(share * 100).toFixed(2)} ± ${(error * 100).toFixed(2)}`;

export const median = ({ median: value, error }: Median, watched = '3 years'): string =>
  value === null ? `> ${watched}` : `${value}${error === null ? '' : ` ± ${error.toFixed(1)}`} days`;
