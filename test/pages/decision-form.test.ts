/** The form that decides a case: the usual way in two clicks and a sentence, every extent and date, and what is impossible. */
import { expect } from 'chai';
import type { Database } from '../../db/connect.ts';
import { clockAt } from '../../server/clock.ts';
import { texts } from '../../server/languages/texts.ts';
import { paceWords } from '../../server/pages/desk/way-back-pace.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { mainOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';
import { writeRecommendations, writtenNight as night } from '../support/written-nights.ts';

const reason = 'Late since three weeks, and nothing was answered.';

/** Nova sells smartphones in France and laptops in Germany. */
async function writePlaces(database: Database): Promise<void> {
  await database.transaction(async (tx) => {
    const cells = [
      [1, 'smartphones', 'good', 'FR'],
      [2, 'laptops', 'good', 'DE'],
    ];
    await tx.insertMany('cells', ['id', 'category', 'grade', 'market'], cells);
    const orders = Array.from({ length: 400 }, (_, n) => [n + 1, nova, night - (n % 40), n % 4 === 0 ? 2 : 1]);
    await tx.insertMany('outcomes', ['order_key', 'seller', 'placed_day', 'cell'], orders);
  });
}

describeOnEachDatabase('the form of a decision', (use) => {
  let app: RunningApp;
  let ana: Visitor;
  let ben: Visitor;
  let next = 100;
  const submit = (id: number, fields: Record<string, string>, who = ana) =>
    who.submit(`/recommendations/${id}`, { reason, ...fields });
  const fresh = async (level = 'limit') => {
    await writeRecommendations(use().database, [
      { id: ++next, seller: nova, level, since: night, grounds: ['late-delivery'] },
    ]);
    return next;
  };
  const decided = async (fields: Record<string, string>, level = 'limit') => {
    const id = await fresh(level);
    expect((await submit(id, fields)).status, JSON.stringify(fields)).to.equal(303);
    const [row] = await use().database.read('SELECT * FROM decisions WHERE recommendation = ?', [id]);
    await use().database.transaction((tx) =>
      tx.run("UPDATE decisions SET state = 'withdrawn' WHERE state <> 'recorded'"),
    );
    return row!;
  };
  const refused = async (fields: Record<string, string>, level = 'limit') => {
    const id = await fresh(level);
    const answer = await submit(id, fields);
    expect(answer.status, JSON.stringify(fields)).to.equal(422);
    expect(await use().database.read('SELECT id FROM decisions WHERE recommendation = ?', [id])).to.have.length(0);
    return answer.text;
  };

  before(async () => {
    await writeMarketplace(use().database);
    await writePlaces(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    ana = await app.signIn('manager', { email: 'ana@test.example' });
    ben = await app.signIn('manager', { email: 'ben@test.example' });
  });
  after(() => app.close());

  it('preselects what is recommended, and says what each measure would cost the seller', async () => {
    const { text } = await ana.get('/recommendations/1');
    expect(text).to.match(/value="accepted" checked/);
    const harsh = await fresh('suspend');
    expect((await ana.get(`/recommendations/${harsh}`)).text).not.to.match(/name="answer"[^>]* checked/);
    expect((await ana.get(`/recommendations/${harsh}?answer=accepted`)).text).to.match(/value="accepted" checked/);
    expect(await refused({}, 'suspend')).to.include('Choose what is to happen.');
    expect(mainOf(text)).to.include(
      'Limit, as recommended To at most 31 orders a day, unless you say otherwise below. It takes about 217 of its 434 orders a week.',
    );
    expect(mainOf(text)).to.include('Warn instead: milder It takes none of its 434 orders a week.');
    expect(mainOf(text)).to.include(
      'Suspend instead: harsher It takes all of its 434 orders a week. A second person must approve it.',
    );
    expect(mainOf(text)).to.include(
      'Unless you change it here: the whole account, from tomorrow until another decision',
    );
    expect(mainOf(text)).to.include('FR 300 orders in 90 days DE 100 orders in 90 days');
    expect(text).to.include('It ends once the rate of late delivery has been clearly below');
  });

  it('says how long the orders of the way back take as the seller sells under the measure', () => {
    const wayBack = { metric: 'late-delivery', below: 0.04, nights: 14, orders: 701 };
    const volume = { daily: Array.from({ length: 28 }, () => 4), places: [] };
    const said = (measure: 'warn' | 'limit' | 'suspend') =>
      paceWords(wayBack, { measure, restriction: { ordersPerDay: 2 }, volume }, texts('en'));
    expect(said('warn')).to.equal('As it sells, that takes about 26 weeks (28 orders a week).');
    expect(said('limit')).to.equal('As it sells, that takes about 51 weeks (14 orders a week).');
    expect(said('suspend')).to.equal(null);
  });

  it('needs a choice and a sentence: all else has its default, by the measure', async () => {
    const usual = { scope: '{}', in_force_to: null, person: 'ana@test.example', reason };
    expect(await decided({ answer: 'accepted' })).to.include({
      ...{ ...usual, decision: 'accepted', level: 'limit', state: 'decided', in_force_from: '2026-11-23' },
      restriction: '{"ordersPerDay":31}',
    });
    expect(await decided({ answer: 'warn' })).to.include({
      ...{
        ...usual,
        decision: 'lightened',
        level: 'warn',
        state: 'decided',
        in_force_from: '2026-11-22',
        restriction: null,
      },
    });
    expect(await decided({ answer: 'suspend' })).to.include({
      ...{ ...usual, decision: 'aggravated', level: 'suspend', state: 'proposed', in_force_from: '2026-11-22' },
    });
    expect(await decided({ answer: 'end' }, 'suspend')).to.include({
      ...{ ...usual, decision: 'aggravated', level: 'end', state: 'proposed', in_force_from: '2026-12-22' },
    });
    expect(await decided({ answer: 'limit' })).to.include({ decision: 'accepted', level: 'limit' });
    expect(await decided({ answer: 'wait' })).to.include({ decision: 'wait', state: 'recorded', in_force_from: null });
    expect(await decided({ answer: 'dismissed' })).to.include({ decision: 'dismissed', state: 'recorded' });
  });

  it('takes the extent, the dates, the number and the way back as they are given', async () => {
    const row = await decided({
      ...{ answer: 'accepted', markets: 'FR', categories: 'smartphones', from: '2026-12-01', until: '2026-12-31' },
      ...{ amount: '30', unit: 'listings', conditions: 'Send us the new contract with the carrier.' },
    });
    expect(row).to.include({
      ...{ in_force_from: '2026-12-01', in_force_to: '2026-12-31', restriction: '{"shareOfListings":30}' },
      conditions: 'Send us the new contract with the carrier.',
    });
    expect(JSON.parse(row['scope'] as string)).to.deep.equal({ categories: ['smartphones'], markets: ['FR'] });
    const page = mainOf((await ana.get(`/decisions/${row['id']}`)).text);
    expect(page).to.include('only FR, smartphones');
    expect(page).to.include('30 % of its listings');
    expect(page).to.include('Takes away about 228 of its 434 orders a week');
    expect(page).to.include('Thu 31 Dec 2026, inclusive');
  });

  it('refuses what is impossible with one sentence at its field, and keeps what was typed', async () => {
    const impossible: [Record<string, string>, string, string?][] = [
      [{ answer: 'nonsense' }, 'Choose what is to happen.'],
      [{ answer: 'accepted', reason: 'no' }, 'Write the reason in a sentence'],
      [{ answer: 'accepted', reason: 'x'.repeat(2_001) }, 'Shorten it to 2,000 letters'],
      [{ answer: 'accepted', amount: '0' }, 'Give a whole number of orders a day'],
      [{ answer: 'accepted', amount: '' }, 'Give a whole number of orders a day'],
      [{ answer: 'accepted', amount: 'many' }, 'Give a whole number of orders a day', 'value="many"'],
      [{ answer: 'accepted', amount: '100', unit: 'listings' }, 'from 1 to 99 percent'],
      [{ answer: 'accepted', markets: 'US' }, 'Choose among the markets in which it sells.'],
      [{ answer: 'accepted', categories: 'cars' }, 'Choose among the categories that it sells.'],
      [{ answer: 'accepted', from: '2026-11-21' }, 'It cannot hold from a day that is over.', 'value="2026-11-21"'],
      [{ answer: 'accepted', from: '2026-02-30' }, 'Write the first day as year, month and day.'],
      [{ answer: 'accepted', from: '2029-01-01' }, 'That is more than a year ahead.'],
      [{ answer: 'accepted', until: '2026-11-22' }, 'It would end before it begins.'],
      [{ answer: 'accepted', until: 'soon' }, 'Write the last day as year, month and day.'],
      [{ answer: 'end', until: '2027-11-22' }, 'The end of the service has no last day.'],
      [{ answer: 'end', exception: 'repeated-infringement' }, 'Repeated infringement must be shown'],
      [{ answer: 'accepted', ground: 'whim' }, 'Choose a ground that there is.'],
      [{ answer: 'accepted', conditions: 'x'.repeat(1_001) }, 'Shorten it to 1,000 letters.'],
    ];
    for (const [fields, sentence, kept = ''] of impossible) {
      const text = await refused(fields);
      expect(mainOf(text), JSON.stringify(fields)).to.include(sentence);
      expect(mainOf(text)).to.include('One thing must be mended');
      expect(text).to.include(kept);
      if (fields['reason'] === undefined) expect(text).to.include(`>${reason}</textarea>`);
    }
  });

  it('names every fault at once', async () => {
    const text = mainOf(
      await refused({ answer: 'accepted', reason: 'no', from: '2020-01-01', amount: 'x', markets: 'US' }),
    );
    expect(text).to.include('Four things must be mended');
    expect(text).to.include('It cannot hold from a day that is over.');
  });

  it('shows a measure in force, and replaces it when the new one starts', async () => {
    const first = await decided({ answer: 'warn' });
    await use().database.transaction((tx) =>
      tx.run("UPDATE decisions SET state = 'in-force', started_at = decided_at WHERE id = ?", [first['id']!]),
    );
    const id = await fresh();
    expect(mainOf((await ana.get(`/recommendations/${id}`)).text)).to.include(
      'A warning: in force · it is replaced when the new measure begins',
    );
    await submit(id, { answer: 'accepted' });
    const [row] = await use().database.read('SELECT replaces FROM decisions WHERE recommendation = ?', [id]);
    expect(row).to.deep.equal({ replaces: first['id'] });
  });

  it('makes nothing harsher while an appeal of the seller is open', async () => {
    const { database } = use();
    await database.transaction((tx) =>
      tx.run(
        `INSERT INTO appeals (decision, seller, filed_at, filed_by, channel, text, state)
         SELECT id, seller, decided_at, 'shop', 'e-mail', 'No.', 'open' FROM decisions WHERE state = 'in-force'`,
      ),
    );
    const id = await fresh();
    const answer = await submit(id, { answer: 'suspend' });
    expect(mainOf(answer.text)).to.include(
      'An appeal of this seller is open: until it is answered nothing gets harsher.',
    );
    await database.transaction(async (tx) => {
      await tx.run("UPDATE appeals SET state = 'rejected'");
      await tx.run("UPDATE decisions SET state = 'withdrawn' WHERE state <> 'recorded'");
    });
  });

  it('asks before it takes a case out of a colleague’s hands', async () => {
    const id = await fresh();
    await ben.submit(`/recommendations/${id}/claim`, { from: '' }, `/recommendations/${id}`);
    const answer = await submit(id, { answer: 'accepted' });
    expect(answer.status).to.equal(422);
    expect(mainOf(answer.text)).to.include('A colleague works on this case.');
    expect((await submit(id, { answer: 'accepted', take_over: 'ben@test.example' })).status).to.equal(303);
    const [line] = await use().database.read(
      "SELECT detail FROM audit WHERE action = 'decision recorded' ORDER BY id DESC",
    );
    expect(line!['detail']).to.include('"takenOverFrom":"ben@test.example"');
  });

  it('lets one of two who decide at the same moment decide, and tells the other', async () => {
    const id = await fresh();
    const [one, other] = await Promise.all([
      submit(id, { answer: 'accepted' }),
      submit(id, { answer: 'warn', reason: 'A warning is enough for now.' }, ben),
    ]);
    expect([one.status, other.status].sort()).to.deep.equal([303, 409]);
    const late = one.status === 409 ? one : other;
    expect(mainOf(late.text)).to.include('Someone else decided this case meanwhile');
    expect(mainOf(late.text)).to.match(/What you had written (Late since three weeks|A warning is enough)/);
    expect(await use().database.read('SELECT id FROM decisions WHERE recommendation = ?', [id])).to.have.length(1);
  });
});
