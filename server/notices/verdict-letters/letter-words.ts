/** What a seller is written about a verdict of the lab: short, since all of it stands on the page that the link opens. */

/** `passed`, `found`: at the reveal; `stands`, `corrected`: what became of the seller's answer. */
export const verdictNews = ['passed', 'found', 'stands', 'corrected'] as const;
export type VerdictNews = (typeof verdictNews)[number];

export interface LetterFacts {
  /** ' (order 4711)' as the language puts it, or nothing where the number is not known. */
  order: string;
  /** The last day for an answer, as the language writes days. */
  until: string;
}

export interface LetterWords {
  /** The number of an order in the middle of a sentence, with the blank before it. */
  order: (id: string) => string;
  subjects: Record<VerdictNews, string>;
  bodies: Record<VerdictNews, (facts: LetterFacts) => string>;
  /** Stands above the answer of the lab. */
  answer: string;
}
