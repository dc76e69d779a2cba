/** `/metrics` for Prometheus: callers on this machine, bearers of the metrics token, administrators. */
import type { Route } from '../../access/route.ts';
import type { Metrics } from '../../metrics.ts';

export const routes: Route[] = [
  {
    method: 'get',
    path: '/metrics',
    allow: 'machines',
    async handle(request, response) {
      const { registry, refresh } = request.app.get('metrics') as Metrics;
      await refresh();
      response.set({ 'Cache-Control': 'no-store', 'Content-Type': registry.contentType });
      response.send(await registry.metrics());
    },
  },
];
