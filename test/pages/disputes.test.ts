/** A seller contests one of its orders, sees what that would change, gets an answer to each point, and the night posts it. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { dayText } from '../../server/scoring/day.ts';
import { bumpRevision } from '../../server/stores/settings.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { openDispute } from '../support/disputed.ts';
import { sendDispute } from '../support/sent-dispute.ts';
import { mainOf } from '../support/reading.ts';
import { begin, last, late, live, strike } from '../support/strike.ts';
import type { Visitor } from '../support/visitor.ts';

/** Late by five days, and nothing else wrong with it. */
const struck = late(({ seller, review, complaint, return: returned }) => {
  return seller === 'S2' && !(review && review.rating <= 2) && !complaint && !returned;
});
const page = `/disputes/new?order=${struck[0]!.id}`;
const claim = 'The carrier was on strike from Tuesday to Thursday: see its notice.';

describeOnEachDatabase('a dispute', (use) => {
  let app: RunningApp;
  let seller: Visitor;
  let other: Visitor;
  let manager: Visitor;
  const keyOf = async (sellerId: string) =>
    (await use().database.read<{ id: number }>('SELECT id FROM sellers WHERE seller_id = ?', [sellerId]))[0]!.id;
  const send = (visitor: Visitor, fields: Record<string, string>, from = page) =>
    sendDispute(visitor, from, { order: struck[0]!.id, ...fields });

  before(async () => {
    await begin(use());
    app = await startApp(use().database, { clock: clockAt(`${dayText(last + 1)}T09:00:00Z`) });
    seller = await app.signIn('seller', { seller: await keyOf('S2') });
    other = await app.signIn('seller', { seller: await keyOf('S3') });
    manager = await app.signIn('manager');
  });
  after(() => app.close());

  it('shows what the order counts for, with and without it, before anything is sent', async () => {
    const text = mainOf((await seller.get(page)).text);
    expect(text).to.include(`Contest order ${struck[0]!.id}`).and.include('Late delivery, ');
    expect(text).to.match(/The order Ordered .+ Promised for .+ Delivered .+ Carrier .+ Market .+ Sold as /);
    expect(text).to.match(/Without it your score would be \d+\.\d\d instead of \d+\.\d\d \(\+\d+\.\d\d\)\./);
  });

  it('is nobody else’s: an order of another seller is as good as none', async () => {
    const foreign = await other.get(page);
    const none = await other.get('/disputes/new?order=O-nothing');
    expect([foreign.status, none.status]).to.deep.equal([404, 404]);
    expect(mainOf(foreign.text).replaceAll(struck[0]!.id, '…')).to.equal(
      mainOf(none.text).replaceAll('O-nothing', '…'),
    );
  });

  it('asks for a reason and for what happened', async () => {
    const empty = await send(seller, { 'claim-late-delivery': '' });
    expect(empty.status).to.equal(422);
    expect(mainOf(empty.text)).to.include('Write under at least one of the things what is wrong with it.');
    expect(empty.text).to.match(/<textarea id="field-claim-late-delivery"[^>]* aria-invalid="true"/);
    const short = await send(seller, { 'claim-late-delivery': 'No.', reason: 'carrier' });
    expect(mainOf(short.text)).to.include('Say in a sentence or two what happened').and.include('No.');
  });

  it('arrives once, with its file, and is due after five business days', async () => {
    const fields = {
      'claim-late-delivery': claim,
      'point-1': 'Why was I not told before?',
      reason: 'carrier',
      form_id: 'f1',
    };
    const answers = [await send(seller, fields), await send(seller, fields)];
    expect(answers.map(({ status, location }) => [status, location])).to.deep.equal([
      [303, '/disputes/1'],
      [303, '/disputes/1'],
    ]);
    const text = mainOf((await seller.get('/disputes/1')).text);
    expect(text).to.include(claim).and.include('notice.txt').and.include('Why was I not told before?');
    expect(text).to.match(/Each of your points is answered by \w{3} \d+ \w+/);
    expect(mainOf((await seller.get('/disputes')).text)).to.include('1 dispute is open; the next answer is due by');
  });

  it('is named in every list of orders, in place of the offer to contest', async () => {
    for (const list of ['/scorecard/orders?metric=late-delivery', '/scorecard/alarm?metric=late-delivery']) {
      const rows = (await seller.get(list)).text.split('<tr>').filter((row) => row.includes(struck[0]!.id));
      for (const row of rows) expect(row).to.include('Contested, not answered yet').and.include('href="/disputes/1"');
      expect(rows.length, list).to.be.at.least(list.includes('orders') ? 1 : 0);
    }
    const reader = await app.signIn('manager');
    expect((await reader.get('/sellers/S2/orders?metric=late-delivery')).text).not.to.include('Contested,');
  });

  it('is made once of the same thing', async () => {
    const again = await send(seller, { 'claim-late-delivery': claim, reason: 'carrier' });
    expect(again.status).to.equal(422);
    const text = mainOf(again.text);
    expect(text).to.include('Nothing was sent').and.include('You have contested it already').and.include(claim);
    expect(text).to.not.include('must be mended');
    expect(again.text).to.include('href="/disputes/1"');
  });

  it('is read by nobody but its seller, nor are its files', async () => {
    const file = /href="(\/disputes\/1\/files\/\d+)"/.exec((await seller.get('/disputes/1')).text)![1]!;
    expect((await seller.get(file)).text).to.equal('On strike.');
    for (const path of ['/disputes/1', file]) expect((await other.get(path)).status, path).to.equal(404);
    expect((await other.submit('/disputes/1/withdraw', {}, '/disputes')).status).to.equal(404);
  });

  it('waits in the queue of the managers, next to what was alike', async () => {
    const text = mainOf((await manager.get('/disputes/queue')).text);
    expect(text).to.include('1 dispute waits for an answer, the first until').and.include(struck[0]!.id);
    const one = mainOf((await manager.get('/disputes/queue/1')).text);
    expect(one).to.include('Similar disputes Of this seller None was answered yet.').and.include('Promised for');
    expect(one).to.match(
      /Colis in FR, promised for [\w– ]+: Other sellers \d+ of \d+ came late, [\d.]+ % Other sellers, the 14 days before .*This seller \d+ of \d+ came late/,
    );
    const declare = /href="(\/incidents\/new\?name[^"]+)"/.exec((await manager.get('/disputes/queue/1')).text)![1]!;
    expect(mainOf((await manager.get(declare.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='))).text))
      .to.match(/It takes \d+ late orders .*\(orders in FR carried by Colis, /)
      .and.not.include('Choose a carrier');
    expect(one.indexOf('Similar disputes')).to.be.lessThan(one.indexOf('Send the answer'));
    const line = /1 dispute waits for an answer, the first by \w{3} \d+ \w+/;
    expect(mainOf((await manager.get('/today')).text)).to.match(line);
    expect(mainOf((await manager.get('/sellers/S2')).text)).to.match(
      new RegExp(`1 dispute of this seller waits for an answer: ${struck[0]!.id} by \\w{3}`),
    );
    expect((await seller.get('/disputes/queue')).status).to.equal(403);
    expect((await seller.get('/disputes/queue/1')).status).to.equal(404);
  });

  it('is answered at each of its points, or not at all', async () => {
    const fields = { 'verdict-1': 'accepted', 'answer-1': 'The carrier has confirmed the strike to us.' };
    const half = await manager.submit('/disputes/queue/1', { ...fields, 'answer-2': 'No.' });
    expect(half.status).to.equal(422);
    expect(mainOf(half.text))
      .to.include('Point 2: answer it in words of its own')
      .and.include('has confirmed the strike');
    const long = 'The carrier has confirmed it. '.repeat(150).trim();
    const cut = await manager.submit('/disputes/queue/1', { ...fields, 'answer-2': long, closing: long });
    expect(cut.status).to.equal(422);
    expect(mainOf(cut.text))
      .to.include('Point 2: shorten it to 4,000 characters.')
      .and.include('In closing: shorten it to 4,000 characters.');
    expect(cut.text.split(long)).to.have.length(3);
    const whole = { ...fields, 'answer-2': 'We tell of every counted order on your scorecard.' };
    expect((await manager.submit('/disputes/queue/1', whole)).location).to.equal('/disputes/queue');
    const [letters] = await use().database.read<{ n: number }>(
      "SELECT COUNT(*) AS n FROM letters WHERE once LIKE 'dispute:1:answered:%' AND body LIKE '%has confirmed the strike%'",
    );
    expect(Number(letters!.n)).to.equal(1);
    const text = mainOf((await seller.get('/disputes/1')).text);
    expect(text)
      .to.include('You were right. The next night takes the order out')
      .and.include('We tell of every counted order');
    expect(mainOf((await seller.get('/notices')).text)).to.include(`Order ${struck[0]!.id}: you were right`);
    expect(mainOf((await manager.get('/disputes/queue')).text)).to.include('Late delivery 1 1 100');
  });

  it('has its answer corrected by somebody else, and shows its seller both', async () => {
    const ben = await app.signIn('manager', { email: 'ben@test.example' });
    const page = '/disputes/queue/1';
    const whole = {
      ...{ corrects: '1', 'verdict-1': 'refused', 'answer-1': 'The strike ended a day before this parcel.' },
      'answer-2': 'It was on your scorecard from that morning on.',
      reason: 'We mixed up two weeks.',
    };
    expect(mainOf((await manager.get(page)).text)).to.match(
      /You have answered it yourself: somebody else can correct it until \w{3} \d+/,
    );
    expect((await manager.submit(page, whole)).status).to.equal(409);
    expect(mainOf((await ben.get(page)).text)).to.include('Give another answer to each point');
    const half = await ben.submit(page, { ...whole, reason: 'Oops.' });
    expect(half.status).to.equal(422);
    expect(mainOf(half.text)).to.include('Say why the answer is corrected').and.include('The strike ended a day');
    expect((await ben.submit(page, whole)).location).to.equal(page);
    const late = await ben.submit(page, whole);
    expect([late.status, mainOf(late.text).includes('your answer was not sent')]).to.deep.equal([409, true]);
    const corrected = /The answer was corrected on \w{3} .*We mixed up two weeks\. .*ended a day before this parcel\./;
    const before = /Answer of \w{3} .*accepted in full .*accepted then The carrier has confirmed the strike to us\./;
    for (const visitor of [seller, ben]) {
      const text = mainOf((await visitor.get(visitor === seller ? '/disputes/1' : page)).text);
      expect(text).to.match(corrected).and.to.match(before);
    }
    expect(mainOf((await seller.get('/disputes/1')).text)).to.include('the next night counts the order again');
    const [letter, ...others] = await use().database.read<{ subject: string; body: string }>(
      "SELECT subject, body FROM letters WHERE once LIKE 'dispute:1:corrected:2:%' ORDER BY id",
    );
    expect([letter?.subject, others]).to.deep.equal([
      `Order ${struck[0]!.id}: the answer to your dispute was corrected`,
      [],
    ]);
    expect(letter!.body).to.include('We mixed up two weeks.').and.include('it is not accepted. From the next night on');
    expect(mainOf((await seller.get('/notices')).text)).to.include('the answer to your dispute was corrected');
    const [entry] = await use().database.read<{ detail: string }>(
      "SELECT detail FROM audit WHERE action = 'dispute corrected'",
    );
    const noted = { dispute: 1, from: 'accepted', state: 'refused', reason: whole.reason };
    expect(JSON.parse(entry!.detail)).to.include(noted);
    const story = mainOf((await manager.get('/sellers/S2/timeline')).text);
    expect(story).to.include(`Answer about order ${struck[0]!.id} corrected: not accepted`);
    const eve = await app.signIn('admin', { email: 'eve@test.example' });
    const again = { ...whole, corrects: '2', 'verdict-1': 'accepted', reason: 'The carrier has sent us its dates.' };
    expect((await manager.submit(page, again)).status).to.equal(409);
    expect((await eve.submit(page, again)).location).to.equal(page);
    expect(mainOf((await seller.get('/disputes/1')).text)).to.match(/has sent us its dates.*We mixed up two weeks/);
  });

  it('can be withdrawn while it is open, and made anew then', async () => {
    const order = struck[1]!.id;
    const at = `/disputes/new?order=${order}`;
    const fields = { order, 'claim-late-delivery': claim, reason: 'carrier' };
    expect((await send(seller, fields, at)).location).to.equal('/disputes/2');
    expect((await seller.submit('/disputes/2/withdraw', {}, '/disputes/2')).status).to.equal(303);
    expect(mainOf((await seller.get('/disputes/2')).text)).to.include('You have withdrawn it. Nothing was decided.');
    const late = await manager.submit(
      '/disputes/queue/2',
      { 'verdict-1': 'accepted', 'answer-1': 'We agree entirely.' },
      '/disputes/queue/1',
    );
    expect(late.status).to.equal(409);
    expect(mainOf(late.text)).to.include('your answer was not sent').and.include('We agree entirely.');
    expect((await send(seller, fields, at)).location).to.equal('/disputes/3');
  });

  it('is weighed with the same scales as an incident that somebody looks at', async () => {
    const { name, metrics, from, to } = strike;
    const asked = new URLSearchParams({ ...{ name, from, to }, metrics: metrics.join(','), market: 'FR' });
    const text = mainOf((await manager.get(`/incidents/new?${asked.toString()}`)).text);
    expect(text).to.match(
      /Recommended without them .*warn\? recommended Shop S2 \d+ without them: nothing .*Shop S0 \d+ without them: the same/,
    );
    expect(text).to.include('The sellers whom it helps most');
  });

  it('keeps a case that it decides from getting harsher', async () => {
    const { database } = use();
    const found = await database.read<{ id: number }>('SELECT id FROM recommendations WHERE seller = ? ORDER BY id', [
      await keyOf('S2'),
    ]);
    const path = `/recommendations/${found[0]!.id}`;
    expect(mainOf((await manager.get(path)).text)).to.include(
      'Without what is contested the figures would recommend the same',
    );
    for (const { id } of struck.slice(2)) await openDispute(database, id, 'late-delivery');
    expect(mainOf((await manager.get(path)).text)).to.match(
      /Contested\. Without what \w+ open disputes of this seller contest, the figures would recommend nothing\./,
    );
    const blocked = (await manager.get(path)).text;
    expect(blocked)
      .to.match(/value="accepted" disabled/)
      .and.to.match(/value="wait">/);
    expect(mainOf((await manager.get('/today?scope=all')).text)).to.include(
      `${struck.length - 1} disputes about its orders are open: they can hold a measure back.`,
    );
    await database.transaction(async (tx) => {
      await tx.run("UPDATE disputes SET spares = 'none' WHERE id = 4");
      await bumpRevision(tx);
    });
    expect(mainOf((await manager.get('/today?scope=all')).text)).to.include(
      'disputes hold it back: no measure until they are answered.',
    );
    const refused = await manager.submit(path, { answer: 'accepted', reason: 'Late for weeks, and nothing changes.' });
    expect(refused.status).to.equal(422);
    expect(mainOf(refused.text)).to.include('A dispute of this seller that decides it is open');
    await database.transaction((tx) => tx.run("UPDATE disputes SET state = 'withdrawn' WHERE id > 3"));
    const made = await manager.submit(path, { answer: 'accepted', reason: 'Late for weeks, and nothing changes.' });
    expect(made.location).to.match(/^\/decisions\/\d+$/);
    await database.transaction(async (tx) => {
      await tx.run("UPDATE decisions SET state = 'notified', notified_day = ?", [dayText(last + 1)]);
      await tx.run(
        `INSERT INTO statements (decision, seller, measure, reference, facts, facts_sha256, ground, ground_version, channel, composed_at, delivered_at)
         SELECT id, seller, level, 'A-77', '{}', '', 'x', 1, 'portal', decided_at, decided_at FROM decisions`,
      );
    });
    const own = mainOf((await seller.get('/disputes')).text);
    expect(own).to.match(/Appeals against decisions .*Warning A-77 .*no appeal \w{3} \d+ \w+ 2026/);
  });

  it('is not made again and again', async () => {
    const order = struck[1]!.id;
    const at = `/disputes/new?order=${order}`;
    const made: (string | null)[] = [];
    for (let times = 0; times < 4; times++) {
      await use().database.transaction((tx) => tx.run("UPDATE disputes SET state = 'withdrawn' WHERE state = 'open'"));
      const fields = { order, 'claim-late-delivery': claim, reason: 'carrier' };
      const { location, text } = await send(seller, fields, at);
      made.push(location ?? /contested as often as one order can be/.exec(text)?.[0] ?? null);
    }
    // Twice before.
    expect(made.slice(2)).to.deep.equal(Array(2).fill('contested as often as one order can be'));
    expect(made.slice(0, 2)).not.to.include(null);
  });

  it('is posted by the very next night', async () => {
    await live(use(), last + 1);
    expect(mainOf((await seller.get('/disputes/1')).text)).to.include('The order does not count any more.');
    expect(mainOf((await seller.get(page)).text)).to.include('No order of yours with this number counts against you.');
  });
});
