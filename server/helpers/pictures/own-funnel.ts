/** One seller between the limits of a funnel: orders to the right (each step ten times as many), the rate upwards. */
import Handlebars from 'handlebars';
import { escape, place } from './svg.ts';
import { ticksUpTo } from './ticks.ts';

interface Line {
  low: readonly number[];
  high: readonly number[];
}

export interface OwnFunnelFigures {
  /** Shares. */
  rate: number;
  own: number;
  orders: number;
  isHigh: boolean;
  lines: {
    orders: readonly number[];
    chance: { inner: Line; outer: Line };
    spread: { inner: Line; outer: Line } | null;
  };
  base: string;
}

const [width, height] = [560, 200];
const edge = { left: 46, right: 12, top: 10, bottom: 24 };
const floor = height - edge.bottom;

/** @param say a share as the axis writes it, and a number of orders */
export function ownFunnelPicture(
  { rate, own, orders, isHigh, lines, base }: OwnFunnelFigures,
  say: { share: (share: number) => string; count: (orders: number) => string },
): Handlebars.SafeString {
  const most = lines.orders.at(-1) ?? 10;
  const top = Math.min(1, Math.max(rate * 3, own * 1.15));
  const x = (at: number) => edge.left + (Math.log(Math.max(at, 1)) / Math.log(most)) * (width - edge.left - edge.right);
  const y = (share: number) => edge.top + (1 - Math.min(Math.max(share, 0), top) / top) * (floor - edge.top);
  const along = (shares: readonly number[]) =>
    shares.map((share, index) => `${place(x(lines.orders[index] ?? 1))} ${place(y(share))}`);
  const inner = (lines.spread ?? lines.chance).inner;
  const { outer } = lines.spread ?? lines.chance;
  const ticks = ticksUpTo(top).map(
    (share) =>
      `<path class="grid" d="M${edge.left} ${place(y(share))}H${width - edge.right}"/><text class="tick is-end" x="${edge.left - 6}" y="${place(y(share))}" dy=".32em">${escape(say.share(share))}</text>`,
  );
  const powers = [1, 10, 100, 1000, 10_000, 100_000].filter((power) => power <= most);
  const names = powers.map(
    (power) =>
      `<text class="tick is-middle" x="${place(Math.max(x(power), edge.left + 8))}" y="${height - 6}">${escape(say.count(power))}</text>`,
  );
  const drawn = [
    ...ticks,
    ...names,
    `<path class="band" d="M${[...along(inner.high), ...along(inner.low).reverse()].join('L')}Z"/>`,
    `<path class="outer" d="M${along(outer.high).join('L')}"/>`,
    `<path class="centre" d="M${edge.left} ${place(y(rate))}H${width - edge.right}"/>`,
    `<circle class="own${isHigh ? ' is-high' : ''}" cx="${place(x(orders))}" cy="${place(y(own))}" r="6"><title>${escape(base)}</title></circle>`,
  ];
  return new Handlebars.SafeString(
    `<svg class="picture own-funnel" viewBox="0 0 ${width} ${height}" aria-hidden="true">${drawn.join('')}</svg>`,
  );
}
