/** The points a seller lost, metric by metric: with the cap they are exactly what is missing to 100. */
import type { Texts } from '../../languages/texts.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import type { Score } from '../../stores/night-rows.ts';
import { metricWords } from '../metric-words.ts';

/** Points are whole cents, so this is exact. */
const cents = (points: number): number => Math.round(points * 100);

export function presentLosses(t: Texts, score: Score, hrefOf: (metric: string) => string) {
  const own = Object.fromEntries(Object.entries(score.losses).filter(([key]) => key !== 'cap'));
  const known = new Set([...metrics.map(({ key }) => key), ...Object.keys(own)]);
  const losses = [...known]
    .flatMap((metric) => {
      const points = own[metric];
      return points === undefined
        ? []
        : [{ metric, label: metricWords(t, metric).label, points, href: hrefOf(metric) }];
    })
    .sort((a, b) => b.points - a.points);
  const lost = losses.reduce((sum, { points }) => sum + cents(points), 0);
  const cap = score.score === null ? 0 : (10_000 - cents(score.score) - lost) / 100;
  return {
    losses,
    cap: cap > 0 ? cap : null,
    capLabel: capWords(t, score.cap),
    score: score.score,
    longest: Math.max(1, cap, ...losses.map(({ points }) => points)),
  };
}

function capWords(t: Texts, cap: number | null): string {
  if (cap === null) return t('Cap');
  return cap < 59
    ? t('Cap at {points}: a metric is past its suspend threshold', { points: cap })
    : t('Cap at {points}: a metric is past its limit threshold', { points: cap });
}
