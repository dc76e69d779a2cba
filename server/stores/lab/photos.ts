/** Photos of inspections: only what server/pictures has drawn anew comes here, and nothing is changed once its inspection is submitted. */
import type { Buffer } from 'node:buffer';
import type { Transaction } from '../../../db/connect.ts';
import type { RequiredView } from '../../lab/checklist.ts';
import { readMarks, type PhotoMark } from '../../lab/photo-marks.ts';
import { inViewOrder, missingViews } from '../../lab/photo-order.ts';
import { joinParts } from '../content-parts.ts';
import type { Read } from '../read.ts';

export interface Photo {
  id: number;
  inspection: number;
  /** The name that the phone gave it. */
  sentId: string;
  /** A view of the checklist, or `further`. */
  view: string;
  position: number;
  /** Of the picture as it is kept, in hexadecimal digits. */
  sha256: string;
  /** Bytes. */
  size: number;
  width: number;
  height: number;
  fingerprint: string;
  caption: string;
  marks: readonly PhotoMark[];
  person: string;
  at: string;
}

interface PhotoRow extends Omit<Photo, 'marks'> {
  notes: string;
}

const columns = `p.id AS id, p.inspection AS inspection, p.sent_id AS "sentId", p.view AS view, p.position AS position,
  p.sha256 AS sha256, p.size AS size, p.width AS width, p.height AS height, p.fingerprint AS fingerprint,
  p.caption AS caption, p.notes AS notes, p.person AS person, p.at AS at`;

const photoIn = <Row extends PhotoRow>({
  notes,
  ...row
}: Row): Omit<Row, 'notes'> & { marks: readonly PhotoMark[] } => ({
  ...row,
  marks: readMarks(notes) ?? [],
});

/** Those of one inspection that were not removed, in the order in which they came. */
export async function photosOf(read: Read, inspection: number): Promise<Photo[]> {
  const rows = await read<PhotoRow>(
    `SELECT ${columns} FROM lab_photos p WHERE p.inspection = ? AND p.removed_at IS NULL ORDER BY p.position, p.id`,
    [inspection],
  );
  return rows.map(photoIn);
}

/** The views that its checklist asks for and no photo shows. */
export const viewsMissing = async (
  read: Read,
  inspection: number,
  checklist: { views: readonly RequiredView[] },
): Promise<RequiredView[]> => missingViews(await photosOf(read, inspection), checklist.views);

export interface PhotoInPlace extends Photo {
  mysteryOrder: number;
  inspector: string;
  submittedAt: string | null;
  /** Nobody has to grade the order blindly any more. */
  settled: boolean;
}

/** One photo and where it belongs; null if it was removed. */
export async function photo(read: Read, id: number): Promise<PhotoInPlace | null> {
  const [row] = await read<PhotoRow & Omit<PhotoInPlace, keyof Photo | 'settled'> & { open: number }>(
    `SELECT ${columns}, i.mystery_order AS "mysteryOrder", i.inspector AS inspector, i.submitted_at AS "submittedAt",
       CASE WHEN m.concluded_at IS NOT NULL OR m.withdrawn_on IS NOT NULL OR EXISTS (SELECT 1 FROM lab_inspections s
         WHERE s.mystery_order = m.id AND s.grading = 'second' AND s.submitted_at IS NOT NULL) THEN 0 ELSE 1 END AS open
     FROM lab_photos p JOIN lab_inspections i ON i.id = p.inspection JOIN mystery_orders m ON m.id = i.mystery_order
     WHERE p.id = ? AND p.removed_at IS NULL ORDER BY p.id`,
    [id],
  );
  if (!row) return null;
  const { open, ...rest } = row;
  return { ...photoIn(rest), settled: open === 0 };
}

export type PhotoSize = 'whole' | 'small';

export async function photoContent(read: Read, id: number, size: PhotoSize): Promise<Buffer> {
  return joinParts(
    await read<{ content: string }>('SELECT content FROM lab_photo_parts WHERE photo = ? AND size = ? ORDER BY part', [
      id,
      size,
    ]),
  );
}

/** All photos of an order's inspections, the first grading's first, each in the order of its checklist's views. */
export async function photosOfOrder(
  read: Read,
  mysteryOrder: number,
  views: readonly RequiredView[],
): Promise<(Photo & { grading: 'first' | 'second' })[]> {
  const rows = await read<PhotoRow & { grading: 'first' | 'second' }>(
    `SELECT ${columns}, i.grading AS grading FROM lab_photos p JOIN lab_inspections i ON i.id = p.inspection
     WHERE i.mystery_order = ? AND p.removed_at IS NULL ORDER BY i.grading, p.position, p.id`,
    [mysteryOrder],
  );
  return inViewOrder(rows.map(photoIn), views);
}

/** Locks an inspection that is open and this person's. False: it is not. */
export const holdInspection = async (tx: Transaction, id: number, inspector: string): Promise<boolean> =>
  (await tx.run(
    'UPDATE lab_inspections SET revision = revision WHERE id = ? AND inspector = ? AND submitted_at IS NULL',
    [id, inspector],
  )) === 1;

/** The photo that came under this name before. */
export async function sentBefore(
  read: Read,
  inspection: number,
  sentId: string,
): Promise<{ id: number; removed: boolean } | null> {
  const [row] = await read<{ id: number; removedAt: string | null }>(
    'SELECT id, removed_at AS "removedAt" FROM lab_photos WHERE inspection = ? AND sent_id = ? ORDER BY id',
    [inspection, sentId],
  );
  return row ? { id: row.id, removed: row.removedAt !== null } : null;
}
