/** The one moment when something leaves the compartment: a frozen copy, the photos that go with it, and its findings. */
import type { Transaction } from '../../../db/connect.ts';
import type { Checklist } from '../../lab/checklist.ts';
import { deviceKindOf } from '../../lab/device-kinds.ts';
import type { Grade, InspectionResult, SafetyFinding, Verdict } from '../../lab/result.ts';
import { daysToAnswer, type Revelation } from '../../lab/revelation.ts';
import { dayOf, dayText } from '../../scoring/day.ts';
import { appendAudit } from '../audit.ts';
import { readIn, type Read } from '../read.ts';
import { bumpRevision } from '../settings.ts';
import { insertFindings } from './released-findings.ts';
import { inspectionFacts, submittedGradings } from './gradings.ts';
import { settleVerification } from './verifications.ts';

export interface Reveal {
  /** The business day, `YYYY-MM-DD`. */
  day: string;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  at: string;
  by: string;
  /** Photos that stay in the lab, each with the reason. */
  withheld?: ReadonlyMap<number, string>;
}

/** A photo of one of the order's inspections, with the inspection's grading. */
export type RevealablePhoto = Revelation['photos'][number];

export interface Revealable {
  seller: number;
  sellerId: string;
  content: Revelation;
  checklist: Checklist | null;
}

/**
 * Shows the verdict to managers and to the seller from now on, with its audit entry. False unless it stands and is still
 * under cover. Letters are the caller's, in the same transaction.
 */
export async function revealMysteryOrder(tx: Transaction, id: number, reveal: Reveal): Promise<boolean> {
  const { day, at, by, withheld = new Map<number, string>() } = reveal;
  const changed = await tx.run(
    `UPDATE mystery_orders SET revealed_on = ?
     WHERE id = ? AND withdrawn_on IS NULL AND revealed_on IS NULL AND inspected_on IS NOT NULL
       AND (concluded_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM lab_inspections i WHERE i.mystery_order = mystery_orders.id))`,
    [day, id],
  );
  if (changed === 0) return false;
  const revealable = await revealableOrder(readIn(tx), id);
  if (revealable) await writeRevelation(tx, id, revealable, reveal);
  await appendAudit(tx, {
    ...{ at, actor: by, action: 'mystery order revealed', subject: `mystery order ${id}` },
    detail: {
      seller: revealable?.sellerId ?? null,
      verdict: revealable?.content.result.verdict ?? null,
      safetyFinding: revealable?.content.result.safetyFinding ?? null,
      ...(withheld.size > 0 ? { withheldPhotos: Object.fromEntries(withheld) } : {}),
    },
  });
  await settleVerification(tx, id, { at, by });
  await bumpRevision(tx);
  return true;
}

async function writeRevelation(tx: Transaction, id: number, revealable: Revealable, reveal: Reveal): Promise<void> {
  const { seller, checklist } = revealable;
  const photos = revealable.content.photos.filter((photo) => !reveal.withheld?.has(photo.id));
  const content: Revelation = { ...revealable.content, photos };
  await tx.run(
    `INSERT INTO revelations (mystery_order, seller, revealed_at, revealed_by, answer_until, content)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [id, seller, reveal.at, reveal.by, dayText(dayOf(reveal.day) + daysToAnswer), JSON.stringify(content)],
  );
  await tx.insertMany(
    'revelation_photos',
    ['photo', 'mystery_order', 'position'],
    photos.map((photo, position) => [photo.id, id, position]),
  );
  await insertFindings(tx, { mysteryOrder: id, seller, content, checklist, day: reveal.day });
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
export async function revealableOrder(read: Read, id: number): Promise<Revealable | null> {
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
  const { promisedOn, carrier } = await inspectionFacts(read, id);
  return {
    ...{ seller: row.seller, sellerId: row.sellerId, checklist: first?.checklist ?? null },
    content: {
      ...{ orderId: row.orderId, draw: row.draw, category: row.category, gradeSold: row.grade },
      ...{ orderedOn: row.orderedOn, receivedOn: row.receivedOn, inspectedOn: row.inspectedOn },
      delivery: {
        ...{ promisedOn, shippedOn: row.shippedOn, carrier },
        days: row.receivedOn === null ? null : dayOf(row.receivedOn) - dayOf(row.orderedOn),
      },
      checklist: { kind: first?.checklist.kind ?? deviceKindOf(row.category), version: first?.version ?? 0 },
      result: row.result === null ? writtenResult(row, row.verdict) : (JSON.parse(row.result) as InspectionResult),
      gradings: Math.max(1, gradings.length),
      photos: await photosToReveal(read, id, first?.checklist ?? null),
    },
  };
}

/** Of an order that was written down without an inspection: the marks, and no word on what was wrong. */
const writtenResult = (row: OrderRow, verdict: Verdict): InspectionResult => ({
  ...{ quality: row.quality, delivery: row.delivery, packaging: row.packaging, verdict },
  ...{ safetyFinding: row.safetyFinding ?? 'none', gradeSeen: null, model: row.model ?? '', wrong: [] },
});

/** All photos of the order's inspections, in the order of the checklist's views, those of the first grading first. */
async function photosToReveal(read: Read, id: number, checklist: Checklist | null): Promise<RevealablePhoto[]> {
  const rows = await read<Omit<RevealablePhoto, 'label'>>(
    `SELECT p.id AS id, p.view AS view, p.caption AS caption, p.width AS width, p.height AS height
     FROM lab_photos p JOIN lab_inspections i ON i.id = p.inspection
     WHERE i.mystery_order = ? AND p.removed_at IS NULL AND i.submitted_at IS NOT NULL
     ORDER BY i.grading, p.position, p.id`,
    [id],
  );
  const views = checklist?.views ?? [];
  const place = (view: string) => {
    const found = views.findIndex(({ key }) => key === view);
    return found === -1 ? views.length : found;
  };
  return rows
    .map((photo) => ({ ...photo, label: views.find(({ key }) => key === photo.view)?.label ?? photo.view }))
    .sort((one, other) => place(one.view) - place(other.view));
}
