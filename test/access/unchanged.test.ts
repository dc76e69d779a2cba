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
