/** The sheet that is being set: its measures, its fonts, and the tree of tags for screen readers. */
import type PDFDocument from 'pdfkit';
import { setText } from './set-text.ts';

type Pdf = InstanceType<typeof PDFDocument>;
export type Element = ReturnType<Pdf['struct']>;

export interface Style {
  font: 'body' | 'bold';
  size: number;
  color: string;
  /** Points between lines. */
  lineGap: number;
}

export interface Sheet {
  pdf: Pdf;
  /** The tag of the whole document. */
  root: Element;
  left: number;
  width: number;
  /** Text as this font can set it. */
  text(text: string, style: Style): string;
  height(text: string, style: Style, width: number): number;
  /** Where the sheet ends, less the foot. */
  bottom(): number;
  /** Begins a new sheet unless this much is left. */
  need(height: number): void;
  use(style: Style): Pdf;
  /** Puts an element of the tree around what `draw` sets. */
  tag(parent: Element, type: string, draw: () => void): Element;
}

export const ink = { text: '#1b1f1d', quiet: '#565e5a', line: '#b9c0bc', accent: '#0f5c45' };

export const styles = {
  title: { font: 'bold', size: 15, color: ink.text, lineGap: 2 },
  heading: { font: 'bold', size: 10.5, color: ink.accent, lineGap: 2 },
  subheading: { font: 'bold', size: 9.5, color: ink.text, lineGap: 2 },
  body: { font: 'body', size: 9.5, color: ink.text, lineGap: 2.6 },
  strong: { font: 'bold', size: 9.5, color: ink.text, lineGap: 2.6 },
  quiet: { font: 'body', size: 8.5, color: ink.quiet, lineGap: 2 },
  cell: { font: 'body', size: 8.5, color: ink.text, lineGap: 1.6 },
  head: { font: 'bold', size: 8.5, color: ink.quiet, lineGap: 1.6 },
} satisfies Record<string, Style>;

export function createSheet(pdf: Pdf): Sheet {
  const { left, right } = pdf.page.margins;
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const use = ({ font, size, color }: Style) => pdf.font(font).fontSize(size).fillColor(color);
  const bottom = () => pdf.page.height - pdf.page.margins.bottom;
  const has = (font: Style['font']) => {
    pdf.font(font);
    const { font: inner } = (pdf as unknown as { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } })
      ._font;
    return (point: number) => inner.hasGlyphForCodePoint(point);
  };
  return {
    pdf,
    root,
    left,
    width: pdf.page.width - left - right,
    use,
    bottom,
    text: (text, { font }) => setText(text, has(font)),
    height: (text, style, width) => use(style).heightOfString(text, { width, lineGap: style.lineGap }),
    need: (height) => {
      if (pdf.y + height > bottom()) pdf.addPage();
    },
    tag: (parent, type, draw) => {
      const element = pdf.struct(type, draw as never);
      parent.add(element);
      return element;
    },
  };
}
