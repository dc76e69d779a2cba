/** Whether every record of every imported file is accounted for. */
import type { Database } from '../../db/connect.ts';

export interface Unaccounted {
  file: string;
  lines: number;
  told: number;
  quarantined: number;
  /** Rows that are really there in quarantine. */
  kept: number;
}

export async function unaccountedImports(database: Database): Promise<Unaccounted[]> {
  return database.read<Unaccounted>(
    `SELECT file, lines, told, quarantined, kept FROM (
       SELECT i.id AS id, i.file AS file, i.lines AS lines, i.quarantined AS quarantined,
         i.accepted + i.unchanged + i.quarantined + i.blank AS told,
         (SELECT COUNT(*) FROM rejections r WHERE r.import_id = i.id) AS kept
       FROM imports i WHERE i.state = 'imported') AS counted
     WHERE told <> lines OR quarantined <> kept ORDER BY id`,
  );
}

export async function importCount(database: Database): Promise<number> {
  const [row] = await database.read<{ n: number }>("SELECT COUNT(*) AS n FROM imports WHERE state = 'imported'");
  return row?.n ?? 0;
}
