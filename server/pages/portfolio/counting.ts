/** A count as a message takes it: `n` for its plural, `number` as it is said. */
import type { Texts } from '../../languages/texts.ts';
import { numberWord, sentence } from '../desk/words.ts';

export interface Counting {
  n: number;
  number: string;
  /** Values of a message are handed over by name. */
  [name: string]: string | number;
}

/** @example counting(3, texts('en')) // { n: 3, number: 'three' } */
export const counting = (n: number, t: Texts): Counting => ({ n, number: numberWord(n, t) });

/** The same where it opens a sentence: 'Three'. */
export const opening = (n: number, t: Texts): Counting => ({ n, number: sentence(numberWord(n, t)) });
