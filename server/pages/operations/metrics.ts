/** `/metrics` for Prometheus: callers on this machine, bearers of the metrics token, administrators. */
import type { Route } from '../../access/route.ts';

export const routes: Route[] = [
  {
    method: 'get',
    path: '/metrics',
    allow: 'machines',
    async handle(request, response) {
      const { contentType, text } = await request.readMetrics();
      response.set('Content-Type', contentType).send(text);
    },
  },
];
