/** Marks as the form has them: a row of fields for each, its places in per cent of the width and the height. */
import type { Texts } from '../../../languages/texts.ts';
import { longestWord, markShapes, mostMarks, type PhotoMark } from '../../../lab/photo-marks.ts';
import { formText } from '../../portfolio/form-text.ts';
import { tooLongWords } from '../../too-long-words.ts';

const places = ['x1', 'y1', 'x2', 'y2'] as const;

/** As it was typed; `fault`: what is wrong with it. */
export type TypedMark = Pick<PhotoMark, 'shape' | 'word'> & Record<(typeof places)[number], string> & { fault: string };

/** A row without any place is no mark. */
export function readMarkRows(body: unknown, t: Texts): { typed: TypedMark[]; marks: PhotoMark[] } {
  const read = Array.from({ length: mostMarks }, (_, row) => readRow(body, row, t)).filter((one) => one !== null);
  return { typed: read.map(({ typed }) => typed), marks: read.map(({ mark }) => mark) };
}

function readRow(body: unknown, row: number, t: Texts): { typed: TypedMark; mark: PhotoMark } | null {
  const [x1, y1, x2, y2] = places.map((place) => formText(body, `${place}_${row}`)) as [string, string, string, string];
  if ([x1, y1, x2, y2].every((text) => text === '')) return null;
  const shape = markShapes.find((one) => one === formText(body, `shape_${row}`)) ?? 'box';
  const word = formText(body, `word_${row}`);
  const mark = { shape, x1: fractionOf(x1), y1: fractionOf(y1), x2: fractionOf(x2), y2: fractionOf(y2), word };
  return { typed: { ...{ shape, x1, y1, x2, y2, word }, fault: faultOf(mark, t) }, mark };
}

/** Empty: nothing is wrong. */
function faultOf({ x1, y1, x2, y2, word }: PhotoMark, t: Texts): string {
  if ([x1, y1, x2, y2].some(Number.isNaN))
    return t('A place on the photo is a number from 0 to 100, in per cent. All four of a mark are needed.');
  if (x1 === x2 && y1 === y2) return t('A mark needs a beginning and an end that differ.');
  return word.length > longestWord ? tooLongWords(longestWord, t) : '';
}

/** NaN: it is no place. */
function fractionOf(text: string): number {
  const number = text === '' ? NaN : Number(text.replace(',', '.'));
  return number >= 0 && number <= 100 ? Math.round(number * 10) / 1_000 : NaN;
}
