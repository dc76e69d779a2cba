/** Nothing that a person writes is cut in silence: a text too long is a fault of its field, and comes back whole. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { gradeOrder } from '../support/graded-twice.ts';
import { keepSeed } from '../support/grading-seed.ts';
import { beginInspection, goodAnswers, sendAnswers, writeArrivedOrder } from '../support/inspecting.ts';
import { openInspection, picture, sendPhoto } from '../support/photographed.ts';
import { mainOf } from '../support/reading.ts';
import type { Answer, Visitor } from '../support/visitor.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';

describe('a text that is too long', () => {
  const long = 'é'.repeat(10_001);
  let made: TestDatabase;
  let app: RunningApp;
  let lab: Visitor;
  let manager: Visitor;
  let admin: Visitor;
  const expectWhole = ({ status, text }: Answer, longest: string) => {
    expect(status).to.equal(422);
    expect(text).to.include(long);
    expect(mainOf(text)).to.include(`Shorten it to ${longest} letters.`);
  };

  before(async () => {
    made = await createTestDatabase('sqlite');
    await writeMarketplace(made.database);
    await keepSeed(made.database, { drawn: [], spared: [1, 2, 3, 4] });
    app = await startApp(made.database, { clock: clockAt('2026-11-22T08:00:00Z') });
    [lab, manager, admin] = [await app.signIn('lab'), await app.signIn('manager'), await app.signIn('admin')];
  });
  after(async () => {
    await app.close();
    await made.drop();
  });

  it('stays in the draft of an inspection, and is named before it is submitted; so where its photos go out', async () => {
    const order = await writeArrivedOrder(made.database, nova);
    const path = await beginInspection(lab, order);
    const noted = { ...goodAnswers(), 'said.box-tape': 'no', 'note.box-tape': long };
    expect((await sendAnswers(lab, path, noted)).status).to.equal(303);
    expectWhole(await lab.get(path).then((answer) => ({ ...answer, status: 422 })), '500');
    const answer = await sendAnswers(lab, path, noted, { act: '/submit' });
    expectWhole(answer, '500');
    expect(answer.text).to.match(/href="#note-box-tape">It is closed with tape[^<]*: Shorten it to 500 letters\.</);
    const others = { model: long, notes: long, 'unseen.front-lit': long, 'part.starts': long };
    const said = mainOf((await sendAnswers(lab, path, { ...noted, ...others }, { act: '/submit' })).text);
    expect(said).to.match(
      /It starts.*?: Shorten it to 100 letters\. Model, as it stands on the device: Shorten it to 120 letters\. Why there is no photo: .*?: Shorten it to 300 letters\. Notes: Shorten it to 4,000 letters\./,
    );
    await sendPhoto(lab, { inspection: Number(path.split('/').at(-1)), content: await picture(6) });
    expect((await sendAnswers(lab, path, goodAnswers(), { act: '/submit' })).status).to.equal(303);
    const reveal = `/lab/orders/${order}/reveal`;
    const shown = /name="shown" value="([^"]*)"/.exec((await lab.get(reveal)).text)![1]!;
    expectWhole(await lab.submit(reveal, { shown, reason: long }), '500');
  });

  it('stays beside a photo, with its marks', async () => {
    const { inspection } = await openInspection(made.database);
    const content = await picture(7);
    const { text: refused, status } = await sendPhoto(lab, {
      inspection,
      content,
      fields: { caption: long },
      asPhone: true,
    });
    expect([status, refused.includes('Shorten it to 300 letters.')]).to.deep.equal([422, true]);
    await sendPhoto(lab, { inspection, content, fields: { view: 'front-lit' } });
    const [photo] = await made.database.read<{ id: number }>('SELECT id FROM lab_photos ORDER BY id DESC LIMIT 1');
    const path = `/lab/photos/${photo!.id}/marks`;
    const places = { x1_0: '10', y1_0: '20.5', x2_0: '40', y2_0: '60' };
    const [caption, word] = [
      await lab.submit(path, { caption: long, shape_0: 'arrow', ...places }),
      await lab.submit(path, { caption: 'Scratch', shape_0: 'arrow', ...places, word_0: long }),
    ];
    expectWhole(caption, '300');
    expectWhole(word, '60');
    for (const { text } of [caption, word]) expect(text).to.include('value="20.5"').and.to.include('"arrow" selected');
    expect(word.text).to.include('href="#field-word_0">Mark 1: Shorten it to 60 letters.');
  });

  it('is a fault where gradings are settled, and where a checklist changes', async () => {
    const { order } = await gradeOrder(made.database, { seller: nova, wrong: ['not-locked'], note: 'asks for a mail' });
    await gradeOrder(made.database, { seller: nova, order, grading: 'second', by: 'ben@test.example' });
    expectWhole(await lab.submit(`/lab/orders/${order}/differences`, { reason: long }), '2,000');
    const edit = await lab.submit('/lab/checklists/smartphone/edit', { note: long });
    expectWhole(edit, '1,000');
    expect(edit.text).to.include('href="#field-note">Shorten it');
  });

  it('is a fault in what administrators publish and managers try', async () => {
    const ground = '/grounds/late-delivery';
    const texts = { title_it: long, text_it: 'x', clause: '7.1', note: 'Plainer words.', version: '1' };
    expectWhole(await admin.submit(ground, texts), '200');
    expectWhole(await admin.submit(ground, { ...texts, title_it: 'x', clause: long }), '40');
    expectWhole(await admin.submit('/templates/marketplace', { address: long }), '500');
    expectWhole(await admin.submit('/tokens', { name: long, lifetime: '90' }), '100');
    const webhook = { format: 'assay', standing: '1', address: 'https://x.example' };
    expectWhole(await admin.submit('/webhooks/new', { ...webhook, name: long }), '100');
    expectWhole(await manager.submit('/policy/lab', { action: 'keep', name: long }), '120');
    expectWhole(await manager.submit('/incidents/new', { name: long }), '80');
  });
});
