/** Collects rows into loads, so that the outcome of writing the loads is that of writing the rows one by one. */
import type { Value } from '../../../db/connect.ts';
import { newLoad, type Load, type Versions } from './postgres-load.ts';
import type { MergeStatements } from './merge-statements.ts';

/** What a row did to the row of the same key before it in the collection. */
export type Repetition = 'none' | 'same' | 'change';

export interface Collector {
  rows: number;
  characters: number;
  add(
    statements: MergeStatements,
    row: { key: string; line: string; at: Value },
    moved: (before: Value) => void,
  ): Repetition;
  /** The loads in the order in which they must be written; collects anew. */
  take(): Load[];
}

export function collector(): Collector {
  let closed: Load[] = [];
  const open = new Map<MergeStatements, Load>();
  const seen = new Map<string, Versions>();

  function close(): void {
    closed.push(...open.values());
    open.clear();
    seen.clear();
  }

  const collected: Collector = {
    rows: 0,
    characters: 0,
    add(statements, { key, line, at }, moved) {
      const before = seen.get(key);
      if (before?.load.statements === statements) {
        if (before.last === line) return 'same';
        moved(before.at);
        before.second ??= line;
        before.last = line;
        before.at = at;
        collected.characters += line.length;
        before.load.repeated.add(before);
        return 'change';
      }
      // A row that names other columns must see what this one's load wrote.
      if (before) close();
      let load = open.get(statements);
      if (!load) open.set(statements, (load = newLoad(statements)));
      load.lines.add(line);
      load.keys.push(key);
      seen.set(key, { load, first: line, second: null, last: line, at });
      collected.rows++;
      collected.characters += line.length;
      return 'none';
    },
    take() {
      close();
      const loads = closed;
      closed = [];
      collected.rows = 0;
      collected.characters = 0;
      return loads;
    },
  };
  return collected;
}
