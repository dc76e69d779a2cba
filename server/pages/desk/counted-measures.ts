/** How many measures of each level, the harshest first. */
import { message, type Texts } from '../../languages/texts.ts';
import { listed, numberWord } from './words.ts';

const amounts = [
  ['suspend', message('{n, plural, one {{number} suspension} other {{number} suspensions}}')],
  ['limit', message('{n, plural, one {{number} limit} other {{number} limits}}')],
  ['warn', message('{n, plural, one {{number} warning} other {{number} warnings}}')],
] as const;

/** 'one suspension and four limits'; nothing where there are none. */
export const countedMeasures = (countOf: (level: 'suspend' | 'limit' | 'warn') => number, t: Texts): string =>
  listed(
    amounts.flatMap(([level, amount]) => {
      const n = countOf(level);
      return n > 0 ? [t(amount, { n, number: numberWord(n, t) })] : [];
    }),
    t,
  );
