/** How long it takes to find what was done to a long audit log: `npx node jobs/benchmarks/audit.ts`. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { checkAudit } from '../../server/stores/audit-check.ts';
import { makeAuditHeads } from '../../server/stores/audit-head.ts';
import { appendAudit } from '../../server/stores/audit.ts';
import { auditLines, auditWords } from '../../server/stores/desk-audit.ts';
import { secondsSince } from '../seconds-since.ts';
import { tamperings } from './audit-tamperings.ts';

export interface AuditBenchmarkOptions {
  entries?: number;
  print?: (line: string) => void;
}

/** One a minute, from New Year on. */
const instant = (nth: number): string => `${new Date(Date.UTC(2026, 0, 1) + nth * 60_000).toISOString().slice(0, 19)}Z`;

const entry = (nth: number) => ({
  at: instant(nth),
  actor: `person${nth % 40}@example.com`,
  action: nth % 3 ? 'decision recorded' : 'signed in',
  subject: `seller S-${nth % 5_000}`,
  detail: {
    reason: `Called the seller about the ${nth} late parcels of last week.`,
    level: 'warn',
    recommendation: nth,
  },
});

export async function benchmarkAudit({ entries = 100_000, print = console.log }: AuditBenchmarkOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'assay-benchmark-audit-'));
  const [whole, tampered] = [join(folder, 'whole.db'), join(folder, 'tampered.db')];
  try {
    await withDatabase(whole, async (database) => {
      await migrate(database);
      await write(database, entries);
    });
    print(`${entries} entries on ${cpus().length} processors`);
    const check = await withDatabase(whole, async (database) => timed(() => checkAudit(database)));
    const page = await withDatabase(whole, (database) => timed(() => viewed(database)));
    const hashing = hashedAlone(entries);
    print(`whole: ${check.seconds.toFixed(2)} s; the same bytes hashed and nothing else: ${hashing.toFixed(2)} s`);
    print(`a page of the list, its words and its count: ${page.seconds.toFixed(2)} s`);
    const results: Record<string, { seconds: number; found: string | null }> = {};
    for (const [what, tamper] of Object.entries(tamperings)) {
      copyFileSync(whole, tampered);
      const { seconds, result } = await withDatabase(tampered, async (database) => {
        await tamper(database, Math.floor(entries * 0.99));
        return timed(() => checkAudit(database));
      });
      results[what] = { seconds, found: result.broken?.reason ?? null };
      print(`${what}: ${seconds.toFixed(2)} s, ${result.broken ? 'found' : 'NOT FOUND'}`);
    }
    return { entries, whole: check.seconds, page: page.seconds, hashing, tamperings: results };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withDatabase<T>(file: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(`sqlite:${file}`);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const began = performance.now();
  const result = await work();
  return { seconds: secondsSince(began), result };
}

async function write(database: Database, entries: number): Promise<void> {
  const batch = 5_000;
  for (let from = 0; from < entries; from += batch)
    await database.transaction(async (tx) => {
      for (let nth = from; nth < Math.min(entries, from + batch); nth++) await appendAudit(tx, entry(nth));
    });
  await makeAuditHeads(database, instant(entries + 1_440));
}

async function viewed(database: Database): Promise<void> {
  await auditLines(database, {}, { ofLab: false }, { page: 1, size: 50 });
  await auditWords(database);
}

function hashedAlone(entries: number): number {
  const began = performance.now();
  let seal = '';
  for (let nth = 0; nth < entries; nth++)
    seal = createHash('sha256')
      .update(`${seal}\n${JSON.stringify(entry(nth))}`)
      .digest('hex');
  return secondsSince(began);
}

if (import.meta.main) await benchmarkAudit();
