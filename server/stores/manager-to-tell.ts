/** The person who looks after a seller, as somebody to write to. */
import { assignedTo, managerOf } from './manager-of.ts';
import type { Preferences } from './preferences.ts';
import type { Read } from './read.ts';

export interface ManagerToTell {
  id: number;
  role: string;
  /** The language that they chose; null: none. */
  chosen: string | null;
}

/** Null: nobody does who may sign in. */
export async function managerToTell(read: Read, seller: number): Promise<ManagerToTell | null> {
  const [row] = await read<{ id: number; role: string; preferences: string }>(
    `SELECT p.id AS id, p.role AS role, p.preferences AS preferences FROM sellers v ${assignedTo}
       JOIN people p ON p.email = ${managerOf} AND p.disabled_at IS NULL
     WHERE v.id = ? AND p.role <> 'seller' ORDER BY p.id`,
    [seller],
  );
  if (!row) return null;
  const { language = null } = JSON.parse(row.preferences) as Preferences;
  return { id: row.id, role: row.role, chosen: language };
}
