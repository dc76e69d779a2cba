/** Rows of one shape in which each key stands once, and what later rows of the file made of some of them. */
import { copyLines, type CopyLines } from './copy.ts';
import type { MergeStatements } from './merge-statements.ts';

export interface Load {
  statements: MergeStatements;
  keys: string[];
  lines: CopyLines;
  /** Rows whose keys came again. */
  repeated: Versions[];
}

/** Of a key's rows in one load only these matter: all name the same columns, so the last one replaces the others wholly. */
export interface Versions {
  first: string;
  /** The first that differs from the first. */
  second: string;
  last: string;
}

export const newLoad = (statements: MergeStatements): Load => ({
  statements,
  keys: [],
  lines: copyLines(),
  repeated: [],
});

/** Text compares like its bytes unless it holds characters from here on. */
const comparesOtherwise = /[\ud800-\uffff]/;

/** The least and the greatest key by their bytes; null if this is not easily told. */
export function span(keys: readonly string[]): [least: string, greatest: string] | null {
  let [least = '', greatest = ''] = [keys[0], keys[0]];
  for (const key of keys) {
    if (comparesOtherwise.test(key)) return null;
    if (key < least) least = key;
    else if (key > greatest) greatest = key;
  }
  return [least, greatest];
}

/**
 * What is still to be written when the first versions are: the last ones, and before them the second ones of rows that
 * ended as they began, so that a row that changed within the file is known to have been changed by it.
 */
export function laterVersions({ repeated }: Load): CopyLines[] {
  const [seconds, lasts] = [copyLines(), copyLines()];
  for (const { first, second, last } of repeated) {
    if (last === first) seconds.add(second);
    lasts.add(last);
  }
  return [seconds, lasts].filter(({ rows }) => rows > 0);
}
