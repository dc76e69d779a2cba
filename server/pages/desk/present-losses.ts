/** The points a seller lost, metric by metric: with the cap they are exactly what is missing to 100. */
import { metrics } from '../../scoring/metrics/index.ts';
import type { Score } from '../../stores/night-rows.ts';
import { metricWords } from './words.ts';

/** Points are whole cents, so this is exact. */
const cents = (points: number): number => Math.round(points * 100);

export function presentLosses(score: Score, hrefOf: (metric: string) => string) {
  const own = Object.fromEntries(Object.entries(score.losses).filter(([key]) => key !== 'cap'));
  const known = new Set([...metrics.map(({ key }) => key), ...Object.keys(own)]);
  const losses = [...known]
    .flatMap((metric) => {
      const points = own[metric];
      return points === undefined ? [] : [{ metric, label: metricWords(metric).label, points, href: hrefOf(metric) }];
    })
    .sort((a, b) => b.points - a.points);
  const lost = losses.reduce((sum, { points }) => sum + cents(points), 0);
  const cap = score.score === null ? 0 : (10_000 - cents(score.score) - lost) / 100;
  return {
    losses,
    cap: cap > 0 ? cap : null,
    capLabel:
      score.cap === null
        ? 'Cap'
        : `Cap at ${score.cap}: a metric is past its ${score.cap < 59 ? 'suspend' : 'limit'} threshold`,
    score: score.score,
    longest: Math.max(1, cap, ...losses.map(({ points }) => points)),
  };
}
