/** The marketplace's test orders as their seller reads them: what was tested, what was found, what the words mean, what follows. */
import { dayWords, exactDay } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import type { Finding } from '../../stores/desk-seller.ts';
import { correctedWords } from '../desk/corrected-words.ts';
import { foundWords } from '../desk/present-revealed.ts';
import { listed, plainWord, safetyWords, sentence } from '../desk/words.ts';

const verdicts: Record<string, string> = {
  passed: 'passed: as sold, safe and well packed',
  downgraded: 'downgraded: a lower grade than it was sold as',
  blocker: 'blocker: it must not have been sold like this',
};

const dangers: Record<string, string> = {
  counterfeit: 'The device, or a main part of it, is not genuine.',
  previous_owner_data: 'Data of a previous owner were still on the device.',
  battery_hazard: 'The battery is a danger to whoever uses the device.',
  locked_device: 'The device is locked to somebody’s account, so that a customer cannot use it.',
};

const draws: Record<string, string> = {
  random: 'It was drawn at random, as an order of any seller may be.',
  for_cause: 'It was chosen, not drawn at random: it is shown, and counts in no rate.',
};

export function presentOwnFindings(findings: readonly Finding[], night: Day) {
  return findings.map((finding) => {
    const { verdict, safetyFinding, inspectedOn, draw } = finding;
    const danger = safetyWords(safetyFinding);
    const marks = [
      ...markOf('quality', finding.quality),
      ...markOf('delivery', finding.delivery),
      ...markOf('packaging', finding.packaging),
    ];
    return {
      id: finding.id,
      href: verdict === null ? null : `/verdicts/${finding.id}`,
      tested: deviceOf(finding),
      inspected: inspectedOn === null ? null : `Inspected ${dayWords(inspectedOn, night)}`,
      why: draws[draw] ?? null,
      verdict: verdict === null ? 'no verdict' : (verdicts[verdict] ?? plainWord(verdict)),
      danger: danger === null ? null : `${sentence(danger)}. ${dangers[safetyFinding ?? ''] ?? ''}`.trim(),
      marks: marks.length > 0 ? `${sentence(listed(marks))}.` : null,
      corrected: finding.correctedOn === null ? null : `${sentence(correctedWords(finding)!)}.`,
    };
  });
}

const markOf = (what: string, mark: number | null): string[] => (isNumber(mark) ? [`${what} ${mark} of 100`] : []);

/** 'Smartphones, sold as good, order O2138053' */
function deviceOf({ category, grade, orderId }: Finding): string {
  const parts = [
    sentence(plainWord(category)) || 'A device',
    grade === null ? '' : `sold as ${plainWord(grade)}`,
    orderId === null ? '' : `order ${orderId}`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** A finding leads the page for as many days. */
const newsDays = 14;

/** What the page begins with while a finding is news; null without one. The findings come the latest first. */
export function ownNews(findings: readonly Finding[], night: Day, today: Day): { lead: string; next: string } | null {
  const news = findings.find(
    (finding) => foundWords(finding) !== null && finding.revealedOn > dayText(today - newsDays),
  );
  if (!news) return null;
  const found = foundWords(news) as string;
  const words = safetyWords(news.safetyFinding) === null ? `gave the verdict “${found}”` : `found this: ${found}`;
  return {
    lead: `The marketplace tested a device it had ordered from you and ${words}. See below what it tested and what happens next.`,
    next:
      news.revealedOn > dayText(night)
        ? `What happens next: it was made known ${news.revealedOn === dayText(today) ? 'today' : `on ${exactDay(news.revealedOn)}`} and is taken into account tonight. Nothing changes by itself: a person of the marketplace decides, and what is decided stands at the top of this page.`
        : 'What happens next: it has been taken into account. Nothing changes by itself: a person of the marketplace decides, and what is decided stands at the top of this page.',
  };
}
