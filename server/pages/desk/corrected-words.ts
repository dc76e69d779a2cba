/** A verdict of the lab that was corrected after the seller's answer. */
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import { plainWordIn, safetyWords } from './words.ts';

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
  t: Texts,
): string =>
  `${foundIn(finding.firstVerdict, finding.firstSafetyFinding, t)} → ${foundIn(finding.verdict, finding.safetyFinding, t)}`;

const foundIn = (verdict: string | null, finding: string | null, t: Texts): string =>
  [plainWordIn(verdict, t), safetyWords(finding, t)].filter(Boolean).join(', ') || t('no verdict');

/** 'corrected on Thu 12 Nov 2026; at first: blocker, counterfeit'; null where it stands as it was. */
export function correctedWords(
  { firstVerdict, firstSafetyFinding, correctedOn }: CorrectedVerdict,
  t: Texts,
): string | null {
  if (correctedOn === null) return null;
  return t('corrected on {day}; at first: {verdict}', {
    day: daysIn(t.language).exactDay(correctedOn),
    verdict: foundIn(firstVerdict, firstSafetyFinding, t),
  });
}
