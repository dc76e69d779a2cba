/** What a target of the method's benchmark reports. */
import type { Run } from './pool.ts';

export interface Line {
  /** What was simulated. */
  cell: string;
  /** Figures by name, plain numbers; null: not reached within the time simulated. */
  figures: Record<string, number | null>;
  /** True or false where the line counts for the verdict, null where it stands beside it. */
  met: boolean | null;
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
}

export const volumes = [5, 20, 100, 1000] as const;

export type Target = (run: Run, size: Size) => Promise<TargetReport>;

export const percent = (share: number, digits = 2): string => `${(share * 100).toFixed(digits)} %`;

export const withError = ({ share, error }: { share: number; error: number }): string =>
  `${(share * 100).toFixed(2)} ± ${(error * 100).toFixed(2)}`;
