/** The points of an appeal: its paragraphs, each of which the answer must address. */

/** Of a longer appeal the last point is all the rest. */
export const mostAppealPoints = 6;

/**
 * @example appealPoints('The parcels came in time.\n\nAnd nobody warned us.') // ['The parcels came in time.', 'And nobody warned us.']
 */
export function appealPoints(text: string): string[] {
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  const rest = paragraphs.slice(mostAppealPoints - 1);
  return rest.length > 1 ? [...paragraphs.slice(0, mostAppealPoints - 1), rest.join('\n\n')] : paragraphs;
}

/** Letters of a point that its answer quotes. */
const quoted = 120;

/**
 * The answer as the seller reads it: each point by its first words, then what is said to it. One point alone needs no quotation.
 *
 * @example answerByPoint(['Too late.', 'Unfair.'], ['It was in time.', 'It was not.']) // '1. “Too late.”\nIt was in time.\n\n2. “Unfair.”\nIt was not.'
 */
export function answerByPoint(points: readonly string[], answers: readonly string[]): string {
  if (points.length < 2) return answers[0] ?? '';
  return points
    .map((point, at) => {
      const letters = [...point.replaceAll(/\s+/g, ' ')];
      const words = letters.length > quoted ? `${letters.slice(0, quoted).join('').trimEnd()}…` : letters.join('');
      return `${at + 1}. “${words}”\n${answers[at] ?? ''}`;
    })
    .join('\n\n');
}

/** The number (from 1) of the first point that has no answer of its own; null: all have. */
export function unansweredPoint(
  points: readonly string[],
  answers: readonly string[],
  shortest: number,
): number | null {
  const at = points.findIndex((_, index) => (answers[index] ?? '').trim().length < shortest);
  return at < 0 ? null : at + 1;
}

/** The field of the form in which a point is answered. @param number from 1 */
export const answerField = (number: number): string => (number === 1 ? 'answer' : `answer_${number}`);
