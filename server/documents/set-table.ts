/** A table with its caption; its head is repeated on every sheet it runs onto. */
import type { Block, Column } from './printed-document.ts';
import { rule } from './set-block.ts';
import { styles, type Element, type Sheet, type Style } from './sheet.ts';

type Table = Extract<Block, { kind: 'table' }>;

const gap = 10;
const padding = 3.5;

export function setTable(sheet: Sheet, { caption, columns, rows }: Table): void {
  const { pdf, root, left, width } = sheet;
  const table = pdf.struct('Table');
  root.add(table);
  const set = sheet.text(caption, styles.quiet);
  sheet.need(sheet.height(set, styles.quiet, width) + 50);
  sheet.tag(table, 'Caption', () => sheet.use(styles.quiet).text(set, left, pdf.y, { width, lineGap: 2 }));
  pdf.y += 4;
  const labels = columns.map(({ label }) => label);
  setRow(sheet, columns, labels, styles.head, { table, cell: 'TH' });
  for (const cells of rows) {
    if (pdf.y + heightOf(sheet, columns, cells, styles.cell) > sheet.bottom()) {
      pdf.addPage();
      // Told once is enough for who listens; who looks at the next sheet needs it again.
      setRow(sheet, columns, labels, styles.head, null);
    }
    setRow(sheet, columns, cells, styles.cell, { table, cell: 'TD' });
  }
  table.end();
  pdf.y += 10;
}

function setRow(
  sheet: Sheet,
  columns: readonly Column[],
  cells: readonly string[],
  style: Style,
  tags: { table: Element; cell: string } | null,
): void {
  const { pdf } = sheet;
  const top = pdf.y;
  const height = heightOf(sheet, columns, cells, style);
  const row = tags && pdf.struct('TR');
  if (row) tags.table.add(row);
  else pdf.markContent('Artifact', { type: 'Layout' } as never);
  let x = sheet.left;
  for (const [index, column] of columns.entries()) {
    const width = sheet.width * column.share;
    const text = sheet.text(cells[index] ?? '', style);
    const at = x;
    const draw = () =>
      sheet
        .use(style)
        .text(text, at, top + padding, { width: width - gap, lineGap: style.lineGap, align: column.align ?? 'left' });
    if (row && tags) sheet.tag(row, tags.cell, draw);
    else draw();
    x += width;
  }
  if (row) row.end();
  else pdf.endMarkedContent();
  pdf.y = top + height;
  rule(sheet, pdf.y);
}

function heightOf(sheet: Sheet, columns: readonly Column[], cells: readonly string[], style: Style): number {
  const heights = columns.map(({ share }, index) =>
    sheet.height(sheet.text(cells[index] ?? '', style), style, sheet.width * share - gap),
  );
  return Math.max(...heights) + 2 * padding;
}
