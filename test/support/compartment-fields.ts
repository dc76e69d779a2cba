/** Which fields of the lab's compartment hold no canary: a column that is added later must be given one, or named here. */
import type { Database } from '../../db/connect.ts';
import { allTables, isCompartment } from './marketplace-crawl.ts';

/** Words of a fixed list, and what nothing under cover has yet. */
const plain = new Set([
  ...['currency', 'draw', 'grade', 'verdict', 'safety_finding', 'second_reason', 'stratum', 'state', 'grading'],
  ...['view', 'size', 'judgement', 'mystery_orders.category', 'lab_identities.market', 'lab_checklists.document'],
  ...['revealed_on', 'counted_on', 'recounted_on', 'corrected_verdict', 'corrected_safety_finding', 'corrected_on'],
  ...['disclosed_at', 'lab_photos.removed_at'],
]);

/** `table.column` of each that holds text, and in no row one in which `holds` finds something. */
export async function fieldsWithout(database: Database, holds: (text: string) => boolean): Promise<string[]> {
  const missing: string[] = [];
  for (const table of (await allTables(database)).filter(isCompartment)) {
    const columns = await database.knex(table).columnInfo();
    const rows = await database.read(`SELECT * FROM ${table} ORDER BY 1`);
    for (const [column, { type }] of Object.entries(columns)) {
      if (type !== 'text' || plain.has(column) || plain.has(`${table}.${column}`)) continue;
      const texts = rows.map((row) => String(row[column] ?? ''));
      if (!texts.some((text) => holds(text) || holds(Buffer.from(text, 'base64').toString())))
        missing.push(`${table}.${column}`);
    }
  }
  return missing;
}
