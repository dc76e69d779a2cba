/** What Prometheus may ask: how long each route takes, how this process is, and how old what it shows has become. */
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Context } from './context.ts';
import { overdueNights } from './overdue.ts';
import type { Observe } from './request-log.ts';
import { waitingByWebhook } from './stores/delivery-log.ts';
import { openRecommendationCounts } from './stores/operations.ts';
import { publishedNight } from './stores/published-night.ts';
import { readCommitted } from './stores/read.ts';
import { webhooksOf } from './stores/webhooks.ts';

export interface Metrics {
  observe: Observe;
  /** Everything in Prometheus' text format, with what the database knows now. */
  read: () => Promise<{ contentType: string; text: string }>;
}

const secondsPerDay = 86_400;

export function createMetrics(context: Context): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of its answer, by declared route',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const night = gauge('assay_published_night_seconds', 'Start of the last published business day, seconds since 1970');
  const overdue = gauge('assay_nights_overdue', 'Nights that should have been published by now');
  const lag = gauge('assay_feed_behind_days', 'Days that a feed lacked up to the last published night', 'feed');
  const open = gauge('assay_open_recommendations', 'Recommendations that wait for a person', 'level');
  const paused = gauge(
    'assay_webhooks_paused',
    'Webhooks that have taken nothing for three days and wait for a person',
  );
  const waiting = gauge('assay_webhook_messages_waiting', 'Messages that a webhook has not taken yet', 'webhook');
  const refreshWebhooks = async () => {
    const webhooks = await webhooksOf(readCommitted(context.database), null);
    const messages = await waitingByWebhook(readCommitted(context.database));
    paused.set(webhooks.filter(({ active, pausedAt }) => active && pausedAt).length);
    waiting.reset();
    for (const { id, name } of webhooks) waiting.set({ webhook: name }, messages.get(id)?.waiting ?? 0);
  };
  const refresh = async () => {
    await refreshWebhooks();
    const [published, counts] = await Promise.all([
      publishedNight(context.database),
      openRecommendationCounts(context.database),
    ]);
    for (const one of [night, overdue, lag, open]) one.reset();
    for (const { level, count } of counts) open.set({ level }, count);
    if (!published) return;
    night.set(published.night * secondsPerDay);
    overdue.set(overdueNights(context, published.night));
    for (const [feed, { watermark }] of Object.entries(published.summary.feeds))
      if (watermark !== null) lag.set({ feed }, Math.max(0, published.night - watermark));
  };
  return {
    observe: (method, route, status, seconds) => duration.observe({ method, route, status }, seconds),
    async read() {
      await refresh();
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
