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
  unit?: string;
  hint?: string;
  /** May be left empty: the metric is shown and not judged. */
  optional?: boolean;
}

export const metricFields = ['acceptable', 'warn', 'limit', 'suspend', 'weight'] as const;

const metricLabels = {
  acceptable: message('acceptable'),
  warn: message('warn above'),
  limit: message('limit above'),
  suspend: message('suspend above'),
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
      figures: metricFields.map((field): Figure => ({
        path: `metrics.${key}.${field}`,
        label: metricLabels[field],
        metric: key,
        kind: field === 'weight' ? 'number' : 'percent',
        unit: field === 'weight' ? '' : '%',
        optional: field !== 'weight',
      })),
    }));

const odds = (level: string): Figure => ({
  path: `levels.${level}.evidence`,
  label: message('Odds at least'),
  kind: 'number',
  unit: ': 1',
});
const chance = (level: string): Figure => ({
  path: `levels.${level}.chance`,
  label: message('Chance that it still is above, at least'),
  kind: 'percent',
  unit: '%',
});

export const figureGroups: readonly { title: string; figures: readonly Figure[] }[] = [
  { title: message('Watch'), figures: [odds('watch')] },
  { title: message('Warn'), figures: [odds('warn'), chance('warn')] },
  {
    title: message('Limit'),
    figures: [
      odds('limit'),
      chance('limit'),
      { path: 'levels.limit.events', label: message('Events from different buyers, at least'), kind: 'whole' },
      { path: 'levels.limit.warnedDays', label: message('Days after a warning, at least'), kind: 'whole' },
    ],
  },
  {
    title: message('Suspend'),
    figures: [
      odds('suspend'),
      chance('suspend'),
      {
        path: 'levels.suspend.falseDiscovery',
        label: message('False ones in a night’s list, at most'),
        kind: 'percent',
        unit: '%',
      },
    ],
  },
  {
    title: message('Leaving a level'),
    figures: [
      { path: 'release.chance', label: message('Chance of being above it, under'), kind: 'percent', unit: '%' },
      { path: 'release.nights', label: message('On this many fresh nights in a row'), kind: 'whole' },
    ],
  },
  {
    title: message('New sellers, and many at once'),
    figures: [
      { path: 'trial.days', label: message('Days of the trial period'), kind: 'whole' },
      { path: 'trial.factor', label: message('Thresholds in the trial period ×'), kind: 'number' },
      {
        path: 'massEvent',
        label: message('A night waits for a person above'),
        kind: 'percent',
        unit: message('% of sellers'),
      },
    ],
  },
  {
    title: message('Counting'),
    figures: [
      { path: 'delta', label: message('Allowance for a wrong benchmark'), kind: 'percent', unit: '%' },
      { path: 'halfLifeDays', label: message('Half-life of an event'), kind: 'number', unit: message('days') },
      { path: 'windowDays', label: message('Window of plain counts'), kind: 'whole', unit: message('days') },
      {
        path: 'staleNights',
        label: message('A stale metric keeps its points for'),
        kind: 'whole',
        unit: message('nights'),
      },
      { path: 'prior.shape', label: message('Prior, shape'), kind: 'number' },
      { path: 'prior.rate', label: message('Prior, rate'), kind: 'number' },
      {
        path: 'detector.ratios',
        label: message('Detector: times the threshold'),
        kind: 'ratios',
        hint: message('Several, with commas'),
      },
      { path: 'detector.restart', label: message('Detector: restart a night'), kind: 'number' },
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
