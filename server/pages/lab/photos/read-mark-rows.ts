/** Marks as the form has them: a row of fields for each, its places in per cent of the width and the height. */
import { message } from '../../../languages/texts.ts';
import { longestWord, markShapes, mostMarks, type PhotoMark } from '../../../lab/photo-marks.ts';
import { formText } from '../../portfolio/form-text.ts';

const places = ['x1', 'y1', 'x2', 'y2'] as const;

const faults = {
  place: message('A place on the photo is a number from 0 to 100, in per cent. All four of a mark are needed.'),
  size: message('A mark needs a beginning and an end that differ.'),
};

/** A row without any place is no mark. The fault is said with `t`. */
export function readMarkRows(body: unknown): { marks: PhotoMark[] } | { fault: string } {
  const marks: PhotoMark[] = [];
  for (let row = 0; row < mostMarks; row++) {
    const texts = places.map((place) => formText(body, `${place}_${row}`, 10).replace(',', '.'));
    if (texts.every((text) => text === '')) continue;
    const [x1, y1, x2, y2] = texts.map(fractionOf);
    if (x1 == null || y1 == null || x2 == null || y2 == null) return { fault: faults.place };
    if (x1 === x2 && y1 === y2) return { fault: faults.size };
    const shape = markShapes.find((one) => one === formText(body, `shape_${row}`, 10)) ?? 'box';
    marks.push({ shape, x1, y1, x2, y2, word: formText(body, `word_${row}`, longestWord) });
  }
  return { marks };
}

function fractionOf(text: string): number | null {
  const number = text === '' ? NaN : Number(text);
  return number >= 0 && number <= 100 ? Math.round(number * 10) / 1_000 : null;
}
