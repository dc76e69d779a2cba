/** Enters the lab's mystery orders of the sample, as its people would have. */
import { sampleMysteryOrders } from '../../db/sample/mystery-orders.ts';
import type { SampleOptions } from '../../db/sample/write-sample-feeds.ts';
import type { Context } from '../../server/context.ts';
import { dayText, type Day } from '../../server/scoring/day.ts';
import { logMysteryOrder } from '../../server/stores/lab/mystery-orders.ts';
import { revealMysteryOrder } from '../../server/stores/lab/reveals.ts';
import { sellerKey } from '../../server/stores/people-changes.ts';

export const labAddress = 'lab@demo.test';

export async function logSampleMysteryOrders(
  { database }: Pick<Context, 'database'>,
  options: SampleOptions,
): Promise<void> {
  const textOf = (day: Day | null) => (day === null ? null : dayText(day));
  await database.transaction(async (tx) => {
    for (const order of sampleMysteryOrders(options)) {
      const { sellerId, draw, category, grade, inspected, revealed } = order;
      const seller = await sellerKey(tx, sellerId);
      if (seller === null) throw new Error(`The sample has no seller ${sellerId}`);
      const known = <T>(value: T) => (inspected === null ? null : value);
      const id = await logMysteryOrder(tx, {
        ...{ seller, draw, category, grade, orderId: null, orderedOn: dayText(order.ordered) },
        receivedOn: textOf(order.received),
        inspectedOn: textOf(inspected),
        quality: known(order.quality),
        delivery: known(order.delivery),
        packaging: known(order.packaging),
        verdict: known(order.verdict),
        safetyFinding: known(order.safetyFinding),
        notes: inspected === null ? '' : order.notes,
        loggedBy: labAddress,
        loggedAt: `${dayText(order.ordered)}T09:30:00Z`,
      });
      if (revealed !== null) {
        const day = dayText(revealed);
        await revealMysteryOrder(tx, id, { day, at: `${day}T10:00:00Z`, by: labAddress });
      }
    }
  });
}
