/** A rate as people say it: of a hundred orders. */
import { dash, isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';

/** '9.1 of 100'; below one of a hundred it is said of a thousand. */
export function ofHundred(t: Texts, share: number | null): string {
  if (!isNumber(share)) return dash;
  const whole = share > 0 && share < 0.01 ? 1000 : 100;
  const numbers = numbersIn(t.language);
  const figure = share * whole;
  const digits = figure >= 10 || Number(figure.toFixed(1)) === Math.round(figure) ? 0 : 1;
  return t('{figure} of {whole}', { figure: numbers.decimal(figure, digits), whole: numbers.count(whole) });
}

/** How much of the whole something is, in whole percents that never claim all or nothing. */
export const roundShare = (t: Texts, share: number): string =>
  numbersIn(t.language).exactPercent(Math.min(99, Math.max(1, Math.round(share * 100))) / 100);
