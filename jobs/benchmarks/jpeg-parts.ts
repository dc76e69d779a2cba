/** What a JPEG consists of, read by its marks: what is there besides the picture. */
import type { Buffer } from 'node:buffer';

/** The marks of its segments, such as `e1` for Exif, and how many bytes follow its end. */
export function jpegParts(content: Buffer): { marks: string[]; behind: number } {
  const marks: string[] = [];
  let at = 2;
  while (at < content.length) {
    const mark = content[at + 1] ?? 0;
    if (mark === 0xd9) return { marks, behind: content.length - at - 2 };
    marks.push(mark.toString(16));
    at += 2 + content.readUInt16BE(at + 2);
    if (mark === 0xda) while (!isMark(content, at)) at++;
  }
  throw new Error('the JPEG does not end');
}

/** Within the picture itself 0xff stands before a zero or a restart mark. */
const isMark = (content: Buffer, at: number): boolean => {
  const next = content[at + 1] ?? 0xd9;
  return at >= content.length - 1 || (content[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7));
};

/** Tables, frames and scans, and the JFIF head: none of them can hold a word. */
export const pictureMarks = ['e0', 'db', 'c0', 'c2', 'c4', 'dd', 'da'];
