/** Why a seller was drawn, as it is stored with the draw: figures, not sentences. `reason-words.ts` says them. */
import type { TestingState } from './testing-state.ts';

export type DrawReason =
  /** The random stratum: these of so many delivered orders were the seller's, in this category. */
  | { kind: 'random'; orders: number; of: number }
  /** A corrective action says that it is done: this order finds out. */
  | { kind: 'action'; action: number }
  | { kind: 'trial'; joinedOn: string; days: number }
  /** A level that the evidence holds, or a recommendation that waits for a person. */
  | { kind: 'case'; level: string; waits: boolean }
  | { kind: 'score'; score: number | null; low: number | null; high: number | null; median: number }
  | { kind: 'tests'; failed: number; of: number; lastOn: string | null; days: number | null }
  /** What is believed of its devices: the share that fails, and the chance that it is above the bad rate. */
  | { kind: 'belief'; rate: number; chanceBad: number; badRate: number }
  | { kind: 'harm'; orders: number; harm: number }
  /** Days since the last order of this seller, of any category, and how much of its worth a test has again. */
  | { kind: 'news'; days: number | null; factor: number }
  | { kind: 'information'; information: number; priority: number; place: number }
  | { kind: 'state'; state: TestingState; weight: number };
