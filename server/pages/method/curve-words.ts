/** The delay curve of one metric: drawn, told, and as a table. */
import { percent } from '../../helpers/numbers.ts';
import { delayChart } from '../../helpers/pictures/delay-chart.ts';
import { plural } from '../../helpers/words.ts';
import { curveUnit, defaultCurves, stepCurve } from '../../scoring/delay-curves.ts';
import { leastDelayEvents } from '../../scoring/delay-estimate.ts';
import type { Estimate } from '../../scoring/estimates.ts';
import { defaultVersions } from '../../scoring/method.ts';
import type { Metric } from '../../scoring/metrics/index.ts';

const named = [7, 14, 30];

/** @param known events that there are to estimate from, where the default holds. Null for a metric that is known at once */
export function curveOfMetric(
  { key, label, horizon, unit }: Metric,
  estimate: Estimate<'curves'> | null,
  known: number | null,
) {
  if (horizon === 0) return null;
  const own = estimate?.document[key] ?? null;
  const standard = shares((defaultCurves[key] ?? stepCurve).shares);
  const shown = own ? shares(own.shares) : standard;
  const ages = named.filter((age) => age < horizon);
  const told = ages.map((age) => `${percent(shown[age])} after ${plural(age, 'day')}`).join(', ');
  return {
    version: own ? estimate!.version : defaultVersions.curves,
    told: `Of the ${unit.many} that an order will ever bring, so many are known: ${told}, all after ${horizon}.`,
    rests: own
      ? `It rests on ${plural(own.events, unit.one, unit.many)} of the 180 days before.`
      : `The default holds: only ${known ?? 'few'} of the ${leastDelayEvents} ${unit.many} that an estimate needs are known from the last 180 days.`,
    isOwn: own !== null,
    picture: delayChart(
      { own: own ? shown : null, standard },
      `${label}: share known by the age of the order in days; the numbers are in the table below`,
    ),
    rows: standard.map((share, age) => ({ age, own: own ? percent(shown[age]) : null, standard: percent(share) })),
  };
}

const shares = (units: readonly number[]): number[] => units.map((unit) => unit / curveUnit);
