/** A year later every statement comes out with the very bytes that were delivered; whatever was changed is named. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import type { Context } from '../../server/context.ts';
import { dayOf } from '../../server/scoring/day.ts';
import { deliverStatement } from '../../server/statements/deliver-statement.ts';
import { firstWordings } from '../../server/statements/texts/index.ts';
import { publishTemplate, saveDraft } from '../../server/stores/templates.ts';
import { verify } from '../../jobs/backup/verify.ts';
import { verifyStatements } from '../../jobs/verify-statements.ts';
import { sha256 } from '../../server/statements/render-statement.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { nightContext } from '../support/marketplace.ts';
import { writeMarketplace } from '../support/written-marketplace.ts';
import { addReader, writeDecision, writeSettings } from '../support/written-statement.ts';

describeOnEachDatabase('statements a year later', (use) => {
  let later: Context;
  before(async () => {
    const { database } = use();
    await writeMarketplace(database);
    await writeSettings(database);
    for (const language of ['fr', 'es']) await addReader(database, `${language}@nova.example`, language);
    const context = { ...nightContext(use(), dayOf('2026-11-22'), '/nowhere'), clock: clockAt('2026-11-22T09:30:00Z') };
    for (const measure of ['warn', 'limit'] as const) {
      const decision = await writeDecision(database, { measure });
      expect(await deliverStatement(context, decision, 'manager@test.example')).to.have.property('delivered');
    }
    // Everything that a statement was made from has moved on since.
    await writeSettings(database, { name: 'Another name', mediators: [] });
    await database.transaction(async (tx) => {
      const draft = { language: 'fr', version: 2, author: 'a@test.example', at: '2027-01-01T00:00:00Z' };
      await saveDraft(tx, { ...draft, content: { ...firstWordings.fr, closing: 'Adieu\n{{marketplace}}' } });
      await publishTemplate(tx, { ...draft, note: 'Another closing' });
      await tx.run("UPDATE sellers SET name = 'Renamed', country = 'GR'");
      await tx.run('DELETE FROM orders');
    });
    later = { ...context, clock: clockAt('2027-11-22T09:30:00Z') };
  });

  it('come out the same', async () => {
    expect(await verifyStatements(later)).to.deep.equal({ statements: 2, documents: 4, broken: null });
    const checks = await verify(later, () => undefined);
    expect(checks.find(({ name }) => name === 'statements')).to.deep.equal({
      name: 'statements',
      detail: '2 statements of reasons come out as they were delivered, 4 papers',
      faults: [],
    });
  });

  const changes: [column: string, table: string, words: RegExp][] = [
    ['facts', 'statements', /^statement 2 \(A-2026-2\): its frozen facts were changed$/],
    ['html', 'statement_documents', /^statement 2 \(A-2026-2\) in es: its page was changed$/],
    ['content', 'statement_documents', /^statement 2 \(A-2026-2\) in es: its page comes out with other bytes$/],
    ['pdf', 'statement_documents', /^statement 2 \(A-2026-2\) in es: its PDF was changed$/],
  ];
  for (const [column, table, words] of changes) {
    it(`are named when their ${column} was changed`, async () => {
      const { database } = use();
      const where = table === 'statements' ? 'id = 2' : "statement = 2 AND language = 'es'";
      const [row] = await database.read<Record<string, string>>(`SELECT ${column} FROM ${table} WHERE ${where}`);
      const whole = row?.[column] ?? '';
      const other = column === 'pdf' ? `A${whole.slice(1)}` : whole.replace('Nova', 'Nove');
      expect(other).not.to.equal(whole);
      const write = (text: string) =>
        database.transaction((tx) => tx.run(`UPDATE ${table} SET ${column} = ? WHERE ${where}`, [text]));
      await write(other);
      expect((await verifyStatements(later)).broken).to.match(words);
      await write(whole);
      expect((await verifyStatements(later)).broken).to.equal(null);
    });
  }

  it('are named when somebody rewrote one with its sum', async () => {
    const { database } = use();
    const [row] = await database.read<{ html: string; sum: string }>(
      "SELECT html, html_sha256 AS sum FROM statement_documents WHERE statement = 2 AND language = 'es'",
    );
    const write = (html: string, sum: string) =>
      database.transaction((tx) =>
        tx.run("UPDATE statement_documents SET html = ?, html_sha256 = ? WHERE statement = 2 AND language = 'es'", [
          html,
          sum,
        ]),
      );
    const other = row!.html.replace('Nova', 'Nove');
    await write(other, sha256(other));
    expect((await verifyStatements(later)).broken).to.equal(
      'statement 2 (A-2026-2): it is not the one that the audit log says was delivered',
    );
    await write(row!.html, row!.sum);
    expect((await verifyStatements(later)).broken).to.equal(null);
  });
});
