import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import type { Command } from 'commander';
import { program as commands } from '../../jobs/commands/index.ts';
import { readConfig, type ConfigError } from '../../server/config.ts';
import { assay, ended, program } from '../support/assay.ts';

/** Every command with the words that call it. */
const withPaths = (command: Command, path = 'assay'): [string, Command][] =>
  command.commands.flatMap((child) => {
    const own = `${path} ${child.name()}`;
    return [[own, child] as [string, Command], ...withPaths(child, own)];
  });

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (piece) => (text += piece) }).outputHelp();
  return text;
}

describe('the command line', () => {
  let folder = '';
  let environment: Record<string, string> = {};
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-commands-'));
    environment = { DATABASE_URL: `sqlite:${join(folder, 'assay.db')}` };
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('has the verbs of the contract', () => {
    const verbs = commands().commands.map((command) => command.name());
    expect(verbs).to.include.members(
      'migrate import night backfill export policy user backup restore verify web scheduler start'.split(' '),
    );
  });

  it('explains itself and each verb with an example', async () => {
    const { code, stdout, stderr } = await assay(['night', '--help']);
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
    expect(stdout).to.match(/^Usage: assay night/);
    for (const [path, command] of withPaths(commands())) {
      expect(helpOf(command), path).to.match(new RegExp(`\n {2}(\\S+=\\S+ )*${path}`));
    }
  });

  const wrong: Record<string, [string[], RegExp]> = {
    'an unknown verb': [['imprt'], /unknown command 'imprt' \(Did you mean import\?\)/],
    'an unknown option': [['migrate', '--jsn'], /unknown option '--jsn' \(Did you mean --json\?\)/],
    'a missing argument': [['import'], /missing required argument 'path'/],
    'a missing option': [['backfill', '--from', '2026-01-01'], /required option '--to <day>' not specified/],
    'a day that is none': [['night', '--date', '2026-02-30'], /'2026-02-30' is invalid. Write a day of the calendar/],
    'a format that is none': [['export', 'scores', '--format', 'xml'], /Allowed choices are csv, json/],
    'a kind that is none': [['export', 'score'], /Allowed choices are readings, scores/],
    'one argument too many': [['verify', 'now'], /too many arguments/],
    'days the wrong way round': [['backfill', '--from', '2026-02-02', '--to', '2026-02-01'], /--from lies after --to/],
    'an address that is none': [['user', 'add', 'a@b', '--role', 'lab'], /a@b is no address to write to: name one/],
    'a seller without a seller': [['user', 'add', 'a@b.co', '--role', 'seller'], /--role seller needs --seller ID/],
    'help on an unknown verb': [['draft', '--help'], /unknown command 'draft'/],
    'help on an unknown verb of a verb': [['policy', 'pblish', '--help'], /Did you mean publish\?/],
    'an unknown verb of a verb': [['policy', 'pblish'], /Did you mean publish\?/],
  };
  for (const [what, [parameters, message]] of Object.entries(wrong)) {
    it(`answers ${what} with one line and exit code 2`, async () => {
      const { code, stdout, stderr } = await assay(parameters, environment);
      expect(stderr)
        .to.match(message)
        .and.match(/^assay: [^\n]+\n$/);
      expect({ code, stdout }).to.deep.equal({ code: 2, stdout: '' });
    });
  }

  it('says its version', async () => {
    const { code, stdout } = await assay(['--version']);
    expect({ code, lines: stdout.match(/^\d+\.\d+\.\d+\n$/)?.length }).to.deep.equal({ code: 0, lines: 1 });
  });

  it('takes only the root of a host for BASE_URL', async () => {
    for (const address of [
      'ftp://a.example',
      'javascript:alert(1)',
      'https://a.example/b',
      'https://a.example?b',
      'https://a.example#',
    ])
      expect((await assay(['migrate'], { ...environment, BASE_URL: address })).stderr, address).to.match(
        /BASE_URL must/,
      );
    const root = { DATABASE_URL: `sqlite:${join(folder, 'root.db')}`, BASE_URL: 'https://a.example:8443/' };
    expect((await assay(['migrate'], root)).code).to.equal(0);
  });

  it('says in one line that a folder is no backup', async () => {
    const { code, stderr } = await assay(['restore', folder], {
      DATABASE_URL: `sqlite:${join(folder, 'restored.db')}`,
    });
    expect(code).to.equal(1);
    expect(stderr).to.match(/^assay: \S+ is a folder: name a file written by `assay backup`\n$/);
  });

  it('tells each fault of the environment in one line of its own words', () => {
    const faultsOf = (given: Record<string, string>) => {
      try {
        return readConfig(given);
      } catch (error) {
        return (error as ConfigError).message.split('\n').slice(1);
      }
    };
    const address = ['  BASE_URL must be a full address such as https://assay.example.com'];
    for (const given of ['foo/', '/', 'localhost/', 'localhost:3000/', 'foo', 'ftp://a.example/b'])
      expect(faultsOf({ BASE_URL: given }), given).to.deep.equal(address);
    for (const given of ['smtp://', 'smtp:', 'smtps://:25'])
      expect(faultsOf({ SMTP_URL: given }), given).to.have.length(1);
    expect(faultsOf({ BASE_URL: 'foo/', SMTP_URL: 'smtp://', OIDC_ISSUER: 'x/', LOG_LEVEL: 'loud', PORT: '99999' }))
      .to.have.length(5)
      .and.include.members([
        '  SMTP_URL must name a host: smtp://HOST:PORT',
        '  LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent',
        '  PORT must be a whole number from 0 to 65535',
      ]);
  });

  it('tells all faults of the environment at once', async () => {
    const { code, stderr } = await assay(['migrate'], { DATABASE_URL: 'mysql://x', PORT: 'http', TIME_ZONE: 'Mars' });
    expect(code).to.equal(2);
    for (const name of ['DATABASE_URL', 'PORT', 'TIME_ZONE']) expect(stderr).to.include(name);
  });

  it('asks for `migrate` where the schema is missing', async () => {
    const empty = { DATABASE_URL: `sqlite:${join(folder, 'empty.db')}` };
    writeFileSync(join(folder, 'empty.db'), '');
    const { code, stderr } = await assay(['export', 'scores'], empty);
    expect(code).to.equal(1);
    expect(stderr).to.match(/^assay: .*run `assay migrate` first\n$/);
  });

  it('says where it made a new database', async () => {
    const made = await assay(['migrate'], { DATABASE_URL: `sqlite:${join(folder, 'made/new.db')}` });
    expect(made.stdout).to.equal(`Made a new database at ${join(folder, 'made/new.db')}.\n`);
  });

  it('brings the schema up to date, and says when it is', async () => {
    expect(JSON.parse((await assay(['migrate', '--json'], environment)).stdout)).to.have.property('applied').not.empty;
    expect(JSON.parse((await assay(['migrate', '--json'], environment)).stdout)).to.deep.equal({ applied: [] });
  });

  it('says in one line that the database does not answer; the stack is for LOG_LEVEL=debug', async () => {
    const silent = { DATABASE_URL: 'postgres://assay@127.0.0.1:1/assay' };
    const { code, stdout, stderr } = await assay(['migrate'], silent);
    expect({ code, stdout }).to.deep.equal({ code: 1, stdout: '' });
    expect(stderr).to.match(/^assay: the database does not answer[^\n]+\n$/);
    expect((await assay(['migrate'], { ...silent, LOG_LEVEL: 'debug' })).stderr).to.match(/\n\s+at /);
  });

  it('names the file that was refused and exits with 1, also with --json', async () => {
    const file = join(folder, 'oders.csv');
    writeFileSync(file, 'order_id\n1\n');
    const { code, stdout, stderr } = await assay(['import', file, '--json'], environment);
    expect(code).to.equal(1);
    expect(JSON.parse(stdout)).to.have.nested.property('0.state', 'refused');
    expect(stderr).to.match(/oders\.csv was refused: /);
  });

  it('imports a folder in which other things lie, and names each of them', async () => {
    const feeds = mkdtempSync(join(folder, 'feeds-'));
    writeFileSync(join(feeds, 'sellers.csv'), 'seller_id,name\ns1,One\n');
    writeFileSync(join(feeds, 'README.md'), 'Feeds.');
    const { code, stdout, stderr } = await assay(['import', feeds, '--json'], environment);
    expect(code, stderr).to.equal(0);
    expect(JSON.parse(stdout)).to.have.lengthOf(1).and.have.nested.property('0.accepted', 1);
    expect(stderr).to.include('passed over README.md: not a feed file\n');
  });

  it('runs through a symbolic link', async () => {
    const link = join(folder, 'assay');
    symlinkSync(program, link);
    const { code, stdout } = await ended(link, ['--help'], { PATH: `${dirname(process.execPath)}:/usr/bin:/bin` });
    expect(code).to.equal(0);
    expect(stdout).to.match(/^Usage: assay VERB/);
  });

  it('tells a Node that is too old what to do, in a language that it can read', () => {
    const text = readFileSync(program, 'utf8');
    expect(text).to.match(/Node 22\.18 or newer is needed/);
    // Whatever is loaded before the check could end an old Node without a word.
    expect(text).not.to.match(/^import /m);
  });

  /** As a shell with `2>&1 | true` runs it: nobody reads a word. */
  const unread = (parameters: string[]) =>
    ended(
      'bash',
      ['-c', 'set -o pipefail; "$@" 2>&1 | true', 'bash', process.execPath, program, ...parameters],
      environment,
    );

  it('ends quietly when nobody reads on', async () => {
    expect(await unread(['user', 'list', '--json'])).to.deep.equal({ code: 0, stdout: '', stderr: '' });
  });

  it('does all of its work and ends as ever when nobody reads on', async () => {
    const feeds = mkdtempSync(join(folder, 'feeds-'));
    for (let n = 0; n < 4; n++) writeFileSync(join(feeds, `sellers-${n}.csv`), `seller_id,name\nunread${n},One\n`);
    writeFileSync(join(feeds, 'README.md'), 'Feeds.');
    expect((await unread(['import', feeds])).code).to.equal(0);
    const { stdout } = await assay(['import', feeds, '--json'], environment);
    const states = (JSON.parse(stdout) as { state: string }[]).map(({ state }) => state);
    expect(states).to.deep.equal(['repeated', 'repeated', 'repeated', 'repeated']);
    writeFileSync(join(feeds, 'sellers-4.csv'), 'name\nOne\n');
    expect((await unread(['import', feeds])).code).to.equal(1);
  });
});
