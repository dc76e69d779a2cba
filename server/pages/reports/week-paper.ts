/** A week's report on paper: the same content gives the same bytes. */
import { isLanguage } from '../../languages/language.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Block, PrintedDocument } from '../../documents/printed-document.ts';
import type { ReportSection } from './week-content.ts';

export interface WeekReport {
  title: string;
  lead: string;
  /** Whose sellers these are. */
  about: string;
  sections: readonly ReportSection[];
  /** The instant at which the week ends: the report says nothing of later. */
  madeAt: string;
}

export const weekPaper = ({ title, lead, about, sections, madeAt }: WeekReport, t: Texts): PrintedDocument => ({
  language: isLanguage(t.language) ? t.language : 'en',
  title,
  author: 'Assay',
  madeAt,
  sender: ['Assay', about],
  recipient: [],
  foot: t('{title}. {about}.', { title, about }),
  pageWords: t('Page {page} of {pages}'),
  blocks: [{ kind: 'paragraph', text: lead, tone: 'strong' }, ...sections.flatMap((section) => blocksOf(section, t))],
});

function blocksOf({ title, none, columns, rows, more }: ReportSection, t: Texts): Block[] {
  const heading: Block = { kind: 'heading', level: 1, text: title };
  if (rows.length === 0) return [heading, { kind: 'paragraph', text: none, tone: 'quiet' }];
  const caption =
    more > 0
      ? t('The first {shown} of {total}', { shown: rows.length, total: rows.length + more })
      : t('All {total}', { total: rows.length });
  const table: Block = { kind: 'table', caption, columns, rows: rows.map((cells) => cells.map(({ text }) => text)) };
  return [heading, table];
}
