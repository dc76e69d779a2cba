import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from './support/databases.ts';

const main = join(import.meta.dirname, '../server/main.ts');

describe('the process of the dashboard', () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'assay-main-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  function start(environment: Record<string, string>) {
    const child = spawn(process.execPath, [main], {
      cwd: folder,
      env: { PATH: '/usr/bin', PORT: '0', ...environment },
    });
    let output = '';
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const said = (pattern: RegExp) =>
      new Promise<RegExpExecArray>((resolve, reject) => {
        const look = (chunk: Buffer) => {
          output += chunk.toString();
          const match = pattern.exec(output);
          if (match) resolve(match);
        };
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        child.once('close', () => reject(new Error(`It ended without saying ${pattern.source}: ${output}`)));
      });
    return { child, ended, said };
  }

  it('serves on a new SQLite file and ends with 0 when told to', async () => {
    const { child, ended, said } = start({ DATABASE_URL: `sqlite:${join(folder, 'new.db')}` });
    const [, url] = await said(/"url":"([^"]+)"/);
    expect((await fetch(`${url}/sign-in`)).status).to.equal(200);
    const began = performance.now();
    child.kill('SIGTERM');
    expect(await ended).to.equal(0);
    expect(performance.now() - began).to.be.below(10_000);
  });

  it('says all faults of the environment at once and ends with 2', async () => {
    const { ended, said } = start({ TIME_ZONE: 'Mars', DATABASE_URL: 'mysql://x' });
    const [text] = await said(/DATABASE_URL must start[\s\S]*TIME_ZONE is not a time zone/);
    expect(text).to.include('\n');
    expect(await ended).to.equal(2);
  });

  it('does not change a PostgreSQL that lacks migrations, but says what to run', async () => {
    const made = await createTestDatabase('postgres', { empty: true });
    try {
      const { ended, said } = start({ DATABASE_URL: made.url });
      await said(/lacks 0001-whole-schema[^:]*: run `npm run -s assay -- migrate` first/);
      expect(await ended).to.equal(1);
    } finally {
      await made.drop();
    }
  });

  it('says which port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const { ended, said } = start({ DATABASE_URL: `sqlite:${join(folder, 'port.db')}`, PORT: String(port) });
    await said(/Port \d+ on 127\.0\.0\.1 is taken/);
    expect(await ended).to.equal(1);
    other.close();
  });
});
