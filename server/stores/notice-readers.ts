/** Whom a seller's letters go to, and which of them they asked not to get. */
import { hasJoined } from './people-joined.ts';
import { noticeKinds, type NoticeKind } from './seller-notices.ts';
import type { Preferences } from './preferences.ts';
import type { Read } from './read.ts';

/** Nobody can do without these by e-mail: they take or give rights, and days begin to count. */
export const alwaysMailed = ['statement', 'measure', 'appeal', 'rules'] as const satisfies readonly NoticeKind[];

/** Those that a person may keep to the inbox. */
export const quietable = noticeKinds.filter((kind) => !(alwaysMailed as readonly NoticeKind[]).includes(kind));

export interface NoticeReader {
  id: number;
  /** What they chose; null: the language of the seller's country. */
  language: string | null;
  country: string | null;
}

/**
 * The people of a seller, or of all of them, who sign in and want this kind by e-mail.
 *
 * @param seller null: all
 */
export async function noticeReaders(read: Read, seller: number | null, kind: NoticeKind): Promise<NoticeReader[]> {
  const rows = await read<{ id: number; country: string | null; preferences: string }>(
    `SELECT p.id AS id, p.preferences AS preferences, v.country AS country FROM people p JOIN sellers v ON v.id = p.seller
     WHERE p.role = 'seller' AND p.disabled_at IS NULL AND ${hasJoined} ${seller === null ? '' : 'AND p.seller = ?'} ORDER BY p.id`,
    seller === null ? [] : [seller],
  );
  return rows.flatMap(({ id, country, preferences }) => {
    const { language = null, quiet = [] } = JSON.parse(preferences) as Preferences;
    return wantsByMail(kind, quiet) ? [{ id, country, language }] : [];
  });
}

/** @example wantsByMail('statement', ['statement', 'verdict']) // true: a statement always */
export const wantsByMail = (kind: NoticeKind, quiet: readonly string[]): boolean =>
  (alwaysMailed as readonly NoticeKind[]).includes(kind) || !quiet.includes(kind);
