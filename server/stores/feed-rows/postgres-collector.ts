/** Collects rows into loads, so that the outcome of writing the loads is that of writing the rows one by one. */
import type { Value } from '../../../db/connect.ts';
import { newLoad, type Load, type Versions } from './postgres-load.ts';
import type { MergeStatements } from './merge-statements.ts';

export interface CollectedRow {
  key: string;
  /** As COPY takes it. */
  line: string;
  /** The instant on which it counts. */
  at: Value;
}

export interface Collector {
  rows: number;
  characters: number;
  /** What the row did to the row of the same key before it, and the instant on which that one counted. */
  add(statements: MergeStatements, row: CollectedRow): { was: 'absent' | 'same' | 'other'; at: Value };
  /** The loads in the order in which they must be written; collects anew. */
  take(): Load[];
}

const absent = { was: 'absent', at: null } as const;
const same = { was: 'same', at: null } as const;

export function collector(): Collector {
  let closed: Load[] = [];
  const open = new Map<MergeStatements, Load>();
  /** Number of each key's row among those of the open loads; numbers, since objects would have to be moved about. */
  const numbers = new Map<string, number>();
  let loads: Load[] = [];
  let starts: number[] = [];
  let instants: Value[] = [];
  const versions = new Map<number, Versions>();

  function close(): void {
    closed.push(...open.values());
    open.clear();
    numbers.clear();
    versions.clear();
    [loads, starts, instants] = [[], [], []];
  }

  function repeat(number: number, { line, at }: CollectedRow) {
    const load = loads[number]!;
    const before = versions.get(number);
    const first = before?.first ?? load.lines.text(starts[number]!);
    if ((before?.last ?? first) === line) return same;
    collected.characters += line.length;
    if (before) before.last = line;
    else {
      const made = { first, second: line, last: line };
      versions.set(number, made);
      load.repeated.push(made);
    }
    const moved = { was: 'other', at: instants[number]! } as const;
    instants[number] = at;
    return moved;
  }

  const collected: Collector = {
    rows: 0,
    characters: 0,
    add(statements, row) {
      const number = numbers.get(row.key);
      if (number !== undefined && loads[number]!.statements === statements) return repeat(number, row);
      // A row that names other columns must see what this one's load wrote.
      if (number !== undefined) close();
      let load = open.get(statements);
      if (!load) open.set(statements, (load = newLoad(statements)));
      numbers.set(row.key, loads.length);
      loads.push(load);
      starts.push(load.lines.add(row.line));
      instants.push(row.at);
      load.keys.push(row.key);
      collected.rows++;
      collected.characters += row.line.length;
      return absent;
    },
    take() {
      close();
      const taken = closed;
      closed = [];
      collected.rows = 0;
      collected.characters = 0;
      return taken;
    },
  };
  return collected;
}
