import { expect } from 'chai';
import type { Route } from '../../server/access/route.ts';
import { dayOf } from '../../server/scoring/day.ts';
import { bumpRevision } from '../../server/stores/settings.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { movingClock } from '../support/moving-clock.ts';
import { testPassword } from '../support/people.ts';
import type { Visitor } from '../support/visitor.ts';
import { routes } from '../../server/pages/index.ts';

let asked = 0;
const page: Route = {
  method: 'get',
  path: '/kept',
  allow: 'signed-in',
  cache: 'night',
  handle: (_request, response) => {
    asked++;
    response.render('account/sign-out', { title: 'Kept' });
  },
};

describeOnEachDatabase('a page that is cached by the night', (use) => {
  let app: RunningApp;
  let visitor: Visitor;
  const clock = movingClock('2026-03-02T20:00:00Z');
  before(async () => {
    app = await startApp(use().database, { routes: [...routes, page], clock });
    visitor = await app.signIn('manager');
    await visitor.get('/account');
  });
  after(() => app.close());

  const tagOf = async (path = '/kept', who = visitor) => (await who.get(path)).headers.get('etag') as string;
  const isHeld = async (tag: string, path = '/kept', who = visitor) => {
    const before = asked;
    const answer = await who.get(path, { 'if-none-match': tag });
    if (answer.status === 304) expect([asked, answer.text]).to.deep.equal([before, '']);
    return answer.status === 304;
  };

  it('is answered with 304 before anything is asked, as long as nothing changed', async () => {
    const tag = await tagOf();
    expect(tag).to.match(/^W\/"[\w-]{43}"$/);
    expect((await visitor.get('/kept')).headers.get('cache-control')).to.equal('private, no-cache');
    expect(await isHeld(tag)).to.equal(true);
    expect(await isHeld(`"other", ${tag}`)).to.equal(true);
    expect(await isHeld('W/"other"')).to.equal(false);
  });

  it('is never held for another person, session or address', async () => {
    const tag = await tagOf();
    const colleague = await app.signIn('manager', { email: 'other@test.example' });
    await colleague.get('/account');
    expect(await isHeld(tag, '/kept', colleague)).to.equal(false);
    expect(await isHeld(tag, '/kept?page=2')).to.equal(false);
    expect(await isHeld(tag, '/kept', app.visitor())).to.equal(false);
  });

  it('is sent anew after each revision and each published night', async () => {
    const { database } = use();
    const changes = [
      () => database.transaction(bumpRevision),
      () => database.transaction(bumpRevision),
      () => publish('2026-03-01', '2026-03-02T03:00:00Z'),
      () => publish('2026-03-02', '2026-03-03T03:00:00Z'),
    ];
    for (const change of changes) {
      const tag = await tagOf();
      expect(await isHeld(tag)).to.equal(true);
      await change();
      expect(await isHeld(tag)).to.equal(false);
    }
  });

  it('is sent anew when the day turns: yesterday is another day then', async () => {
    const tag = await tagOf();
    clock.forward(5 * 3600);
    expect(await isHeld(tag)).to.equal(false);
  });

  it('is sent anew when the person prefers another theme', async () => {
    const tag = await tagOf();
    await visitor.submit('/theme', { theme: 'dark' }, '/account');
    expect(await isHeld(tag)).to.equal(false);
  });

  it('shows a flash once, and is not kept with it', async () => {
    const tag = await tagOf();
    const changed = { current: testPassword, password: testPassword };
    await visitor.submit('/account/password', changed, '/account');
    const first = await visitor.get('/kept', { 'if-none-match': tag });
    expect([first.status, first.headers.get('etag'), first.headers.get('cache-control')]).to.deep.equal([
      200,
      null,
      'no-store',
    ]);
    expect(first.text).to.include('Your password is changed.');
    expect((await visitor.get('/kept')).text).not.to.include('Your password is changed.');
    expect(await isHeld(tag)).to.equal(true);
  });

  async function publish(day: string, publishedAt: string): Promise<void> {
    const summary = { sellers: 0, ranked: 0, opened: {}, ended: {}, feeds: {}, held: false };
    await use().database.transaction(async (transaction) => {
      await transaction.run('DELETE FROM nights');
      await transaction.run(
        'INSERT INTO nights (night, policy, method, summary, published_at) VALUES (?, ?, ?, ?, ?)',
        [dayOf(day), 1, '{}', JSON.stringify(summary), publishedAt],
      );
    });
  }
});

describeOnEachDatabase('a page that is unchanged while the session is remembered', (use) => {
  let app: RunningApp;
  let visitor: Visitor;
  before(async () => {
    app = await startApp(use().database, { routes: [...routes, page], sessionMemory: 60_000 });
    visitor = await app.signIn('manager');
    await visitor.get('/account');
  });
  after(() => app.close());

  const tagOf = async (who = visitor) => (await who.get('/kept?page=2')).headers.get('etag') as string;
  const ask = (tag: string, who = visitor, path = '/kept?page=2') => who.get(path, { 'if-none-match': tag });

  it('is answered before all else, with what a 304 has to say and no more, and logged and counted', async () => {
    const tag = await tagOf();
    app.logged.length = 0;
    const answer = await ask(tag);
    expect(answer.status).to.equal(304);
    expect(Object.fromEntries(answer.headers)).to.have.all.keys(
      ...['etag', 'cache-control', 'vary', 'date', 'x-request-id', 'connection', 'keep-alive'],
    );
    const [line] = app.logged.filter(({ msg }) => msg === 'request');
    expect(line).to.include({ method: 'GET', path: '/kept', status: 304 });
    expect(line).to.include({ requestId: answer.headers.get('x-request-id') });
    expect(line?.['person']).to.be.a('number');
    expect((await (await app.signIn('admin')).get('/metrics')).text).to.match(
      /_count\{method="GET",route="unchanged",status="304"\} [1-9]/,
    );
  });

  it('is held for nobody else, for no other address, and never for another method', async () => {
    const tag = await tagOf();
    const colleague = await app.signIn('manager', { email: 'colleague@test.example' });
    await colleague.get('/account');
    expect((await ask(tag, colleague)).status).to.equal(200);
    expect((await ask(tag, app.visitor())).status).not.to.equal(304);
    expect((await ask(tag, visitor, '/kept?page=3')).status).to.equal(200);
    expect((await ask(`"other", ${tag}`)).status).to.equal(304);
  });

  it('is held no longer once the person has signed out or was disabled here', async () => {
    const leaving = await app.signIn('manager', { email: 'leaving@test.example' });
    await leaving.get('/account');
    const key = leaving.cookies.get('assay') as string;
    const tag = await tagOf(leaving);
    expect((await ask(tag, leaving)).status).to.equal(304);
    await leaving.submit('/sign-out', {}, '/account');
    leaving.cookies.set('assay', key);
    expect((await ask(tag, leaving)).status).to.equal(303);
  });
});
