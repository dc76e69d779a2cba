/** Pictures for the inspections of the sample that have some: drawn while the nights are lived through, as if somebody had sent them. */
import sharp from 'sharp';
import { drawDevice } from '../../db/sample/drawn-device.ts';
import { createPictureTaker, type Taken } from '../../server/pictures/take-picture.ts';

/** How many views the kind of device with the most has. */
const views = 7;

export type LabPictures = (order: number) => Promise<readonly Taken[]>;

/** @param categories of the orders that have pictures */
export function drawLabPictures(seed: number, categories: readonly string[]): LabPictures {
  const take = createPictureTaker({ mostWaiting: categories.length * views });
  const sets = categories.map((_category, order) =>
    Promise.all(Array.from({ length: views }, (__, view) => taken(order, view))),
  );
  // Whoever needs them waits for them, and hears of a failure.
  for (const set of sets) set.catch(() => undefined);
  return (order) => sets[order] ?? Promise.resolve([]);

  async function taken(order: number, view: number): Promise<Taken> {
    const { width, height, pixels } = drawDevice(seed, order, view, categories[order]!);
    const sent = await sharp(pixels, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 88 })
      .toBuffer();
    const picture = await take(sent);
    if (picture === 'busy' || 'refused' in picture) throw new Error(`The demo could not draw view ${view} of ${order}`);
    return picture;
  }
}
