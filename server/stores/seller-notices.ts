/** The inbox of a seller: everything that it was told, as it was said, and which of its people have read it. */
import type { Transaction } from '../../db/connect.ts';
import { addNoticeEvent } from './outbox.ts';
import type { Read } from './read.ts';

export const noticeKinds = ['statement', 'measure', 'appeal', 'dispute', 'verdict', 'action', 'plan', 'rules'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** In one language. */
export interface SaidNotice {
  subject: string;
  /** Plain text, without the link. */
  paragraphs: readonly string[];
}

/** By language; English is always among them. */
export type NoticeTexts = Readonly<Record<string, SaidNotice>>;

export interface NewNotice {
  /** The notice's own key, such as `dispute:7:answered`: it is told once, ever. */
  once: string;
  /** Null: all of them. */
  seller: number | null;
  kind: NoticeKind;
  /** The mark beside it: a level of a measure, `fine`, `watch` … */
  level: string;
  /** Where it leads, such as `/disputes/7`; null: all is said in it. */
  page: string | null;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  at: string;
  texts: NoticeTexts;
}

export interface Notice extends Omit<NewNotice, 'at' | 'texts'> {
  id: number;
  toldAt: string;
  /** Null: told before words were kept. */
  texts: NoticeTexts | null;
  /** New to the person who asks. */
  isUnread: boolean;
  /** When somebody of the seller first opened it, and who. */
  openedAt: string | null;
  openedBy: string | null;
}

/** @returns its number; null if it was told before. */
export async function addNotice(tx: Transaction, notice: NewNotice): Promise<number | null> {
  const { once, seller, kind, level, at, page, texts } = notice;
  const [row] = await tx.all<{ id: number }>(
    `INSERT INTO seller_notices (once, seller, kind, level, told_at, page, texts, is_news) VALUES (?, ?, ?, ?, ?, ?, ?, 1)
     ON CONFLICT (once) DO NOTHING RETURNING id`,
    [once, seller, kind, level, at, page, JSON.stringify(texts)],
  );
  if (!row) return null;
  await addNoticeEvent(tx, { at, seller, notice: row.id, kind, page });
  return row.id;
}

interface NoticeRow extends Omit<Notice, 'texts' | 'isUnread'> {
  texts: string | null;
  is_unread: number;
}

/** The first opening by somebody of the seller who asks: others do not learn who reads what is told to all. */
const openings = (column: string) => `(SELECT ${column} FROM notice_readers r JOIN people p ON p.id = r.person
    WHERE r.notice = n.id AND r.is_opened = 1 AND p.seller = ? ORDER BY r.read_at, r.person LIMIT 1)`;

const unread = `n.is_news = 1 AND NOT EXISTS (SELECT 1 FROM notice_readers m WHERE m.notice = n.id AND m.person = ?)`;
const selection = `SELECT n.id AS id, n.once AS once, n.seller AS seller, n.kind AS kind, n.level AS level, n.told_at AS "toldAt",
    n.page AS page, n.texts AS texts, CASE WHEN ${unread} THEN 1 ELSE 0 END AS is_unread,
    ${openings('r.read_at')} AS "openedAt", ${openings('p.name')} AS "openedBy" FROM seller_notices n`;
const own = '(n.seller = ? OR n.seller IS NULL)';

const noticeOf = ({ texts, is_unread, ...row }: NoticeRow): Notice => ({
  ...row,
  texts: texts === null ? null : (JSON.parse(texts) as NoticeTexts),
  isUnread: is_unread === 1,
});

export interface InboxReader {
  /** The person's key, and that of the seller for whom it reads. */
  person: number;
  seller: number;
}

export interface InboxFilter {
  kind?: NoticeKind | undefined;
  /** Only what the person has not read. */
  unread?: boolean | undefined;
}

const where = ({ person, seller }: InboxReader, filter: InboxFilter) => {
  const parts = [own, ...(filter.kind ? ['n.kind = ?'] : []), ...(filter.unread ? [`(${unread})`] : [])];
  const values = [seller, ...(filter.kind ? [filter.kind] : []), ...(filter.unread ? [person] : [])];
  return { sql: parts.join(' AND '), values };
};

/** The newest first. */
export async function noticesTo(
  read: Read,
  reader: InboxReader,
  filter: InboxFilter,
  { size, page }: { size: number; page: number },
): Promise<Notice[]> {
  const { sql, values } = where(reader, filter);
  const rows = await read<NoticeRow>(`${selection} WHERE ${sql} ORDER BY n.told_at DESC, n.id DESC LIMIT ? OFFSET ?`, [
    reader.person,
    reader.seller,
    reader.seller,
    ...values,
    size,
    (page - 1) * size,
  ]);
  return rows.map(noticeOf);
}

export async function countNotices(read: Read, reader: InboxReader, filter: InboxFilter): Promise<number> {
  const { sql, values } = where(reader, filter);
  const [row] = await read<{ found: number | string }>(
    `SELECT COUNT(*) AS found FROM seller_notices n WHERE ${sql}`,
    values,
  );
  return Number(row?.found ?? 0);
}

/** Null unless it was told to that very seller, or to all. */
export async function noticeTo(read: Read, { person, seller }: InboxReader, id: number): Promise<Notice | null> {
  const values = [person, seller, seller, seller, id];
  const [row] = await read<NoticeRow>(`${selection} WHERE ${own} AND n.id = ? ORDER BY n.id`, values);
  return row ? noticeOf(row) : null;
}

export interface NoticeReading {
  name: string;
  at: string;
  isOpened: boolean;
}

/** Who of the seller has read it, the first one first. */
export async function readersOf(read: Read, notice: number, seller: number): Promise<NoticeReading[]> {
  const rows = await read<{ name: string; at: string; is_opened: number }>(
    `SELECT p.name AS name, r.read_at AS at, r.is_opened AS is_opened FROM notice_readers r JOIN people p ON p.id = r.person
     WHERE r.notice = ? AND p.seller = ? ORDER BY r.read_at, r.person`,
    [notice, seller],
  );
  return rows.map(({ is_opened, ...row }) => ({ ...row, isOpened: is_opened === 1 }));
}

/** What a page that somebody of the seller opens answers to: those that lead there and that the person has not opened yet. */
export const unopenedAt = (read: Read, { person, seller }: InboxReader, page: string): Promise<{ id: number }[]> =>
  read<{ id: number }>(
    `SELECT n.id AS id FROM seller_notices n WHERE ${own} AND n.page = ? AND NOT EXISTS
       (SELECT 1 FROM notice_readers r WHERE r.notice = n.id AND r.person = ? AND r.is_opened = 1) ORDER BY n.id`,
    [seller, page, person],
  );

/** The first opening is kept; it takes the place of what the person had only called read. */
export async function noteReading(tx: Transaction, notice: number, person: number, at: string): Promise<void> {
  await tx.run(
    `INSERT INTO notice_readers (notice, person, read_at, is_opened) VALUES (?, ?, ?, 1)
     ON CONFLICT (notice, person) DO UPDATE SET read_at = excluded.read_at, is_opened = 1
       WHERE notice_readers.is_opened = 0`,
    [notice, person, at],
  );
}

/** All that is new to a person is called read, not opened. @returns how many there were. */
export function callAllRead(tx: Transaction, { person, seller }: InboxReader, at: string): Promise<number> {
  return tx.run(
    `INSERT INTO notice_readers (notice, person, read_at, is_opened)
     SELECT n.id, CAST(? AS INTEGER), ?, 0 FROM seller_notices n WHERE ${own} AND ${unread} ORDER BY n.id`,
    [person, at, seller, person],
  );
}
