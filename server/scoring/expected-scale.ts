/** What the ledger had expected under one policy, as another one would have expected it. */
import type { Policy } from './policy-document.ts';

/**
 * The ledger's expected events are (1 + delta) · acceptable · Σ risk, with the figures of the policy of their night. Under
 * others they are as many times larger or smaller; what nobody judged was never expected, and stays unknown (null).
 *
 * @example expectedScale('complaint', with an acceptable rate of 0.005 instead of 0.01, defaultPolicy) // 0.5
 */
export function expectedScale(metric: string, policy: Policy, basis: Policy): number | null {
  const [tried, posted] = [policy.metrics[metric]?.acceptable ?? null, basis.metrics[metric]?.acceptable ?? null];
  if (tried === null) return 1;
  if (posted === null) return null;
  if (tried === posted && policy.delta === basis.delta) return 1;
  return (tried * (1 + policy.delta)) / (posted * (1 + basis.delta));
}
