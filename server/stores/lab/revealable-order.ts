/** What a reveal of an order would release now: read for the page that asks once more, and again when it is released. */
import type { Checklist, ChecklistItem } from '../../lab/checklist.ts';
import { steps } from '../../lab/checklists/steps.ts';
import { deviceKindOf } from '../../lab/device-kinds.ts';
import type { Parcel } from '../../lab/parcel.ts';
import { labelOfView } from '../../lab/photo-order.ts';
import type { Grade, InspectionResult, SafetyFinding, Verdict } from '../../lab/result.ts';
import type { Revelation } from '../../lab/revelation.ts';
import { dayOf } from '../../scoring/day.ts';
import type { Read } from '../read.ts';
import { inspectionFacts, submittedGradings } from './gradings.ts';
import { photosOfOrder } from './photos.ts';

export interface Revealable {
  seller: number;
  sellerId: string;
  content: Revelation;
  checklist: Checklist | null;
}

interface OrderRow {
  seller: number;
  sellerId: string;
  orderId: string | null;
  draw: 'random' | 'for_cause';
  category: string | null;
  grade: Grade | null;
  model: string | null;
  orderedOn: string;
  receivedOn: string | null;
  inspectedOn: string | null;
  shippedOn: string | null;
  quality: number | null;
  delivery: number | null;
  packaging: number | null;
  verdict: Verdict | null;
  safetyFinding: SafetyFinding | null;
  result: string | null;
}

/** What a reveal would release now; null while no verdict stands. */
export async function revealableOrder(read: Read, id: number, parcel?: Parcel): Promise<Revealable | null> {
  const [row] = await read<OrderRow>(
    `SELECT m.seller AS seller, v.seller_id AS "sellerId", m.order_id AS "orderId", m.draw AS draw, m.category AS category,
       m.grade AS grade, m.model AS model, m.ordered_on AS "orderedOn", m.received_on AS "receivedOn",
       m.inspected_on AS "inspectedOn", m.shipped_on AS "shippedOn", m.quality AS quality, m.delivery AS delivery,
       m.packaging AS packaging, m.verdict AS verdict, m.safety_finding AS "safetyFinding", c.result AS result
     FROM mystery_orders m JOIN sellers v ON v.id = m.seller LEFT JOIN lab_conclusions c ON c.mystery_order = m.id
     WHERE m.id = ? ORDER BY m.id`,
    [id],
  );
  if (!row || row.inspectedOn === null || row.verdict === null) return null;
  const gradings = await submittedGradings(read, id);
  const [first] = gradings;
  return {
    ...{ seller: row.seller, sellerId: row.sellerId, checklist: first?.checklist ?? null },
    content: {
      ...{ orderId: row.orderId, draw: row.draw, category: row.category, gradeSold: row.grade },
      ...{ orderedOn: row.orderedOn, receivedOn: row.receivedOn, inspectedOn: row.inspectedOn },
      delivery: parcel ? deliveryOf(parcel) : await deliveryInRow(read, id, row),
      checklist: { kind: first?.checklist.kind ?? deviceKindOf(row.category), version: first?.version ?? 0 },
      result: row.result === null ? writtenResult(row, row.verdict) : explained(row.result, first?.checklist ?? null),
      gradings: Math.max(1, gradings.length),
      photos: await photosToReveal(read, id, first?.checklist ?? null),
    },
  };
}

/** Of an order that was written down without an inspection: the marks, and no word on what was wrong. */
const writtenResult = (row: OrderRow, verdict: Verdict): Revelation['result'] => ({
  ...{ quality: row.quality, delivery: row.delivery, packaging: row.packaging, verdict },
  ...{ safetyFinding: row.safetyFinding ?? 'none', gradeSeen: null, model: row.model ?? '', wrong: [] },
});

function explained(result: string, checklist: Checklist | null): Revelation['result'] {
  const told = JSON.parse(result) as InspectionResult;
  const wrong = told.wrong.map((one) => {
    const item = checklist?.items.find(({ key }) => key === one.item);
    return { ...one, mark: item?.mark ?? ('quality' as const), group: groupOf(item), help: item?.help ?? '' };
  });
  return { ...told, wrong };
}

const groupOf = (item: ChecklistItem | undefined): string =>
  item === undefined ? '' : (steps.find(({ key }) => key === item.group)?.label ?? item.group);

const deliveryOf = ({ promisedOn, shippedOn, carrier, days }: Parcel): Revelation['delivery'] => ({
  ...{ promisedOn, shippedOn, carrier, days },
});

async function deliveryInRow(read: Read, id: number, row: OrderRow): Promise<Revelation['delivery']> {
  const { promisedOn, carrier } = await inspectionFacts(read, id);
  const days = row.receivedOn === null ? null : dayOf(row.receivedOn) - dayOf(row.orderedOn);
  return { promisedOn, shippedOn: row.shippedOn, carrier, days };
}

/** All photos of the order's inspections, the first grading's first, each in the order of the checklist's views. */
async function photosToReveal(read: Read, id: number, checklist: Checklist | null): Promise<Revelation['photos']> {
  const views = checklist?.views ?? [];
  const photos = await photosOfOrder(read, id, views);
  // Sorting keeps the order of the views within each grading.
  const inOrder = photos.toSorted(
    (one, other) => Number(one.grading === 'second') - Number(other.grading === 'second'),
  );
  return inOrder.map(({ id: photo, view, caption, width, height, grading }) => {
    return { id: photo, view, label: labelOfView(view, views), caption, width, height, grading };
  });
}
