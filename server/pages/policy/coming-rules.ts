/** The rules that are announced next, as a seller's page links them: old rules and new rules for this seller. */
import { address } from '../../helpers/addresses.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import type { PolicyVersion } from '../../stores/desk-policies.ts';

export interface ComingRules {
  href: string;
  version: number;
  /** Their first day, as text. */
  from: string;
}

/** @param versions the one that comes into force last is first */
export function comingRules(versions: readonly PolicyVersion[], today: Day, sellerId: string): ComingRules | null {
  const next = versions.findLast(({ effectiveFrom }) => effectiveFrom > dayText(today));
  if (!next) return null;
  const { version, effectiveFrom: from } = next;
  return { href: address('/policy/preview', { version, seller: sellerId }), version, from };
}
