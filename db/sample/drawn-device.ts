/** Pictures of devices that do not exist, as a phone's camera would have taken them: for the sample's inspections. */
import { randomOf } from './random.ts';

export interface DrawnPicture {
  width: number;
  height: number;
  /** Red, green and blue of each pixel, row by row. */
  pixels: Uint8Array;
}

type Colour = readonly [number, number, number];
type Shape = (x: number, y: number) => Colour | null;

const [width, height] = [900, 1200];

/** @param view which of its views: each shows the device differently */
export function drawDevice(seed: number, order: number, view: number): DrawnPicture {
  const random = randomOf(seed, 9, order * 32 + view);
  const tone = (low: number, high: number): Colour => [
    ...([random.between(low, high), random.between(low, high), random.between(low, high)] as const),
  ];
  const [desk, body, glass] = [tone(150, 225), tone(30, 120), tone(8, 60)];
  const [w, h] = sizes[view % sizes.length]!;
  const [left, top] = [(width - w) / 2 + random.between(-70, 70), (height - h) / 2 + random.between(-90, 90)];
  const inside = box(left, top, w, h, 46);
  const screen = box(left + 18, top + 18, w - 36, h - 36, 34);
  const scratches = Array.from({ length: random.between(1, 4) }, () =>
    scratch(random.between(60, 840), random.between(80, 1100), random.between(-9, 9) / 10),
  );
  const shapes: Shape[] = [
    (x, y) => (scratches.some((one) => one(x, y)) && inside(x, y) ? [215, 215, 210] : null),
    (x, y) => (view % 3 === 0 && screen(x, y) ? lit(glass, y - top, h) : null),
    (x, y) => (inside(x, y) ? shaded(body, x - left, w) : null),
    (x, y) => (box(left + 14, top + 20, w, h, 46)(x, y) ? shaded(desk, -w / 2, w) : null),
  ];
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const grain = ((x * 7919 + y * 104_729 + x * y) % 13) - 6;
      const colour = firstOf(shapes, x, y) ?? desk;
      for (let part = 0; part < 3; part++) pixels[(y * width + x) * 3 + part] = clip((colour[part] ?? 0) + grain);
    }
  return { width, height, pixels };
}

/** Front, back, four edges, and the open parcel: how large the device is in the picture. */
const sizes = [
  [430, 860],
  [440, 870],
  [120, 900],
  [110, 880],
  [640, 130],
  [660, 120],
  [720, 560],
] as const;

function firstOf(shapes: readonly Shape[], x: number, y: number): Colour | null {
  for (const shape of shapes) {
    const colour = shape(x, y);
    if (colour) return colour;
  }
  return null;
}

/** With round corners. */
const box =
  (left: number, top: number, w: number, h: number, corner: number) =>
  (x: number, y: number): boolean => {
    const r = Math.min(corner, w / 2, h / 2);
    const [dx, dy] = [Math.max(left + r - x, x - left - w + r, 0), Math.max(top + r - y, y - top - h + r, 0)];
    return dx * dx + dy * dy <= r * r;
  };

const scratch =
  (fromX: number, fromY: number, slope: number) =>
  (x: number, y: number): boolean =>
    x > fromX && x < fromX + 150 && Math.abs(y - fromY - slope * (x - fromX)) < 1.6;

const lit = (colour: Colour, y: number, h: number): Colour => {
  const light = 90 * (1 - y / h);
  return [colour[0] + light * 0.5, colour[1] + light, colour[2] + light * 1.3];
};

const shaded = (colour: Colour, x: number, w: number): Colour => {
  const light = 40 * (x / w - 0.5);
  return [colour[0] + light, colour[1] + light, colour[2] + light];
};

const clip = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));
