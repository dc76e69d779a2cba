/** What stands around a page is the same whatever the page's model calls its own fields. */
import { expect } from 'chai';
import type { Route } from '../../server/access/route.ts';
import { startApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';

const shadows = {
  person: { name: 'Somebody else', email: 'else@test.example', role: 'seller', roomy: true },
  navigation: [{ href: '/else', label: 'Elsewhere' }],
  ...{ csrfToken: 'stolen', theme: 'purple', flash: [{ kind: 'done', text: 'Never said' }], today: 0 },
  ...{ timeZone: 'Mars', night: 20_000, feeds: [{ feed: 'no_such_feed' }], path: '/else', requestId: 'none' },
};

const page = (path: string, model: object): Route => ({
  method: 'get',
  path,
  allow: 'signed-in',
  handle: (_request, response) => response.render('operations-desk/audit', { title: 'Plain', ...model }),
});

describeOnEachDatabase('the frame of a page', (use) => {
  it('is not changed by what the page calls its own fields', async () => {
    const routes = (await import('../../server/pages/index.ts')).routes;
    const app = await startApp(use().database, { routes: [...routes, page('/plain', {}), page('/shadows', shadows)] });
    try {
      const visitor = await app.signIn('manager');
      await visitor.get('/account');
      const frameOf = async (path: string) =>
        (await visitor.get(path)).text.replace(/<main[\s\S]*<\/main>/, '').replaceAll(path, '');
      expect(await frameOf('/shadows')).to.equal(await frameOf('/plain'));
      expect(await frameOf('/shadows')).not.to.include('Somebody else');
    } finally {
      await app.close();
    }
  });
});
