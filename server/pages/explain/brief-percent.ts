/** A threshold as the policy writes it. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';

/** @example briefPercent(texts('en'), 0.06) // '6 %', not '6.0 %' */
export const briefPercent = ({ language }: Pick<Texts, 'language'>, share: number | null | undefined): string =>
  numbersIn(language)
    .percent(share)
    .replace(/[.,]0(\D)/, '$1');
