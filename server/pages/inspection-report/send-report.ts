/** A report as an answer, and its pictures as paper needs them. */
import type { Buffer } from 'node:buffer';
import type { Response } from 'express';
import type { Picture } from '../../documents/printed-document.ts';
import { renderPdf } from '../../documents/pdf.ts';
import type { Texts } from '../../languages/texts.ts';
import type { PhotoMark } from '../../lab/photo-marks.ts';
import type { Revelation } from '../../lab/revelation.ts';
import { reportPaper, type InspectionReport } from './report-paper.ts';

export async function sendReport(response: Response, t: Texts, report: InspectionReport): Promise<void> {
  const pdf = await renderPdf(reportPaper(report, t));
  response.setHeader('Content-Type', 'application/pdf');
  response.setHeader('Content-Disposition', `inline; filename="inspection-${report.mysteryOrder}.pdf"`);
  response.setHeader('Content-Length', pdf.length);
  response.end(pdf);
}

export function pictureOf(
  { label, caption, width, height }: Revelation['photos'][number],
  marks: readonly PhotoMark[],
  jpeg: Buffer,
  t: Texts,
): Picture {
  const words = marks.map(({ word }) => word).filter(Boolean);
  const alternative = [caption === '' ? label : t('{label}: {text}', { label, text: caption }), ...words].join('. ');
  return { jpeg, width, height, alternative, label, caption, marks };
}
