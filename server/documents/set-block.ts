/** Sets one block after the other, from the top of the sheet down. */
import type { Block, PrintedDocument } from './printed-document.ts';
import { setPictures } from './set-pictures.ts';
import { setTable } from './set-table.ts';
import { ink, styles, type Sheet, type Style } from './sheet.ts';

/** What a heading wants below itself, so that it never ends a sheet. */
const companion = 46;

/** Sender and recipient, side by side, and the title. */
export function setHead(sheet: Sheet, { sender, recipient, title }: PrintedDocument): void {
  const { pdf, root, left, width } = sheet;
  const half = width / 2 - 12;
  const top = pdf.y;
  let lowest = top;
  const column = (lines: readonly string[], x: number) => {
    if (lines.length === 0) return;
    const [first = '', ...rest] = lines;
    sheet.tag(root, 'P', () => {
      const strong = sheet.text(first, styles.strong);
      sheet.use(styles.strong).text(strong, x, top, { width: half, lineGap: 1.5 });
      if (rest.length > 0)
        sheet
          .use(styles.quiet)
          .text(sheet.text(rest.join('\n'), styles.quiet), x, pdf.y, { width: half, lineGap: 1.5 });
    });
    lowest = Math.max(lowest, pdf.y);
  };
  column(sender, left);
  column(recipient, left + half + 24);
  pdf.y = lowest + (lowest > top ? 26 : 0);
  setText(sheet, 'H1', title, styles.title, 10);
}

/** @param next a heading stays with what follows it */
export function setBlock(sheet: Sheet, block: Block, next: Block | undefined): void {
  switch (block.kind) {
    case 'heading':
      sheet.pdf.y += block.level === 1 ? 9 : 4;
      sheet.need(companion + (next?.kind === 'table' ? 20 : 0) + (next?.kind === 'pictures' ? 200 : 0));
      setText(
        sheet,
        block.level === 1 ? 'H2' : 'H3',
        block.text,
        block.level === 1 ? styles.heading : styles.subheading,
        3,
      );
      break;
    case 'paragraph':
      setText(sheet, 'P', block.text, paragraphs[block.tone ?? 'plain'], 6);
      break;
    case 'list':
      setList(sheet, block.items);
      break;
    case 'facts':
      setFacts(sheet, block.rows);
      break;
    case 'table':
      setTable(sheet, block);
      break;
    case 'pictures':
      setPictures(sheet, block.pictures);
      break;
    case 'sheet':
      sheet.pdf.addPage();
  }
}

const paragraphs = { plain: styles.body, quiet: styles.quiet, strong: styles.strong };

function setText(sheet: Sheet, type: string, text: string, style: Style, after: number): void {
  const { pdf, root, left, width } = sheet;
  const set = sheet.text(text, style);
  sheet.need(Math.min(sheet.height(set, style, width), 3 * (style.size + style.lineGap)));
  sheet.tag(root, type, () => sheet.use(style).text(set, left, pdf.y, { width, lineGap: style.lineGap }));
  pdf.y += after;
}

const indent = 14;

function setList(sheet: Sheet, items: readonly string[]): void {
  const { pdf, root, left, width } = sheet;
  const { body } = styles;
  const list = pdf.struct('L');
  root.add(list);
  for (const item of items) {
    const set = sheet.text(item, body);
    sheet.need(Math.min(sheet.height(set, body, width - indent), 40));
    const entry = pdf.struct('LI');
    list.add(entry);
    const top = pdf.y;
    sheet.tag(entry, 'Lbl', () => sheet.use(body).text('•', left + 3, top, { lineBreak: false }));
    sheet.tag(entry, 'LBody', () =>
      sheet.use(body).text(set, left + indent, top, { width: width - indent, lineGap: body.lineGap }),
    );
    entry.end();
    pdf.y += 2;
  }
  list.end();
  pdf.y += 4;
}

/** Label and value side by side between thin lines. */
function setFacts(sheet: Sheet, rows: readonly (readonly [string, string])[]): void {
  const { pdf, root, left, width } = sheet;
  const { body, quiet } = styles;
  const share = width * 0.3;
  const table = pdf.struct('Table');
  root.add(table);
  for (const [label, value] of rows) {
    const texts = [sheet.text(label, quiet), sheet.text(value, body)] as const;
    const height = Math.max(sheet.height(texts[0], quiet, share - 10), sheet.height(texts[1], body, width - share));
    sheet.need(height + 8);
    const top = pdf.y;
    const row = pdf.struct('TR');
    table.add(row);
    sheet.tag(row, 'TH', () =>
      sheet.use(quiet).text(texts[0], left, top + 4.5, { width: share - 10, lineGap: quiet.lineGap }),
    );
    sheet.tag(row, 'TD', () =>
      sheet.use(body).text(texts[1], left + share, top + 4, { width: width - share, lineGap: body.lineGap }),
    );
    row.end();
    pdf.y = top + height + 8;
    rule(sheet, pdf.y - 1);
  }
  table.end();
  pdf.y += 8;
}

/** A thin line; no screen reader speaks of it. */
export function rule({ pdf, left, width }: Sheet, y: number): void {
  pdf.markContent('Artifact', { type: 'Layout' } as never);
  pdf
    .moveTo(left, y)
    .lineTo(left + width, y)
    .lineWidth(0.5)
    .strokeColor(ink.line)
    .stroke();
  pdf.endMarkedContent();
}
