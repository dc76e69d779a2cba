/** Findings that the lab has revealed since the last night: shown at once, judged by the next one. */
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import type { UnjudgedFinding } from '../../stores/revealed-inspections.ts';
import { plainWordIn, safetyWords, sentence } from './words.ts';

interface Revealed {
  id: number;
  verdict: string | null;
  safetyFinding: string | null;
  revealedOn: string;
}

/** What was found, if anything was: a safety finding, or a verdict other than passed. */
const foundWords = ({ verdict, safetyFinding }: Revealed, t: Texts): string | null =>
  safetyWords(safetyFinding, t) ?? (verdict === null || verdict === 'passed' ? null : plainWordIn(verdict, t));

/** 'The lab revealed a finding today: battery hazard; tonight’s night judges it.' */
export function revealedLines(findings: readonly Revealed[], night: Day, today: Day, t: Texts): string[] {
  return findings.flatMap((finding) => {
    const found = foundWords(finding, t);
    if (found === null || finding.revealedOn <= dayText(night)) return [];
    const when = whenWords(finding, today, t);
    return [t('The lab revealed a finding {when}: {found}; tonight’s night judges it.', { when, found })];
  });
}

/** A finding of which an open case knows nothing: it was computed before. */
export interface LaterFinding {
  /** Number of the mystery order. */
  id: number;
  href: string;
  text: string;
}

/** @param findings of the seller, revealed since the case was computed */
export function laterFindings(findings: readonly Revealed[], night: Day, today: Day, t: Texts): LaterFinding[] {
  return findings.flatMap((finding) => {
    const found = foundWords(finding, t);
    if (found === null) return [];
    const when = whenWords(finding, today, t);
    const [unjudged] = revealedLines([finding], night, today, t);
    const known = unjudged ?? t('The lab revealed a finding {when}: {found}.', { when, found });
    const text = `${known} ${t('This case was computed before and does not know it.')}`;
    return [{ id: finding.id, href: `/inspections/${finding.id}`, text }];
  });
}

const whenWords = ({ revealedOn }: { revealedOn: string }, today: Day, t: Texts): string =>
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
