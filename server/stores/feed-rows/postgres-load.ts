/** Rows of one shape in which each key stands once, and what later rows of the file made of some of them. */
import { copyLines, type CopyLines } from './copy.ts';
import type { MergeStatements } from './merge-statements.ts';
import type { Value } from '../../../db/connect.ts';

export interface Load {
  statements: MergeStatements;
  keys: string[];
  lines: CopyLines;
  /** Rows whose keys came again. */
  repeated: Set<Versions>;
}

/** Of a key's rows in one load only these matter: all name the same columns, so the last one replaces the others wholly. */
export interface Versions {
  load: Load;
  first: string;
  /** The first that differs from the first. */
  second: string | null;
  last: string;
  /** The instant on which the last one counts. */
  at: Value;
}

export const newLoad = (statements: MergeStatements): Load => ({
  statements,
  keys: [],
  lines: copyLines(),
  repeated: new Set(),
});

/**
 * What is still to be written when the first versions are: the last ones, and before them the second ones of rows that
 * ended as they began, so that a row that changed within the file is known to have been changed by it.
 */
export function laterVersions({ repeated }: Load): CopyLines[] {
  const [seconds, lasts] = [copyLines(), copyLines()];
  for (const { first, second, last } of repeated) {
    if (second !== null && last === first) seconds.add(second);
    lasts.add(last);
  }
  return [seconds, lasts].filter(({ rows }) => rows > 0);
}
