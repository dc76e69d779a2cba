/** The delay curve of one metric: drawn, told, and as a table. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import { delayChart } from '../../helpers/pictures/delay-chart.ts';
import type { Texts } from '../../languages/texts.ts';
import { curveUnit, defaultCurves, stepCurve } from '../../scoring/delay-curves.ts';
import { leastDelayEvents } from '../../scoring/delay-estimate.ts';
import type { Estimate } from '../../scoring/estimates.ts';
import { defaultVersions } from '../../scoring/method.ts';
import type { Metric } from '../../scoring/metrics/index.ts';
import { estimateWords } from '../explain/versions.ts';
import { metricWords } from '../metric-words.ts';

const named = [7, 14, 30];

/** @param known events that there are to estimate from, where the default holds. Null for a metric that is known at once */
export function curveOfMetric(
  t: Texts,
  { key, horizon }: Metric,
  estimate: Estimate<'curves'> | null,
  known: number | null,
) {
  if (horizon === 0) return null;
  const own = estimate?.document[key] ?? null;
  const standard = shares((defaultCurves[key] ?? stepCurve).shares);
  const shown = own ? shares(own.shares) : standard;
  const { percent } = numbersIn(t.language);
  const { label, many, counted } = metricWords(t, key);
  const told = named
    .filter((age) => age < horizon)
    .map((age) => t('{share} after {n, plural, one {# day} other {# days}}', { share: percent(shown[age]), n: age }));
  return {
    version: estimateWords('curves', own ? estimate!.version : defaultVersions.curves, t),
    told:
      told.length > 0
        ? t('Of the {events} that an order will ever bring, so many are known: {shares}, all after {horizon}.', {
            events: many,
            shares: told.join(', '),
            horizon,
          })
        : t('All of the {events} that an order will ever bring are known after {horizon} days.', {
            events: many,
            horizon,
          }),
    rests: own
      ? t('It rests on {events} of the 180 days before.', { events: counted(own.events) })
      : t(
          'The default holds: only {known, number} of the {least, number} {events} that an estimate needs are known from the last 180 days.',
          { known: known ?? 0, least: leastDelayEvents, events: many },
        ),
    isOwn: own !== null,
    picture: delayChart(
      { own: own ? shown : null, standard },
      t('{label}: share known by the age of the order in days; the numbers are in the table below', { label }),
    ),
    rows: standard.map((share, age) => ({ age, own: own ? percent(shown[age]) : null, standard: percent(share) })),
  };
}

const shares = (units: readonly number[]): number[] => units.map((unit) => unit / curveUnit);
