/** What leaves the lab with a reveal: photos and the report of an inspection, to those who may see them. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import type { InspectionResult } from '../../server/lab/result.ts';
import { conclude } from '../../server/stores/lab/conclusions.ts';
import { submitInspection } from '../../server/stores/lab/inspections.ts';
import { photosOf } from '../../server/stores/lab/photos.ts';
import { revealMysteryOrder } from '../../server/stores/lab/reveals.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openInspection, picture, sendPhoto, type OpenInspection } from '../support/photographed.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, quiet, strange, writeMarketplace } from '../support/written-marketplace.ts';

const result: InspectionResult = {
  ...{ quality: 62, delivery: 80, packaging: null, verdict: 'blocker', safetyFinding: 'battery_hazard' },
  ...{ gradeSeen: 'fair', model: 'Nokia 3310 你好' },
  wrong: [
    {
      ...{ item: 'battery-swollen', label: 'The battery is flat.', severity: 'critical', points: 1 },
      ...{ note: 'It lifts the screen. '.repeat(30), part: 'Battery', batch: 'B-77' },
    },
  ],
};

describeOnEachDatabase('what a reveal releases', (use) => {
  let app: RunningApp;
  let lab: Visitor;
  let manager: Visitor;
  let seller: Visitor;
  let open: OpenInspection;
  let other: OpenInspection;
  let photo: number;
  let held: number;
  const act = { at: '2026-11-20T10:00:00Z', actor: 'lab@test.example', day: '2026-11-20' };
  const statuses = (paths: string[], who: Visitor) =>
    Promise.all(paths.map(async (path) => (await who.get(path)).status));
  const ways = () => [
    ...[`/inspections/${open.order}/photos/${photo}`, `/inspections/${open.order}/photos/${photo}/small`],
    `/inspections/${open.order}/pdf`,
  ];
  const own = () => ways().map((path) => path.replace('/inspections/', '/verdicts/'));

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    lab = await app.signIn('lab');
    manager = await app.signIn('manager');
    seller = await app.signIn('seller', { seller: strange });
    open = await openInspection(use().database, { seller: strange });
    other = await openInspection(use().database, { seller: nova });
    const send = async (to: OpenInspection, nth: number, view: string, size?: number) =>
      JSON.parse(
        (
          await sendPhoto(lab, {
            ...{ inspection: to.inspection, content: await picture(nth, size), fields: { view }, asPhone: true },
          })
        ).text,
      ) as { id: number };
    held = (await send(open, 61, 'further')).id;
    photo = (await send(open, 62, 'front-lit')).id;
    await send(open, 63, 'back');
    await send(other, 62, 'front-lit', 640);
    const mark = { shape_0: 'box', x1_0: '10', y1_0: '10', x2_0: '60', y2_0: '50', word_0: 'Swollen here' };
    await lab.submit(`/lab/photos/${photo}/marks`, { caption: 'The screen stands off', ...mark });
  });
  after(() => app.close());

  it('is nothing before: no photo, no report, to nobody but the lab', async () => {
    for (const who of [manager, await app.signIn('admin'), seller])
      expect(await statuses([...ways(), ...own(), `/lab/orders/${open.order}/pdf`], who)).to.deep.equal(
        Array(7).fill(404),
      );
    expect(await statuses([`/lab/orders/${open.order}/pdf`, ...ways()], lab)).to.deep.equal([404, 404, 404, 404]);
  });

  it('is known to the lab when the verdict stands, marked as its own', async () => {
    await use().database.transaction(async (tx) => {
      await submitInspection(tx, open.inspection, result, act.at);
      await conclude(tx, open.order, 'one', result, act);
    });
    const pdf = await lab.get(`/lab/orders/${open.order}/pdf`);
    expect([pdf.status, pdf.headers.get('content-type')]).to.deep.equal([200, 'application/pdf']);
    expect(pdf.text.match(/\/S \/Figure/g)).to.have.length(3);
    const second = await app.signIn('lab', { email: 'second@test.example' });
    expect(await statuses([`/lab/photos/${photo}`, `/lab/photos/${photo}/marks`], second)).to.deep.equal([200, 200]);
    expect(await statuses(ways(), manager)).to.deep.equal([404, 404, 404]);
  });

  it('is shown to staff and to that seller after it, and what was held back to nobody', async () => {
    await use().database.transaction((tx) =>
      revealMysteryOrder(tx, open.order, {
        ...act,
        by: act.actor,
        withheld: new Map([[held, 'a name is to be read']]),
      }),
    );
    const admin = await app.signIn('admin');
    for (const who of [manager, admin, lab]) expect(await statuses(ways(), who)).to.deep.equal([200, 200, 200]);
    expect(await statuses(own(), seller)).to.deep.equal([200, 200, 200]);
    const rival = await app.signIn('seller', { seller: quiet });
    expect(await statuses([...own(), ...ways()], rival)).to.deep.equal(Array(6).fill(404));
    expect(await statuses([...ways(), `/lab/photos/${photo}`], seller)).to.deep.equal(Array(4).fill(404));
    for (const who of [manager, lab])
      expect(await statuses([`/inspections/${open.order}/photos/${held}`], who)).to.deep.equal([404]);
    expect(await statuses([`/verdicts/${open.order}/photos/${held}`], seller)).to.deep.equal([404]);
    // The photo of one order under the number of another one.
    expect(await statuses([`/inspections/${other.order}/photos/${photo}`], manager)).to.deep.equal([404]);
  });

  it('opens a photo in a page with its words and the way back, to the same people only', async () => {
    const [mine, staffs] = ['verdicts', 'inspections'].map((place) => `/${place}/${open.order}/photos/${photo}/page`);
    const verdict = await seller.get(`/verdicts/${open.order}`);
    expect(verdict.text).to.include(`<a class="photo-frame" href="${mine}">`);
    const opened = await seller.get(mine!);
    expect(mainOf(opened.text)).to.match(
      /^A test order of the marketplace Front, .* Photo 1 of 2\. Next photo .*Swollen here/,
    );
    expect(opened.text)
      .to.include(`href="/verdicts/${open.order}#photos"`)
      .and.to.include(`src="/verdicts/${open.order}/photos/${photo}"`);
    expect(mainOf((await manager.get(staffs!)).text)).to.match(new RegExp(`^Mystery order ${open.order} Front`));
    const rival = await app.signIn('seller', { seller: quiet, email: 'rival@test.example' });
    expect(await statuses([mine!, staffs!], rival)).to.deep.equal([404, 404]);
    const heldBack = `/${open.order}/photos/${held}/page`;
    expect(await statuses([`/verdicts${heldBack}`, staffs!], seller)).to.deep.equal([404, 404]);
    expect(await statuses([`/inspections${heldBack}`], manager)).to.deep.equal([404]);
  });

  it('leads from the top of the verdict to the answer, before any photo', async () => {
    const { text } = await seller.get(`/verdicts/${open.order}`);
    expect(text).to.include('<a class="button" href="#answer">Answer until Mon 30 Nov</a>');
    const places = ['href="#answer"', 'id="wrong"', 'id="photos"', 'id="answer"'].map((part) => text.indexOf(part));
    expect(places).to.deep.equal([...places].sort((a, b) => a - b));
  });

  it('prints the same bytes for the same content, with pictures that are said in words', async () => {
    const path = `/verdicts/${open.order}/pdf`;
    const [first, second] = [await seller.get(path), await seller.get(path)];
    expect(first.text).to.equal(second.text);
    expect(first.headers.get('content-disposition')).to.equal(`inline; filename="inspection-${open.order}.pdf"`);
    expect(first.text.match(/\/S \/Figure/g)).to.have.length(2);
    expect(first.text.match(/\/Alt \(/g)).to.have.length(2);
    expect(first.text).to.include('The screen stands off. Swollen here');
    const staffs = await manager.get(`/inspections/${open.order}/pdf`);
    expect(staffs.text).to.equal(first.text);
    expect((await lab.get(`/lab/orders/${open.order}/pdf`)).location).to.equal(`/inspections/${open.order}/pdf`);
  });

  it('is flagged where a photo of another order looks alike, until a person says what it is', async () => {
    const page = await lab.get('/lab/likenesses');
    expect(mainOf(page.text)).to.include('One pair of photos of different orders looks alike: say what it is.');
    expect(mainOf(page.text)).to.include(`Mystery orders ${open.order} and ${other.order}`);
    expect(mainOf((await lab.get(`/lab/orders/${open.order}`)).text)).to.include('looks like a photo of another order');
    const [twin] = await photosOf(readCommitted(use().database), other.inspection);
    const path = `/lab/likenesses/${photo}/${twin!.id}`;
    expect((await lab.submit(path, { judgement: 'maybe' }, '/lab/likenesses')).status).to.equal(303);
    expect(mainOf((await lab.get('/lab/likenesses')).text)).to.include('looks alike');
    await lab.submit(path, { judgement: 'different' }, '/lab/likenesses');
    expect(mainOf((await lab.get('/lab/likenesses')).text))
      .to.include('Every pair has been looked at.')
      .and.to.include('Different pictures says lab@test.example');
    expect(mainOf((await lab.get(`/lab/orders/${open.order}`)).text)).not.to.include('looks like a photo');
    const [line] = await use().database.read('SELECT action, subject FROM audit ORDER BY id DESC LIMIT 1');
    expect(line).to.deep.equal({ action: 'likeness judged', subject: `photos ${photo} and ${twin!.id}` });
    expect((await manager.get('/lab/likenesses')).status).to.equal(403);
  });
});
