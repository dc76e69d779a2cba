/** Inspections that exist only while photos are measured, and what was kept of those that were sent. */
import type { Buffer } from 'node:buffer';
import type { Database } from '../../db/connect.ts';
import { logMysteryOrder } from '../../server/stores/lab/mystery-orders.ts';
import { startInspection } from '../../server/stores/lab/inspections.ts';
import { photoContent, photosOf } from '../../server/stores/lab/photos.ts';
import { readCommitted } from '../../server/stores/read.ts';

/** @returns their numbers */
export function trialInspections(database: Database, count: number, inspector: string, at: string): Promise<number[]> {
  const order = {
    ...{ seller: 1, draw: 'random' as const, category: 'smartphones', grade: null, orderId: null, notes: '' },
    ...{
      orderedOn: at.slice(0, 10),
      receivedOn: at.slice(0, 10),
      inspectedOn: null,
      verdict: null,
      safetyFinding: null,
    },
    ...{ quality: null, delivery: null, packaging: null, loggedBy: inspector, loggedAt: at },
  };
  return database.transaction(async (tx) => {
    const inspections: number[] = [];
    for (let nth = 0; nth < count; nth++) {
      const mysteryOrder = await logMysteryOrder(tx, order);
      inspections.push(await startInspection(tx, { mysteryOrder, grading: 'first', inspector, at }));
    }
    return inspections;
  });
}

export interface KeptPhoto {
  sentId: string;
  whole: Buffer;
  small: Buffer;
}

export async function keptPhotos(database: Database, inspections: readonly number[]): Promise<KeptPhoto[]> {
  const read = readCommitted(database);
  const kept: KeptPhoto[] = [];
  for (const inspection of inspections)
    for (const { id, sentId } of await photosOf(read, inspection))
      kept.push({ sentId, whole: await photoContent(read, id, 'whole'), small: await photoContent(read, id, 'small') });
  return kept;
}
