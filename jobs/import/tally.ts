/** Keeps account of a file's records: each is accepted, unchanged, quarantined or blank. */
import type { Rejection } from '../../server/stores/imports.ts';
import { rawText, type FileRecord } from './record.ts';
import type { Fault } from './read-row.ts';

/** Kinds of warning that are told apart; a file full of odd words would otherwise make thousands. */
const mostWarnings = 40;
const furtherWarnings = 'further warnings of other kinds';

export interface Tally {
  lines: number;
  blank: number;
  quarantined: number;
  warnings: Record<string, number>;
  firstRejection: Rejection | null;
  /** Rejections that are not written down yet. */
  pending: Rejection[];
  warn(kind: string): void;
  reject(record: FileRecord, fault: Fault): void;
}

export function newTally(): Tally {
  const tally: Tally = {
    lines: 0,
    blank: 0,
    quarantined: 0,
    warnings: {},
    firstRejection: null,
    pending: [],
    warn(kind) {
      const isNew = tally.warnings[kind] === undefined;
      const full = isNew && Object.keys(tally.warnings).length >= mostWarnings;
      const counted = full ? furtherWarnings : kind;
      tally.warnings[counted] = (tally.warnings[counted] ?? 0) + 1;
    },
    reject(record, { column, rule }) {
      const rejection = { line: record.line, column, rule, raw: rawText(record) };
      tally.quarantined++;
      tally.firstRejection ??= rejection;
      tally.pending.push(rejection);
    },
  };
  return tally;
}

/** A rejection in one line. */
export const rejectionText = ({ line, column, rule }: Rejection): string =>
  `line ${line.toLocaleString('en')}${column === null ? '' : `, column ${column}`}: ${rule}`;
