/** The tables of an export by name, each a list of rows. */
export type Tables = Record<string, Record<string, string | number | null>[]>;

export interface Recomputed {
  night: number;
  metrics: Record<string, unknown>[];
  scores: { family: string; score: number | null; state: string; cap: number | null; losses: Record<string, number> }[];
}

export function readTables(bytes: Uint8Array): Tables;
export function recompute(tables: Tables): Recomputed;
export function compare(
  recomputed: Recomputed,
  tables: Tables,
): { text: string; agrees: boolean; figures: number; faults: string[] };
