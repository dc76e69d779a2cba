/** What an outsider can check with nothing but the export, a head that was kept, and the lines of docs/audit.md. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as collect } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { makeAuditHeads } from '../../server/stores/audit-head.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { chained, nthEntry, writeLog } from '../support/audit-log.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import type { Visitor } from '../support/visitor.ts';

/** More than are written at once. */
const length = 2_500;

describeOnEachDatabase('the export of the audit', (use) => {
  let app: RunningApp;
  let admin: Visitor;
  let folder = '';
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assay-audit-'));
    const [, snippet = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync('docs/audit.md', 'utf8')) ?? [];
    writeFileSync(join(folder, 'check.mjs'), snippet);
    await writeLog(use().database, chained(Array.from({ length }, (_, nth) => nthEntry(nth))));
    await makeAuditHeads(use().database, '2026-01-03T00:10:00Z');
    app = await startApp(use().database, { clock: clockAt('2026-01-03T09:00:00Z') });
    admin = await app.signIn('admin');
  });
  after(async () => {
    await app?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const check = async (ndjson: string, ...heads: string[]) => {
    const child = spawn(process.execPath, [join(folder, 'check.mjs'), ...heads], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    // It ends at the first fault and reads no further.
    child.stdin.on('error', () => undefined).end(ndjson);
    return collect(child.stdout);
  };
  const heads = async () => {
    const { text } = await admin.get('/api/v1/audit-heads');
    return (JSON.parse(text) as { heads: { day: string; entries: number; hash: string }[] }).heads.map(
      ({ day, entries, hash }) => `${day}:${entries}:${hash}`,
    );
  };

  it('is found whole, with its heads, by twenty lines of another program', async () => {
    const { text } = await admin.get('/audit.ndjson');
    const lines = text.trim().split('\n').length;
    expect(lines).to.be.above(length);
    expect(await check(text, ...(await heads()))).to.match(new RegExp(`^${lines} entries are whole`));
  });

  it('is found whole where the reader is given the seals of an entry alone, and broken where they do not fit', async () => {
    const lines = (await admin.get('/audit.ndjson')).text.trim().split('\n');
    const { entry, previous_hash, hash } = JSON.parse(lines[1_200] as string) as Record<string, string>;
    const covered = (seal: string | undefined) =>
      lines.with(1_200, JSON.stringify({ entry, previous_hash, hash: seal })).join('\n');
    expect(await check(covered(hash))).to.match(/entries are whole/);
    expect(await check(covered(previous_hash))).to.match(/^entry 1202 of \S+ does not follow/);
  });

  it('is found broken by them when a line is changed, left out, or rewritten with all that follow', async () => {
    const { text } = await admin.get('/audit.ndjson');
    const lines = text.trim().split('\n');
    const changed = lines.with(1_200, (lines[1_200] as string).replace('seller', 'Seller'));
    expect(await check(changed.join('\n'))).to.match(/^entry 1201 of 2026-01-01T20:00:00Z was changed/);
    expect(await check(lines.toSpliced(1_200, 1).join('\n'))).to.match(/^entry 1202 of \S+ does not follow/);
    expect(await check(lines.slice(0, 1_200).join('\n'), ...(await heads()))).to.match(
      /^entries are missing at the end/,
    );
    const rewritten = chained([
      { ...nthEntry(0), actor: 'nobody' },
      ...Array.from({ length }, (_, nth) => nthEntry(nth + 1)),
    ]);
    const forged = rewritten
      .map(({ id: entry, ...rest }) => JSON.stringify({ entry, ...rest }).replaceAll('\u2028', '\\u2028'))
      .join('\n');
    expect(await check(forged)).to.match(/entries are whole/);
    expect(await check(forged, ...(await heads()))).to.match(/^something up to entry 1440 was rewritten/);
  });

  it('holds exactly what the filters let through, as CSV and as NDJSON, the oldest first', async () => {
    const asked = '?action=signed+in&from=2026-01-02&to=2026-01-02';
    const csv = parse<Record<string, string>>((await admin.get(`/audit.csv${asked}`)).text, { columns: true });
    const lines = (await admin.get(`/audit.ndjson${asked}`)).text.trim().split('\n');
    const ndjson = lines.map((line) => JSON.parse(line) as Record<string, string | number>);
    expect(csv.map(({ entry }) => Number(entry))).to.deep.equal(
      Array.from({ length }, (_, nth) => nth + 1).filter((id) => id > 1_440 && (id - 1) % 5 === 0),
    );
    expect(ndjson.map(({ entry }) => entry)).to.deep.equal(csv.map(({ entry }) => Number(entry)));
    expect(Object.keys(csv[0] ?? {})).to.deep.equal(Object.keys(ndjson[0] ?? {}));
    expect(csv[3]?.['detail']).to.equal(ndjson[3]?.['detail']);
  });

  it('gives heads to administrators only, and shows the newest as a line to copy', async () => {
    const [newest = ''] = await heads();
    expect(newest).to.match(/^2026-01-02:2500:[0-9a-f]{64}$/);
    expect((await admin.get('/audit')).text).to.include(newest);
    expect((await admin.get('/audit/heads.csv')).text.split('\r\n')).to.have.length(4);
    const manager = await app.signIn('manager');
    expect((await manager.get('/api/v1/audit-heads')).status).to.equal(403);
    expect((await manager.get('/audit/heads.csv')).status).to.equal(403);
    expect((await manager.get('/audit')).text).not.to.include('/audit/heads.csv');
  });
});
