/** A statement as a manager reads it before it is sent: the markup in a language, and what it lacks. Nothing is kept. */
import type { Language } from '../languages/language.ts';
import { renderMarkup } from '../documents/markup.ts';
import { renderPdf } from '../documents/pdf.ts';
import { composeStatement } from './compose.ts';
import type { StatementFacts } from './facts.ts';
import type { Lack } from './lack.ts';
import { missingParts } from './missing-parts.ts';
import type { Wording } from './parts.ts';

export interface Preview {
  /** Null: it cannot be composed as long as `missing` is not mended. */
  html: string | null;
  missing: Lack[];
}

export function previewStatement(facts: StatementFacts, language: Language, wording: Wording): Preview {
  const missing = missingParts(facts, new Map([[language, wording]]));
  try {
    return { html: renderMarkup(composeStatement(facts, language, wording)), missing };
  } catch (error) {
    if (missing.length === 0) throw error;
    return { html: null, missing };
  }
}

export const previewPdf = (facts: StatementFacts, language: Language, wording: Wording) =>
  renderPdf(composeStatement(facts, language, wording));
