/** What was expected of groups, from left to right, and what came, from below: on the line the two agree. */
import type Handlebars from 'handlebars';
import { picture, place } from './svg.ts';

export interface CalibrationPoint {
  /** Shares, 0 to 1. */
  expected: number;
  value: number;
  low: number;
  high: number;
}

const [width, height] = [480, 220];
const edge = { left: 42, right: 12, top: 10, bottom: 24 };
/** Where both axes may end. */
const ends = [0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1];
const steps = [0, 0.25, 0.5, 0.75, 1];

/** @param write a share in the marks of the reader's language */
export function calibrationPlot(
  points: readonly CalibrationPoint[],
  label: string,
  write: (share: number) => string,
): Handlebars.SafeString {
  const right = endFor(Math.max(...points.map(({ expected }) => expected * 1.15), 0));
  const top = endFor(Math.max(...points.map(({ high }) => high), 0));
  const x = (share: number) => place(edge.left + (Math.min(share, right) / right) * (width - edge.left - edge.right));
  const y = (share: number) => place(edge.top + (1 - Math.min(share, top) / top) * (height - edge.top - edge.bottom));
  const across = steps
    .map((step) => step * top)
    .map(
      (share) =>
        `<path class="grid" d="M${edge.left} ${y(share)}H${width - edge.right}"/><text class="tick is-end" x="${edge.left - 6}" y="${y(share)}" dy=".32em">${write(share)}</text>`,
    )
    .join('');
  const along = steps
    .map((step) => step * right)
    .map((share) => `<text class="tick is-middle" x="${x(share)}" y="${height - 6}">${write(share)}</text>`)
    .join('');
  const met = Math.min(right, top);
  const agreement = `<path class="delay is-standard" d="M${x(0)} ${y(0)}L${x(met)} ${y(met)}"/>`;
  const drawn = points
    .map(
      ({ expected, value, low, high }) =>
        `<path class="whisker" d="M${x(expected)} ${y(low)}V${y(high)}"/><circle class="dot" cx="${x(expected)}" cy="${y(value)}" r="5"/>`,
    )
    .join('');
  return picture(width, height, label, `${across}${along}${agreement}${drawn}`);
}

const endFor = (most: number): number => ends.find((end) => most <= end) ?? 1;
