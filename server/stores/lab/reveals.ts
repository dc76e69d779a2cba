/** The one moment when something leaves the compartment: a frozen copy, the photos that go with it, and its findings. */
import type { Transaction } from '../../../db/connect.ts';
import type { Parcel } from '../../lab/parcel.ts';
import { daysToAnswer, type Revelation } from '../../lab/revelation.ts';
import { dayOf, dayText } from '../../scoring/day.ts';
import { appendAudit } from '../audit.ts';
import { readIn } from '../read.ts';
import { bumpRevision } from '../settings.ts';
import { insertFindings } from './released-findings.ts';
import { revealableOrder, type Revealable } from './revealable-order.ts';
import { settleVerification, type SettledVerification } from './verifications.ts';

export interface Reveal {
  /** The business day, `YYYY-MM-DD`. */
  day: string;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  at: string;
  by: string;
  /** Photos that stay in the lab, each with the reason. */
  withheld?: ReadonlyMap<number, string>;
  /** As the deliveries feed and the lab know it now; left out: what stands in the order's own row. */
  parcel?: Parcel;
}

export interface Revealed {
  /** What it told of a corrective action, if it was bought to see. */
  verification: SettledVerification | null;
}

/**
 * Shows the verdict to managers and to the seller from now on, with its audit entry. Null unless it stands and is still
 * under cover. Letters are the caller's, in the same transaction.
 */
export async function revealMysteryOrder(tx: Transaction, id: number, reveal: Reveal): Promise<Revealed | null> {
  const { day, at, by, withheld = new Map<number, string>() } = reveal;
  const changed = await tx.run(
    `UPDATE mystery_orders SET revealed_on = ?
     WHERE id = ? AND withdrawn_on IS NULL AND revealed_on IS NULL AND inspected_on IS NOT NULL
       AND (concluded_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM lab_inspections i WHERE i.mystery_order = mystery_orders.id))`,
    [day, id],
  );
  if (changed === 0) return null;
  const revealable = await revealableOrder(readIn(tx), id, reveal.parcel);
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
  const verification = await settleVerification(tx, id, { at, by });
  await bumpRevision(tx);
  return { verification };
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
