/** The person who looks after a seller, as somebody to write to. */
import { assignedTo, managerOf } from './manager-of.ts';
import type { Read } from './read.ts';
import { readerOf, type StaffReader, type StoredReader } from './staff-readers.ts';

/** Null: nobody does who may sign in. */
export async function managerToTell(read: Read, seller: number): Promise<StaffReader | null> {
  const [row] = await read<StoredReader>(
    `SELECT p.id AS id, p.role AS role, p.preferences AS preferences FROM sellers v ${assignedTo}
       JOIN people p ON p.email = ${managerOf} AND p.disabled_at IS NULL
     WHERE v.id = ? AND p.role <> 'seller' ORDER BY p.id`,
    [seller],
  );
  return row ? readerOf(row) : null;
}
