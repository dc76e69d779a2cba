/** A count in the middle of a sentence: a word in English, whose counts do not bend; a figure elsewhere. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import { counted } from '../desk/words.ts';

/** @example spelledCount(2, texts('en')) // 'two' */
export const spelledCount = (count: number, { language }: Texts): string =>
  language === 'en' ? counted(count, '', '').trim() : numbersIn(language).count(count);
