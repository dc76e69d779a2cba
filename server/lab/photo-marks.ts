/** Marks that an inspector drew on a photo: where to look, and a word beside it. */
import { z } from 'zod';

export const markShapes = ['box', 'arrow'] as const;
export const mostMarks = 12;
export const longestWord = 60;
export const longestCaption = 300;

const fraction = z.number().min(0).max(1).transform(rounded);

const mark = z.strictObject({
  /** A box has two opposite corners, an arrow its beginning and its head. */
  shape: z.enum(markShapes),
  x1: fraction,
  y1: fraction,
  x2: fraction,
  y2: fraction,
  word: z.string().trim().max(longestWord),
});

/** Places are fractions of the width and the height, from the top left. */
export type PhotoMark = z.infer<typeof mark>;

const marks = z.array(mark).max(mostMarks);

/**
 * The marks in a JSON text; null where it holds anything else.
 *
 * @example readMarks('[{"shape":"box","x1":0.1,"y1":0.2,"x2":0.5,"y2":0.40001,"word":"Crack"}]') // y2: 0.4
 */
export function readMarks(text: string): PhotoMark[] | null {
  try {
    return marks.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A hair's breadth of a photo: finer than a thumb points. */
function rounded(place: number): number {
  return Math.round(place * 1_000) / 1_000;
}
