/** The foot of every sheet, once it is known how many there are. */
import type { PrintedDocument } from './printed-document.ts';
import { styles, type Sheet } from './sheet.ts';

export function setFeet(sheet: Sheet, { foot, pageWords }: PrintedDocument): void {
  const { pdf, left, width } = sheet;
  const { start, count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    pdf.switchToPage(start + index);
    // Below the margin a text would begin a new sheet.
    const { bottom } = pdf.page.margins;
    pdf.page.margins.bottom = 0;
    const y = pdf.page.height - bottom + 24;
    const number = pageWords.replace('{page}', String(index + 1)).replace('{pages}', String(count));
    pdf.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] } as never);
    sheet
      .use(styles.quiet)
      .text(sheet.text(foot, styles.quiet), left, y, { width: width - 90, height: 24, ellipsis: true });
    sheet.use(styles.quiet).text(sheet.text(number, styles.quiet), left + width - 80, y, { width: 80, align: 'right' });
    pdf.endMarkedContent();
    pdf.page.margins.bottom = bottom;
  }
}
