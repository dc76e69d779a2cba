/** The figures of a policy as a form asks for them: where each stands in the document, how it is called, how it is written. */
import { allMetrics } from '../../scoring/metrics/index.ts';
import type { Policy } from '../../scoring/policy.ts';

export type FigureKind = 'percent' | 'number' | 'whole' | 'ratios';

export interface Figure {
  /** In the document, and the field's name: `metrics.complaint.limit`. */
  path: string;
  label: string;
  kind: FigureKind;
  /** What stands behind the field. */
  unit?: string;
  hint?: string;
  /** May be left empty: the metric is shown and not judged. */
  optional?: boolean;
}

export const metricFields = ['acceptable', 'warn', 'limit', 'suspend', 'weight'] as const;

const metricLabels = {
  acceptable: 'acceptable',
  warn: 'warn above',
  limit: 'limit above',
  suspend: 'suspend above',
  weight: 'weight',
};

/** The highest level a metric may bring about; left out of the document, every one. */
export const highestLevels = [
  ['', 'any level'],
  ['limit', 'limit'],
  ['warn', 'warning'],
  ['none', 'no level'],
] as const;

export const highestPath = (key: string): string => `metrics.${key}.highest`;

export const metricFigures = (family: 'seller' | 'trade-in') =>
  allMetrics
    .filter((metric) => metric.family === family)
    .map(({ key, label, meaning }) => ({
      key,
      label,
      meaning,
      figures: metricFields.map((field): Figure => ({
        path: `metrics.${key}.${field}`,
        label: `${label}: ${metricLabels[field]}`,
        kind: field === 'weight' ? 'number' : 'percent',
        unit: field === 'weight' ? '' : '%',
        optional: field !== 'weight',
      })),
    }));

const odds = (level: string): Figure => ({
  path: `levels.${level}.evidence`,
  label: 'Odds at least',
  kind: 'number',
  unit: ': 1',
});
const chance = (level: string): Figure => ({
  path: `levels.${level}.chance`,
  label: 'Chance that it still is above, at least',
  kind: 'percent',
  unit: '%',
});

export const figureGroups: readonly { title: string; figures: readonly Figure[] }[] = [
  { title: 'Watch', figures: [odds('watch')] },
  { title: 'Warn', figures: [odds('warn'), chance('warn')] },
  {
    title: 'Limit',
    figures: [
      odds('limit'),
      chance('limit'),
      { path: 'levels.limit.events', label: 'Events from different buyers, at least', kind: 'whole' },
      { path: 'levels.limit.warnedDays', label: 'Days after a warning, at least', kind: 'whole' },
    ],
  },
  {
    title: 'Suspend',
    figures: [
      odds('suspend'),
      chance('suspend'),
      {
        path: 'levels.suspend.falseDiscovery',
        label: 'False ones in a night’s list, at most',
        kind: 'percent',
        unit: '%',
      },
    ],
  },
  {
    title: 'Leaving a level',
    figures: [
      { path: 'release.chance', label: 'Chance of being above it, under', kind: 'percent', unit: '%' },
      { path: 'release.nights', label: 'On this many fresh nights in a row', kind: 'whole' },
    ],
  },
  {
    title: 'New sellers, and many at once',
    figures: [
      { path: 'trial.days', label: 'Days of the trial period', kind: 'whole' },
      { path: 'trial.factor', label: 'Thresholds in the trial period ×', kind: 'number' },
      { path: 'massEvent', label: 'A night waits for a person above', kind: 'percent', unit: '% of sellers' },
    ],
  },
  {
    title: 'Counting',
    figures: [
      { path: 'delta', label: 'Allowance for a wrong benchmark', kind: 'percent', unit: '%' },
      { path: 'halfLifeDays', label: 'Half-life of an event', kind: 'number', unit: 'days' },
      { path: 'windowDays', label: 'Window of plain counts', kind: 'whole', unit: 'days' },
      { path: 'staleNights', label: 'A stale metric keeps its points for', kind: 'whole', unit: 'nights' },
      { path: 'prior.shape', label: 'Prior, shape', kind: 'number' },
      { path: 'prior.rate', label: 'Prior, rate', kind: 'number' },
      { path: 'detector.ratios', label: 'Detector: times the threshold', kind: 'ratios', hint: 'Several, with commas' },
      { path: 'detector.restart', label: 'Detector: restart a night', kind: 'number' },
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

/** As it stands in its field: 0.015 is `1.5`. */
export function figureText(value: unknown, kind: FigureKind): string {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value !== 'number') return '';
  return String(Number((kind === 'percent' ? value * 100 : value).toPrecision(10)));
}
