/** Photos of different orders that look alike: perhaps one device that was bought twice, perhaps one picture that was used twice. A person says. */
import type { Transaction } from '../../../db/connect.ts';
import { alikeUpTo, fingerprintDistance } from '../../lab/fingerprint.ts';
import { appendAudit } from '../audit.ts';
import type { Read } from '../read.ts';

export interface LikePhoto {
  id: number;
  /** Bits that differ. */
  distance: number;
}

/** Photos of other orders that look like this fingerprint, of those after a number; and the newest number that was looked at. */
export async function likePhotos(
  read: Read,
  { fingerprint, mysteryOrder, after }: { fingerprint: string; mysteryOrder: number; after: number },
): Promise<{ found: LikePhoto[]; newest: number }> {
  const others = await read<{ id: number; fingerprint: string; mysteryOrder: number }>(
    `SELECT p.id AS id, p.fingerprint AS fingerprint, i.mystery_order AS "mysteryOrder"
     FROM lab_photos p JOIN lab_inspections i ON i.id = p.inspection WHERE p.id > ? AND p.removed_at IS NULL ORDER BY p.id`,
    [after],
  );
  const found = others.flatMap((other) => {
    const distance = other.mysteryOrder === mysteryOrder ? null : fingerprintDistance(fingerprint, other.fingerprint);
    return distance !== null && distance <= alikeUpTo ? [{ id: other.id, distance }] : [];
  });
  return { found, newest: others.at(-1)?.id ?? after };
}

export async function writeLikenesses(tx: Transaction, photo: number, found: readonly LikePhoto[], at: string) {
  const rows = found.map(({ id, distance }) => [Math.min(id, photo), Math.max(id, photo), distance, at]);
  await tx.insertMany('lab_likenesses', ['photo', 'other', 'distance', 'found_at'], rows, {
    key: ['photo', 'other'],
    update: [],
  });
}

export type Judgement = 'same' | 'different';

export interface LikenessSide {
  id: number;
  mysteryOrder: number;
  /** When it was sent, and by whom. */
  at: string;
  person: string;
}

export interface Likeness {
  photo: LikenessSide;
  other: LikenessSide;
  distance: number;
  foundAt: string;
  judgement: Judgement | null;
  judgedBy: string | null;
  judgedAt: string | null;
}

interface LikenessRow extends Omit<Likeness, 'photo' | 'other'> {
  photo: number;
  photoOrder: number;
  photoAt: string;
  photoPerson: string;
  other: number;
  otherOrder: number;
  otherAt: string;
  otherPerson: string;
}

const selection = `SELECT l.photo AS photo, pi.mystery_order AS "photoOrder", p.at AS "photoAt", p.person AS "photoPerson",
    l.other AS other, oi.mystery_order AS "otherOrder", o.at AS "otherAt", o.person AS "otherPerson", l.distance AS distance,
    l.found_at AS "foundAt", l.judgement AS judgement, l.judged_by AS "judgedBy", l.judged_at AS "judgedAt"
  FROM lab_likenesses l JOIN lab_photos p ON p.id = l.photo JOIN lab_inspections pi ON pi.id = p.inspection
  JOIN lab_photos o ON o.id = l.other JOIN lab_inspections oi ON oi.id = o.inspection
  WHERE p.removed_at IS NULL AND o.removed_at IS NULL`;

const likenessIn = (row: LikenessRow): Likeness => ({
  photo: { id: row.photo, mysteryOrder: row.photoOrder, at: row.photoAt, person: row.photoPerson },
  other: { id: row.other, mysteryOrder: row.otherOrder, at: row.otherAt, person: row.otherPerson },
  distance: row.distance,
  foundAt: row.foundAt,
  judgement: row.judgement,
  judgedBy: row.judgedBy,
  judgedAt: row.judgedAt,
});

/** Those that nobody has judged come first, then the latest. */
export async function likenesses(read: Read, limit: number): Promise<Likeness[]> {
  const rows = await read<LikenessRow>(
    `${selection} ORDER BY CASE WHEN l.judgement IS NULL THEN 0 ELSE 1 END, l.found_at DESC, l.photo DESC, l.other DESC
     LIMIT ?`,
    [limit],
  );
  return rows.map(likenessIn);
}

/** Those of one order's photos that nobody called different. */
export async function likenessesOfOrder(read: Read, mysteryOrder: number): Promise<Likeness[]> {
  const rows = await read<LikenessRow>(
    `${selection} AND (pi.mystery_order = ? OR oi.mystery_order = ?) AND (l.judgement IS NULL OR l.judgement = 'same')
     ORDER BY l.photo, l.other`,
    [mysteryOrder, mysteryOrder],
  );
  return rows.map(likenessIn);
}

/** How many nobody has judged. */
export async function likenessesToJudge(read: Read): Promise<number> {
  const [row] = await read<{ count: number }>(
    `SELECT COUNT(*) AS count FROM lab_likenesses l JOIN lab_photos p ON p.id = l.photo JOIN lab_photos o ON o.id = l.other
     WHERE l.judgement IS NULL AND p.removed_at IS NULL AND o.removed_at IS NULL`,
  );
  return row?.count ?? 0;
}

/** A person says what it is, with an audit entry. They may say otherwise later; false where nothing changes. */
export async function judgeLikeness(
  tx: Transaction,
  { photo, other }: { photo: number; other: number },
  judgement: Judgement,
  { at, person }: { at: string; person: string },
): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE lab_likenesses SET judgement = ?, judged_by = ?, judged_at = ?
     WHERE photo = ? AND other = ? AND (judgement IS NULL OR judgement <> ?)`,
    [judgement, person, at, photo, other, judgement],
  );
  if (changed === 0) return false;
  const subject = `photos ${photo} and ${other}`;
  await appendAudit(tx, { at, actor: person, action: 'likeness judged', subject, detail: { judgement } });
  return true;
}
