/** What an import into PostgreSQL is measured beside: a plain COPY of the same rows into a table with the same indexes. */
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** Runs the work with the address of a database made for it, and with a server connection elsewhere. */
export async function withNewDatabase<T>(
  server: string,
  name: string,
  work: (address: string) => Promise<T>,
): Promise<T> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${name}`);
    return await work(Object.assign(new URL(server), { pathname: `/${name}` }).href);
  } finally {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  }
}

/** The tables' rows in files, and empty tables for them. */
export async function preparePeer(client: pg.Client, tables: readonly string[], fileOf: (table: string) => string) {
  for (const table of tables) {
    await pipeline(client.query(copyTo(`COPY ${table} TO STDOUT`)), createWriteStream(fileOf(table)));
    await client.query(`CREATE TABLE peer_${table} (LIKE ${table} INCLUDING ALL)`);
  }
  await client.query('CHECKPOINT');
}

/** One transaction for each table, as for each file. */
export async function copyPeer(client: pg.Client, tables: readonly string[], fileOf: (table: string) => string) {
  for (const table of tables) {
    await pipeline(createReadStream(fileOf(table)), client.query(copyFrom(`COPY peer_${table} FROM STDIN`)));
  }
}
