/** Devices that two people graded, as agreement is reckoned from them. */
import type { GradedPair, GradedSide } from '../../lab/agreement.ts';
import type { Answers } from '../../lab/answers.ts';
import type { Checklist } from '../../lab/checklist.ts';
import { outcomeOf } from '../../lab/compare-gradings.ts';
import type { InspectionResult } from '../../lab/result.ts';
import type { Read } from '../read.ts';

export interface PairsAsked {
  /** `drawn`: only those that chance chose, of which agreement can be told for all; blockers are always graded twice. */
  which: 'all' | 'drawn';
  /** Second gradings submitted from this instant on, `YYYY-MM-DDTHH:MM:SSZ`. */
  since: string;
}

interface PairRow {
  firstBy: string;
  firstAnswers: string;
  firstResult: string;
  secondBy: string;
  secondAnswers: string;
  secondResult: string;
  checklist: string;
}

/** The latest first, two thousand at most. */
export async function gradedPairs(read: Read, { which, since }: PairsAsked): Promise<GradedPair[]> {
  const rows = await read<PairRow>(
    `SELECT f.inspector AS "firstBy", f.answers AS "firstAnswers", f.result AS "firstResult", s.inspector AS "secondBy",
       s.answers AS "secondAnswers", s.result AS "secondResult", c.document AS checklist
     FROM lab_inspections s JOIN lab_inspections f ON f.mystery_order = s.mystery_order AND f.grading = 'first'
     JOIN lab_checklists c ON c.id = f.checklist JOIN mystery_orders m ON m.id = s.mystery_order
     WHERE s.grading = 'second' AND s.submitted_at >= ? AND f.result IS NOT NULL AND s.result IS NOT NULL
       AND m.withdrawn_on IS NULL AND (m.second_reason = 'drawn' OR 1 = ?)
     ORDER BY s.submitted_at DESC, s.id DESC LIMIT 2000`,
    [since, which === 'all' ? 1 : 0],
  );
  return rows.map((row) => {
    const { items } = JSON.parse(row.checklist) as Checklist;
    const keys = items.map(({ key }) => key);
    return {
      first: sideOf(row.firstBy, row.firstAnswers, row.firstResult, keys),
      second: sideOf(row.secondBy, row.secondAnswers, row.secondResult, keys),
      items: new Map(items.map(({ key, label }) => [key, label])),
    };
  });
}

function sideOf(inspector: string, answers: string, result: string, keys: readonly string[]): GradedSide {
  const grading = { answers: JSON.parse(answers) as Answers, result: JSON.parse(result) as InspectionResult };
  return {
    inspector,
    verdict: grading.result.verdict,
    said: new Map(keys.map((key) => [key, outcomeOf(key, grading)])),
  };
}
