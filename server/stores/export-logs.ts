/** What leaves the program besides the nights: the rows in quarantine and the decisions, all of them or those of one day. */
import type { Database } from '../../db/connect.ts';
import type { BusinessCalendar, Day } from '../scoring/day.ts';
import { each, type Cell, type Export } from './exports.ts';

interface DecisionRow {
  decided_at: string;
  seller_id: string;
  level: string;
  decision: string;
  person: string;
  reason: string;
  in_force_from: string | null;
  in_force_to: string | null;
}

/** All decisions, or those of one business day. */
export const exportDecisions = (database: Database, day: Day | null, calendar: BusinessCalendar): Export => ({
  columns: 'decided_at,seller_id,level,decision,by,reason,in_force_from,in_force_to'.split(','),
  rows: each<DecisionRow>(
    database
      .read<DecisionRow>(
        `SELECT d.decided_at AS decided_at, v.seller_id AS seller_id, d.level AS level, d.decision AS decision,
           d.person AS person, d.reason AS reason, d.in_force_from AS in_force_from, d.in_force_to AS in_force_to
         FROM decisions d JOIN sellers v ON v.id = d.seller ORDER BY v.seller_id, d.decided_at, d.id`,
      )
      .then((rows) => rows.filter((row) => day === null || dayOfInstant(row.decided_at, calendar) === day)),
    (row) => [
      row.decided_at,
      row.seller_id,
      row.level,
      row.decision,
      row.person,
      row.reason,
      row.in_force_from,
      row.in_force_to,
    ],
  ),
});

interface ImportRow {
  id: number;
  file: string;
  started_at: string;
}

interface RejectionRow {
  id: number;
  line: number;
  column_name: string | null;
  rule: string;
  raw: string;
}

/** Every row in quarantine, file by file in the order of their arrival, or those of the files of one business day. */
export const exportRejections = (database: Database, day: Day | null, calendar: BusinessCalendar): Export => ({
  columns: 'file,line,column,rule,raw'.split(','),
  rows: rejections(database, day, calendar),
});

async function* rejections(database: Database, day: Day | null, calendar: BusinessCalendar): AsyncGenerator<Cell[]> {
  const imports = await database.read<ImportRow>(
    'SELECT id, file, started_at FROM imports WHERE quarantined > 0 ORDER BY id',
  );
  for (const { id: importId, file, started_at } of imports) {
    if (day !== null && dayOfInstant(started_at, calendar) !== day) continue;
    for (let last: [number, number] = [0, 0]; ;) {
      const rows = await database.read<RejectionRow>(
        `SELECT id, line, column_name, rule, raw FROM rejections
         WHERE import_id = ? AND (line, id) > (?, ?) ORDER BY line, id LIMIT 500`,
        [importId, ...last],
      );
      for (const { line, column_name, rule, raw } of rows) yield [file, line, column_name, rule, raw];
      const end = rows.at(-1);
      if (!end) break;
      last = [end.line, end.id];
    }
  }
}

const dayOfInstant = (instant: string, calendar: BusinessCalendar): Day => calendar(Date.parse(instant) / 1000);
