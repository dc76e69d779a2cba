/** Pictures of devices that do not exist, as a phone's camera would have taken them: for the sample's inspections. */
import { randomOf, type Random } from './random.ts';

export interface DrawnPicture {
  width: number;
  height: number;
  /** Red, green and blue of each pixel, row by row. */
  pixels: Uint8Array;
}

type Colour = readonly [number, number, number];
type Shape = (x: number, y: number) => Colour | null;

const [width, height] = [600, 800];

const desks: readonly Colour[] = [
  [206, 186, 158],
  [178, 152, 120],
  [226, 224, 218],
  [148, 150, 154],
  [120, 98, 78],
];
const bodies: readonly Colour[] = [
  [38, 40, 44],
  [92, 96, 102],
  [196, 198, 202],
  [34, 48, 70],
  [222, 210, 196],
];
/** How large the device is in each of its views, the open parcel last. */
const tall = [
  [290, 570],
  [295, 580],
  [80, 600],
  [74, 590],
  [420, 86],
  [430, 80],
  [480, 380],
] as const;
const wide = [
  [500, 350],
  [500, 340],
  [500, 345],
  [495, 335],
  [60, 480],
  [56, 470],
  [500, 420],
] as const;

/** @param view which of its views: each shows the device differently */
export function drawDevice(seed: number, order: number, view: number, category: string): DrawnPicture {
  const random = randomOf(seed, 9, order * 32 + view);
  const [desk, body] = [random.pick(desks), randomOf(seed, 10, order).pick(bodies)];
  const size = (category === 'laptops' ? wide : tall)[view % tall.length]!;
  const scale = random.between(75, 115) / 100;
  const [w, h] = [size[0] * scale, size[1] * scale];
  const [left, top] = [(width - w) / 2 + random.between(-100, 100), (height - h) / 2 + random.between(-110, 110)];
  const inside = box(left, top, w, h, 30);
  const screen = box(left + 12, top + 12, w - 24, h - 24, 22);
  const shadow = box(left + 9, top + 13, w, h, 30);
  const scratches = Array.from({ length: random.between(1, 4) }, () => scratchAt(random));
  const shapes: Shape[] = [
    (x, y) => (inside(x, y) && scratches.some((one) => one(x, y)) ? [215, 215, 210] : null),
    (x, y) => (view === 0 && screen(x, y) ? lit(y - top, h) : null),
    (x, y) => (inside(x, y) ? shaded(body, x - left, w) : null),
    (x, y) => (shadow(x, y) ? shaded(desk, -w, w) : null),
  ];
  return painted(shapes, desk, random.between(60, 170), random.between(-14, 14));
}

/** @param board the width of the table's boards, `degrees` by how much the camera was turned */
function painted(shapes: readonly Shape[], desk: Colour, board: number, degrees: number): DrawnPicture {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const [midX, midY] = [width / 2, height / 2];
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [turnedX, turnedY] = [
        midX + (x - midX) * cos + (y - midY) * sin,
        midY - (x - midX) * sin + (y - midY) * cos,
      ];
      const colour = firstOf(shapes, turnedX, turnedY) ?? boards(desk, x, y, board);
      const grain = ((x * 7919 + y * 104_729 + x * y) % 13) - 6;
      for (let part = 0; part < 3; part++) pixels[(y * width + x) * 3 + part] = clip((colour[part] ?? 0) + grain);
    }
  return { width, height, pixels };
}

function firstOf(shapes: readonly Shape[], x: number, y: number): Colour | null {
  for (const shape of shapes) {
    const colour = shape(x, y);
    if (colour) return colour;
  }
  return null;
}

/** With round corners. */
function box(left: number, top: number, w: number, h: number, corner: number) {
  const r = Math.min(corner, w / 2, h / 2);
  return (x: number, y: number): boolean => {
    const [dx, dy] = [Math.max(left + r - x, x - left - w + r, 0), Math.max(top + r - y, y - top - h + r, 0)];
    return dx * dx + dy * dy <= r * r;
  };
}

function scratchAt(random: Random) {
  const [fromX, fromY, slope] = [random.between(40, 500), random.between(60, 740), random.between(-9, 9) / 10];
  return (x: number, y: number): boolean =>
    x > fromX && x < fromX + 100 && Math.abs(y - fromY - slope * (x - fromX)) < 1.2;
}

/** The greeting of a device that is new to its owner. */
function lit(y: number, h: number): Colour {
  const light = 1 - y / h;
  return [40 + 50 * light, 70 + 80 * light, 110 + 110 * light];
}

function shaded(colour: Colour, x: number, w: number): Colour {
  const light = 40 * (x / w - 0.5);
  return [colour[0] + light, colour[1] + light, colour[2] + light];
}

function boards(desk: Colour, x: number, y: number, board: number): Colour {
  const along = Math.floor((x + y * 0.15) / board);
  const light = ((along * 37) % 5) * 7 - 14 + Math.sin(y / 28 + along * 2) * 5;
  return [desk[0] + light, desk[1] + light, desk[2] + light];
}

const clip = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));
