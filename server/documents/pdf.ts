/**
 * A small typesetter: blocks of text on A4, tagged for screen readers, numbered `n of m`. The same document gives the same
 * bytes whenever it is set, with the same versions of pdfkit and of the font.
 *
 * The font is DejaVu Sans Condensed: of the free ones it alone covers Latin, Greek, Cyrillic and Arabic in one file.
 */
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { createSheet } from './sheet.ts';
import type { PrintedDocument } from './printed-document.ts';
import { setBlock, setHead } from './set-block.ts';
import { setFeet } from './set-feet.ts';

const require = createRequire(import.meta.url);
const fontFile = (name: string) => readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
let fonts: { body: Buffer; bold: Buffer } | undefined;

/** Points: 20 mm at the sides, room for the foot below. */
const margins = { top: 62, bottom: 68, left: 57, right: 57 };

export async function renderPdf(document: PrintedDocument): Promise<Buffer> {
  fonts ??= { body: fontFile('DejaVuSansCondensed'), bold: fontFile('DejaVuSansCondensed-Bold') };
  const { title, author, madeAt, language } = document;
  const instant = new Date(madeAt);
  const pdf = new PDFDocument({
    size: 'A4',
    margins,
    pdfVersion: '1.7',
    tagged: true,
    // What the format asks of a file that a screen reader can read (ISO 14289).
    subset: 'PDF/UA' as never,
    lang: language,
    displayTitle: true,
    bufferPages: true,
    font: '',
    info: {
      Title: title,
      Author: author,
      Creator: 'Assay',
      Producer: 'Assay',
      CreationDate: instant,
      ModDate: instant,
    },
  });
  pdf.registerFont('body', fonts.body).registerFont('bold', fonts.bold);
  const pieces: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (piece: Buffer) => pieces.push(piece));
    pdf.on('end', () => resolve(Buffer.concat(pieces)));
    pdf.on('error', reject);
  });
  const sheet = createSheet(pdf);
  setHead(sheet, document);
  for (const [index, block] of document.blocks.entries()) setBlock(sheet, block, document.blocks[index + 1]);
  sheet.root.end();
  setFeet(sheet, document);
  pdf.end();
  return whole;
}
