import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { startApp } from '../support/app.ts';
import { assay, ended, program } from '../support/assay.ts';
import { createTestDatabase } from '../support/databases.ts';

describe('the file of the database', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'assay-file-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const at = (path: string) => ({ DATABASE_URL: `sqlite:${join(folder, path)}` });
  const rights = (path: string) => (statSync(join(folder, path)).mode & 0o777).toString(8);

  it('is made by migrate, with its folder, for its owner only', async () => {
    expect((await assay(['migrate'], at('new/deep/assay.db'))).code).to.equal(0);
    expect(['new', 'new/deep', 'new/deep/assay.db'].map(rights)).to.deep.equal(['700', '700', '600']);
  });

  it('is made by no verb that only works with it', async () => {
    const file = join(folder, 'orders.csv');
    writeFileSync(file, 'order_id,seller_id,ordered_at\n');
    const verbs = [
      'export scores',
      `import ${file}`,
      'night',
      'verify',
      `backup ${file}.gz`,
      'user list',
      'policy show',
    ];
    for (const verb of [...verbs, 'backfill --from 2026-01-01 --to 2026-01-02', 'scheduler', 'benchmark pages']) {
      const { code, stdout, stderr } = await assay(verb.split(' '), at('nowhere/assay.db'));
      expect({ code, stdout }, verb).to.deep.equal({ code: 1, stdout: '' });
      expect(stderr, verb).to.match(/there is no database at \S+assay\.db: run `assay migrate` first\n$/);
    }
    expect(readdirSync(folder)).to.deep.equal(['orders.csv']);
  });

  it('that cannot be opened is told in one line on standard error', async () => {
    mkdirSync(join(folder, 'folder.db'));
    writeFileSync(join(folder, 'text.db'), 'this is a text '.repeat(100));
    for (const [path, words] of [
      ['folder.db', /the database file cannot be opened/],
      ['text.db', /is not a database/],
    ] as const) {
      const { code, stdout, stderr } = await assay(['migrate'], at(path));
      expect({ code, stdout }, stderr).to.deep.equal({ code: 1, stdout: '' });
      expect(stderr)
        .to.match(words)
        .and.match(/^assay: [^\n]+\n$/);
    }
  });

  it('deleted or replaced under a server is told by both probes', async () => {
    const made = await createTestDatabase('sqlite');
    const app = await startApp(made.database);
    const file = made.url.slice('sqlite:'.length);
    const answers = async () => [
      (await app.visitor().get('/healthz')).status,
      (await app.visitor().get('/readyz')).status,
    ];
    expect(await answers()).to.deep.equal([200, 200]);
    renameSync(file, `${file}.away`);
    expect(await answers()).to.deep.equal([503, 503]);
    writeFileSync(file, '');
    expect(await answers()).to.deep.equal([503, 503]);
    rmSync(file);
    renameSync(`${file}.away`, file);
    expect(await answers()).to.deep.equal([200, 200]);
    await app.close();
    await made.drop();
  });

  it('may be exported to a full disk: one line says so', async () => {
    expect((await assay(['migrate'], at('assay.db'))).code).to.equal(0);
    const full = openSync('/dev/full', 'w');
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [program, 'export', 'decisions'], {
      env: { PATH, ...at('assay.db') },
      stdio: ['ignore', full, 'pipe'],
    });
    const [said] = await Promise.all([text(child.stderr!), once(child, 'exit')]);
    closeSync(full);
    expect(child.exitCode).to.equal(1);
    expect(said).to.match(/^assay: the disk is full[^\n]+\n$/);
  });

  it('takes nothing from a folder without feeds, and passes over links that lead nowhere', async () => {
    expect((await assay(['migrate'], at('assay.db'))).code).to.equal(0);
    const feeds = join(folder, 'orders.csv');
    mkdirSync(feeds);
    const empty = await assay(['import', feeds], at('assay.db'));
    expect({ code: empty.code, stdout: empty.stdout }).to.deep.equal({ code: 1, stdout: '' });
    expect(empty.stderr).to.match(/^assay: no feed file in \S+orders\.csv: [^\n]+\n$/);
    writeFileSync(join(feeds, 'sellers.csv'), 'seller_id,name\nA,Shop A\n');
    symlinkSync('orders-1.csv', join(feeds, 'orders-1.csv'));
    symlinkSync('nowhere', join(feeds, 'orders-2.csv'));
    const { code, stdout, stderr } = await assay(['import', feeds, '--json'], at('assay.db'));
    expect(code, stderr).to.equal(0);
    expect(JSON.parse(stdout)).to.have.lengthOf(1);
    for (const name of ['orders-1.csv', 'orders-2.csv'])
      expect(stderr).to.include(`passed over ${name}: a link that leads nowhere\n`);
    expect(existsSync(join(feeds, 'sellers.csv'))).to.equal(true);
  });

  it('says what to do where no file may grow any further', async () => {
    await assay(['migrate'], at('assay.db'));
    const noise = (seed: string) => createHash('sha512').update(seed).digest('hex');
    const sellers = (name: string) => {
      const rows = Array.from({ length: 2_000 }, (_, n) => `${name}-${n},${noise(name + n)}`);
      writeFileSync(join(folder, `sellers-${name}.csv`), `seller_id,name\n${rows.join('\n')}\n`);
      return `import ${join(folder, `sellers-${name}.csv`)}`;
    };
    expect((await assay(sellers('one').split(' '), at('assay.db'))).code).to.equal(0);
    const limited = (command: string, kilobytes = 64) =>
      ended(
        'bash',
        ['-c', `ulimit -f ${kilobytes}; exec "$@"`, 'bash', process.execPath, program, ...command.split(' ')],
        {
          ...at('assay.db'),
        },
      );
    const backup = await limited(`backup ${join(folder, 'copy.gz')}`);
    expect(backup.code).to.equal(1);
    expect(backup.stderr).to.match(/^assay: the file may not grow any further: raise the limit [^\n]+\n$/);
    const taken = await limited(sellers('two'));
    expect(taken.code).to.equal(1);
    expect(taken.stderr).to.match(/refused: the database file cannot be written: free some space, raise the limit/);
    const opened = await limited('user list', 4);
    expect(opened.stderr).to.match(/^assay: the database file cannot be written or read: make room, [^\n]+\n$/);
  });
});
