/** Pictures made from a seed: a device on a table, more or less. */
import type { Buffer } from 'node:buffer';
import sharp, { type Sharp } from 'sharp';

/** Numbers from 0 to below 1, the same for the same seed (mulberry32, T. Ettinger 2017). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A scene of shapes on a shaded ground, another one for each seed. */
export function scene(seed: number, width = 1_200, height = 900): Sharp {
  const random = seeded(seed);
  const number = (most: number) => Math.round(random() * most);
  const shapes = Array.from({ length: 14 }, () => {
    const color = `rgb(${number(255)},${number(255)},${number(255)})`;
    const [x, y] = [number(width), number(height)];
    return random() < 0.5
      ? `<rect x="${x}" y="${y}" width="${number(width / 2)}" height="${number(height / 2)}" fill="${color}"/>`
      : `<circle cx="${x}" cy="${y}" r="${number(height / 3)}" fill="${color}"/>`;
  });
  const ground = `<rect width="${width}" height="${height}" fill="rgb(${number(255)},${number(255)},${number(255)})"/>`;
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${ground}${shapes.join('')}</svg>`;
  return sharp(new TextEncoder().encode(drawing)).flatten({ background: '#888888' });
}

export interface GoodPictures {
  jpeg: Buffer;
  png: Buffer;
  webp: Buffer;
}

export const goodPictures = async (): Promise<GoodPictures> => ({
  jpeg: await scene(1).jpeg({ quality: 85 }).toBuffer(),
  png: await scene(2, 640, 480).png().toBuffer(),
  webp: await scene(3, 800, 600).webp().toBuffer(),
});
