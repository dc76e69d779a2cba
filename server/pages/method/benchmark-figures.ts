/**
 * The method's benchmark as `assay benchmark numbers` printed it for this version, and as docs/numbers-benchmark.md tells it at length.
 * Null until it has been measured.
 */
export interface BenchmarkRow {
  /** T1 … T8. */
  id: string;
  /** What is asked, in plain words. */
  what: string;
  target: string;
  measured: string;
  verdict: 'met' | 'missed';
}

export interface Benchmark {
  /** `YYYY-MM-DD` */
  measuredOn: string;
  machine: string;
  seed: number;
  rows: readonly BenchmarkRow[];
}

export const benchmark: Benchmark | null = null;
