/** A week's report on paper: the same content gives the same bytes. */
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

export const weekPaper = ({ title, lead, about, sections, madeAt }: WeekReport): PrintedDocument => ({
  language: 'en',
  title,
  author: 'Assay',
  madeAt,
  sender: ['Assay', about],
  recipient: [],
  foot: `${title}. ${about}.`,
  pageWords: 'Page {page} of {pages}',
  blocks: [{ kind: 'paragraph', text: lead, tone: 'strong' }, ...sections.flatMap(blocksOf)],
});

function blocksOf({ title, none, columns, rows, more }: ReportSection): Block[] {
  const heading: Block = { kind: 'heading', level: 1, text: title };
  if (rows.length === 0) return [heading, { kind: 'paragraph', text: none, tone: 'quiet' }];
  const caption = more > 0 ? `The first ${rows.length} of ${rows.length + more}` : `All ${rows.length}`;
  const table: Block = { kind: 'table', caption, columns, rows: rows.map((cells) => cells.map(({ text }) => text)) };
  return [heading, table];
}
