/** What is said about a case, and the files beside it: also those that somebody with bad intentions sends. */
import { Buffer } from 'node:buffer';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { backUp } from '../../jobs/backup/back-up.ts';
import { restore } from '../../jobs/backup/restore.ts';
import { clockAt } from '../../server/clock.ts';
import { largestFile } from '../../server/access/uploads.ts';
import { addAttachment, attachmentContent, attachmentsOf } from '../../server/stores/attachments.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { createTestDatabase, describeOnEachDatabase } from '../support/databases.ts';
import { multipartBody, sendMultipart, tokenOn, upload, type SentFile } from '../support/multipart.ts';
import { mainOf, unescaped } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';

const path = '/recommendations/1';
const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj', 'latin1');
const png = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');

describeOnEachDatabase('the discussion of a case', (use) => {
  let app: RunningApp;
  let ana: Visitor;
  let ben: Visitor;
  const page = async (who = ana) => mainOf((await who.get(path)).text);
  const files = () =>
    use().database.read<{ id: number; name: string; type: string }>('SELECT * FROM attachments ORDER BY id');
  const add = (file: SentFile, who = ana) => upload(who, path, `${path}/attachments`, file);
  const readable = (text: string) => mainOf(unescaped(text));

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    ana = await app.signIn('manager', { email: 'ana@test.example' });
    ben = await app.signIn('admin', { email: 'ben@test.example' });
    await app.signIn('lab', { email: 'lea@test.example' });
  });
  after(() => app.close());

  it('tells the colleagues that are called, once, and says of whom nobody has heard', async () => {
    const answer = await ana.submit(
      `${path}/comments`,
      { comment: 'Look at ORD-197, @ben! cc @lea, @nobody\n<b>now</b>' },
      path,
    );
    expect([answer.status, answer.location]).to.deep.equal([303, `${path}#discussion`]);
    const text = await page();
    expect(text).to.include('It is said. Test admin is told. Nobody here is called @lea and @nobody.');
    expect(text).to.include('Test manager (ana@test.example), today 08:00 · told: ben@test.example Look at ORD-197');
    expect(text).to.include('<b>now</b>');
    const letters = await use().database.read('SELECT * FROM letters ORDER BY id');
    expect(letters).to.have.length(1);
    expect(letters[0]).to.include({
      kind: 'mention',
      state: 'in-app',
      subject: 'Test manager mentions you: Nova Refurb',
    });
    expect(letters[0]!['body']).to.match(/\/recommendations\/1#comment-1\n$/);
  });

  it('takes the same word twice once, and nothing that is empty or endless', async () => {
    await ana.submit(`${path}/comments`, { comment: 'Sent twice.' }, path);
    await ana.submit(`${path}/comments`, { comment: 'Sent twice.' }, path);
    expect(await use().database.read("SELECT id FROM case_comments WHERE text = 'Sent twice.'")).to.have.length(1);
    expect(mainOf((await ana.submit(`${path}/comments`, { comment: '  ' }, path)).text)).to.include(
      'Write something first.',
    );
    const endless = await ana.submit(`${path}/comments`, { comment: 'x'.repeat(4_001) }, path);
    expect(endless.status).to.equal(422);
    expect(endless.text).to.include('xxxx</textarea>');
  });

  it('calls nobody by an address that is told in passing, and not oneself', async () => {
    await ben.submit(`${path}/comments`, { comment: 'Write to shop@ben or @ben@test.example' }, path);
    expect(await use().database.read('SELECT id FROM letters')).to.have.length(1);
  });

  it('keeps a file, and gives it back as it was, to be kept and not to be shown', async () => {
    expect(await add({ name: 'offer.pdf', content: pdf })).to.include({ status: 303, location: `${path}#files` });
    expect(await page()).to.include('offer.pdf 22 B · Test manager (ana@test.example), today 08:00');
    const [file] = await files();
    const answer = await ben.get(`${path}/attachments/${file!.id}`);
    expect(answer.text).to.include('%PDF-1.7');
    expect(answer.headers.get('content-disposition')).to.equal('attachment; filename=offer.pdf');
    expect(answer.headers.get('x-content-type-options')).to.equal('nosniff');
    expect(answer.headers.get('content-security-policy')).to.equal("default-src 'none'; sandbox");
    expect(answer.headers.get('cache-control')).to.equal('no-store');
    const [line] = await use().database.read('SELECT action, detail FROM audit ORDER BY id DESC LIMIT 1');
    expect(line).to.include({ action: 'attachment added' });
    expect(readable((await add({ name: 'again.pdf', content: pdf })).text)).to.include(
      'This very file lies beside the case already.',
    );
  });

  it('knows a file by its content, whatever its name says', async () => {
    const eml = 'From: Shop <shop@x.example>\r\nTo: us@x.example\r\nSubject: Strike\r\n\r\nHello';
    const sent: [string, string | Buffer, string, string][] = [
      ['invoice.exe', png, 'image/png', 'invoice.exe.png'],
      ['list.html', 'order,day\nORD-1,2026-11-20\n', 'text/csv', 'list.html.csv'],
      ['../../etc/passwd', 'Just a word.', 'text/plain', 'passwd.txt'],
      ['C:\\Users\\x\\ملف\u202Egpj.eml', eml, 'message/rfc822', 'ملفgpj.eml'],
      ['.htaccess', 'Line one\nLine two', 'text/plain', 'htaccess.txt'],
      [`${'n'.repeat(300)}.txt`, 'Long name', 'text/plain', `${'n'.repeat(100)}.txt`],
    ];
    for (const [name, content, type, kept] of sent) {
      expect((await add({ name, content })).status, name).to.equal(303);
      expect((await files()).at(-1), name).to.include({ type, name: kept });
    }
  });

  it('refuses in one sentence what it does not take, and keeps nothing of it', async () => {
    const before = (await files()).length;
    const refused: [SentFile, string][] = [
      [{ name: 'page.txt', content: '<!DOCTYPE html><script>alert(1)</script>' }, 'This kind of file is not taken'],
      [{ name: 'drawing.svg', content: '<svg xmlns="http://www.w3.org/2000/svg"/>' }, 'This kind of file is not taken'],
      [{ name: 'a.pdf', content: Buffer.from([0x4d, 0x5a, 0, 1, 2, 3]) }, 'This kind of file is not taken'],
      [{ name: 'nothing.pdf', content: '' }, 'The file is empty.'],
      [{ name: '', content: 'x' }, 'Choose a file.'],
      [{ name: 'big.pdf', content: Buffer.concat([pdf, Buffer.alloc(largestFile)]) }, 'The file is larger than 10 MB.'],
    ];
    for (const [file, sentence] of refused) {
      const answer = await add(file);
      expect(answer.status, file.name).to.equal(422);
      expect(readable(answer.text), file.name).to.include(sentence);
    }
    const token = await tokenOn(ana, path);
    const two = multipartBody({ _csrf: token }, [
      { name: 'a.txt', content: 'one' },
      { name: 'b.txt', content: 'two' },
    ]);
    expect(readable((await sendMultipart(ana, `${path}/attachments`, two)).text)).to.include(
      'Send one file at a time.',
    );
    expect(await files()).to.have.length(before);
  });

  it('answers broken forms in plain words, and leaves nothing of one that was broken off', async () => {
    const before = (await files()).length;
    const whole = multipartBody({ _csrf: await tokenOn(ana, path) }, [{ name: 'a.txt', content: 'x'.repeat(5_000) }]);
    const cut = await sendMultipart(ana, `${path}/attachments`, whole.subarray(0, 3_000));
    expect(cut.status).to.equal(422);
    expect(readable(cut.text)).to.include('The file did not arrive whole.');
    const nonsense = await sendMultipart(ana, `${path}/attachments`, Buffer.from('nonsense'), {
      type: 'multipart/form-data',
    });
    expect(nonsense.status).to.equal(403);
    const gone = await sendMultipart(ana, `${path}/attachments`, whole, { cut: 2_000 }).catch(
      (error: Error) => error.message,
    );
    expect(gone).to.equal('went away');
    expect(await files()).to.have.length(before);
    expect((await ana.get(path)).status).to.equal(200);
  });

  it('is protected like every other form, and read only where a route takes files', async () => {
    const before = (await files()).length;
    const file = [{ name: 'a.txt', content: 'without a token' }];
    expect((await sendMultipart(ana, `${path}/attachments`, multipartBody({}, file))).status).to.equal(403);
    expect((await sendMultipart(ana, `${path}/attachments`, multipartBody({ _csrf: 'x.y' }, file))).status).to.equal(
      403,
    );
    const token = await tokenOn(ana, path);
    expect(
      (await sendMultipart(ana, `${path}/comments`, multipartBody({ _csrf: token, comment: 'Hello' }, []))).status,
    ).to.equal(403);
    const lab = await app.signIn('lab', { email: 'lea@test.example' });
    const foreign = multipartBody({ _csrf: await tokenOn(lab, '/account') }, file);
    expect((await sendMultipart(lab, `${path}/attachments`, foreign)).status).to.equal(403);
    expect(await files()).to.have.length(before);
  });

  it('takes ten files beside a case, no more, also when they come together', async () => {
    const token = await tokenOn(ana, path);
    const there = (await files()).length;
    const answers = await Promise.all(
      Array.from({ length: 14 - there }, (_, n) =>
        sendMultipart(
          ana,
          `${path}/attachments`,
          multipartBody({ _csrf: token }, [{ name: `${n}.txt`, content: `number ${n}` }]),
        ),
      ),
    );
    expect(answers.filter(({ status }) => status === 303)).to.have.length(10 - there);
    expect(await files()).to.have.length(10);
    expect(await page()).to.include('More than ten files a case does not take.');
  });

  it('goes into a backup and comes out of it, however large the file', async () => {
    const { database } = use();
    const content = Buffer.alloc(largestFile - 1, 'a line of a letter, again and again\n');
    await database.transaction((tx) =>
      addAttachment(tx, {
        ...{ recommendation: 2, sellerId: 'id/with ?&#', name: 'long.txt', type: 'text/plain', content },
        ...{ person: 'ana@test.example', at: '2026-11-22T08:00:00Z' },
      }),
    );
    const folder = mkdtempSync(join(tmpdir(), 'assay-attachment-'));
    const other = await createTestDatabase('sqlite', { empty: true });
    try {
      await backUp(database, join(folder, 'backup.gz'), app.context.clock);
      await restore(other.database, join(folder, 'backup.gz'));
      const [row] = await attachmentsOf(other.database, 2);
      expect((await attachmentContent(other.database, 2, row!.id))?.content.equals(content)).to.equal(true);
    } finally {
      await other.drop();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('gives no file to others, nor by the address of another case', async () => {
    const [file] = await files();
    expect((await ana.get(`/recommendations/2/attachments/${file!.id}`)).status).to.equal(404);
    for (const id of ['0', 'x', '99999999999'])
      expect((await ana.get(`${path}/attachments/${id}`)).status).to.equal(404);
    const seller = await app.signIn('seller', { seller: nova });
    const lab = await app.signIn('lab', { email: 'lea@test.example' });
    for (const who of [seller, lab]) expect((await who.get(`${path}/attachments/${file!.id}`)).status).to.equal(404);
  });
});
