/**
 * Photos that a reveal has released. They lie in the lab's compartment still: every question here begins at the release, so
 * that no other photo can come out.
 */
import type { Buffer } from 'node:buffer';
import { readMarks, type PhotoMark } from '../lab/photo-marks.ts';
import { joinParts } from './content-parts.ts';
import type { Read } from './read.ts';

export interface ReleasedPhoto {
  id: number;
  mysteryOrder: number;
  position: number;
  sha256: string;
  width: number;
  height: number;
  caption: string;
  marks: readonly PhotoMark[];
  /** When it was sent. */
  at: string;
}

const selection = `SELECT p.id AS id, r.mystery_order AS "mysteryOrder", r.position AS position, p.sha256 AS sha256,
    p.width AS width, p.height AS height, p.caption AS caption, p.notes AS notes, p.at AS at
  FROM revelation_photos r JOIN revelations v ON v.mystery_order = r.mystery_order
  JOIN lab_photos p ON p.id = r.photo AND p.removed_at IS NULL`;

type ReleasedRow = Omit<ReleasedPhoto, 'marks'> & { notes: string };

const photoIn = ({ notes, ...row }: ReleasedRow): ReleasedPhoto => ({ ...row, marks: readMarks(notes) ?? [] });

/** In the order in which they were released. */
export async function releasedPhotos(read: Read, mysteryOrder: number): Promise<ReleasedPhoto[]> {
  const rows = await read<ReleasedRow>(`${selection} WHERE r.mystery_order = ? ORDER BY r.position, r.photo`, [
    mysteryOrder,
  ]);
  return rows.map(photoIn);
}

export interface AskedPhoto {
  mysteryOrder: number;
  photo: number;
  /** Whose verdict it must be; null: anybody's. */
  seller: number | null;
}

/** Null unless that very photo was released with that very order, and the order is that seller's. */
export async function releasedPhoto(read: Read, { mysteryOrder, photo, seller }: AskedPhoto) {
  const [row] = await read<ReleasedRow>(
    `${selection} WHERE r.mystery_order = ? AND r.photo = ? AND (v.seller = ? OR 1 = ?) ORDER BY r.photo`,
    [mysteryOrder, photo, seller ?? 0, seller === null ? 1 : 0],
  );
  return row ? photoIn(row) : null;
}

export async function releasedContent(read: Read, photo: number, size: 'whole' | 'small'): Promise<Buffer> {
  return joinParts(
    await read<{ content: string }>(
      `SELECT c.content AS content FROM revelation_photos r JOIN lab_photo_parts c ON c.photo = r.photo
       WHERE r.photo = ? AND c.size = ? ORDER BY c.part`,
      [photo, size],
    ),
  );
}
