/** What a metric is counted over, in the reader's language: 'orders due'. */
import { message, type Texts } from '../../languages/texts.ts';
import type { Metric } from '../../scoring/metrics/index.ts';

/** What the metrics say of themselves: their room knows no languages. */
export const bases: readonly string[] = [
  message('orders due'),
  message('orders delivered or overdue'),
  message('delivered orders'),
  message('reviewed orders'),
  message('orders'),
  message('random inspections'),
  message('complaints due for an answer'),
  message('devices received'),
  message('devices due for inspection'),
  message('devices due for payment'),
  message('devices due to go back'),
];

export const baseWords = ({ unit }: Metric, t: Texts): string => t(unit.base);
