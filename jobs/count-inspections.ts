/** Counts mystery orders once they are revealed. Each is counted once: nothing takes a revealed finding back. */
import type { Transaction } from '../db/connect.ts';
import type { Day } from '../server/scoring/day.ts';
import { inspectionOutcome, type InspectionMoments } from '../server/scoring/inspection.ts';
import { riskUnit } from '../server/scoring/ledger.ts';
import { inspection } from '../server/scoring/metrics/inspection.ts';
import { addToArrears, addToDays } from '../server/stores/daily-counts.ts';
import { markInspectionsCounted, type RevealedInspection } from '../server/stores/inspections.ts';
import { postedDays } from '../server/stores/ledger.ts';
import { writeEvents } from '../server/stores/outcomes.ts';
import { readIn } from '../server/stores/read.ts';
import { changesOf, noCell } from './order-changes.ts';

/** @param inspections revealed ones that no night has counted yet */
export async function countInspections(
  tx: Transaction,
  night: Day,
  inspections: readonly RevealedInspection[],
): Promise<void> {
  if (inspections.length === 0) return;
  const posted = await postedDays(readIn(tx));
  const changes = changesOf<InspectionMoments>([inspection], posted, night, () => riskUnit);
  for (const { id, seller, facts } of inspections)
    changes.take({ key: eventKeyOf(id), seller, cell: noCell }, inspectionOutcome(facts), undefined, []);
  await writeEvents(tx, changes.written);
  await addToDays(tx, changes.days());
  await addToArrears(tx, changes.arrears());
  await markInspectionsCounted(tx, inspections, night);
}

/** Events of what is no order stand under the number with a minus, so that nothing takes it for an order's. */
export const eventKeyOf = (id: number): number => -id;
