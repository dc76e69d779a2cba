/** The figures behind a case: what the night froze, the threshold that held for this seller, and since when it stands out. */
import type { Context } from '../context.ts';
import { dayText, parseDay, type Day } from '../scoring/day.ts';
import { isThreshold, policyFor, type Level, type Policy } from '../scoring/policy.ts';
import { sinceWhen } from '../scoring/since-when.ts';
import type { Snapshot } from '../stores/case-snapshot.ts';
import { policyDocument } from '../stores/desk-policies.ts';
import { ledgerOf, type Seller } from '../stores/desk-seller.ts';
import type { Figure } from './facts.ts';

export async function gatherFigures(
  { database }: Context,
  seller: Seller,
  level: Level,
  frozen: Snapshot & { night: Day },
  metrics: readonly string[],
): Promise<{ figures: Figure[]; windowDays: number; calmNights: number }> {
  const { night, policy: version } = frozen;
  const rules = await policyDocument(database, version ?? 1);
  const joined = seller.joinedOn === null ? null : parseDay(seller.joinedOn);
  const policy = policyFor(rules, { kind: seller.kind, market: seller.country, joined }, night);
  const figures: Figure[] = [];
  for (const metric of metrics) {
    const lines = await ledgerOf(database, seller.id, metric, night - 365, night);
    const stretch = sinceWhen(lines);
    const since = stretch && { ...stretch, day: dayText(stretch.since) };
    figures.push({
      ...figureOf(frozen, metric, level, policy),
      since: since && { day: since.day, observed: since.observed, expected: since.expected },
    });
  }
  return { figures, windowDays: policy.windowDays, calmNights: policy.release.nights };
}

function figureOf(
  frozen: Snapshot & { night: Day },
  metric: string,
  level: Level,
  policy: Policy,
): Omit<Figure, 'since'> {
  const reading = frozen.readings.get(metric);
  const { events = null, exposure = null, rate = null, low = null, high = null } = reading ?? {};
  const counted = events !== null && exposure !== null && Math.round(exposure) > 0 && events <= Math.round(exposure);
  const until = reading?.asOf ?? frozen.night;
  const odds = reading && isThreshold(level) ? reading.evidence[level] : null;
  return {
    metric,
    events: counted ? events : null,
    exposure: counted ? Math.round(exposure) : null,
    rate: counted ? events / Math.round(exposure) : rate,
    estimate: counted && rate !== null && low !== null && high !== null ? { rate, low, high } : null,
    lately: frozen.lately.get(metric) ?? null,
    threshold: thresholdOf(policy, metric, level),
    odds: odds ?? null,
    periodFrom: dayText(until - policy.windowDays + 1),
    periodTo: dayText(until),
  };
}

const thresholdOf = (policy: Policy, metric: string, level: Level): number | null =>
  isThreshold(level) ? (policy.metrics[metric]?.[level] ?? null) : null;
