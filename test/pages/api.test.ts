import { expect } from 'chai';
import { apiRoutes } from '../../server/pages/api/openapi.ts';
import { routes } from '../../server/pages/index.ts';
import { declareIncident } from '../../server/stores/incidents.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import type { Visitor } from '../support/visitor.ts';
import { nova, writeMarketplace } from '../support/written-marketplace.ts';

interface Description {
  openapi: string;
  paths: Record<string, { get: { parameters: { name: string; in: string }[]; responses: Record<string, unknown> } }>;
}

describeOnEachDatabase('the interface for machines', (use) => {
  let app: RunningApp;
  let manager: Visitor;
  let seller: Visitor;
  let admin: Visitor;
  before(async () => {
    await writeMarketplace(use().database);
    await declareIncident(
      use().database,
      {
        name: 'Carrier strike in FR',
        metrics: ['late-delivery'],
        market: 'FR',
        carrier: null,
        from: '2026-11-02',
        to: '2026-11-04',
      },
      { person: 'manager@test.example', at: '2026-11-05T09:00:00Z' },
    );
    app = await startApp(use().database);
    manager = await app.signIn('manager');
    seller = await app.signIn('seller', { seller: nova });
    admin = await app.signIn('admin');
  });
  after(() => app.close());

  const read = async <T>(visitor: Visitor, path: string) => {
    const answer = await visitor.get(path);
    expect([answer.status, answer.headers.get('content-type')], path).to.deep.equal([
      200,
      'application/json; charset=utf-8',
    ]);
    return JSON.parse(answer.text) as T;
  };

  it('is described by what the server runs, route for route', async () => {
    const description = await read<Description>(manager, '/api/v1/openapi.json');
    const running = routes.map((route) => route.path).filter((path) => path.startsWith('/api/'));
    const described = Object.keys(description.paths).map((path) => path.replace(/\{(\w+)\}/g, ':$1'));
    expect([...described, '/api/v1/openapi.json'].sort()).to.deep.equal(running.sort());
    expect(description.openapi).to.equal('3.1.0');
    expect(description.paths['/api/v1/sellers/{id}']?.get.parameters).to.deep.equal([
      { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
    ]);
    expect(description.paths['/api/v1/sellers']?.get.parameters.map(({ name }) => name)).to.deep.equal([
      'page',
      'size',
    ]);
  });

  it('answers with exactly the fields that it describes', async () => {
    for (const route of apiRoutes) {
      const visitors = { seller, manager, admin };
      const role = (['manager', 'seller', 'admin'] as const).find((one) => route.allow.includes(one));
      const visitor = visitors[role ?? 'manager'];
      const body = await read<unknown>(visitor, route.path.replace(':id', 'NOVA').replace(':metric', 'late-delivery'));
      expect(route.answer.parse(body), route.path).to.deep.equal(body);
      expect(JSON.stringify(body), route.path).to.have.length.above(10);
    }
  });

  it('pages the ranking and filters by seller', async () => {
    const all = await read<{ total: number; sellers: { seller: { seller_id: string } }[] }>(manager, '/api/v1/sellers');
    const two = await read<typeof all>(manager, '/api/v1/sellers?page=2&size=1');
    expect(two.sellers).to.deep.equal([all.sellers[1]]);
    expect(all.total).to.equal(all.sellers.length);
    const own = await read<{ readings: { seller_id: string }[] }>(manager, '/api/v1/readings?seller=NOVA');
    expect([...new Set(own.readings.map((row) => row.seller_id))]).to.deep.equal(['NOVA']);
    for (const bad of ['page=0', 'page=x', 'size=1000'])
      expect((await manager.get(`/api/v1/sellers?${bad}`)).status, bad).to.equal(400);
    const unknown = await manager.get('/api/v1/sellers?page=1&limit=2');
    expect(unknown.status).to.equal(400);
    expect(unknown.text).to.include('This address takes page, size. ');
  });

  it('shows a seller its own scorecard and nothing else', async () => {
    const own = await read<{ seller: { seller_id: string } }>(seller, '/api/v1/me/scorecard');
    expect(own.seller.seller_id).to.equal('NOVA');
    expect((await seller.get('/api/v1/sellers/NOVA')).status).to.equal(404);
    expect((await seller.get('/api/v1/sellers')).status).to.equal(403);
    expect((await manager.get('/api/v1/me/scorecard')).status).to.equal(403);
    const nobody = await app.signIn('seller', { email: 'no-seller@test.example' });
    expect((await nobody.get('/api/v1/me/scorecard')).status).to.equal(404);
  });

  it('refuses in JSON', async () => {
    const answer = await app.visitor().get('/api/v1/sellers');
    expect(answer.status).to.equal(401);
    const { error } = JSON.parse(answer.text) as { error: Record<string, unknown> };
    expect(error).to.include.keys('status', 'title', 'text', 'requestId');
    for (const path of ['/api/v1/sellers/unknown', '/api/v1/sellers/%00', '/api/v2/sellers', '/api/'])
      expect((await manager.get(path)).headers.get('content-type'), path).to.include('application/json');
  });
});
