/** PostgreSQL through pg: knex for what is built, a pool of ours for prepared reads. */
import knexModule from 'knex';
import type { Knex } from 'knex';
import pg from 'pg';
import type { Bound, Database, Row, Transaction } from './connect.ts';
import { conflictClause, silent } from './sqlite.ts';

const { knex: createKnex } = knexModule;

const int8 = 20;
const numeric = 1700;

/** Counts and sums of whole numbers arrive as text by default; ours stay far below 2^53. */
const types = {
  getTypeParser: (oid: number, format?: string): ((value: string) => unknown) =>
    oid === int8 || oid === numeric
      ? Number
      : (pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown),
};

/** Rows an INSERT carries at once. */
const chunk = 5_000;

export async function openPostgres(address: string): Promise<Database> {
  const settings = { connectionString: address, types, options: '-c random_page_cost=1.1' };
  const knex = createKnex({ client: 'pg', connection: settings, pool: { min: 0, max: 6 }, log: silent });
  const pool = new pg.Pool({ ...settings, max: 6 });
  // A lost idle connection is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  // Asked through the pool: knex would print its own words about a server that does not answer.
  await pool.query('select 1');
  const columnTypes = new Map<string, Promise<Map<string, string>>>();
  const names = new Map<string, { name: string; text: string }>();
  const named = (sql: string) => {
    let statement = names.get(sql);
    if (!statement) {
      statement = { name: `read-${names.size}`, text: numbered(sql) };
      names.set(sql, statement);
    }
    return statement;
  };
  return {
    dialect: 'postgres',
    knex,
    read: async <T = Row>(sql: string, values: readonly Bound[] = []) =>
      (await pool.query({ ...named(sql), values: [...values] })).rows as T[],
    transaction: (work) => knex.transaction((trx) => work(transactionOn(trx, columnTypes))),
    native: { dialect: 'postgres', pool },
    isInPlace: () => true,
    close: async () => {
      await pool.end();
      await knex.destroy();
    },
  };
}

/** `?` placeholders as PostgreSQL wants them. No text of ours holds a question mark outside a placeholder. */
function numbered(sql: string): string {
  let count = 0;
  return sql.replace(/\?/g, () => `$${++count}`);
}

function transactionOn(trx: Knex.Transaction, columnTypes: Map<string, Promise<Map<string, string>>>): Transaction {
  const raw = (sql: string, values: readonly Bound[] = []) =>
    trx.raw<{ rows: unknown[]; rowCount: number | null }>(sql, [...values]);
  const typesOf = (table: string) => {
    let found = columnTypes.get(table);
    if (!found) {
      found = raw(
        `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
         WHERE attrelid = CAST(? AS regclass) AND attnum > 0 AND NOT attisdropped`,
        [table],
      ).then(({ rows }) => new Map((rows as { name: string; type: string }[]).map(({ name, type }) => [name, type])));
      columnTypes.set(table, found);
    }
    return found;
  };
  return {
    knex: trx,
    all: async <T = Row>(sql: string, values?: readonly Bound[]) => (await raw(sql, values)).rows as T[],
    run: async (sql, values) => (await raw(sql, values)).rowCount ?? 0,
    insertMany: async (table, columns, rows, onConflict) => {
      const known = await typesOf(table);
      const arrays = columns.map((column) => `CAST(? AS ${known.get(column) ?? 'text'}[])`).join(', ');
      const sql = `INSERT INTO ${table} (${columns.join(', ')}) SELECT * FROM unnest(${arrays})${conflictClause(table, onConflict)}`;
      for (let start = 0; start < rows.length; start += chunk) {
        const slice = rows.slice(start, start + chunk);
        await trx.raw(sql, columns.map((_, index) => slice.map((row) => row[index] ?? null)) as never);
      }
    },
  };
}
