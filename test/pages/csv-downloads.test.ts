/** Tables that people take along: a spreadsheet reads their accents, and programs get no mark. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { writeMarketplace } from '../support/written-marketplace.ts';

const mark = Buffer.from([0xef, 0xbb, 0xbf]);

describeOnEachDatabase('a table that is taken along', (use) => {
  let app: RunningApp;
  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database);
  });
  after(() => app.close());

  const bytes = async (path: string) => {
    const cookie = (await app.signIn('admin')).cookieHeader();
    const answer = await fetch(app.url + path, { headers: { cookie } });
    expect(answer.status, path).to.equal(200);
    return Buffer.from(await answer.arrayBuffer());
  };

  it('begins with the mark that a spreadsheet looks for, once, as CSV only', async () => {
    for (const path of ['/sellers.csv', '/audit.csv', '/audit/heads.csv']) {
      const file = await bytes(path);
      expect(file.subarray(0, 3), path).to.deep.equal(mark);
      expect(file.indexOf(mark, 3), path).to.equal(-1);
    }
    for (const path of ['/audit.ndjson', '/api/v1/openapi.json'])
      expect((await bytes(path)).indexOf(mark), path).to.equal(-1);
  });
});

describe('the type of CSV', () => {
  it('is said in one place, so that none goes out without the mark', () => {
    const root = join(import.meta.dirname, '../../server');
    const saying = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) => readFileSync(join(root, file), 'utf8').includes("'text/csv;"));
    expect(saying).to.deep.equal([join('pages', 'desk', 'csv.ts')]);
  });
});
