/** Two people have graded one device, neither seeing the other's answers: where they differ, and what both stand for. */
import type { Answer, Answers, Said } from './answers.ts';
import type { Checklist, ChecklistItem } from './checklist.ts';
import { judgeInspection, type InspectionFacts } from './judge-inspection.ts';
import type { InspectionResult } from './result.ts';

export interface Grading {
  answers: Answers;
  result: InspectionResult;
}

/** Points by which two marks may differ and still say the same: half of what a minor item is worth at most. */
export const markTolerance = 5;

/**
 * What a grading said of an item, also where the item asks for a figure, a grade or an IMEI: `no` if it was wrong.
 *
 * @example outcomeOf('screen', grading) // 'no', if the result lists it among what was wrong
 */
export function outcomeOf(key: string, { answers, result }: Grading): Said {
  if (result.wrong.some(({ item }) => item === key)) return 'no';
  const answer = answers.items[key];
  return answer === undefined || answer.said === 'skipped' ? 'skipped' : 'yes';
}

export interface Difference {
  item: ChecklistItem;
  first: Said;
  second: Said;
}

/** The items that the two see differently, in the order of the checklist. */
export const differencesOf = ({ items }: Pick<Checklist, 'items'>, first: Grading, second: Grading): Difference[] =>
  items
    .map((item) => ({ item, first: outcomeOf(item.key, first), second: outcomeOf(item.key, second) }))
    .filter((pair) => pair.first !== pair.second);

/**
 * What stands where the two say the same: verdict, safety finding and each critical or major item alike, and the marks of
 * device and parcel within `markTolerance` (the mark for the delivery comes from the order, not from the graders). Minor
 * items on which they differ count in the seller's favour. Null: they differ, and somebody has to settle it.
 */
export function agreedResult(
  checklist: Checklist,
  first: Grading,
  second: Grading,
  facts: InspectionFacts,
): InspectionResult | null {
  const grave = differencesOf(checklist, first, second).some(({ item }) => item.severity !== 'minor');
  const near = (mark: 'quality' | 'packaging') => isNear(first.result[mark], second.result[mark]);
  if (grave || !sameVerdict(first.result, second.result) || !near('quality') || !near('packaging')) return null;
  const stands = settledResult(checklist, first, second, {}, facts);
  // Without its minor items the mark may cross the line between two verdicts: then it is no agreement.
  return sameVerdict(stands, first.result) ? stands : null;
}

/**
 * The verdict that follows once somebody has chosen whose answer stands for each item. The mark for the delivery is that of
 * the later grading, which knew the parcel best.
 */
export function settledResult(
  checklist: Checklist,
  first: Grading,
  second: Grading,
  choices: Readonly<Record<string, Side>>,
  facts: InspectionFacts,
): InspectionResult {
  const result = judgeInspection(checklist, standingAnswers(checklist, first, second, choices), facts);
  return { ...result, delivery: second.result.delivery };
}

const sameVerdict = (one: InspectionResult, other: InspectionResult): boolean =>
  one.verdict === other.verdict && one.safetyFinding === other.safetyFinding;

const isNear = (one: number | null, other: number | null): boolean =>
  one === null || other === null ? one === other : Math.abs(one - other) <= markTolerance;

export type Side = 'first' | 'second';

/**
 * The answers that stand: where the two differ, the side that was chosen; without a choice the one that is milder for the
 * seller, since one of two careful people did not see a fault there.
 */
export function standingAnswers(
  checklist: Pick<Checklist, 'items'>,
  first: Grading,
  second: Grading,
  choices: Readonly<Record<string, Side>> = {},
): Answers {
  const sides = { first: first.answers, second: second.answers };
  const chosen = new Map(
    differencesOf(checklist, first, second).map((pair): [string, Side] => [
      pair.item.key,
      choices[pair.item.key] ?? milder(pair),
    ]),
  );
  const keys = [...new Set([...Object.keys(first.answers.items), ...Object.keys(second.answers.items)])];
  const items = keys.flatMap((key): [string, Answer][] => {
    const answer = sides[chosen.get(key) ?? 'first'].items[key] ?? first.answers.items[key];
    return answer === undefined ? [] : [[key, answer]];
  });
  const graded = checklist.items.find(({ asked }) => asked.ask === 'grade');
  const side = sides[(graded && chosen.get(graded.key)) ?? 'first'];
  return { ...first.answers, items: Object.fromEntries(items), gradeSeen: side.gradeSeen };
}

const mildness: readonly Said[] = ['yes', 'skipped', 'no'];

const milder = ({ first, second }: Difference): Side =>
  mildness.indexOf(first) <= mildness.indexOf(second) ? 'first' : 'second';
