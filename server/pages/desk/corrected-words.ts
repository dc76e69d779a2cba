/** A verdict of the lab that was corrected after the seller's answer. */
import { exactDay } from '../../helpers/days.ts';
import { plainWord, safetyWords } from './words.ts';

export interface CorrectedVerdict {
  /** What counts now is in `verdict` and `safetyFinding`; this is what the lab had found at first. */
  firstVerdict: string | null;
  firstSafetyFinding: string | null;
  /** `YYYY-MM-DD`; null: it stands as it was. */
  correctedOn: string | null;
}

/** 'blocker, counterfeit → passed', for a story that tells both. */
export const correctionWords = (
  finding: CorrectedVerdict & { verdict: string | null; safetyFinding: string | null },
): string =>
  `${foundIn(finding.firstVerdict, finding.firstSafetyFinding)} → ${foundIn(finding.verdict, finding.safetyFinding)}`;

const foundIn = (verdict: string | null, finding: string | null): string =>
  [plainWord(verdict), safetyWords(finding)].filter(Boolean).join(', ') || 'no verdict';

/** 'corrected on Thu 12 Nov 2026; at first: blocker, counterfeit'; null where it stands as it was. */
export function correctedWords({ firstVerdict, firstSafetyFinding, correctedOn }: CorrectedVerdict): string | null {
  if (correctedOn === null) return null;
  return `corrected on ${exactDay(correctedOn)}; at first: ${foundIn(firstVerdict, firstSafetyFinding)}`;
}
