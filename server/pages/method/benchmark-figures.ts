/**
 * The method's benchmark as `assay benchmark numbers` printed it for this version, and as docs/numbers-benchmark.md tells it at length.
 * Null until it has been measured.
 */
import { message } from '../../languages/texts.ts';

export interface BenchmarkRow {
  /** T1 … T8. */
  id: string;
  /** What is asked, in plain words. */
  what: string;
  target: string;
  measured: string;
  verdict: 'met' | 'missed';
  /** Of a target that is missed: one sentence of reasons. */
  why?: string;
}

export interface Benchmark {
  /** `YYYY-MM-DD` */
  measuredOn: string;
  machine: string;
  seed: number;
  rows: readonly BenchmarkRow[];
}

export const benchmark: Benchmark | null = {
  measuredOn: '2026-11-22',
  machine: '2 × AMD EPYC, 24 GiB, Node 24.21.0',
  seed: 20261122,
  rows: [
    {
      id: 'T1',
      what: message(
        'How often is a seller who does just what is still accepted put at limit within a year, at 5, 20, 100 and 1,000 orders a week?',
      ),
      target: message('≤ 1 %'),
      measured: message('0.10 % · 0.10 % · 0.03 % · 0.03 %'),
      verdict: 'met',
    },
    {
      id: 'T2',
      what: message(
        'How much later is a seller gone bad found than by someone who knows beforehand how bad it will be?',
      ),
      target: message('≤ 1.10 × or + 3 days'),
      measured: message('0.97–1.20 ×, within the target in 10 of 12 set-ups'),
      verdict: 'missed',
      why: message(
        'Where the rate only doubles and orders are few, we allow for 10 % more events than the yardstick expects, so that a yardstick a little wrong accuses nobody, and we do not know beforehand how bad it will be: both cost weeks.',
      ),
    },
    {
      id: 'T3',
      what: message('How much sooner is a seller gone bad found than by the raw rate of the last sixty days?'),
      target: message('1,000/wk ×3 −65 % · 100/wk ×3 −34 % · 20/wk ×3 −22 % · 5/wk ×5 −36 %'),
      measured: message('−79 % · −48 % · −33 % · −41 %'),
      verdict: 'met',
    },
    {
      id: 'T4',
      what: message(
        'In a whole marketplace: how many good sellers are warned, and how many bad ones are found within 180 days?',
      ),
      target: message('≤ 2 false warnings per 1,000 good seller-years; ≥ 50 % of those gone bad found within 180 days'),
      measured: message('5.5; 73 %'),
      verdict: 'missed',
      why: message(
        'The two go against each other: a warning is given at 20 : 1, which finds more of the bad and warns more of those who are only just good; at 50 : 1 both would be met (1.3; 67 %). No good seller was put at limit.',
      ),
    },
    {
      id: 'T5',
      what: message('How soon is a small seller found of whom everything becomes twice as bad?'),
      target: message('median ≤ 90 days; missed at 180 days ≤ 5 %'),
      measured: message('133 days; 25.4 %'),
      verdict: 'missed',
      why: message(
        'The figures of a seller are averaged, since one faulty device is a return, a complaint and a bad order at once; that is safe from counting it three times, and slower than adding them up.',
      ),
    },
    {
      id: 'T6',
      what: message('How many sellers are falsely accused because a feed was silent for two weeks?'),
      target: message('extra false alarms ≤ 0.1 %'),
      measured: message('at most 0.00 % (without waiting 100.0 %)'),
      verdict: 'met',
    },
    {
      id: 'T7',
      what: message('How often does the level of a seller change although the seller does not?'),
      target: message('≤ 1'),
      measured: message('0.77'),
      verdict: 'met',
    },
    {
      id: 'T8',
      what: message('How near is the ranking to the true order, and how many of the worst-5 % list belong there?'),
      target: message('Spearman with truth ≥ .70; precision of the worst-5 % list ≥ .53'),
      measured: message('0.746; 0.612'),
      verdict: 'met',
    },
  ],
};
