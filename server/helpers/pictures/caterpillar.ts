/** Ranks with their ranges: one stroke for each seller of a group, and one for each row of a table. */
import type Handlebars from 'handlebars';
import type { Texts } from '../../languages/texts.ts';
import { numbersIn } from '../numbers-in.ts';
import { picture, place } from './svg.ts';

export interface RankRange {
  rank: number;
  low: number;
  high: number;
  /** Drawn with weight. */
  marked: boolean;
}

const worstShare = 0.05;
const mostStrokes = 480;

/** Every how many-th seller has a stroke. */
export const strokeStep = (total: number): number => Math.max(1, Math.ceil(total / mostStrokes));

/** The ranges of a whole group, best at the left, rank 1 at the top. More sellers than fit are shown by evenly spaced ones, all marked ones among them. */
export function caterpillar(ranges: readonly RankRange[], label: string): Handlebars.SafeString {
  const [width, height] = [960, 180];
  const total = ranges.length;
  const step = strokeStep(total);
  const x = (rank: number) => place(((rank - 0.5) / total) * width);
  const y = (rank: number) => place(((rank - 0.5) / total) * height);
  const strokes = (marked: boolean): string =>
    ranges
      .filter((one, index) => one.marked === marked && (marked || index % step === 0))
      .map(({ rank, low, high }) => `M${x(rank)} ${y(low - 0.4)}V${y(high + 0.4)}`)
      .join('');
  const zone = place(height * (1 - worstShare));
  const worst = `<rect class="zone" x="0" y="${zone}" width="${width}" height="${place(height * worstShare)}"/>`;
  const diagonal = `<path class="trend" d="M${x(1)} ${y(1)}L${x(total)} ${y(total)}"/>`;
  const drawn = `${worst}<path class="range" d="${strokes(false)}"/><path class="range is-marked" d="${strokes(true)}"/>${diagonal}`;
  return picture(width, height, label, drawn);
}

/** One seller's place among `total`: 1 at the left, the worst 5 % shaded at the right. */
export function rankBar({ rank, low, high, marked }: RankRange, total: number, t: Texts): Handlebars.SafeString {
  const [width, height] = [160, 18];
  const x = (at: number) => place(4 + (total > 1 ? (at - 1) / (total - 1) : 0.5) * (width - 8));
  const from = 4 + (1 - worstShare) * (width - 8);
  const zone = `<rect class="zone" x="${place(from)}" y="2" width="${place(width - from)}" height="14"/>`;
  const tone = marked ? ' is-marked' : '';
  const whisker = `<path class="whisker${tone}" d="M${x(low)} 9H${x(high)}"/><circle class="dot${tone}" cx="${x(rank)}" cy="9" r="4"/>`;
  const { count, range } = numbersIn(t.language);
  const words = t('Rank {rank}, 95 % sure it is {range} of {all}', {
    ...{ rank: count(rank), range: range(low, high), all: count(total) },
  });
  return picture(width, height, words, `${zone}<path class="axis" d="M0 9h${width}"/>${whisker}`);
}
