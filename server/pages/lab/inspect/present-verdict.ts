/** What an inspection comes to so far, in words: marks, verdict, and which item cost how much. */
import type { InspectionResult } from '../../../lab/result.ts';
import { safetyWords } from '../../desk/words.ts';

const verdictWords = {
  passed: 'passed: as sold, safe, in order',
  downgraded: 'downgraded: not as it was sold',
  blocker: 'a blocker: it must not have been sold like this',
};

export interface ShownVerdict {
  sentence: string;
  verdict: InspectionResult['verdict'];
  marks: { label: string; mark: number | null }[];
  lost: { label: string; points: number; note: string; severity: string }[];
}

export function presentVerdict(result: InspectionResult): ShownVerdict {
  const { quality, delivery, packaging, verdict, safetyFinding, wrong } = result;
  const danger = safetyWords(safetyFinding);
  return {
    sentence: `${verdictWords[verdict]}${danger === null ? '' : ` (${danger})`}.`,
    verdict,
    marks: [
      { label: 'Quality', mark: quality },
      { label: 'Delivery', mark: delivery },
      { label: 'Packaging', mark: packaging },
    ],
    lost: wrong.map(({ label, points, note, severity }) => ({ label, points, note, severity })),
  };
}
