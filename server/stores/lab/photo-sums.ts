/** Photos and the checksums under which they were taken, for whoever looks whether they are still the same. */
import type { Read } from '../read.ts';

export interface KeptPhoto {
  id: number;
  mysteryOrder: number;
  sha256: string;
}

/** Those that were not removed, after this one. */
export const keptPhotos = (read: Read, after: number, limit: number): Promise<KeptPhoto[]> =>
  read<KeptPhoto>(
    `SELECT p.id AS id, i.mystery_order AS "mysteryOrder", p.sha256 AS sha256
     FROM lab_photos p JOIN lab_inspections i ON i.id = p.inspection
     WHERE p.removed_at IS NULL AND p.id > ? ORDER BY p.id LIMIT ?`,
    [after, limit],
  );

/** What the audit log says of each photo since it was added: whoever rewrites a photo with its checksum has not rewritten that. */
export async function addedSums(read: Read): Promise<Map<number, string>> {
  const rows = await read<{ detail: string }>("SELECT detail FROM audit WHERE action = 'photo added' ORDER BY id");
  const details = rows.map(({ detail }) => JSON.parse(detail) as { photo?: number; sha256?: string });
  return new Map(
    details.flatMap(({ photo, sha256 }) => (photo === undefined || sha256 === undefined ? [] : [[photo, sha256]])),
  );
}
