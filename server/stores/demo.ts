/** What a demo database says about itself, so that `demo` never touches another. */
import type { Database } from '../../db/connect.ts';
import { readSetting } from './settings.ts';

export interface DemoState {
  /** What it was made from: the same recipe gives the same marketplace. */
  recipe: string;
  /** False while it is being made, and for ever if that was broken off. */
  complete: boolean;
}

const name = 'demo';

export async function demoState(database: Database): Promise<DemoState | null> {
  const value = await readSetting(database, name);
  return value === null ? null : (JSON.parse(value) as DemoState);
}

export async function keepDemoState(database: Database, state: DemoState): Promise<void> {
  await database.transaction((transaction) =>
    transaction.run(
      'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      [name, JSON.stringify(state)],
    ),
  );
}

/** Whether anybody has put anything into a migrated database. */
export async function holdsAnything(database: Database): Promise<boolean> {
  for (const sql of [
    'SELECT 1 AS found FROM people LIMIT 1',
    'SELECT 1 AS found FROM imports LIMIT 1',
    'SELECT 1 AS found FROM sellers LIMIT 1',
    'SELECT 1 AS found FROM nights LIMIT 1',
  ]) {
    if ((await database.read(sql)).length > 0) return true;
  }
  return false;
}
