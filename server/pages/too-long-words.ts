import { numbersIn } from '../helpers/numbers-in.ts';
import type { Texts } from '../languages/texts.ts';

/** What a field says to somebody who wrote more than it takes. */
export const tooLongWords = (longest: number, t: Texts): string =>
  t('Shorten it to {longest} letters.', { longest: numbersIn(t.language).count(longest) });
