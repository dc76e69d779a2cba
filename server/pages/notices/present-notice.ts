/** A notice as it was told, in the reader's language: a row of the inbox, and the words of its own page. */
import type { Texts } from '../../languages/texts.ts';
import { taskWords } from '../../notices/task-words.ts';
import type { Notice, SaidNotice } from '../../stores/seller-notices.ts';
import { kindWord, olderTitle } from './kind-words.ts';

export function saidIn(t: Texts, { texts, kind }: Notice): SaidNotice {
  const said = texts?.[t.language] ?? texts?.['en'];
  if (!said) return { subject: olderTitle(t, kind), paragraphs: [] };
  return { ...said, paragraphs: said.paragraphs.map((words) => taskWords(words, t)) };
}

export const presentRow = (t: Texts, notice: Notice) => ({
  href: notice.page ?? `/notices/${notice.id}`,
  receiptHref: `/notices/${notice.id}`,
  title: saidIn(t, notice).subject,
  level: notice.level,
  word: kindWord(t, notice.kind),
  toldAt: notice.toldAt,
  isUnread: notice.isUnread,
  openedAt: notice.openedAt,
  openedBy: notice.openedBy,
});
