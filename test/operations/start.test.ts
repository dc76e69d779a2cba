import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { assay, program } from '../support/assay.ts';
import { eventually } from '../support/eventually.ts';

/** `assay start` on a free port, once it serves. */
async function started(folder: string): Promise<{ child: ChildProcess; said: () => string; url: string }> {
  const { PATH = '' } = process.env;
  const environment = {
    PATH,
    DATABASE_URL: `sqlite:${join(folder, 'assay.db')}`,
    PORT: '0',
    INBOX: join(folder, 'inbox'),
  };
  const child = spawn(process.execPath, [program, 'start'], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  try {
    const url = await eventually(async () => {
      expect(text).to.include('looked for owed nights');
      const [, address = ''] = /"url":"([^"]+)"/.exec(text) ?? [];
      expect((await fetch(`${address}/healthz`)).ok, text).to.equal(true);
      return address;
    });
    return { child, said: () => text, url };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

const childrenOf = (pid: number | undefined): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);

const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('assay start', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'assay-start-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('brings the schema, serves, ticks, speaks JSON lines, and stops cleanly', async () => {
    const { child, said } = await started(folder);
    const children = childrenOf(child.pid);
    expect(children).to.have.length(2);
    child.kill('SIGTERM');
    expect(await once(child, 'close')).to.deep.equal([0, null]);
    expect(children.filter(lives)).to.deep.equal([]);
    for (const line of said().trim().split('\n')) expect(JSON.parse(line)).to.have.property('msg');
  });

  it('ends with 1 when one of the two dies, and takes the other with it', async () => {
    const { child } = await started(folder);
    const [one = 0, other = 0] = childrenOf(child.pid);
    process.kill(one, 'SIGKILL');
    expect(await once(child, 'exit')).to.deep.equal([1, null]);
    expect(lives(other)).to.equal(false);
  });

  it('does not start on wrong settings', async () => {
    const { code, stderr } = await assay(['start'], { DATABASE_URL: 'nonsense' });
    expect(code).to.equal(2);
    expect(stderr).to.include('DATABASE_URL must start with sqlite: or postgres://');
  });
});
