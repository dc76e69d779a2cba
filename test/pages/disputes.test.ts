/** A seller contests one of its orders, sees what that would change, gets an answer to each point, and the night posts it. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { dayText } from '../../server/scoring/day.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { multipartBody, multipartType, tokenOn } from '../support/multipart.ts';
import { mainOf } from '../support/reading.ts';
import { begin, last, late } from '../support/strike.ts';
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
  const keyOf = async (sellerId: string) =>
    (await use().database.read<{ id: number }>('SELECT id FROM sellers WHERE seller_id = ?', [sellerId]))[0]!.id;
  const send = async (visitor: Visitor, fields: Record<string, string>, from = page, to = '/disputes/new') => {
    const form = (await visitor.get(from)).text;
    const formId = /name="form_id" value="([^"]*)"/.exec(form)?.[1] ?? '';
    const _csrf = await tokenOn(visitor, from);
    const body = multipartBody({ _csrf, order: struck[0]!.id, form_id: formId, ...fields }, [
      { name: 'notice.txt', content: 'On strike.' },
    ]);
    return visitor.request('POST', to, { 'content-type': multipartType }, body.toString('latin1'));
  };

  before(async function () {
    this.timeout(120_000);
    await begin(use());
    app = await startApp(use().database, { clock: clockAt(`${dayText(last + 1)}T09:00:00Z`) });
    seller = await app.signIn('seller', { seller: await keyOf('S2') });
    other = await app.signIn('seller', { seller: await keyOf('S3') });
  });
  after(() => app.close());

  it('shows what the order counts for, with and without it, before anything is sent', async () => {
    const text = mainOf((await seller.get(page)).text);
    expect(text).to.include(`Contest order ${struck[0]!.id}`).and.include('Late delivery, ');
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

  it('is made once of the same thing', async () => {
    const again = await send(seller, { 'claim-late-delivery': claim, reason: 'carrier' });
    expect(again.status).to.equal(422);
    expect(mainOf(again.text)).to.include('It is contested already');
  });

  it('is read by nobody but its seller, nor are its files', async () => {
    const file = /href="(\/disputes\/1\/files\/\d+)"/.exec((await seller.get('/disputes/1')).text)![1]!;
    expect((await seller.get(file)).text).to.equal('On strike.');
    for (const path of ['/disputes/1', file]) expect((await other.get(path)).status, path).to.equal(404);
    expect((await other.submit('/disputes/1/withdraw', {}, '/disputes')).status).to.equal(404);
  });
});
