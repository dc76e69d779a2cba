/** What the measure means, where and when it applies. */
import type { Voice } from './voice.ts';
import type { StatementFacts } from './facts.ts';
import { vocabulary } from './parts.ts';

export function measureOf({ measure, restriction }: StatementFacts, { say, in: form }: Voice): string {
  if (measure !== 'limit') return say(`measure.${measure}`);
  if (restriction === null) return '';
  return 'ordersPerDay' in restriction
    ? say('measure.limit.orders', { limit: form.count(restriction.ordersPerDay) })
    : say('measure.limit.share', { limit: form.share(restriction.shareOfListings / 100) });
}

export function scopeOf({ scope, marketplace }: StatementFacts, { say, in: form }: Voice): string {
  const markets = form.list(scope.markets.map(form.country));
  const known = vocabulary['category'] ?? [];
  const categories = form.list(scope.categories.map((key) => (known.includes(key) ? say(`category.${key}`) : key)));
  if (scope.markets.length > 0 && scope.categories.length > 0) return say('scope.both', { markets, categories });
  if (scope.markets.length > 0) return say('scope.markets', { markets });
  if (scope.categories.length > 0) return say('scope.categories', { categories });
  return say('scope.account', { marketplace: marketplace.name });
}

export function durationOf({ measure, from, until }: StatementFacts, { say, in: form }: Voice): string {
  const days = { from: form.day(from) };
  if (measure === 'warn') return say('duration.warn', days);
  if (measure === 'end') return say('duration.end', days);
  return until === null ? say('duration.open', days) : say('duration.until', { ...days, until: form.day(until) });
}
