/** What an inspector does with the photos of an open inspection: keep one, say something about it, take it away. */
import type { Buffer } from 'node:buffer';
import type { Transaction } from '../../../db/connect.ts';
import type { PhotoMark } from '../../lab/photo-marks.ts';
import { mostPhotos } from '../../lab/photo-order.ts';
import { appendAudit } from '../audit.ts';
import { partsOf } from '../content-parts.ts';
import { readIn } from '../read.ts';
import { likePhotos, writeLikenesses, type LikePhoto } from './likenesses.ts';
import { holdInspection, sentBefore } from './photos.ts';

export interface NewPhoto {
  inspection: number;
  mysteryOrder: number;
  sentId: string;
  view: string;
  caption: string;
  picture: { whole: Buffer; small: Buffer; width: number; height: number; sha256: string; fingerprint: string };
  /** Of other orders, as far as was looked before this transaction: `likePhotos`. */
  alike: { found: readonly LikePhoto[]; newest: number };
  person: string;
  at: string;
}

/**
 * Keeps a photo, with its audit entry and what it looks like.
 *
 * @returns its number, and whether it was kept before under the name that the phone gave it; `full` if the inspection holds
 * as many as it may, `closed` if it is submitted or another person's: nothing is written then.
 */
export async function keepPhoto(
  tx: Transaction,
  sent: NewPhoto,
): Promise<{ id: number; isNew: boolean; removed: boolean } | 'full' | 'closed'> {
  const { inspection, mysteryOrder, sentId, picture, person, at } = sent;
  const isOpen = await holdInspection(tx, inspection, person);
  const known = await sentBefore(readIn(tx), inspection, sentId);
  if (known) return { ...known, isNew: false };
  if (!isOpen) return 'closed';
  const [there] = await tx.all<{ photos: number; newest: number | null }>(
    `SELECT SUM(CASE WHEN removed_at IS NULL THEN 1 ELSE 0 END) AS photos, MAX(position) AS newest
     FROM lab_photos WHERE inspection = ? ORDER BY newest`,
    [inspection],
  );
  if (Number(there?.photos ?? 0) >= mostPhotos) return 'full';
  const id = await insertPhoto(tx, sent, (there?.newest ?? 0) + 1);
  const { fingerprint } = picture;
  const since = await likePhotos(readIn(tx), { fingerprint, mysteryOrder, after: sent.alike.newest });
  await writeLikenesses(tx, id, [...sent.alike.found, ...since.found], at);
  const detail = { inspection, photo: id, sha256: picture.sha256, size: picture.whole.length };
  await appendAudit(tx, { at, actor: person, action: 'photo added', subject: `mystery order ${mysteryOrder}`, detail });
  return { id, isNew: true, removed: false };
}

async function insertPhoto(tx: Transaction, sent: NewPhoto, position: number): Promise<number> {
  const { picture } = sent;
  const [row] = await tx.all<{ id: number }>(
    `INSERT INTO lab_photos (inspection, sent_id, view, position, sha256, size, width, height, fingerprint, caption, notes,
       person, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    [
      ...[sent.inspection, sent.sentId, sent.view, position, picture.sha256, picture.whole.length, picture.width],
      ...[picture.height, picture.fingerprint, sent.caption, '[]', sent.person, sent.at],
    ],
  );
  const { id } = row!;
  const rows = (['whole', 'small'] as const).flatMap((size) =>
    partsOf(picture[size]).map((text, part) => [id, size, part, text]),
  );
  await tx.insertMany('lab_photo_parts', ['photo', 'size', 'part', 'content'], rows);
  return id;
}

interface Act {
  photo: number;
  inspection: number;
  mysteryOrder: number;
  person: string;
  at: string;
}

/** Says what a photo shows, in words and marks. False if it is not theirs to change any more. */
export async function describePhoto(
  tx: Transaction,
  { photo, inspection, mysteryOrder, person, at }: Act,
  caption: string,
  marks: readonly PhotoMark[],
): Promise<boolean> {
  if (!(await holdInspection(tx, inspection, person))) return false;
  const changed = await tx.run(
    `UPDATE lab_photos SET caption = ?, notes = ? WHERE id = ? AND inspection = ? AND removed_at IS NULL`,
    [caption, JSON.stringify(marks), photo, inspection],
  );
  if (changed === 0) return false;
  const detail = { inspection, photo, marks: marks.length };
  await appendAudit(tx, {
    at,
    actor: person,
    action: 'photo described',
    subject: `mystery order ${mysteryOrder}`,
    detail,
  });
  return true;
}

/**
 * Takes a photo away as long as its inspection is open: the wrong button, or more of a previous owner than anybody should
 * keep. Its picture is deleted; who sent what and when (the row, with its hash) stays. False once the inspection is submitted:
 * evidence does not vanish.
 */
export async function removePhoto(
  tx: Transaction,
  { photo, inspection, mysteryOrder, person, at }: Act,
): Promise<boolean> {
  if (!(await holdInspection(tx, inspection, person))) return false;
  const changed = await tx.run(
    `UPDATE lab_photos SET removed_at = ?, removed_by = ? WHERE id = ? AND inspection = ? AND removed_at IS NULL`,
    [at, person, photo, inspection],
  );
  if (changed === 0) return false;
  await tx.run('DELETE FROM lab_photo_parts WHERE photo = ?', [photo]);
  const detail = { inspection, photo };
  await appendAudit(tx, {
    at,
    actor: person,
    action: 'photo removed',
    subject: `mystery order ${mysteryOrder}`,
    detail,
  });
  return true;
}
