/** Rows of the coverage feed: a handful, so one statement each and the same on both databases. */
import type { Transaction, Value } from '../../../db/connect.ts';
import type { RowWriter } from './row-writer.ts';

const find = 'SELECT covered, announced FROM feed_days WHERE feed = ? AND day = ?';
const create = 'INSERT INTO feed_days (feed, day, row_count, covered, announced) VALUES (?, ?, 0, 1, ?)';
const change = 'UPDATE feed_days SET covered = 1, announced = ? WHERE feed = ? AND day = ?';

export function coverageWriter(tx: Transaction): RowWriter {
  let accepted = 0;
  let unchanged = 0;
  let collected: { columns: readonly string[]; values: Value[] }[] = [];

  async function write(columns: readonly string[], values: Value[]): Promise<void> {
    const given = (column: string) => values[columns.indexOf(column)] ?? null;
    const key = [given('feed'), given('day')];
    const [before] = await tx.all<{ covered: number; announced: number | null }>(find, key);
    const announced = columns.includes('announced') ? given('announced') : (before?.announced ?? null);
    if (before?.covered === 1 && before.announced === announced) {
      unchanged++;
      return;
    }
    if (before) await tx.run(change, [announced, ...key]);
    else await tx.run(create, [...key, announced]);
    accepted++;
  }

  async function drain(): Promise<void> {
    const rows = collected;
    collected = [];
    for (const { columns, values } of rows) await write(columns, values);
  }

  return {
    shape: (columns) => (values) => collected.push({ columns, values: [...values] }),
    drain,
    async finish() {
      await drain();
      return { accepted, unchanged, days: new Map() };
    },
  };
}
