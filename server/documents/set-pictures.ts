/** Pictures two by two, each with its label, its words and the marks that were drawn on it. */
import type { Picture, PictureMark } from './printed-document.ts';
import { styles, type Sheet, type Style } from './sheet.ts';

/** Points. */
const between = 18;
const tallest = 250;
const disc = 6.5;
/** A light line on a dark one is seen on any picture. */
const ink = { line: '#ffd400', edge: '#1b1400' };

export function setPictures(sheet: Sheet, pictures: readonly Picture[]): void {
  const width = (sheet.width - between) / 2;
  for (let first = 0; first < pictures.length; first += 2) {
    const row = pictures.slice(first, first + 2).map((picture) => measured(sheet, picture, width));
    sheet.need(Math.max(...row.map(({ height }) => height)));
    const top = sheet.pdf.y;
    for (const [column, one] of row.entries()) setPicture(sheet, one, sheet.left + column * (width + between), top);
    sheet.pdf.y = top + Math.max(...row.map(({ height }) => height)) + 12;
  }
}

interface Measured {
  picture: Picture;
  column: number;
  drawnWidth: number;
  drawnHeight: number;
  words: { text: string; style: Style }[];
  height: number;
}

function measured(sheet: Sheet, picture: Picture, column: number): Measured {
  const share = Math.min(column / picture.width, tallest / picture.height);
  const said = [
    { text: picture.label, style: styles.strong },
    { text: picture.caption, style: styles.cell },
    ...picture.marks.map(({ word }, index) => ({ text: word && `${index + 1}  ${word}`, style: styles.quiet })),
  ];
  const words = said
    .filter(({ text }) => text !== '')
    .map(({ text, style }) => ({ text: sheet.text(text, style), style }));
  const lines = words.reduce((sum, { text, style }) => sum + sheet.height(text, style, column), 0);
  const [drawnWidth, drawnHeight] = [picture.width * share, picture.height * share];
  return { picture, column, drawnWidth, drawnHeight, words, height: drawnHeight + 4 + lines };
}

function setPicture(
  sheet: Sheet,
  { picture, column, drawnWidth, drawnHeight, words }: Measured,
  left: number,
  top: number,
) {
  const { pdf, root } = sheet;
  const figure = pdf.struct('Figure', { alt: picture.alternative }, () => {
    pdf.image(picture.jpeg, left, top, { width: drawnWidth, height: drawnHeight });
    for (const [index, mark] of picture.marks.entries())
      setMark(sheet, mark, index + 1, { left, top, width: drawnWidth, height: drawnHeight });
  });
  root.add(figure);
  pdf.y = top + drawnHeight + 4;
  for (const { text, style } of words)
    sheet.tag(root, 'P', () => sheet.use(style).text(text, left, pdf.y, { width: column, lineGap: style.lineGap }));
}

interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

function setMark({ pdf }: Sheet, mark: PictureMark, number: number, { left, top, width, height }: Frame): void {
  const [x1, y1, x2, y2] = [
    left + mark.x1 * width,
    top + mark.y1 * height,
    left + mark.x2 * width,
    top + mark.y2 * height,
  ];
  const isBox = mark.shape === 'box';
  const [x, y] = isBox ? [Math.min(x1, x2), Math.min(y1, y2)] : [x1, y1];
  for (const [color, thickness] of [
    [ink.edge, 2.6],
    [ink.line, 1.4],
  ] as const) {
    if (isBox) pdf.rect(x, y, Math.abs(x2 - x1), Math.abs(y2 - y1));
    else pdf.moveTo(x1, y1).lineTo(x2, y2);
    pdf.lineWidth(thickness).strokeColor(color).stroke();
  }
  if (!isBox) {
    const angle = Math.atan2(y2 - y1, x2 - x1);
    const corner = (turn: number) => [x2 - 8 * Math.cos(angle + turn), y2 - 8 * Math.sin(angle + turn)];
    pdf.polygon([x2, y2], corner(0.45), corner(-0.45)).lineWidth(0.6).fillAndStroke(ink.line, ink.edge);
  }
  const [discX, discY] = [
    Math.min(Math.max(x, left + disc), left + width - disc),
    Math.min(Math.max(y, top + disc), top + height - disc),
  ];
  pdf.circle(discX, discY, disc).lineWidth(0.6).fillAndStroke(ink.line, ink.edge);
  pdf
    .font('bold')
    .fontSize(7.5)
    .fillColor(ink.edge)
    .text(String(number), discX - disc, discY - 4, { width: 2 * disc, align: 'center', lineBreak: false });
}
