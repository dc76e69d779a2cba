/** Delivery: what is missing blocks it, all of it happens at once or not at all, and each reader gets it in the own language. */
import { expect } from 'chai';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { clockAt } from '../../server/clock.ts';
import type { Context } from '../../server/context.ts';
import { dayOf } from '../../server/scoring/day.ts';
import { sendLetters } from '../../server/letters/send-letters.ts';
import { deliverStatement } from '../../server/statements/deliver-statement.ts';
import { recordLetterDelivery, writeLetter } from '../../server/statements/registered-letter.ts';
import { sha256 } from '../../server/statements/render-statement.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { documentsOf, statementById } from '../../server/stores/statements.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { nightContext } from '../support/marketplace.ts';
import { quiet, writeMarketplace } from '../support/written-marketplace.ts';
import { addReader, writeDecision, writeSettings } from '../support/written-statement.ts';

const actor = 'manager@test.example';

describeOnEachDatabase('the delivery of a statement', function (use) {
  let context: Context;
  before(async () => {
    await writeMarketplace(use().database);
    const base = nightContext(use(), dayOf('2026-11-22'), '/nowhere', { smtpUrl: 'smtp://127.0.0.1:1' });
    context = { ...base, clock: clockAt('2026-11-22T09:30:00Z') };
  });

  const written = async () => {
    const [row] = await use().database.read<Record<string, number>>(
      `SELECT (SELECT COUNT(*) FROM statements) AS statements, (SELECT COUNT(*) FROM statement_documents) AS documents,
         (SELECT COUNT(*) FROM letters) AS letters, (SELECT COUNT(*) FROM audit) AS audit,
         (SELECT COUNT(*) FROM outbox) AS outbox`,
    );
    return row;
  };
  const stateOf = async (decision: number) => {
    const [row] = await use().database.read<{ state: string }>('SELECT state FROM decisions WHERE id = ?', [decision]);
    return row?.state;
  };

  it('is blocked by what is missing, each said in plain words, and nothing is written', async () => {
    const decision = await writeDecision(use().database, { measure: 'limit' });
    const before = await written();
    const result = await deliverStatement(context, decision, actor);
    expect(result).to.have.property('missing');
    const text = JSON.stringify(result);
    for (const words of ['name of the marketplace', 'No mediator', 'dispute settlement body', 'Nobody of this seller'])
      expect(text).to.include(words);
    expect(await written()).to.deep.equal(before);
    expect(await stateOf(decision)).to.equal('decided');
  });

  it('writes statement, letters, one audit entry and two events together, and once', async () => {
    await writeSettings(use().database);
    await addReader(use().database, 'fr@nova.example', 'fr');
    await addReader(use().database, 'home@nova.example', null);
    await addReader(use().database, 'de@nova.example', 'de');
    const decision = await writeDecision(use().database, { measure: 'limit' });
    const before = await written();
    const result = await deliverStatement(context, decision, actor);
    expect(result).to.have.property('delivered', true);
    const after = await written();
    const grown = Object.fromEntries(Object.entries(after ?? {}).map(([key, n]) => [key, n - (before?.[key] ?? NaN)]));
    // The step for the marketplace's programs, and what is new in the inbox for the seller's.
    expect(grown).to.deep.equal({ statements: 1, documents: 2, letters: 3, audit: 1, outbox: 2 });
    expect(await stateOf(decision)).to.equal('notified');
    expect(await deliverStatement(context, decision, actor)).to.deep.equal(result);
    expect(await written()).to.deep.equal(after);
    const read = readCommitted(use().database);
    for (const { html, htmlSha256, pdf, pdfSha256 } of await documentsOf(
      read,
      (result as { statement: number }).statement,
    )) {
      expect(sha256(html)).to.equal(htmlSha256);
      expect(sha256(Buffer.from(pdf, 'base64'))).to.equal(pdfSha256);
      expect(Buffer.from(pdf, 'base64').subarray(0, 5).toString()).to.equal('%PDF-');
    }
  });

  it('of two at once, one delivers and both answer with it', async () => {
    const decision = await writeDecision(use().database, { measure: 'warn' });
    const results = await Promise.all([
      deliverStatement(context, decision, actor),
      deliverStatement(context, decision, actor),
    ]);
    expect(results[0]).to.have.property('delivered');
    expect(results[1]).to.deep.equal(results[0]);
    const rows = await use().database.read('SELECT id FROM statements WHERE decision = ?', [decision]);
    expect(rows).to.have.length(1);
  });

  it('leaves nothing behind when its transaction fails half-way', async () => {
    const decision = await writeDecision(use().database, { measure: 'warn' });
    const before = await written();
    const { database } = use();
    const failing: Context = {
      ...context,
      database: {
        ...database,
        transaction: (work) =>
          database.transaction(async (tx) => {
            await work(tx);
            throw new Error('the plug was pulled');
          }),
      },
    };
    const error = await deliverStatement(failing, decision, actor).catch((thrown: unknown) => thrown);
    expect(String(error)).to.include('the plug was pulled');
    expect(await written()).to.deep.equal(before);
    expect(await stateOf(decision)).to.equal('decided');
  });

  it('refuses what is not decided, in the words of the rules', async () => {
    const proposed = await writeDecision(use().database, { measure: 'suspend', state: 'proposed' });
    expect(await deliverStatement(context, proposed, actor)).to.deep.equal({
      missing: [{ message: 'It still waits for a second person: it cannot be sent.' }],
    });
    expect(await deliverStatement(context, 99_999, actor)).to.deep.equal({
      missing: [{ message: 'There is no such decision.' }],
    });
  });

  it('sends each reader the PDF in the own language', async () => {
    const letters: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => {
          letters.push(Buffer.concat(pieces).toString('utf8'));
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    try {
      const { port } = server.server.address() as AddressInfo;
      await use().database.transaction((tx) => tx.run("DELETE FROM letters WHERE kind = 'statement'"));
      const decision = await writeDecision(use().database, { measure: 'limit' });
      const delivered = (await deliverStatement(context, decision, actor)) as { statement: number };
      const config = { ...context.config, smtpUrl: `smtp://127.0.0.1:${port}` };
      expect(await sendLetters({ ...context, config })).to.equal(3);
      expect(await sendLetters({ ...context, config })).to.equal(0);
      const german = letters.find((letter) => letter.includes('To: de@nova.example')) ?? '';
      expect(german).to.include('Content-Language: de').and.to.include(`filename=A-2026-${decision}.pdf`);
      const documents = await documentsOf(readCommitted(use().database), delivered.statement);
      const pdf = documents.find(({ language }) => language === 'de')?.pdf ?? '';
      expect(german.replace(/\s/g, '')).to.include(pdf);
    } finally {
      await new Promise<void>((resolve) => server.close(() => resolve()));
    }
  });

  it('goes by registered letter to a seller that nobody can sign in for', async () => {
    const { database } = use();
    const decision = await writeDecision(database, {
      measure: 'warn',
      recommendation: null,
      seller: quiet,
      sellerId: 'S-2',
      ground: 'complaint',
    });
    const blocked = await deliverStatement(context, decision, actor);
    expect(JSON.stringify(blocked)).to.include('registered letter');
    const { statement } = (await writeLetter(context, decision)) as { statement: number };
    expect(await stateOf(decision)).to.equal('decided');
    const record = (deliveredOn: string) =>
      recordLetterDelivery(context, statement, { reference: 'RR 123 456 789 IT', deliveredOn, actor });
    expect(await record('2026-11-30')).to.have.property('missing');
    expect(await record('2026-11-21')).to.have.property('missing');
    expect(await record('2026-11-22')).to.deep.equal({ delivered: true, statement });
    expect(await stateOf(decision)).to.equal('notified');
    const stored = await statementById(readCommitted(database), statement);
    expect(stored).to.include({ channel: 'letter', letterReference: 'RR 123 456 789 IT', seller: quiet });
    const [row] = await database.read('SELECT in_force_from FROM decisions WHERE id = ?', [decision]);
    expect(row).to.deep.equal({ in_force_from: '2026-11-29' });
  });
});
