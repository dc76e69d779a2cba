/** How answers become three marks and a verdict. The rules in words: docs/lab.md, "How an inspection becomes a verdict". */
import { noAnswer, type Answers, type Said } from './answers.ts';
import { severities, type Checklist, type ChecklistItem, type Severity } from './checklist.ts';
import { deliveryMark, type Delivered } from './delivery-mark.ts';
import type { Grade, InspectionResult, SafetyFinding, Verdict, WrongItem } from './result.ts';
import { saidOf } from './said-of.ts';

/** What the order says, and no checklist asks. */
export interface InspectionFacts extends Delivered {
  gradeSold: Grade | null;
}

/** Below this mark for quality a device is not as sold, however small each of its faults is. */
export const leastQuality = 70;

/** Where a device shows several dangers, the verdict names the gravest: who can be hurt first. */
const gravest: readonly SafetyFinding[] = ['battery_hazard', 'previous_owner_data', 'counterfeit', 'locked_device'];

/**
 * Judges what has been answered so far. An item that was not answered counts like one that was skipped: it takes no part in the
 * mark and hands its points to the others. Whether an inspection may be submitted is asked elsewhere (missing-answers.ts).
 *
 * @returns marks from 0 to 100 whose lost points are exactly those of the items in `wrong`; the verdict; what was wrong
 * @example two items of 50 points, one no: quality 50, and that item costs 50
 * @example three items of 50, 30 and 20 points; the first skipped, the third no: quality 60, and it costs 40
 * @example a critical item of 10 points and a minor one of 20, both no, of 100: quality 29; they cost 51 and 20
 */
export function judgeInspection(checklist: Checklist, answers: Answers, facts: InspectionFacts): InspectionResult {
  const said = new Map(
    checklist.items.map((item): [string, Said | null] => [
      item.key,
      saidOf(item, { items: checklist.items, answers, gradeSold: facts.gradeSold }),
    ]),
  );
  const ofMark = (mark: ChecklistItem['mark']) =>
    markOf(
      checklist.items.filter((item) => item.mark === mark),
      said,
    );
  const [quality, packaging] = [ofMark('quality'), ofMark('packaging')];
  const lost = new Map([...quality.lost, ...packaging.lost]);
  const wrong = checklist.items.filter(({ key }) => said.get(key) === 'no');
  const safetyFinding = gravest.find((finding) => wrong.some(({ safety }) => safety === finding)) ?? 'none';
  return {
    quality: quality.mark,
    delivery: deliveryMark(facts),
    packaging: packaging.mark,
    verdict: verdictOf(wrong, safetyFinding, quality.mark),
    safetyFinding,
    gradeSeen: answers.gradeSeen,
    model: answers.model,
    wrong: wrong.map((item) => wrongItem(item, lost.get(item.key) ?? 0, answers)),
  };
}

/**
 * A critical fault or a danger blocks; what is gravely not as sold, or a mark for quality below `leastQuality`, downgrades.
 *
 * @example verdictOf([{ severity: 'minor' }], 'none', 69) // 'downgraded'
 */
export function verdictOf(
  wrong: readonly Pick<ChecklistItem, 'severity'>[],
  safetyFinding: SafetyFinding,
  quality: number | null,
): Verdict {
  if (safetyFinding !== 'none' || wrong.some(({ severity }) => severity === 'critical')) return 'blocker';
  if (wrong.some(({ severity }) => severity === 'major')) return 'downgraded';
  return quality !== null && quality < leastQuality ? 'downgraded' : 'passed';
}

/**
 * What the gravest fault of a mark costs at least: a blocker never reads like a good device, and one that was not as sold reads
 * like one. Below 30 and below 70, as a score is capped below the levels of suspension and limit.
 */
const leastLost: Readonly<Record<Severity, number>> = { critical: 71, major: 31, minor: 0 };

interface Mark {
  /** Null: nothing of it was answered. */
  mark: number | null;
  /** Whole points by the item's key; they add up to what the mark lacks to 100. */
  lost: Map<string, number>;
}

/**
 * The share of the answered points that were found in order, in whole points of 100. Where the gravest fault must cost more
 * than that, its items bear the rest in proportion to their points. What is lost is handed out to the wrong items by largest
 * remainder (Hamilton's method), so that the parts add up to the whole.
 */
function markOf(items: readonly ChecklistItem[], said: ReadonlyMap<string, Said | null>): Mark {
  const answered = items.filter(({ key }) => said.get(key) === 'yes' || said.get(key) === 'no');
  const whole = sum(answered.map(({ points }) => points));
  if (whole === 0) return { mark: null, lost: new Map() };
  const wrong = answered.filter(({ key }) => said.get(key) === 'no');
  const gravest = severities.find((severity) => wrong.some((one) => one.severity === severity)) ?? 'minor';
  const plain = (100 * sum(wrong.map(({ points }) => points))) / whole;
  const more = Math.max(0, leastLost[gravest] - plain);
  const borne = sum(wrong.filter(({ severity }) => severity === gravest).map(({ points }) => points));
  const quotas = wrong.map(({ key, points, severity }) => ({
    key,
    quota: (100 * points) / whole + (severity === gravest ? (more * points) / borne : 0),
  }));
  const lost = Math.round(plain + more);
  const spare = lost - sum(quotas.map(({ quota }) => Math.floor(quota)));
  const rounded = new Set(
    quotas
      .map(({ key, quota }) => ({ key, rest: quota - Math.floor(quota) }))
      .sort((a, b) => b.rest - a.rest)
      .slice(0, spare)
      .map(({ key }) => key),
  );
  const parts = quotas.map(({ key, quota }): [string, number] => [key, Math.floor(quota) + (rounded.has(key) ? 1 : 0)]);
  return { mark: 100 - lost, lost: new Map(parts) };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function wrongItem(item: ChecklistItem, points: number, answers: Answers): WrongItem {
  const { note, part, batch, value } = answers.items[item.key] ?? noAnswer;
  const { key, label, severity } = item;
  return { item: key, label, severity, points, note: withValue(item, value, note), part, batch };
}

/** What was typed belongs to what was wrong: 'found: 71 %'. */
function withValue({ asked }: ChecklistItem, value: string, note: string): string {
  if (asked.ask === 'yes' || value.trim() === '') return note;
  // Whose device it was is nobody's business outside the lab.
  if (asked.ask === 'imei') return note;
  const found = `found: ${value.trim()}${asked.ask === 'figure' ? ` ${asked.unit}` : ''}`;
  return note === '' ? found : `${found}. ${note}`;
}
