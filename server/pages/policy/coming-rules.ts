/** The rules that are announced next, as a seller's page links them: old rules and new rules for this seller. */
import { address } from '../../helpers/addresses.ts';
import { exactDay } from '../../helpers/days.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import type { PolicyVersion } from '../../stores/desk-policies.ts';

export interface ComingRules {
  href: string;
  /** 'Version 2 counts from Tue 1 Dec 2026 on' */
  words: string;
}

/** @param versions the one that comes into force last is first */
export function comingRules(versions: readonly PolicyVersion[], today: Day, sellerId: string): ComingRules | null {
  const next = versions.findLast(({ effectiveFrom }) => effectiveFrom > dayText(today));
  if (!next) return null;
  return {
    href: address('/policy/preview', { version: next.version, seller: sellerId }),
    words: `Version ${next.version} of the policy counts from ${exactDay(next.effectiveFrom)} on`,
  };
}
