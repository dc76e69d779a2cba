/** The rules of the house that a machine can keep: who may import whom, and what is said in one place only. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { expect } from 'chai';
import { program } from '../jobs/commands/index.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const filesIn = (folder: string, ending: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);

const code = ['server', 'jobs', 'db'].flatMap((folder) => filesIn(folder, '.ts'));
/** What a file does, without what it says about it. */
const statements = new Map(
  code.map((file) => [
    file,
    read(file)
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/(^|\s)\/\/.*$/gm, ''),
  ]),
);

const ground = ['clock', 'config', 'context', 'log', 'overdue', 'public-holidays'].map((name) => `server/${name}.ts`);

/** The room a file belongs to. */
function roomOf(file: string): string {
  if (ground.includes(file)) return 'ground';
  // Where each role may go.
  if (file === 'server/navigation.ts') return 'access';
  const [first = '', second = ''] = file.split('/');
  if (file.startsWith('jobs/benchmarks/yardsticks/')) return 'yardsticks';
  if (first === 'jobs') return ['commands', 'benchmarks', 'assay.ts'].includes(second) ? 'commands' : 'jobs';
  if (first !== 'server') return first;
  return second.endsWith('.ts') ? 'web' : second;
}

const arrows: Record<string, readonly string[]> = {
  scoring: [],
  cases: ['scoring'],
  lab: ['scoring'],
  enforcement: ['cases', 'scoring'],
  db: ['scoring'],
  ground: ['db', 'scoring'],
  stores: ['ground', 'db', 'enforcement', 'cases', 'lab', 'scoring'],
  languages: [],
  helpers: ['languages', 'scoring'],
  notices: ['languages', 'helpers', 'stores', 'ground', 'db', 'enforcement', 'cases', 'lab', 'scoring'],
  documents: [],
  pictures: ['lab', 'scoring'],
  statements: ['languages', 'notices', 'documents', 'stores', 'ground', 'db', 'enforcement', 'cases', 'lab', 'scoring'],
  letters: ['languages', 'stores', 'ground', 'db', 'enforcement', 'cases', 'lab', 'scoring'],
  access: ['languages', 'stores', 'ground', 'db', 'enforcement', 'cases', 'lab', 'scoring'],
  pages: [
    'languages',
    'notices',
    'access',
    'helpers',
    'pictures',
    'statements',
    'documents',
    'stores',
    'ground',
    'db',
    'enforcement',
    'cases',
    'lab',
    'scoring',
  ],
  web: [
    'languages',
    'notices',
    ...['letters', 'pages', 'access', 'helpers', 'pictures', 'statements', 'documents', 'stores', 'ground', 'db'],
    'enforcement',
    ...['cases', 'lab', 'scoring'],
  ],
  jobs: [
    'languages',
    'notices',
    'helpers',
    'pictures',
    'letters',
    'statements',
    'documents',
    'stores',
    'ground',
    'db',
    'enforcement',
    'cases',
    'lab',
    'scoring',
  ],
  yardsticks: ['scoring'],
  commands: [
    'languages',
    'notices',
    'yardsticks',
    'jobs',
    'pictures',
    'letters',
    'statements',
    'documents',
    'web',
    'access',
    'stores',
    'ground',
    'db',
    'enforcement',
    'cases',
    'lab',
    'scoring',
  ],
};

const importsOf = (file: string) =>
  [...(statements.get(file) ?? '').matchAll(/(?:\bfrom |\bimport |\bimport\()'([^']+)'/g)].map(([, name = '']) =>
    name.startsWith('.') ? relative(root, join(root, file, '..', name)) : name,
  );

/** `file: what it says` for each file outside `allowed` whose statements match. */
const breaking = (pattern: RegExp, allowed: (file: string) => boolean) =>
  code.flatMap((file) => {
    const found = allowed(file) ? null : pattern.exec(statements.get(file) ?? '');
    return found ? [`${file}: ${found[0].trim()}`] : [];
  });

describe('the house', () => {
  it('lets each room import only what lies below it', () => {
    const wrong = code.flatMap((file) =>
      importsOf(file)
        .filter((target) => target.endsWith('.ts'))
        .filter((target) => ![roomOf(file), ...(arrows[roomOf(file)] ?? [])].includes(roomOf(target)))
        .map((target) => `${file} → ${target}`),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('keeps scoring, cases and the lab’s rules pure: no Node, no waiting, two packages', () => {
    const scoring = code.filter((file) => ['scoring', 'cases', 'lab'].includes(roomOf(file)));
    const packages = new Set(scoring.flatMap(importsOf).filter((name) => !name.endsWith('.ts')));
    expect([...packages].filter((name) => !['zod', 'simple-statistics'].includes(name))).to.deep.equal([]);
    expect(
      breaking(/\b(async|await|Promise)\b/, (file) => !['scoring', 'cases', 'lab'].includes(roomOf(file))),
    ).to.deep.equal([]);
  });

  it('keeps the lab’s compartment shut', () => {
    const inside = (file: string) => /^server\/stores\/lab\//.test(file);
    // Who may open it: the lab's own pages and jobs. `db` makes the tables and fills the sample.
    const doors = (file: string) => inside(file) || /^(server\/pages\/lab|jobs\/(lab|demo))\//.test(file);
    const through = code
      .filter((file) => !doors(file))
      .flatMap((file) =>
        importsOf(file)
          .filter(inside)
          .map((target) => `${file} → ${target}`),
      );
    expect(through).to.deep.equal([]);
    // The pictures that a reveal has released lie there still: this one store joins each with its release.
    const released = 'server/stores/released-photos.ts';
    const mayName = (file: string) => inside(file) || file === released || file.startsWith('db/migrations/');
    expect(breaking(/\blab_\w+/, mayName)).to.deep.equal([]);
    const reads = [...(statements.get(released) ?? '').matchAll(/\bFROM [^`']*/g)].map(([text]) => text);
    expect(reads.filter((text) => !text.startsWith('FROM revelation_photos'))).to.deep.equal([]);
    // Whoever else reads a mystery order asks in the same breath whether it was revealed.
    const blind = code
      .filter((file) => !inside(file) && !file.startsWith('db/migrations/'))
      .filter((file) =>
        [...(statements.get(file) ?? '').matchAll(/[^;]{0,80}\bmystery_orders\b[^;]{0,400}/g)].some(
          ([around]) => !/revealed_on|counted_on/.test(around),
        ),
      );
    expect(blind).to.deep.equal([]);
  });

  it('reads the environment in config.ts only', () => {
    expect(breaking(/process\.env\b/, (file) => file === 'server/config.ts')).to.deep.equal([]);
  });

  it('asks for the time in clock.ts only', () => {
    expect(breaking(/Date\.now\(\)|new Date\(\)/, (file) => file === 'server/clock.ts')).to.deep.equal([]);
  });

  it('speaks SQL in the stores and in db only', () => {
    const sql = /['"`]\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|CREATE|DROP|ALTER|COPY|PRAGMA|VACUUM)\s+[\w"*(]/;
    expect(breaking(sql, (file) => /^(db|server\/stores)\//.test(file))).to.deep.equal([]);
  });

  it('never builds SQL from pieces inside raw()', () => {
    expect(breaking(/\.raw\(\s*`[^`]*\$\{/, () => false)).to.deep.equal([]);
  });

  it('never turns "no data" into zero', () => {
    expect(breaking(/\|\| 0\b/, () => false)).to.deep.equal([]);
  });

  it('cuts nothing that a person typed', () => {
    const cuts = /\b(trim|word|plainName|formText|field)\([^()]*\)\??\.(slice|substring)\(0/;
    expect(breaking(cuts, (file) => !file.startsWith('server/pages/'))).to.deep.equal([]);
  });

  it('has short files, named after what they hold', () => {
    const all = [...code, ...filesIn('test', '.ts'), ...filesIn('static', '.js'), ...filesIn('jobs', '.js')];
    const limit = (file: string) => (file.startsWith('test/') ? 300 : 250);
    expect(all.filter((file) => read(file).trimEnd().split('\n').length > limit(file))).to.deep.equal([]);
    const vague =
      /^(utils?|helpers?|common|misc|shared|types|constants)$|(util|helper|service|handler|data|info|item)s?$/;
    expect(all.filter((file) => vague.test(basename(file).replace(/\..*$/, '')))).to.deep.equal([]);
    expect(all.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.d)?\.(ts|js)$/.test(basename(file)))).to.deep.equal(
      [],
    );
  });

  it('uses every table of the schema', () => {
    const schema = filesIn('db/migrations', '.ts').map(read).join('\n');
    const tables = [...schema.matchAll(/CREATE TABLE (\w+)/g)].map(([, name = '']) => name);
    const used = code.filter((file) => !file.startsWith('db/migrations/')).map((file) => statements.get(file) ?? '');
    const unused = tables.filter((table) => !used.some((text) => new RegExp(`\\b${table}\\b`).test(text)));
    expect(tables).to.have.length.above(20);
    expect(unused).to.deep.equal([]);
  });

  it('has every command that its papers show', () => {
    const papers = [...filesIn('docs', '.md'), 'README.md', 'CONTRIBUTING.md'].map(read).join('\n');
    const verbs = program().commands.map((command) => command.name());
    const shown = [...papers.matchAll(/(?:^|assay -- |`assay )(?:assay )?([a-z]+)/g)].map(([, verb = '']) => verb);
    expect(shown.filter((verb) => !verbs.includes(verb))).to.deep.equal([]);
    const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
    const run = [...papers.matchAll(/npm run (?:-s )?([a-z]+)/g)].map(([, name = '']) => name);
    expect(run.filter((name) => !scripts.includes(name))).to.deep.equal([]);
  });
});
