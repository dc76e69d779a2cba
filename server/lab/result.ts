/** What an inspection comes to: three marks, a verdict, and what was wrong. */
import type { Severity } from './checklist.ts';

export const grades = ['fair', 'good', 'excellent', 'premium'] as const;
export type Grade = (typeof grades)[number];

export const verdicts = ['passed', 'downgraded', 'blocker'] as const;
export type Verdict = (typeof verdicts)[number];

export const safetyFindings = [
  'none',
  'counterfeit',
  'previous_owner_data',
  'battery_hazard',
  'locked_device',
] as const;
export type SafetyFinding = (typeof safetyFindings)[number];

/** An item of the checklist that was not as it should be. */
export interface WrongItem {
  item: string;
  label: string;
  severity: Severity;
  /** What it cost in its mark. */
  points: number;
  note: string;
  part: string;
  batch: string;
}

export interface InspectionResult {
  /** Whole numbers from 0 to 100; null: nothing to judge by, such as a delivery without a promised day. */
  quality: number | null;
  delivery: number | null;
  packaging: number | null;
  verdict: Verdict;
  safetyFinding: SafetyFinding;
  gradeSeen: Grade | null;
  model: string;
  wrong: readonly WrongItem[];
}
