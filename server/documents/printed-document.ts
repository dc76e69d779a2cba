/** What can be set on paper: a letter or a report as blocks of plain text and pictures. The same blocks become a page and a PDF. */
import type { Buffer } from 'node:buffer';

export interface Column {
  label: string;
  /** Of the width; the shares of a table add up to 1. */
  share: number;
  align?: 'right';
}

/** Drawn over a picture, its places as fractions of width and height. */
export interface PictureMark {
  shape: 'box' | 'arrow';
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  word: string;
}

export interface Picture {
  jpeg: Buffer;
  /** Pixels. */
  width: number;
  height: number;
  /** What a screen reader says in its place. */
  alternative: string;
  label: string;
  caption: string;
  marks: readonly PictureMark[];
}

export type Block =
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'paragraph'; text: string; tone?: 'quiet' | 'strong' }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  | { kind: 'table'; caption: string; columns: readonly Column[]; rows: readonly (readonly string[])[] }
  /** Two in a row, in PDFs only: a page has a place of its own for pictures. */
  | { kind: 'pictures'; pictures: readonly Picture[] }
  /** What follows begins a new sheet. */
  | { kind: 'sheet' };

export interface PrintedDocument {
  /** `en`, `fr`, `de`, `es` or `it`. */
  language: string;
  title: string;
  author: string;
  /** `YYYY-MM-DDTHH:MM:SSZ`, for the properties of the file: the same document is the same bytes. */
  madeAt: string;
  /** Lines at the top of the first sheet, left and right. */
  sender: readonly string[];
  recipient: readonly string[];
  /** At the foot of every sheet. */
  foot: string;
  /** Such as `Page {page} of {pages}`. */
  pageWords: string;
  blocks: readonly Block[];
}
