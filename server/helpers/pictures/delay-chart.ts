/** How the share of known events grows with the age of an order: the marketplace's own curve beside the default. */
import type Handlebars from 'handlebars';
import { picture, place } from './svg.ts';

export interface DelayLines {
  /** Shares known at each age from 0, 0 to 1. Null: the default holds. */
  own: readonly number[] | null;
  standard: readonly number[];
}

const [width, height] = [480, 190];
const edge = { left: 42, right: 8, top: 8, bottom: 24 };
const levels = [0, 0.25, 0.5, 0.75, 1];

export function delayChart({ own, standard }: DelayLines, label: string): Handlebars.SafeString {
  const last = Math.max(1, standard.length - 1, (own?.length ?? 1) - 1);
  const x = (age: number) => place(edge.left + (age / last) * (width - edge.left - edge.right));
  const y = (share: number) => place(edge.top + (1 - share) * (height - edge.top - edge.bottom));
  const line = (shares: readonly number[]) =>
    shares.map((share, age) => `${age ? ' ' : 'M'}${x(age)} ${y(share)}`).join('');
  const across = levels
    .map(
      (share) =>
        `<path class="grid" d="M${edge.left} ${y(share)}H${width - edge.right}"/><text class="tick is-end" x="${edge.left - 6}" y="${y(share)}" dy=".32em">${share * 100} %</text>`,
    )
    .join('');
  const step = last > 20 ? 7 : last > 8 ? 2 : 1;
  const ages = Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => index * step)
    .map((age) => `<text class="tick is-middle" x="${x(age)}" y="${height - 6}">${age}</text>`)
    .join('');
  const lines = `<path class="delay is-standard" d="${line(standard)}"/>${own ? `<path class="delay" d="${line(own)}"/>` : ''}`;
  return picture(width, height, label, `${across}${ages}${lines}`);
}
