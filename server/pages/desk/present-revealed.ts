/** Findings that the lab has revealed since the last night: shown at once, judged by the next one. */
import { daysIn } from '../../helpers/days.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import type { UnjudgedFinding } from '../../stores/revealed-inspections.ts';
import { plainWord, safetyWords, sentence } from './words.ts';

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
    return [`The lab revealed a finding ${whenWords(finding, today)}: ${found}; tonight’s night judges it.`];
  });
}

const whenWords = ({ revealedOn }: { revealedOn: string }, today: Day, t: Texts = texts('en')): string =>
  revealedOn === dayText(today) ? t('today') : t('on {day}', { day: daysIn(t.language).exactDay(revealedOn) });

/** The same over all sellers, for the morning. */
export const presentUnjudged = (findings: readonly UnjudgedFinding[], today: Day, t: Texts) =>
  findings.map((finding) => ({
    href: `/sellers/${encodeURIComponent(finding.sellerId)}`,
    inspectionHref: `/inspections/${finding.id}`,
    name: finding.name,
    found: sentence(safetyWords(finding.safetyFinding, t) ?? ''),
    when: whenWords(finding, today, t),
  }));
