/** The tabs of the morning: whose cases, what sleeps, what runs out, what ended by itself; and sellers with several cases. */
import { expect } from 'chai';
import { clockAt } from '../../server/clock.ts';
import { bumpRevision } from '../../server/stores/settings.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { addTestPerson } from '../support/people.ts';
import { mainOf, rowsOf, textOf } from '../support/reading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, quiet, tiny, writeMarketplace } from '../support/written-marketplace.ts';
import { writeRecommendations, writtenNight as night } from '../support/written-nights.ts';

describeOnEachDatabase('the tabs of the morning', (use) => {
  let app: RunningApp;
  let ana: Visitor;
  const page = async (path: string, who = ana) => mainOf((await who.get(path)).text);
  /** Of the queue itself, or of the only table of the tab. */
  const rows = async (path: string, who = ana) => {
    const { text } = await who.get(path);
    return rowsOf(/<table class="[^"]*table-grouped[\s\S]*/.exec(text)?.[0] ?? (path.includes('released') ? text : ''));
  };
  const tabs = async (who = ana) =>
    textOf(/<ul class="tabs">[\s\S]*?<\/ul>/.exec((await who.get('/today')).text)?.[0] ?? '');
  const write = (sql: string, values: (string | number | null)[] = []) =>
    use().database.transaction(async (tx) => {
      await tx.run(sql, values);
      await bumpRevision(tx);
    });
  const decide = (seller: number, level: string, state: string, from: string, until: string | null) =>
    write(
      `INSERT INTO decisions (seller, level, decision, person, reason, decided_at, in_force_from, in_force_to, state)
       VALUES (?, ?, 'accepted', 'manager@test.example', 'It was late too often.', '2026-11-01T08:00:00Z', ?, ?, ?)`,
      [seller, level, from, until, state],
    );

  before(async () => {
    await writeMarketplace(use().database);
    await writeRecommendations(use().database, [
      { id: 41, seller: quiet, level: 'warn', since: night, grounds: ['return'], harm: 70 },
      { id: 42, seller: nova, level: 'warn', since: night - 1, grounds: ['return'], harm: 1 },
    ]);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    ana = await app.signIn('manager');
  });
  after(() => app.close());

  it('keeps the cases of one seller together, where the worst of them stands', async () => {
    const { text } = await ana.get('/today?scope=all');
    const sellers = rowsOf(text).map((row) => /recommended (\S+)/.exec(row)?.[1]);
    expect(sellers).to.deep.equal(['Nova', 'Nova', 'Écran', '<b>ٱلْمُصَلِّح</b>']);
    expect(rowsOf(text)[1]).to.include('Nova Refurb (FR, factory) again');
    expect(mainOf(text)).to.include('3 sellers').and.to.include('Three sellers need a decision');
  });

  it('says beside a seller what is in force, decided or proposed already', async () => {
    await decide(nova, 'warn', 'in-force', '2026-11-02', null);
    await decide(nova, 'suspend', 'proposed', '2026-11-25', null);
    const [first, second] = await rows('/today?scope=all');
    expect(first).to.include('warning in force since Mon 2 Nov suspension proposed, waits for a second person');
    expect(second).to.not.include('in force');
  });

  it('has no tab of a team for whom there is none', async () => {
    expect(await tabs()).to.match(/^mine 3 all 4 snoozed 0 running out 0 released 0 decided \d+$/);
    expect(await tabs(await app.signIn('admin'))).to.not.include('my team');
  });

  it('shows the cases of the whole team, and only to it', async () => {
    const { database } = use();
    const ben = await addTestPerson(database, { email: 'other@test.example', role: 'manager' });
    await write(
      "INSERT INTO teams (id, name, made_by, made_at) VALUES (7, 'South', 'a@test.example', '2026-01-01T00:00:00Z')",
    );
    await write("UPDATE people SET team = 7 WHERE id = ? OR email = 'manager@test.example'", [ben]);
    expect(await tabs()).to.match(/^mine 3 my team 4 all 4 /);
    expect(await page('/today?scope=team')).to.match(/^Today Three sellers of your team need a decision/);
    expect(await rows('/today?scope=team&country=IT')).to.have.length(1);
    expect(await rows('/today?scope=mine&country=IT')).to.have.length(0);
    const cleo = await app.signIn('manager', { email: 'cleo@test.example' });
    expect(await tabs(cleo)).to.not.include('my team');
    expect(await page('/today?scope=team', cleo)).to.include('Nobody of your team needs a decision.');
  });

  it('counts as of others neither what is in one’s own hands nor what sleeps', async () => {
    const dora = await app.signIn('manager', { email: 'dora@test.example' });
    const lead = 'Nobody of yours needs a decision.';
    expect(await page('/today?scope=mine', dora)).to.include(`${lead} Others have 4 open.`);
    await write("UPDATE recommendations SET claimed_by = 'dora@test.example', claimed_at = ? WHERE id = 42", [
      '2026-11-22T07:00:00Z',
    ]);
    await write(
      `INSERT INTO decisions (id, recommendation, seller, level, decision, person, reason, decided_at, state)
       VALUES (90, 42, ?, 'warn', 'wait', 'dora@test.example', 'The carrier promised an answer.', '2026-11-22T07:10:00Z', 'recorded')`,
      [nova],
    );
    expect(await tabs(dora)).to.match(/^mine 1 all 4 /);
    expect(await page('/today?scope=mine', dora)).to.include(`${lead} Others have 3 open. One case waits`);
    await write("UPDATE recommendations SET snoozed_until = '2026-12-01' WHERE id = 41");
    expect(await page('/today?scope=mine', dora)).to.include(`${lead} Others have 2 open.`);
    await write('DELETE FROM decisions WHERE id = 90');
    await write('UPDATE recommendations SET claimed_by = NULL, claimed_at = NULL, snoozed_until = NULL');
  });

  it('goes by whom a person has assigned, before what the feed says', async () => {
    await write(
      `INSERT INTO assignments (seller, manager_email, assigned_by, assigned_at)
       VALUES (?, 'manager@test.example', 'a@test.example', '2026-11-01T08:00:00Z')`,
      [quiet],
    );
    expect(await tabs()).to.match(/^mine 4 /);
  });

  it('lists what ended by itself lately, and nothing that somebody answered or that gave way to another level', async () => {
    await writeRecommendations(use().database, [
      {
        id: 51,
        seller: tiny,
        level: 'limit',
        since: night - 12,
        closed: night - 2,
        grounds: ['complaint'],
        state: 'ended',
      },
      { id: 52, seller: tiny, level: 'warn', since: night - 9, closed: night - 3, grounds: ['return'], state: 'ended' },
      { id: 53, seller: quiet, level: 'warn', since: night - 9, closed: night, grounds: ['return'], state: 'ended' },
      {
        id: 55,
        seller: quiet,
        level: 'warn',
        since: night - 9,
        closed: night - 5,
        grounds: ['complaint', 'return'],
        state: 'ended',
      },
      {
        id: 54,
        seller: tiny,
        level: 'warn',
        since: night - 80,
        closed: night - 31,
        grounds: ['return'],
        state: 'ended',
      },
    ]);
    await write(
      `INSERT INTO decisions (recommendation, seller, level, decision, person, reason, decided_at, state)
       VALUES (52, ?, 'warn', 'dismissed', 'manager@test.example', 'A false alarm of the feed.', '2026-11-16T08:00:00Z', 'recorded')`,
      [tiny],
    );
    const text = await page('/today?scope=released');
    expect(text).to.match(/^Today Two cases ended by themselves in the last 30 nights/);
    const [latest, older] = await rows('/today?scope=released');
    expect(latest).to.equal('limit? recommended Three Orders Complaints Thu 19 Nov ten nights');
    expect(older).to.include('Écran Tranquille Complaints and returns Mon 16 Nov');
  });

  it('says which measures end within seven days', async () => {
    await decide(tiny, 'limit', 'in-force', '2026-10-20', '2026-11-28');
    await decide(quiet, 'limit', 'in-force', '2026-10-20', '2026-11-30');
    await decide(quiet, 'warn', 'lifted', '2026-10-20', '2026-11-24');
    const text = await page('/today?scope=expired');
    expect(text).to.match(/^Today No snooze has run out, and one measure ends in the next 7 days\./);
    expect(text).to.include('Three Orders Limit in force since Tue 20 Oct, until Sat 28 Nov Sat 28 Nov Test manager');
    expect(text).to.not.include('30 Nov');
    expect(await tabs()).to.include('running out 1');
  });

  it('says of what was decided how far it has come, and leads to it', async () => {
    const { text } = await ana.get('/today?scope=decided');
    expect(rowsOf(text)).to.satisfy((told: string[]) =>
      told.some((row) =>
        row.includes('Suspension decided Nova Refurb Waits for a second person. It was late too often.'),
      ),
    );
    const [{ id }] = (await use().database.read<{ id: number }>(
      "SELECT id FROM decisions WHERE state = 'proposed'",
    )) as [{ id: number }];
    expect(text).to.include(`href="/decisions/${id}"`);
  });

  it('shows the last page where the address asks for one beyond it', async () => {
    expect(await rows('/today?scope=all&page=99')).to.have.length(4);
  });

  it('understands no other scope', async () => {
    expect(await page('/today?scope=everything')).to.match(/^Today .* of yours need a decision/);
    expect(await page('/today?scope=mine&scope=all')).to.match(/^Today .* of yours need a decision/);
  });
});

describeOnEachDatabase('kept views of the queue', (use) => {
  let app: RunningApp;
  let ana: Visitor;
  let ben: Visitor;
  const page = async (path: string, who = ana) => mainOf((await who.get(path)).text);

  before(async () => {
    await writeMarketplace(use().database);
    app = await startApp(use().database, { clock: clockAt('2026-11-22T08:00:00Z') });
    [ana, ben] = [await app.signIn('manager'), await app.signIn('manager', { email: 'ben@test.example' })];
  });
  after(() => app.close());
  const keep = (who: Visitor, name: string, query: string) => who.submit('/today/filters', { name, query }, '/today');
  const idOf = async (name: string) => {
    const [row] = await use().database.read<{ id: number }>('SELECT id FROM saved_filters WHERE name = ?', [name]);
    return row!.id;
  };

  it('keeps what the address asks for under a name, and opens it again', async () => {
    const answer = await keep(ana, 'Warnings <abroad>', 'scope=all&level=warn&page=3&evil=1');
    expect(answer.location).to.equal('/today?scope=all&level=warn');
    const { text } = await ana.get('/today');
    expect(text).to.include(
      '<a href="/today?scope&#x3D;all&amp;level&#x3D;warn"><bdi>Warnings &lt;abroad&gt;</bdi></a>',
    );
    const kept = await ana.get('/today?scope=all&level=warn');
    expect(kept.text).to.include('aria-current="page"><bdi>Warnings');
    expect(mainOf(kept.text)).to.not.include('Keep this view');
    expect(rowsOf(kept.text)).to.have.length(1);
  });

  it('shows them to nobody else, and lets nobody else touch them', async () => {
    expect(await page('/today', ben)).to.not.include('Warnings');
    const id = await idOf('Warnings <abroad>');
    for (const path of [
      `/today/filters/${id}`,
      `/today/filters/${id}/delete`,
      '/today/filters/x',
      '/today/filters/999',
    ])
      expect((await ben.submit(path, { name: 'Mine now' }, '/today')).status, path).to.equal(404);
    expect((await (await app.signIn('lab')).get('/today/filters')).status).to.equal(403);
  });

  it('renames and deletes', async () => {
    await keep(ana, 'Limits', 'scope=mine&level=limit');
    const id = await idOf('Limits');
    const taken = await ana.submit(`/today/filters/${id}`, { name: 'Warnings <abroad>' }, '/today/filters');
    expect(taken.status).to.equal(422);
    expect(mainOf(taken.text)).to.include('You keep another view under this name.');
    await ana.submit(`/today/filters/${id}`, { name: 'My limits' }, '/today/filters');
    expect(await page('/today/filters'))
      .to.include('It is called “My limits” now.')
      .and.to.include('Two views, which only you see.');
    await ana.submit(`/today/filters/${id}/delete`, {}, '/today/filters');
    expect(await page('/today/filters'))
      .to.include('The view “My limits” is deleted.')
      .and.to.include('One view');
  });

  it('takes the place of the one of the same name, and asks for a name that can be read', async () => {
    await keep(ana, 'Warnings <abroad>', 'scope=all&level=warn&country=SA');
    expect(await use().database.read('SELECT id FROM saved_filters')).to.have.length(1);
    await keep(ana, '   ', 'scope=all');
    expect(await page('/today')).to.include('The view was not kept. Give it a name of at most 60 letters.');
  });

  it('keeps at most twenty', async () => {
    for (let index = 0; index < 19; index++) await keep(ben, `View ${index}`, 'scope=all');
    await keep(ben, 'View 19', 'scope=all');
    await keep(ben, 'One too many', 'scope=all');
    expect(await page('/today/filters', ben)).to.include('You keep 20 views already. Delete one first.');
  });
});
