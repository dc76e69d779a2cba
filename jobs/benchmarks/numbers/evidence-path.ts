/** The evidence of one level alone: the product's e-detector with one threshold, nothing judged and nothing remembered besides. */
import { advanceEvidence, logEvidence, noEvidence } from '../../../server/scoring/evidence.ts';
import { defaultPolicy } from '../../../server/scoring/policy.ts';

/**
 * Takes a night's observed and expected and gives ln e. Weeks are taken to be alike (φ = 1).
 *
 * @param ratio the threshold, as a multiple of the acceptable rate.
 */
export function evidencePath(ratio: number): (observed: number, expected: number, nights?: number) => number {
  const rules = { ...defaultPolicy.detector, phi: 1 };
  let logs = noEvidence(rules);
  return (observed, expected, nights = 1) => {
    logs = advanceEvidence(logs, observed, expected * ratio, rules, nights);
    return logEvidence(logs);
  };
}
