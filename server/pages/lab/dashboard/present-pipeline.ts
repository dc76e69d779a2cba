/** Where the lab's orders stand, from the draw to the reveal, and which parcels should be here. */
import { daysOverdue, parcelOf } from '../../../lab/parcel.ts';
import { stageOf, stages } from '../../../lab/stage.ts';
import type { Texts } from '../../../languages/texts.ts';
import type { BusinessCalendar, Day } from '../../../scoring/day.ts';
import type { LabTallies } from '../../../stores/lab/dashboard.ts';
import type { MysteryOrder } from '../../../stores/lab/mystery-orders.ts';
import { stageWord } from '../words.ts';

export function presentPipeline(orders: readonly MysteryOrder[], { planned, revealed }: LabTallies, t: Texts) {
  const at = Map.groupBy(orders, (order) => stageOf(order));
  return stages
    .filter((stage) => stage !== 'withdrawn')
    .map((stage) => ({
      label: stageWord(stage, t),
      count: stage === 'planned' ? planned : stage === 'revealed' ? revealed : (at.get(stage)?.length ?? 0),
      href: stage === 'planned' ? '/lab/plan' : `/lab/orders?stage=${stage}`,
    }));
}

export interface OverdueParcel {
  id: number;
  href: string;
  name: string;
  days: number;
  promisedOn: string | null;
  carrier: string | null;
}

/** The longest overdue first. */
export function overdueParcels(
  orders: readonly MysteryOrder[],
  calendar: BusinessCalendar,
  today: Day,
): OverdueParcel[] {
  return orders
    .map((order) => {
      const { promisedOn, carrier } = parcelOf(order, calendar);
      const { id, sellerName, sellerId } = order;
      const days = daysOverdue(order, calendar, today);
      return { id, href: `/lab/orders/${id}`, name: sellerName || sellerId, days, promisedOn, carrier };
    })
    .filter(({ days }) => days > 0)
    .sort((one, other) => other.days - one.days || one.id - other.id);
}

/** Graded once and waiting for a second person, or graded twice and not alike. */
export function secondGradings(orders: readonly MysteryOrder[]): { second: number; differing: number } {
  const inspected = orders.filter((order) => stageOf(order) === 'inspected');
  const differing = inspected.filter(({ secondGrading }) => (secondGrading?.submittedAt ?? null) !== null).length;
  return { second: inspected.length - differing, differing };
}
