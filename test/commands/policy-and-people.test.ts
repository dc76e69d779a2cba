import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { dayOf } from '../../server/scoring/day.ts';
import { defaultPolicy } from '../../server/scoring/policy.ts';
import { assay } from '../support/assay.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

describeOnEachDatabase('policies and people on the command line', (use) => {
  let folder = '';
  const run = (...parameters: string[]) => assay(parameters, { DATABASE_URL: use().url });
  const draft = (name: string, content: unknown) => {
    const file = join(folder, name);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  };
  before(() => (folder = mkdtempSync(join(tmpdir(), 'assay-policy-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('shows the default policy before the first night, as a table and as a document', async () => {
    expect((await run('policy', 'show')).stdout).to.match(/^late-delivery +4 % +4 % +6 % +10 % +20 +suspend$/m);
    expect(JSON.parse((await run('policy', 'show', '--json')).stdout)).to.deep.equal(defaultPolicy);
  });

  it('names every fault of a draft, and publishes none', async () => {
    const file = draft('bad.json', { ...defaultPolicy, delta: 'much', halfLifeDays: -1 });
    const checked = await run('policy', 'check', file);
    expect(checked.code).to.equal(1);
    expect(checked.stdout).to.match(/^delta .*\nhalfLifeDays /);
    const published = await run('policy', 'publish', file);
    expect(published.code).to.equal(1);
    expect(published.stderr).to.match(/^assay: .*bad\.json: delta .* \(and 1 more: run `assay policy check`\)\n$/);
    expect((await run('policy', 'check', draft('text.json', 'not { json'))).stderr).to.match(/is not JSON/);
  });

  it('refuses absurd figures alike when checking, publishing and trying', async () => {
    const file = draft('absurd.json', { ...defaultPolicy, windowDays: 1e12 });
    const says = 'windowDays is too large: at most 3,650. The default is 180.';
    expect((await run('policy', 'check', file)).stdout).to.equal(`${says}\n`);
    const refused = `assay: ${file}: ${says}\n`;
    expect((await run('policy', 'publish', file)).stderr).to.equal(refused);
    const days = ['--from', '2030-01-01', '--to', '2030-01-02'];
    expect((await run('backtest', '--policy', file, ...days)).stderr).to.equal(refused);
  });

  it('publishes a version with an audit line, from the day it is given', async () => {
    const stricter = { ...defaultPolicy, delta: 0.2 };
    const { code, stdout } = await run(
      ...['policy', 'publish', draft('good.json', stricter), '--from', '2031-01-01', '--note', 'stricter', '--json'],
    );
    expect({ code, ...(JSON.parse(stdout) as object) }).to.deep.equal({
      code: 0,
      version: 2,
      effectiveFrom: '2031-01-01',
    });
    const shown = async (day: string) =>
      JSON.parse((await run('policy', 'show', '--json', '--date', day)).stdout) as { delta: number };
    expect([(await shown('2030-12-31')).delta, (await shown('2031-01-01')).delta]).to.deep.equal([0.1, 0.2]);
    expect(await use().database.read('SELECT actor, action, subject FROM audit ORDER BY id')).to.deep.equal([
      { actor: 'command line', action: 'policy published', subject: 'version 2' },
    ]);
  });

  it('makes no version of a document that says the same', async () => {
    const same = { ...defaultPolicy, delta: 0.2 };
    const { code, stdout } = await run('policy', 'publish', draft('same.json', same), '--from', '2031-01-15');
    const words = 'Nothing changed: the policy of 2031-01-15 says the same already.\n';
    expect({ code, stdout }).to.deep.equal({ code: 0, stdout: words });
    expect(await use().database.read('SELECT version FROM policies ORDER BY version')).to.have.lengthOf(2);
  });

  it('refuses to undo what is announced, unless it is told to', async () => {
    const publish = (...more: string[]) =>
      run('policy', 'publish', draft('old.json', defaultPolicy), '--from', '2031-01-20', ...more);
    const { code, stderr } = await publish();
    expect(code).to.equal(1);
    expect(stderr).to.equal(
      'assay: version 2, announced for 2031-01-01, would be undone: allowance for a wrong benchmark 20 % → 10 %; ' +
        'start from it (`assay policy show --json --date 2031-01-01`) or add --undo-announced\n',
    );
    expect(await use().database.read('SELECT version FROM policies ORDER BY version')).to.have.lengthOf(2);
    const more = { ...defaultPolicy, delta: 0.2, staleNights: 20 };
    const added = await run('policy', 'publish', draft('more.json', more), '--from', '2031-02-01');
    expect(added.stdout).to.equal('Version 3 is in force from 2031-02-01.\n');
  });

  it('refuses a version that would reach back over a published night', async () => {
    await use().database.transaction((tx) =>
      tx.insertMany(
        'nights',
        ['night', 'policy', 'method', 'summary', 'published_at'],
        [[dayOf('2031-02-10'), 1, '{}', '{}', '2031-02-11T03:00:00Z']],
      ),
    );
    const publish = (day: string) =>
      run('policy', 'publish', draft('good.json', defaultPolicy), '--from', day, '--undo-announced');
    const { code, stderr } = await publish('2031-02-10');
    expect(code).to.equal(1);
    expect(stderr).to.equal(
      'assay: the night of 2031-02-10 is published: let the policy begin on 2031-02-11 or later\n',
    );
    expect((await publish('2031-02-11')).stdout).to.equal('Version 4 is in force from 2031-02-11.\n');
  });

  it('says that the address of a link is a guess, as long as BASE_URL is not set', async () => {
    const add = ['user', 'add', 'guess@example.com', '--role', 'lab'];
    const said = 'Set BASE_URL if people reach Assay under another address.';
    expect((await run(...add)).stdout).to.include(said);
    const { stdout } = await assay(add, { DATABASE_URL: use().url, BASE_URL: 'https://assay.example.com' });
    expect(stdout).to.include('https://assay.example.com/account/').and.not.to.include(said);
  });

  it('adds people with a one-time link, gives a new one, and never prints a password', async () => {
    const add = async () =>
      JSON.parse((await run('user', 'add', 'Ada@Example.com', '--role', 'admin', '--json')).stdout) as { link: string };
    const [first, second] = [await add(), await add()];
    expect(first.link).to.match(/^http:\/\/localhost:3000\/account\/set-password\?token=[\w-]{43}$/);
    expect(second.link).not.to.equal(first.link);
    const other = await run('user', 'add', 'ada@example.com', '--role', 'lab');
    expect([other.code, other.stderr]).to.deep.equal([1, 'assay: ada@example.com has an account already.\n']);
    const { stdout } = await run('user', 'list');
    expect(stdout).to.match(/^ada@example\.com +ada +admin +– +invited +–$/m);
  });

  it('disables people, but not the last administrator and nobody unknown', async () => {
    await run('user', 'add', 'lab@example.com', '--role', 'lab');
    expect((await run('user', 'disable', 'lab@example.com')).stdout).to.match(/is disabled/);
    expect((await run('user', 'enable', 'lab@example.com')).stdout).to.equal('lab@example.com may sign in again.\n');
    expect((await run('user', 'list')).stdout).to.match(/^lab@example\.com .* invited/m);
    expect((await run('user', 'disable', 'ada@example.com')).stderr).to.match(/last administrator/);
    expect((await run('user', 'disable', 'who@example.com')).stderr).to.match(
      /nobody has the address who@example\.com/,
    );
  });
});
