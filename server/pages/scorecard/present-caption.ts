/** What to see in the chart of a scorecard, and nothing that is not in it. */
import { isNumber } from '../../helpers/numbers.ts';
import type { Texts } from '../../languages/texts.ts';
import type { presentChart } from '../desk/present-chart.ts';

type Series = Pick<ReturnType<typeof presentChart>, 'points' | 'thresholds'>;

export function chartCaption(t: Texts, { points, thresholds }: Series): string {
  const highest = Math.max(0, ...points.flatMap(({ value, high }) => [value, high].filter(isNumber)));
  const has = {
    line: points.some(({ value }) => isNumber(value)),
    band: points.some(({ low, high }) => isNumber(low) && isNumber(high)),
    above: highest > 0 && points.some(({ raw }) => isNumber(raw) && raw > highest * 1.12),
  };
  const line = has.band
    ? t('The line is what we take your rate to be, the band how sure that is.')
    : t('The line is what we take your rate to be.');
  return [
    has.line ? line : '',
    t('A dot is one week by itself; the larger it is, the more was counted in that week.'),
    has.above ? t('▲ is a week that lies higher than the picture reaches.') : '',
    thresholds.length > 0 ? t('The named lines are the rates above which the marketplace may act.') : '',
    points.some(({ stale }) => stale) ? t('In hatched weeks our data were late: the figure stood still.') : '',
  ]
    .filter(Boolean)
    .join(' ');
}
