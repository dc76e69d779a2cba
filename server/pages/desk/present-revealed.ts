/** Findings that the lab has revealed since the last night: shown at once, judged by the next one. */
import { exactDay } from '../../helpers/days.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { plainWord, safetyWords } from './words.ts';

interface Revealed {
  verdict: string | null;
  safetyFinding: string | null;
  revealedOn: string;
}

/** What was found, if anything was: a safety finding, or a verdict other than passed. */
export function foundWords({ verdict, safetyFinding }: Omit<Revealed, 'revealedOn'>): string | null {
  return safetyWords(safetyFinding) ?? (verdict === null || verdict === 'passed' ? null : plainWord(verdict));
}

/** 'The lab revealed a finding today: battery hazard; tonight’s night judges it.' */
export function revealedLines(findings: readonly Revealed[], night: Day, today: Day): string[] {
  return findings.flatMap((finding) => {
    const found = foundWords(finding);
    if (found === null || finding.revealedOn <= dayText(night)) return [];
    const when = finding.revealedOn === dayText(today) ? 'today' : `on ${exactDay(finding.revealedOn)}`;
    return [`The lab revealed a finding ${when}: ${found}; tonight’s night judges it.`];
  });
}
