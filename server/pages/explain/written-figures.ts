/** Figures in full precision with the decimal mark of the reader; nothing is grouped, so that they can be copied into a sheet. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';

const figure = /^-?\d+\.\d+(e[+-]?\d+)?$/;

/**
 * Every such text in a row, a list or alone.
 *
 * @example writtenFigures(texts('fr'), { shape: '12.5', label: 'O. Rossi' }) // { shape: '12,5', label: 'O. Rossi' }
 */
export function writtenFigures<Value>(t: Texts, value: Value): Value {
  const mark = numbersIn(t.language).decimal(0.5).charAt(1);
  return mark === '.' ? value : (written(value, mark) as Value);
}

function written(value: unknown, mark: string): unknown {
  if (typeof value === 'string') return figure.test(value) ? value.replace('.', mark) : value;
  if (Array.isArray(value)) return value.map((one) => written(one, mark));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, written(one, mark)]));
}
