/** Reads the proposed conditions back out of their English sentence, so that a statement says them in its own language. */
import { metrics } from '../scoring/metrics/index.ts';
import type { WayBack } from './facts.ts';

/** As the desk proposes it (server/pages/desk/proposed-way-back.ts); a test reads what it says. */
const sentence =
  /^It ends once the rate of (.+) has been clearly below ([\d.]+)\s% for (\d+) nights in a row(?:: about ([\d,]+) further orders without an? [^.]+)?\.$/;
const danger = /^It ends once a test order shows that the danger is gone\b/;
const tests = 'It ends once a test order that verifies what was changed has passed.';

/** Null: somebody wrote words of their own. */
export function readWayBack(conditions: string): WayBack | null {
  const text = conditions.trim();
  if (danger.test(text) && text.indexOf('.') === text.length - 1) return 'danger';
  if (text === tests) return 'tests';
  const [, label = '', percent = '', nights = '', orders] = sentence.exec(text) ?? [];
  const metric = metrics.find((one) => one.label.toLowerCase() === label);
  if (!metric) return null;
  return {
    metric: metric.key,
    below: Number(percent) / 100,
    nights: Number(nights),
    orders: orders === undefined ? null : Number(orders.replaceAll(',', '')),
  };
}
