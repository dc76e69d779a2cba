/** To what the lab may correct a verdict after the seller's answer: never to anything harsher, and to nothing contradictory. */
import { safetyFindings, verdicts, type SafetyFinding, type Verdict } from './result.ts';

export interface Outcome {
  verdict: Verdict;
  safetyFinding: SafetyFinding;
}

/**
 * The mildest first. A safety finding that falls falls to none: another danger would be a new finding, and needs a new
 * inspection. One that stays blocks.
 *
 * @example milderOutcomes({ verdict: 'downgraded', safetyFinding: 'none' }) // [{ verdict: 'passed', safetyFinding: 'none' }]
 * @example milderOutcomes({ verdict: 'passed', safetyFinding: 'none' }) // []
 */
export function milderOutcomes({ verdict, safetyFinding }: Outcome): Outcome[] {
  const least = verdicts.slice(0, verdicts.indexOf(verdict) + 1);
  const findings = safetyFindings.filter((finding) => finding === 'none' || finding === safetyFinding);
  return findings.flatMap((finding) =>
    least
      .filter((milder) => finding === 'none' || milder === 'blocker')
      .filter((milder) => milder !== verdict || finding !== safetyFinding)
      .map((milder) => ({ verdict: milder, safetyFinding: finding })),
  );
}
