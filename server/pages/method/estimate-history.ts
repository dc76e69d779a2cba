/** How the estimates of one metric went, week by week. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import { curveUnit } from '../../scoring/delay-curves.ts';
import { inForce, type EstimateHistory } from '../../scoring/estimates.ts';
import type { Metric } from '../../scoring/metrics/index.ts';
import { spreadOf, worthOf } from './seller-spread-words.ts';

/** Newest first, at most so many. Null: the default held. */
export function weeklyHistory(t: Texts, { key, horizon }: Metric, history: EstimateHistory, most: number) {
  const { decimal, percent } = numbersIn(t.language);
  const nights = new Set<Day>([...history.curves, ...history.prior, ...history.clustering].map(({ night }) => night));
  const newest = [...nights].sort((a, b) => b - a).slice(0, most);
  const weeks = newest.map((night) => {
    const curve = inForce(history.curves, night)?.document[key] ?? null;
    const prior = inForce(history.prior, night)?.document[key] ?? null;
    const clustering = inForce(history.clustering, night)?.document[key] ?? null;
    const at = (age: number) => (curve && age < horizon ? percent((curve.shares[age] ?? curveUnit) / curveUnit) : null);
    return {
      night,
      week: at(7),
      fortnight: at(14),
      events: curve?.events ?? null,
      spread: prior && `± ${decimal(spreadOf(prior) * 100, 0)}\u202f%`,
      half: prior && worthOf(t, prior),
      cv2: clustering && decimal(clustering.cv2, 2),
    };
  });
  return { weeks, older: nights.size - weeks.length };
}
