/** One record of a file, as the splitters hand it over. The same object is used again for the next record. */
export interface FileRecord {
  /** Holds the cells; cell i is text[starts[i], ends[i]). */
  text: string;
  starts: number[];
  ends: number[];
  /** How many cells there are. */
  count: number;
  /** Where the record stands: source[from, to), line end included. */
  source: string;
  from: number;
  to: number;
  /** Characters of the record, line end included; more than to − from if it was too long to keep. */
  length: number;
  /** Line of the file on which the record starts. */
  line: number;
  blank: boolean;
  /** Why the record as a whole cannot be taken. */
  fault: string | null;
  hasNul: boolean;
}

export const newRecord = (): FileRecord => ({
  text: '',
  starts: [],
  ends: [],
  count: 0,
  source: '',
  from: 0,
  to: 0,
  length: 0,
  line: 1,
  blank: false,
  fault: null,
  hasNul: false,
});

export interface Splitter {
  /** Takes the next piece of the file; hands over every record that ends in it. */
  push(piece: string): void;
  /** Hands over what is left. */
  end(): void;
}

export type TakeRecord = (record: FileRecord) => void;

/** Longer records are not kept in memory: two texts of the greatest length fit. */
export const longestRecord = 2_200_000;

const longestRaw = 2_000;

/** The record as it stands in the file, cut; a NUL cannot be kept by every database and shows as ␀. */
export function rawText(record: FileRecord): string {
  const to = Math.min(record.to, record.from + longestRaw + 2);
  const raw = record.source.slice(record.from, to).replace(/\r?\n$/, '');
  return raw.slice(0, longestRaw).toWellFormed().replaceAll('\0', '␀');
}

/** Blank: nothing but white space. */
export function isBlank(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) if (text.charCodeAt(index) > 32) return false;
  return true;
}
