/** What Prometheus may ask this process: its own health and how long each route takes. */
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Observe } from './request-log.ts';

export interface Metrics {
  registry: Registry;
  observe: Observe;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of its answer, by declared route',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return {
    registry,
    observe: (method, route, status, seconds) => duration.observe({ method, route, status }, seconds),
  };
}
