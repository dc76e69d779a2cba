/** What an inspection comes to so far, in words: marks, verdict, and which item cost how much. */
import type { InspectionResult } from '../../../lab/result.ts';
import { message, type Texts } from '../../../languages/texts.ts';
import { foundWords } from '../../inspections/found-words.ts';
import { dangerNoun, severityWords } from '../../inspections/verdict-words.ts';

const verdictWords = {
  passed: message('passed: as sold, safe, in order'),
  downgraded: message('downgraded: not as it was sold'),
  blocker: message('a blocker: it must not have been sold like this'),
};

export interface ShownVerdict {
  /** Before the sentence, in the same line; empty where the sentence stands alone. */
  opening: string;
  sentence: string;
  verdict: InspectionResult['verdict'];
  /** `key`: by which the phone finds it again. */
  marks: { key: 'quality' | 'delivery' | 'packaging'; label: string; mark: number | null }[];
  lost: { label: string; points: number; note: string; severity: string }[];
}

/** @param state `open`: questions are not answered yet, so that nothing has passed; `done`: it is submitted */
export function presentVerdict(result: InspectionResult, state: 'open' | 'answered' | 'done', t: Texts): ShownVerdict {
  const { quality, delivery, packaging, verdict, safetyFinding, wrong } = result;
  const danger = dangerNoun(safetyFinding, t);
  const word = t(verdictWords[verdict]);
  const isUndecided = state === 'open' && verdict === 'passed';
  return {
    opening: state === 'done' ? t('It was') : isUndecided ? '' : t('As it stands, it is'),
    sentence: isUndecided ? t('Nothing speaks against it so far:') : `${word}${danger === null ? '' : ` (${danger})`}.`,
    verdict,
    marks: [
      { key: 'quality', label: t('Quality'), mark: quality },
      { key: 'delivery', label: t('Delivery'), mark: delivery },
      { key: 'packaging', label: t('Packaging'), mark: packaging },
    ],
    lost: wrong.map(({ label, points, note, severity }) => ({
      ...{ label: t(label), points, note: foundWords(note, t), severity: t(severityWords[severity]) },
    })),
  };
}
