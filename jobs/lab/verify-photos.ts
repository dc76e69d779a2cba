/** Puts every photo of the lab together again: it must be the one that was taken, by its checksum and by the audit log. */
import { createHash } from 'node:crypto';
import type { Context } from '../../server/context.ts';
import { addedSums, keptPhotos } from '../../server/stores/lab/photo-sums.ts';
import { photoContent } from '../../server/stores/lab/photos.ts';
import { readCommitted } from '../../server/stores/read.ts';

const stretch = 50;
const toldAtMost = 20;

export interface VerifiedPhotos {
  photos: number;
  bytes: number;
  faults: string[];
}

export async function verifyPhotos({ database }: Pick<Context, 'database'>): Promise<VerifiedPhotos> {
  const read = readCommitted(database);
  const added = await addedSums(read);
  const found: VerifiedPhotos = { photos: 0, bytes: 0, faults: [] };
  for (let after = 0; ;) {
    const some = await keptPhotos(read, after, stretch);
    for (const { id, mysteryOrder, sha256 } of some) {
      const content = await photoContent(read, id, 'whole');
      const is = createHash('sha256').update(content).digest('hex');
      const name = `photo ${id} of mystery order ${mysteryOrder}`;
      if (is !== sha256) found.faults.push(`${name}: it is not the one that was taken`);
      else if (is !== (added.get(id) ?? is))
        found.faults.push(`${name}: it is not the one that the audit log says was taken`);
      found.photos += 1;
      found.bytes += content.length;
      after = id;
    }
    if (some.length < stretch || found.faults.length >= toldAtMost)
      return { ...found, faults: found.faults.slice(0, toldAtMost) };
  }
}
