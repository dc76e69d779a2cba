/** Marks on a photo as a picture draws them over it, each with a number that its word stands beside. */
import type { PhotoMark } from '../../lab/photo-marks.ts';

export interface DrawnMark {
  number: number;
  word: string;
  isBox: boolean;
  /** In pixels of the photo. A box's corner and size; an arrow's two ends. */
  x: number;
  y: number;
  width: number;
  height: number;
  toX: number;
  toY: number;
  /** The three corners of an arrow's head, as SVG writes points. */
  head: string;
  /** Where its number stands, and how large. */
  discX: number;
  discY: number;
  disc: number;
  size: number;
}

export function presentMarks(marks: readonly PhotoMark[], width: number, height: number): DrawnMark[] {
  const disc = Math.round(Math.max(width, height) / 45);
  const inside = (place: number, end: number) => Math.min(Math.max(place, disc), end - disc);
  return marks.map((mark, index) => {
    const [fromX, fromY] = [Math.round(mark.x1 * width), Math.round(mark.y1 * height)];
    const [toX, toY] = [Math.round(mark.x2 * width), Math.round(mark.y2 * height)];
    const isBox = mark.shape === 'box';
    const [x, y] = isBox ? [Math.min(fromX, toX), Math.min(fromY, toY)] : [fromX, fromY];
    return {
      ...{ number: index + 1, word: mark.word, isBox, x, y, toX, toY },
      ...{ width: Math.abs(toX - fromX), height: Math.abs(toY - fromY) },
      head: isBox ? '' : arrowHead(fromX, fromY, toX, toY, disc),
      ...{ discX: inside(x, width), discY: inside(y, height), disc, size: Math.round(disc * 1.3) },
    };
  });
}

function arrowHead(fromX: number, fromY: number, toX: number, toY: number, length: number): string {
  const angle = Math.atan2(toY - fromY, toX - fromX);
  const corner = (turn: number) =>
    `${Math.round(toX - length * Math.cos(angle + turn))},${Math.round(toY - length * Math.sin(angle + turn))}`;
  return `${toX},${toY} ${corner(0.45)} ${corner(-0.45)}`;
}
