/** The figures of a policy as a form asks for them: where each stands in the document, how it is called, how it is written. */
import { figuresIn } from '../../helpers/numbers-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { allMetrics } from '../../scoring/metrics/index.ts';
import type { Policy } from '../../scoring/policy.ts';
import { metricWords } from '../metric-words.ts';

export type FigureKind = 'percent' | 'number' | 'whole' | 'ratios';

export interface Figure {
  /** In the document, and the field's name: `metrics.complaint.limit`. */
  path: string;
  /** A message, as unit and hint are. */
  label: string;
  /** Whose figure it is. */
  metric?: string;
  kind: FigureKind;
  /** What stands behind the field. */
  unit?: string | undefined;
  hint?: string;
  /** May be left empty: the metric is shown and not judged. */
  optional?: boolean;
}

const metricLabels = {
  acceptable: message('acceptable'),
  warn: message('warn above'),
  limit: message('limit above'),
  suspend: message('suspend above'),
  weight: message('weight'),
};

/** Of the trade-in scorecard, which leads to no level: its thresholds are places of its score, and a warning is none. */
const tradeInLabels = {
  acceptable: message('acceptable'),
  limit: message('60 points lost at'),
  suspend: message('all lost at'),
  weight: message('weight'),
};

/** The highest level a metric may bring about; left out of the document, every one. */
export const highestLevels = [
  ['', message('any level')],
  ['limit', message('limit')],
  ['warn', message('warning')],
  ['none', message('no level')],
] as const;

export const highestPath = (key: string): string => `metrics.${key}.highest`;

export const metricFigures = (family: 'seller' | 'trade-in') =>
  allMetrics
    .filter((metric) => metric.family === family)
    .map(({ key }) => ({
      key,
      figures: Object.entries(family === 'seller' ? metricLabels : tradeInLabels).map(([field, label]): Figure => ({
        path: `metrics.${key}.${field}`,
        label,
        metric: key,
        kind: field === 'weight' ? 'number' : 'percent',
        unit: field === 'weight' ? '' : '%',
        optional: field !== 'weight',
      })),
    }));

const percent = (path: string, label: string, unit = '%'): Figure => ({ path, label, kind: 'percent', unit });
const whole = (path: string, label: string, unit?: string): Figure => ({ path, label, kind: 'whole', unit });
const number = (path: string, label: string, unit?: string): Figure => ({ path, label, kind: 'number', unit });

const odds = (level: string): Figure => number(`levels.${level}.evidence`, message('Odds at least'), ': 1');
const chance = (level: string): Figure =>
  percent(`levels.${level}.chance`, message('Chance that it still is above, at least'));

export const figureGroups: readonly { title: string; figures: readonly Figure[] }[] = [
  { title: message('Watch'), figures: [odds('watch')] },
  { title: message('Warn'), figures: [odds('warn'), chance('warn')] },
  {
    title: message('Limit'),
    figures: [
      odds('limit'),
      chance('limit'),
      whole('levels.limit.events', message('Events from different buyers, at least')),
      whole('levels.limit.warnedDays', message('Days after a warning, at least')),
    ],
  },
  {
    title: message('Suspend'),
    figures: [
      odds('suspend'),
      chance('suspend'),
      percent('levels.suspend.falseDiscovery', message('Wrong names in a night’s list of suspensions, at most')),
    ],
  },
  {
    title: message('Leaving a level'),
    figures: [
      percent('release.chance', message('Chance of being above it, under')),
      whole('release.nights', message('On this many fresh nights in a row')),
    ],
  },
  {
    title: message('New sellers, and many at once'),
    figures: [
      whole('trial.days', message('Days of the trial period')),
      number('trial.factor', message('Thresholds in the trial period ×')),
      percent(
        'massEvent',
        message('A night waits for a person where it puts more than this at limit or above'),
        message('% of sellers'),
      ),
    ],
  },
  {
    title: message('Counting'),
    figures: [
      percent('delta', message('Allowance for a wrong benchmark')),
      number('halfLifeDays', message('Half-life of an event'), message('days')),
      whole('windowDays', message('Window of plain counts'), message('days')),
      whole('staleNights', message('A stale metric keeps its points for'), message('nights')),
      number('prior.shape', message('Prior, shape')),
      number('prior.rate', message('Prior, rate')),
      {
        path: 'detector.ratios',
        label: message('Detector: times the threshold'),
        kind: 'ratios',
        hint: message('Several, with commas'),
      },
      number('detector.restart', message('Detector: restart a night')),
    ],
  },
];

export const allFigures: readonly Figure[] = [
  ...metricFigures('seller').flatMap(({ figures }) => figures),
  ...metricFigures('trade-in').flatMap(({ figures }) => figures),
  ...figureGroups.flatMap(({ figures }) => figures),
];

/** What stands at a path; undefined where nothing does. */
export function figureAt(policy: Policy, path: string): unknown {
  let value: unknown = policy;
  for (const key of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[key];
  return value;
}

/** 'Complaints: limit above' */
export const figureLabel = (t: Texts, { label, metric }: Figure): string =>
  metric === undefined ? t(label) : t('{label}: {words}', { label: metricWords(t, metric).label, words: t(label) });

/** As it stands in its field: 0.015 is `1.5`, and `1,5` for who writes it so. */
export function figureText(t: Texts, value: unknown, kind: FigureKind): string {
  const written = figuresIn(t.language);
  // Where a comma is the mark of decimals, it stands between no figures.
  if (Array.isArray(value))
    return value.map((one) => written(String(one))).join(written('0.0') === '0.0' ? ', ' : '; ');
  if (typeof value !== 'number') return '';
  return written(String(Number((kind === 'percent' ? value * 100 : value).toPrecision(10))));
}
