/** Photos of an inspection: sent, kept once, described, removed while it is open, and shown to those who may. */
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { mostPhotos } from '../../server/lab/photo-order.ts';
import { photoContent, photosOf, viewsMissing } from '../../server/stores/lab/photos.ts';
import { checklistOf } from '../../server/stores/lab/checklists.ts';
import { inspection as inspectionIn } from '../../server/stores/lab/inspections.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openInspection, picture, sendPhoto, type OpenInspection } from '../support/photographed.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';

describeOnEachDatabase('photos of an inspection', function (use) {
  let app: RunningApp;
  let lab: Visitor;
  let other: Visitor;
  let open: OpenInspection;
  let front: Buffer;
  const read = () => readCommitted(use().database);
  const photos = () => photosOf(read(), open.inspection);
  const audit = () =>
    use().database.read<Record<string, string>>('SELECT action, subject, detail FROM audit ORDER BY id DESC LIMIT 1');

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    lab = await app.signIn('lab');
    other = await app.signIn('lab', { email: 'second@test.example' });
    open = await openInspection(use().database);
    front = await picture(51);
  });
  after(() => app.close());

  it('are kept under the view they show, with an audit line that tells nothing of the seller', async () => {
    const fields = { view: 'front-lit', sent_id: 'a-name-of-the-phone' };
    const answer = await sendPhoto(lab, { inspection: open.inspection, content: front, fields });
    expect([answer.status, answer.location]).to.deep.equal([303, `/lab/inspections/${open.inspection}#photos`]);
    const [photo] = await photos();
    expect(photo).to.include({ view: 'front-lit', position: 1, width: 800, height: 600, person: 'lab@test.example' });
    const [line] = await audit();
    expect(line).to.include({ action: 'photo added', subject: `mystery order ${open.order}` });
    expect(line!['detail'])
      .to.include(photo!.sha256)
      .and.not.to.match(/NOVA|Nova|front-lit/);
  });

  it('are kept once however often a phone sends them, and their name is told again', async () => {
    const fields = { view: 'front-lit', sent_id: 'a-name-of-the-phone' };
    const again = await sendPhoto(lab, { inspection: open.inspection, content: front, fields, asPhone: true });
    const [photo] = await photos();
    expect([again.status, JSON.parse(again.text)]).to.deep.equal([200, { id: photo!.id }]);
    const both = await Promise.all(
      [1, 2].map(() =>
        sendPhoto(lab, {
          inspection: open.inspection,
          content: front,
          fields: { view: 'back', sent_id: 'twice-at-once' },
          asPhone: true,
        }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).to.deep.equal([200, 201]);
    expect(new Set(both.map(({ text }) => text)).size).to.equal(1);
    expect(await photos()).to.have.length(2);
  });

  it('are refused in a sentence, and nothing is kept then', async () => {
    const send = (content: Buffer) => sendPhoto(lab, { inspection: open.inspection, content, asPhone: true });
    const drawn = await send(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'));
    expect([drawn.status, JSON.parse(drawn.text)]).to.deep.equal([
      422,
      { fault: 'This is no picture that can be read. Send a photo as JPEG, PNG or WebP.' },
    ]);
    expect((await send(front.subarray(0, 4_000))).text).to.include('did not arrive whole');
    expect((await send(Buffer.alloc(11_000_000))).text).to.include('larger than 10 MB');
    expect((await sendPhoto(lab, { inspection: open.inspection, content: Buffer.alloc(0) })).status).to.equal(303);
    expect(await photos()).to.have.length(2);
  });

  it('may have to come again in a moment when too many arrive at once', async () => {
    const svg = Buffer.from('<svg/>');
    const all = Array.from({ length: 14 }, () =>
      sendPhoto(lab, { inspection: open.inspection, content: svg, asPhone: true }),
    );
    const answers = await Promise.all(all);
    expect(new Set(answers.map(({ status }) => status))).to.deep.equal(new Set([422, 503]));
    expect(answers.find(({ status }) => status === 503)?.text).to.include('Send it again in a moment.');
    expect((await sendPhoto(lab, { inspection: open.inspection, content: svg, asPhone: true })).status).to.equal(422);
  });

  it('come from nobody but the inspector', async () => {
    for (const visitor of [other, await app.signIn('admin'), await app.signIn('seller', { seller: nova })])
      expect([403, 404]).to.include((await sendPhoto(visitor, { inspection: open.inspection, content: front })).status);
    expect((await sendPhoto(lab, { inspection: 999, content: front })).status).to.equal(404);
    expect(await photos()).to.have.length(2);
  });

  it('are shown as pictures and nothing else, and not again to a browser that has them', async () => {
    const [photo] = await photos();
    for (const [path, size] of [
      [`/lab/photos/${photo!.id}`, 'whole'],
      [`/lab/photos/${photo!.id}/small`, 'small'],
    ] as const) {
      const answer = await lab.get(path);
      expect(answer.status).to.equal(200);
      const content = await photoContent(read(), photo!.id, size);
      expect(Number(answer.headers.get('content-length'))).to.equal(content.length);
      if (size === 'whole') expect(createHash('sha256').update(content).digest('hex')).to.equal(photo!.sha256);
      expect(content).to.not.deep.equal(front);
      const head = Object.fromEntries(answer.headers);
      expect(head).to.include({
        'content-type': 'image/jpeg',
        'cache-control': 'private, no-cache',
        'x-content-type-options': 'nosniff',
        'content-disposition': `inline; filename="photo-${photo!.id}.jpg"`,
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
      });
      const tag = answer.headers.get('etag') ?? '';
      expect((await lab.get(path, { 'if-none-match': tag })).status).to.equal(304);
      expect((await other.get(path, { 'if-none-match': tag })).status).to.equal(404);
    }
  });

  it('are nobody else’s to see before the verdict stands: whoever grades second must not', async () => {
    const [photo] = await photos();
    const path = `/lab/photos/${photo!.id}`;
    const seller = await app.signIn('seller', { seller: nova });
    for (const visitor of [other, seller, await app.signIn('manager'), await app.signIn('admin')])
      for (const way of [path, `${path}/small`, `${path}/marks`]) expect((await visitor.get(way)).status).to.equal(404);
    expect((await seller.get(`/verdicts/${open.order}/photos/${photo!.id}`)).status).to.equal(404);
    expect((await (await app.signIn('manager')).get(`/inspections/${open.order}/photos/${photo!.id}`)).status).to.equal(
      404,
    );
  });

  it('say in words and marks what they show, without a script too', async () => {
    const [photo] = await photos();
    const path = `/lab/photos/${photo!.id}/marks`;
    const mark = { shape_0: 'arrow', x1_0: '10', y1_0: '20,5', x2_0: '40', y2_0: '60', word_0: 'Sprung </svg> 裂' };
    const saved = await lab.submit(path, { caption: ' A crack <b>here</b> ', ...mark });
    expect(saved.location).to.equal(path);
    const page = await lab.get(path);
    expect(page.text).to.include('<line').and.to.include('value="20.5"').and.to.include('Sprung &lt;/svg&gt;');
    expect(page.text).to.include('A crack &lt;b&gt;here&lt;/b&gt;');
    expect((await photos())[0]!.marks).to.deep.equal([
      { shape: 'arrow', x1: 0.1, y1: 0.205, x2: 0.4, y2: 0.6, word: 'Sprung </svg> 裂' },
    ]);
    expect((await audit())[0]).to.include({ action: 'photo described' });
    const wrong = await lab.submit(path, { ...mark, x1_0: '101' });
    expect([wrong.status, mainOf(wrong.text).includes('a number from 0 to 100')]).to.deep.equal([422, true]);
    expect((await lab.submit(path, { caption: 'x', x1_0: '1', y1_0: '1', x2_0: '1', y2_0: '1' })).status).to.equal(422);
  });

  it('may be taken away while the inspection is open, and do not come back when they are sent again', async () => {
    const [, second] = await photos();
    const gone = await lab.submit(`/lab/photos/${second!.id}/remove`, {}, '/account');
    expect(gone.location).to.equal(`/lab/inspections/${open.inspection}#photos`);
    expect((await lab.get(`/lab/photos/${second!.id}`)).status).to.equal(404);
    expect(await photoContent(read(), second!.id, 'whole')).to.have.length(0);
    const fields = { view: 'back', sent_id: 'twice-at-once' };
    const again = await sendPhoto(lab, { inspection: open.inspection, content: front, fields });
    expect(again.status).to.equal(303);
    expect(await photos()).to.have.length(1);
    const [row] = await use().database.read('SELECT removed_by, sha256 FROM lab_photos WHERE id = ?', [second!.id]);
    expect(row).to.include({ removed_by: 'lab@test.example', sha256: second!.sha256 });
  });

  it('leave the views without any to be named', async () => {
    const its = await inspectionIn(read(), open.inspection);
    const { checklist } = (await checklistOf(read(), its!.checklist))!;
    const missing = await viewsMissing(read(), open.inspection, checklist);
    expect(missing).to.have.length(checklist.views.length - 1);
    expect(missing.map(({ key }) => key)).not.to.include('front-lit');
    expect(mainOf((await lab.get(`/lab/inspections/${open.inspection}`)).text)).to.include(
      'Still to photograph: Back · Left edge',
    );
  });

  it('are no more than a person can look at', async () => {
    await use().database.transaction(async (tx) => {
      const row = (nth: number) => [
        ...[open.inspection, `made-${nth}`, 'further', 100 + nth, '', 1, 1, 1, '0'.repeat(16), '', '[]', 'x', 'x'],
      ];
      const columns = 'inspection sent_id view position sha256 size width height fingerprint caption notes person at';
      const rows = Array.from({ length: mostPhotos - 1 }, (_, nth) => row(nth));
      await tx.insertMany('lab_photos', columns.split(' '), rows);
    });
    const answer = await sendPhoto(lab, { inspection: open.inspection, content: front, asPhone: true });
    expect([answer.status, answer.text]).to.deep.equal([
      422,
      `{"fault":"There are ${mostPhotos} photos already: remove one to add another."}`,
    ]);
    await use().database.transaction((tx) => tx.run("DELETE FROM lab_photos WHERE sent_id LIKE 'made-%'"));
  });

  it('stay as they are once the inspection is submitted', async () => {
    const [photo] = await photos();
    await use().database.transaction((tx) =>
      tx.run("UPDATE lab_inspections SET submitted_at = '2026-11-22T08:00:00Z' WHERE id = ?", [open.inspection]),
    );
    const late = await sendPhoto(lab, { inspection: open.inspection, content: front, asPhone: true });
    expect([late.status, late.text]).to.deep.equal([
      409,
      '{"fault":"This inspection is submitted: no photo can be added to it any more."}',
    ]);
    expect((await lab.submit(`/lab/photos/${photo!.id}/remove`, {}, '/account')).status).to.equal(303);
    expect((await lab.submit(`/lab/photos/${photo!.id}/marks`, { caption: 'changed' }, '/account')).status).to.equal(
      303,
    );
    expect(await photos()).to.deep.equal([photo]);
    expect(mainOf((await lab.get(`/lab/photos/${photo!.id}/marks`)).text)).to.include('it stays as it is');
  });
});
