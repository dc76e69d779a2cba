/** What an inspection comes to so far, in words: marks, verdict, and which item cost how much. */
import type { InspectionResult } from '../../../lab/result.ts';
import { safetyWords } from '../../desk/words.ts';

const verdictWords = {
  passed: 'passed: as sold, safe, in order',
  downgraded: 'downgraded: not as it was sold',
  blocker: 'a blocker: it must not have been sold like this',
};

export interface ShownVerdict {
  /** Before the sentence, in the same line; empty where the sentence stands alone. */
  opening: string;
  sentence: string;
  verdict: InspectionResult['verdict'];
  marks: { label: string; mark: number | null }[];
  lost: { label: string; points: number; note: string; severity: string }[];
}

/** @param state `open`: questions are not answered yet, so that nothing has passed; `done`: it is submitted */
export function presentVerdict(result: InspectionResult, state: 'open' | 'answered' | 'done'): ShownVerdict {
  const { quality, delivery, packaging, verdict, safetyFinding, wrong } = result;
  const danger = safetyWords(safetyFinding);
  const isUndecided = state === 'open' && verdict === 'passed';
  return {
    opening: state === 'done' ? 'It was' : isUndecided ? '' : 'As it stands, it is',
    sentence: isUndecided
      ? 'Nothing speaks against it so far:'
      : `${verdictWords[verdict]}${danger === null ? '' : ` (${danger})`}.`,
    verdict,
    marks: [
      { label: 'Quality', mark: quality },
      { label: 'Delivery', mark: delivery },
      { label: 'Packaging', mark: packaging },
    ],
    lost: wrong.map(({ label, points, note, severity }) => ({ label, points, note, severity })),
  };
}
