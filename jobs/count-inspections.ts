/** Counts mystery orders once they are revealed, and again when a verdict was corrected after the seller's answer. */
import type { Transaction } from '../db/connect.ts';
import type { Day } from '../server/scoring/day.ts';
import { inspectionMoments, inspectionOutcome, type InspectionMoments } from '../server/scoring/inspection.ts';
import { riskUnit } from '../server/scoring/ledger.ts';
import { inspection } from '../server/scoring/metrics/inspection.ts';
import { addToArrears, addToDays } from '../server/stores/daily-counts.ts';
import { markInspectionsCounted, type RevealedInspection } from '../server/stores/inspections.ts';
import { postedDays } from '../server/stores/ledger.ts';
import { batchSize } from '../server/stores/order-facts.ts';
import { deleteEvents, storedEvents, writeEvents } from '../server/stores/outcomes.ts';
import { readIn } from '../server/stores/read.ts';
import { changesOf, noCell } from './order-changes.ts';

/** @param inspections revealed ones that no night has counted yet, or none since they were corrected */
export async function countInspections(
  tx: Transaction,
  night: Day,
  inspections: readonly RevealedInspection[],
): Promise<void> {
  if (inspections.length === 0) return;
  const read = readIn(tx);
  const changes = changesOf<InspectionMoments>([inspection], await postedDays(read), night, () => riskUnit);
  for (let start = 0; start < inspections.length; start += batchSize) {
    const some = inspections.slice(start, start + batchSize);
    const keys = some.map(({ id }) => eventKeyOf(id));
    const events = await storedEvents(read, keys);
    for (const { id, seller, facts, counted } of some) {
      const before = counted ? { seller, cell: noCell, moments: inspectionMoments(counted) } : undefined;
      const key = eventKeyOf(id);
      changes.take({ key, seller, cell: noCell }, inspectionOutcome(facts), before, events.get(key) ?? []);
    }
  }
  await deleteEvents(tx, changes.deleted);
  await writeEvents(tx, changes.written);
  await addToDays(tx, changes.days());
  await addToArrears(tx, changes.arrears());
  await markInspectionsCounted(tx, inspections, night);
}

/** Events of what is no order stand under the number with a minus, so that nothing takes it for an order's. */
export const eventKeyOf = (id: number): number => -id;
