/** A composed statement as the bytes that are kept: markup and PDF with their sums. */
import { createHash } from 'node:crypto';
import { renderMarkup } from '../documents/markup.ts';
import { renderPdf } from '../documents/pdf.ts';
import type { PrintedDocument } from '../documents/printed-document.ts';
import type { StatementDocument } from '../stores/statements.ts';

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

export async function renderStatement(document: PrintedDocument, templateVersion: number): Promise<StatementDocument> {
  const html = renderMarkup(document);
  const pdf = await renderPdf(document);
  return {
    language: document.language,
    templateVersion,
    content: JSON.stringify(document),
    html,
    htmlSha256: sha256(html),
    pdf: pdf.toString('base64'),
    pdfSha256: sha256(pdf),
  };
}
